import { calibrate } from '../../src/experiment/calibrate/calibrate.ts';
import type { Calibration } from '../../src/experiment/calibrate/calibration.ts';
import { loadTargets } from '../../src/experiment/calibrate/load-targets.ts';
import {
  asMeasured,
  type Inquiry,
  meansOf,
  momentsOf,
  type Question,
} from '../../src/experiment/calibrate/measure.ts';
import type { Targets } from '../../src/experiment/calibrate/targets.ts';
import { replicatesOf } from '../../src/experiment/run.ts';
import { simulate } from '../../src/model/simulate.ts';
import { parseScenario } from '../../src/scenario/load.ts';
import type { Scenario } from '../../src/scenario/schema.ts';

/** A small market with habits, cash and two wallets, as a file. */
export const MARKET = `name: Small market # a comment
weeks: 13
replicates: 2
consumers: 2000
seed: small

habit: { rungs: 3, strength: 1.2 } # how strong habits are
cash:
  taste: 0.5
wallets: { enabled: false }
regions:
  here: { share: 1 }
segments:
  all: { share: 1, storeChoice: 0 }
platforms:
  a: { taste: 1 } # the one
  b: { taste: 0.4 } # the other
holdings:
  joint: { none: 0.1, a: 0.2, b: 0.3, a + b: 0.4 }
retailers:
  independents: { retailers: 2, outlets: 10, acceptance: { a: 0.9, b: 0.8 } }
`;

export const market = (): Scenario => parseScenario(MARKET);

/** A file of targets from its parts; each part as YAML in flow style. */
export const targetsText = (parts: {
  targets?: readonly string[];
  free?: readonly string[];
  rest?: string;
  weeks?: string;
}): string => `name: Test
source: a test
weeks: ${parts.weeks ?? '{ from: 1, to: 13 }'}
targets:
${(parts.targets ?? TARGETS).map((one) => `  - ${one}`).join('\n')}
free:
${(parts.free ?? FREE).map((one) => `  - ${one}`).join('\n')}
${parts.rest ?? 'agents: { replicates: 4, consumers: 2000 }'}
`;

const told = 'status: found, source: a test';

export const TARGETS = [
  `{ moment: payment-share, method: a, value: 0.4, standardError: 0.02, ${told} }`,
  `{ moment: cash-share, value: 0.3, standardError: 0.02, ${told} }`,
  `{ moment: preferred-use, value: 0.7, standardError: 0.02, ${told} }`,
  `{ moment: top-of-wallet-change, value: 0.3, standardError: 0.02, ${told} }`,
];

export const FREE = [
  '{ parameter: platforms.a.taste, bounds: [-3, 4], start: 0, meaning: use of a }',
  '{ parameter: platforms.b.taste, bounds: [-3, 4], start: 0, meaning: use of b }',
  '{ parameter: habit.strength, bounds: [0, 4], start: 0.5, meaning: habit }',
];

export const load = (text: string, scenario: Scenario = market()): Targets =>
  loadTargets('targets.yaml', text, scenario);

/** Answers every question in this thread; `onRun` sees each. */
export function answered<Result>(
  inquiry: Inquiry<Result>,
  targets: Targets,
  onRun: (question: Question) => void = () => {},
): Result {
  let next = inquiry.next();
  while (!next.done) {
    const { scenario } = next.value;
    onRun(next.value);
    const runs = Array.from({ length: replicatesOf(scenario) }, (_, replicate) =>
      simulate(scenario, { replicate }),
    );
    next = inquiry.next(runs.map((series) => momentsOf(targets, scenario, series)));
  }
  return next.value;
}

export const fitted = (
  targets: Targets,
  options: Parameters<typeof calibrate>[2] = { budget: 300, examine: false },
  scenario: Scenario = market(),
): Calibration => answered(calibrate(scenario, targets, options), targets);

/** The moments of a market by the mean field. */
export function momentsIn(scenario: Scenario, targets: Targets): number[] {
  const measured = asMeasured({ ...scenario, engine: 'mean-field' }, targets);
  return meansOf([momentsOf(targets, measured, simulate(measured))]);
}
