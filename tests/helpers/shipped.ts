import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Series } from '../../src/model/series.ts';
import { simulate } from '../../src/model/simulate.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { mean } from './read.ts';

const ROOT = fileURLToPath(new URL('../../scenarios/', import.meta.url));

/** The files of a folder of `scenarios/`, without their ending; none if there is no such folder yet. */
export function shippedIn(folder: string): string[] {
  if (!existsSync(`${ROOT}${folder}`)) return [];
  return readdirSync(`${ROOT}${folder}`)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name.slice(0, -'.yaml'.length)}`)
    .toSorted();
}

export const loadShipped = (name: string, overrides: readonly string[] = []) =>
  loadScenario(`${ROOT}${name}.yaml`, { read: (path) => readFileSync(path, 'utf8'), overrides });

/** A shipped scenario with fewer consumers. */
export const shipped = (name: string, consumers: number, overrides: readonly string[] = []): Scenario => ({
  ...loadShipped(name, overrides).scenario,
  consumers,
});

/** The first replicates of a scenario. */
export const replicates = (scenario: Scenario, count: number): Series[] =>
  Array.from({ length: count }, (_, replicate) => simulate(scenario, { replicate }));

/** What a scenario leads to without chance: expected values, by the mean field. */
export const expected = (scenario: Scenario): Series => simulate({ ...scenario, engine: 'mean-field' });

/** The same market and draws without some of what happens in it. */
export function without(scenario: Scenario, ...kinds: Scenario['interventions'][number]['kind'][]): Scenario {
  const interventions = scenario.interventions.filter(({ kind }) => !kinds.includes(kind));
  return { ...scenario, interventions };
}

/** Mean over weeks `from .. to` of a weekly column. */
export const over = (weekly: readonly number[], from: number, to: number): number =>
  mean(weekly.slice(from - 1, to));
