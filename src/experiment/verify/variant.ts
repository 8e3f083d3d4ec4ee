import { withPath } from '../../core/path.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Lab } from './benchmark.ts';

/** A scenario with other values at some paths. */
export const changedAt = (scenario: Scenario, changes: Readonly<Record<string, unknown>>): Scenario =>
  Object.entries(changes).reduce((changed, [path, value]) => withPath(changed, path, value), scenario);

/** The same bench with another market on it. */
export const labFor = (lab: Lab, scenario: Scenario): Lab => ({
  scenario,
  z: lab.z,
  meanField: (asked = scenario) => lab.meanField(asked),
  agents: (asked = scenario) => lab.agents(asked),
});
