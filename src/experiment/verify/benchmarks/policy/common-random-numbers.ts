import { moments } from '../../../../core/stats.ts';
import type { Scenario } from '../../../../scenario/schema.ts';
import { chanceApart } from '../../../../theory/alias-coupling.ts';
import { bestPairing, errorOfDeviation, pairedMean, varianceApart } from '../../../../theory/policy.ts';
import { CASH } from '../../../weekly.ts';
import type { Benchmark, Check, Lab, Picture } from '../../benchmark.ts';
import { onlyKinds } from '../../paper/choice-premises.ts';
import { methodsOf } from '../../paper/expected-week.ts';
import { logitOf, plainLogit, tripsPerConsumer } from '../../paper/plain-choice.ts';
import { snapshotOf } from '../../paper/snapshot.ts';
import { suppose } from '../../paper/suppose.ts';
import { platformShare } from '../../read.ts';

export const commonRandomNumbers: Benchmark = {
  name: 'common-random-numbers',
  family: 'Policy and accounts',
  title:
    'Two worlds with the same draws differ by the effect alone, with just as little noise as their tables leave',
  formula:
    "effect e = s'_j - s_j; variance of n paired draws = (d - e^2) / n, of independent ones (s_j (1 - s_j) + s'_j (1 - s'_j)) / n; d = chance that one word draws j from one of both alias tables and not from the other",
  source:
    'Glasserman & Yao (1992); alias tables by Walker (1977), swept as by Hübschle-Schneider & Sanders (2019)',
  remark:
    'How much is gained depends on where the shares lie, since most columns of an alias table change hands whole: from nothing to the most that any pairing could do. That it is more than tenfold is asked where the two tables promise so much more that chance could not hide it, as they do in the file as shipped.',
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
      [
        tripsPerConsumer(unchanged(scenario)) === tripsPerConsumer(changed(scenario)),
        'a set that leaves trips as they are',
      ],
    ]),
  examine: (lab) => {
    const { platform } = largestEffect(lab.scenario);
    const shares = drawnShares(lab, platform);
    const promise = promised(lab.scenario, platform);
    return {
      checks: [effectCheck(lab, shares), noiseCheck(shares, promise), ...gainCheck(lab, shares, promise)],
      finding: findingOf(promise),
      picture: picture(lab, shares),
    };
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

/** Ways a trip can end at shops of one kind: cash, the platforms, walking away. A table has a power of two of columns. */
const columnsOf = (scenario: Scenario): number => 2 ** Math.ceil(Math.log2(outcomesOf(scenario).length + 1));

/** The shares of a market as the chances of a table's outcomes: cash, the platforms, and nothing. */
function chancesOf(scenario: Scenario): number[] {
  const shares = logitOf(scenario);
  const outcomes = outcomesOf(scenario);
  return Array.from({ length: columnsOf(scenario) }, (_, i) => shares[outcomes[i]] ?? 0);
}

const outcomesOf = ({ platforms }: Scenario): string[] => [CASH, ...Object.keys(platforms)];

/** What the two tables promise of one comparison, a week of one replicate. */
interface Promised {
  readonly variance: number;
  readonly varianceApart: number;
  /** The same, of a pairing in which as few draws differ as can be. */
  readonly varianceAtBest: number;
  readonly kurtosis: number;
}

function promised(scenario: Scenario, platform: string): Promised {
  const [before, after] = [unchanged(scenario), changed(scenario)].map(chancesOf);
  const outcome = outcomesOf(scenario).indexOf(platform);
  const [p, q] = [before[outcome], after[outcome]];
  const payments = scenario.consumers * tripsPerConsumer(scenario);
  const apart = varianceApart(p, q, payments);
  return {
    ...pairedMean(q - p, chanceApart(outcome, before, after), payments),
    varianceApart: apart,
    varianceAtBest: apart / bestPairing(p, q),
  };
}

/** How far the paired difference scatters follows from both tables. */
function noiseCheck(shares: Drawn, { variance, kurtosis }: Promised): Check {
  const found = moments(paired(shares));
  const expected = Math.sqrt(variance);
  return {
    ...{ what: 'standard deviation of that change', engine: 'agents', relation: '=' },
    expected,
    simulated: Math.sqrt(found.variance),
    error: expected * errorOfDeviation(found.n, kurtosis),
    tolerance: 0,
  };
}

/** By how much pairing must lower the variance, where the tables promise clearly more. */
const SMALLER = 10;

function gainCheck({ z }: Lab, shares: Drawn, promise: Promised): Check[] {
  const { n, variance } = moments(paired(shares));
  const error = 2 * errorOfDeviation(n, promise.kurtosis);
  const promisedGain = promise.varianceApart / promise.variance;
  if (promisedGain * (1 - 2 * z * error) < SMALLER) return [];
  const simulated = promise.varianceApart / variance;
  return [
    {
      ...{ what: 'variance of independent over paired differences', engine: 'agents', relation: '>' },
      expected: SMALLER,
      simulated,
      error: simulated * error,
      tolerance: 0,
    },
  ];
}

const findingOf = ({ variance, varianceApart: apart, varianceAtBest }: Promised): string =>
  `The two tables promise a variance ${(apart / variance).toFixed(1)} times smaller than that of independent runs; no pairing could make it more than ${(apart / varianceAtBest).toFixed(1)} times smaller.`;

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
