import { moments } from '../../../../core/stats.ts';
import type { Scenario } from '../../../../scenario/schema.ts';
import { bestPairing, varianceApart } from '../../../../theory/policy.ts';
import type { Benchmark, Check, Lab, Picture } from '../../benchmark.ts';
import { onlyKinds } from '../../paper/choice-premises.ts';
import { methodsOf } from '../../paper/expected-week.ts';
import { logitOf, paymentsDrawn, plainLogit } from '../../paper/plain-choice.ts';
import { snapshotOf } from '../../paper/snapshot.ts';
import { suppose } from '../../paper/suppose.ts';
import { platformShare } from '../../read.ts';

export const commonRandomNumbers: Benchmark = {
  name: 'common-random-numbers',
  family: 'Policy and accounts',
  title:
    'Two worlds with the same draws differ by the effect alone, and with far less noise than independent runs',
  formula:
    "effect = s'_j - s_j; variance apart / variance paired > 10 (or half of the largest there can be, if that is less)",
  source: 'Glasserman & Yao (1992)',
  unmet: (scenario) =>
    suppose([
      ...plainLogit(scenario),
      ...plainLogit(changed(scenario)),
      ...onlyKinds(scenario, ['set']),
      [
        scenario.interventions.length > 0 && scenario.interventions.every(({ week }) => week <= 1),
        'a set from week 1',
      ],
      [Object.keys(scenario.segments).length === 1, 'one segment'],
      [scenario.replicates * scenario.weeks >= 100, 'replicates times weeks: 100 or more'],
      [differs(scenario), 'a set that moves shares'],
    ]),
  examine: (lab) => {
    const { platform } = largestEffect(lab.scenario);
    const shares = drawnShares(lab, platform);
    return { checks: [effectCheck(lab, shares), noiseCheck(lab, shares)], picture: picture(lab, shares) };
  },
};

const unchanged = (scenario: Scenario): Scenario => ({ ...scenario, interventions: [] });
const changed = (scenario: Scenario): Scenario => ({ ...snapshotOf(scenario, 1).rules, interventions: [] });

interface Effect {
  readonly platform: string;
  readonly expected: number;
}

/** The method whose share moves most. */
function largestEffect(scenario: Scenario): Effect {
  const [before, after] = [logitOf(unchanged(scenario)), logitOf(changed(scenario))];
  return methodsOf(scenario)
    .map((platform) => ({ platform, expected: after[platform] - before[platform] }))
    .reduce((most, one) => (Math.abs(one.expected) > Math.abs(most.expected) ? one : most), {
      platform: '',
      expected: 0,
    });
}

const differs = (scenario: Scenario): boolean => Math.abs(largestEffect(scenario).expected) > 1e-6;

/** A method's share in both worlds, by replicate and week: weeks are draws of their own. */
interface Drawn {
  readonly platform: string;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

function drawnShares(lab: Lab, platform: string): Drawn {
  const weeks = Array.from({ length: lab.scenario.weeks }, (_, i) => platformShare(platform, i + 1));
  const [before, after] = [unchanged(lab.scenario), changed(lab.scenario)].map((market) =>
    lab.agents(market).flatMap((series) => weeks.map((read) => read(series))),
  );
  return { platform, before, after };
}

const paired = ({ before, after }: Drawn): number[] => after.map((share, r) => share - before[r]);

function effectCheck({ scenario }: Lab, shares: Drawn): Check {
  const { n, mean, variance } = moments(paired(shares));
  return {
    ...{ what: `change of the share of ${shares.platform}, paired`, engine: 'agents', relation: '=' },
    expected: largestEffect(scenario).expected,
    simulated: mean,
    error: Math.sqrt(variance / n),
    tolerance: 0,
  };
}

/** By how much the variance must be smaller, where the effect is small enough for it. */
const SMALLER = 10;

/** Independent draws have the variance of the binomial; what is estimated is that of the paired difference. */
function noiseCheck({ scenario }: Lab, shares: Drawn): Check {
  const [p, q] = [unchanged(scenario), changed(scenario)].map((market) => logitOf(market)[shares.platform]);
  const payments = paymentsDrawn(scenario) / scenario.replicates;
  const { n, variance } = moments(paired(shares));
  const ratio = varianceApart(p, q, payments) / variance;
  return {
    ...{ what: 'variance of independent over paired differences', engine: 'agents', relation: '>' },
    expected: Math.min(SMALLER, bestPairing(p, q) / 2),
    simulated: ratio,
    error: ratio * Math.sqrt(2 / (n - 1)), // of a variance of n normal draws
    tolerance: 0,
  };
}

/** Pairs drawn in the picture. */
const SHOWN = 30;

/** The differences of the first pairs, and those between runs with other draws. */
function picture({ scenario }: Lab, { platform, before, after }: Drawn): Picture {
  const { expected: y } = largestEffect(scenario);
  const places = before.slice(0, SHOWN).map((_, i) => i + 1);
  const mark = (x: number, change: number, group: string) => ({
    x,
    y: change,
    low: change,
    high: change,
    group,
  });
  return {
    x: 'comparison',
    y: `change of the share of ${platform}`,
    format: 'share',
    theory: [1, places.length].map((x) => ({ x, y, group: 'effect' })),
    meanField: [],
    agents: places.flatMap((x) => [
      mark(x, after[x - 1] - before[x - 1], 'same draws'),
      mark(x, after[x % after.length] - before[x - 1], 'other draws'),
    ]),
  };
}
