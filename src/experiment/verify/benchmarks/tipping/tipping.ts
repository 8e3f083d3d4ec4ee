import type { Scenario } from '../../../../scenario/schema.ts';
import {
  foldOfLeader,
  leaderShare,
  type Rest,
  restFrom,
  restOfTwo,
  sharesOver,
} from '../../../../theory/tipping.ts';
import type { Benchmark, Check, Lab, Picture, Point } from '../../benchmark.ts';
import { checkAgents, checkMeanField } from '../../compare.ts';
import { shareOver } from '../../over-weeks.ts';
import { networkAlone, seenAtStart } from '../../paper/crowd.ts';
import { undisturbed } from '../../paper/premises.ts';
import { suppose, utilitiesOf } from '../../paper/suppose.ts';
import { changedAt, labFor } from '../../variant.ts';

/** Where iterating the map of a scenario comes to rest; null at the edge of tipping. */
const restOf = (scenario: Scenario): Rest | null =>
  restFrom(
    utilitiesOf(scenario).map(({ utility }) => utility),
    scenario.network.strength,
    seenAtStart(scenario),
  );

/** Longest run of the mean field, weeks; distance from rest that the agents may have kept, as a share of payments. */
const MOST_WEEKS = 5000;
const NEARLY = 1e-3;

/** Farthest that the recursion says a share still is from rest when the second half of the run begins. */
function leftAtHalf(scenario: Scenario, { shares }: Rest): number {
  const utilities = utilitiesOf(scenario).map(({ utility }) => utility);
  const half = Math.ceil(scenario.weeks / 2);
  const path = sharesOver(utilities, scenario.network.strength, seenAtStart(scenario), half);
  return Math.max(...path[half].map((share, j) => Math.abs(share - shares[j])));
}

const unmetBy = (scenario: Scenario): string[] => {
  const premises = suppose([...networkAlone(scenario), ...undisturbed(scenario)]);
  if (premises.length > 0) return premises;
  const rest = restOf(scenario);
  if (rest === null || rest.weeks > MOST_WEEKS)
    return [`a market that comes to rest within ${MOST_WEEKS} weeks: further from the edge of tipping`];
  return suppose([
    [leftAtHalf(scenario, rest) <= NEARLY, `weeks enough to come within ${NEARLY} of rest half-way`],
  ]);
};

/**
 * Shares at rest. The mean field runs until it is there; agents count from the middle of the scenario's run, and what the
 * recursion says is then left of the way is allowed to them beside the terms of order 1/N.
 */
function restChecks(lab: Lab, rest: Rest, expected = rest.shares): Check[] {
  const { scenario } = lab;
  const { weeks, consumers } = scenario;
  const long = labFor(lab, changedAt(scenario, { weeks: rest.weeks }));
  const bias = leftAtHalf(scenario, rest) + 2 / consumers;
  return utilitiesOf(scenario).flatMap(({ id }, j) => {
    const claim = { what: `share of ${id} at rest`, expected: expected[j], bias };
    return [
      checkMeanField(long, { ...claim, read: shareOver(id, { from: rest.weeks, to: rest.weeks }) }),
      checkAgents(lab, { ...claim, read: shareOver(id, { from: Math.ceil(weeks / 2) + 1, to: weeks }) }),
    ];
  });
}

/** What the mean field says of one method, once another market has come to rest; null if it does not. */
function atRest(lab: Lab, market: Scenario, id: string, what: string, expected: number): Check | null {
  const rest = restOf(market);
  if (rest === null || rest.weeks > MOST_WEEKS) return null;
  const long = changedAt(market, { weeks: rest.weeks });
  const read = shareOver(id, { from: rest.weeks, to: rest.weeks });
  return checkMeanField(labFor(lab, long), { what, expected, read });
}

const STRENGTHS = [0.5, 1, 1.5, 2.5, 3, 3.5, 4];
const fine = (most: number): number[] => Array.from({ length: 201 }, (_, i) => (most * i) / 200);

const startFrom = (scenario: Scenario, share: number): Scenario => {
  const [one, two] = utilitiesOf(scenario);
  return changedAt(scenario, { 'start.shares': { [one.id]: share, [two.id]: 1 - share } });
};

const restOfPair = (scenario: Scenario): number => {
  const [one, two] = utilitiesOf(scenario);
  const [seen] = seenAtStart(scenario);
  return restOfTwo(one.utility - two.utility, scenario.network.strength, seen);
};

interface Tried {
  readonly check: Check;
  readonly J: number;
  readonly group: string;
}

/** The first wallet's share at rest over the strength of the network effect, from its own start and from the mirrored one. */
function overStrengths(lab: Lab): Tried[] {
  const { scenario } = lab;
  const [{ id }] = utilitiesOf(scenario);
  return startsOf(scenario).flatMap(([group, start]) =>
    STRENGTHS.flatMap((J) => {
      const market = changedAt(startFrom(scenario, start), { 'network.strength': J });
      const check = atRest(lab, market, id, `share of ${id}, J = ${J}, ${group}`, restOfPair(market));
      return check === null ? [] : [{ check, J, group }];
    }),
  );
}

const startsOf = (scenario: Scenario): (readonly [group: string, share: number])[] => {
  const [start] = seenAtStart(scenario);
  const large = Math.max(start, 1 - start);
  return [
    ['from a large share', large],
    ['from a small share', 1 - large],
  ];
};

function branches(lab: Lab, tried: readonly Tried[], own: Check): Picture {
  const { scenario, z } = lab;
  const { strength } = scenario.network;
  const [start] = seenAtStart(scenario);
  const most = Math.max(STRENGTHS[STRENGTHS.length - 1], 1.2 * strength);
  return {
    x: 'strength of the network effect J, utils',
    y: `share of ${utilitiesOf(scenario)[0].id} at rest`,
    format: 'share',
    theory: startsOf(scenario).flatMap(([group, share]) =>
      fine(most).map((x) => ({
        ...{ x, group },
        y: restOfPair(changedAt(startFrom(scenario, share), { 'network.strength': x })),
      })),
    ),
    meanField: tried.map(({ check, J, group }) => ({ x: J, y: check.simulated, group })),
    agents: [
      {
        ...{ x: strength, y: own.simulated },
        low: own.simulated - z * own.error,
        high: own.simulated + z * own.error,
        group: start >= 0.5 ? 'from a large share' : 'from a small share',
      },
    ],
  };
}

export const tipping: Benchmark = {
  name: 'tipping',
  family: 'Network effects and tipping',
  title: 'Two wallets that draw users from their users part ways once the pull exceeds 2',
  formula: 's = sigma(D + J (2s - 1)), pitchfork at J = 2 for D = 0',
  source: 'Katz & Shapiro (1985); Brock & Durlauf (2001)',
  unmet: (scenario) => [
    ...suppose([[utilitiesOf(scenario).length === 2, 'two methods, cash included']]),
    ...unmetBy(scenario),
  ],
  examine: (lab) => {
    const share = restOfPair(lab.scenario);
    const own = restChecks(lab, restOf(lab.scenario)!, [share, 1 - share]);
    const tried = overStrengths(lab);
    const ofAgents = own.find(({ engine }) => engine === 'agents')!;
    return { checks: [...own, ...tried.map(({ check }) => check)], picture: branches(lab, tried, ofAgents) };
  },
};

/** All methods worth the same; the first has a share, the others divide the rest. */
function equals(scenario: Scenario, share: number, J: number): Scenario {
  const methods = utilitiesOf(scenario);
  const [{ utility }] = methods;
  const rest = (1 - share) / (methods.length - 1);
  const shares = Object.fromEntries(methods.map(({ id }, j) => [id, j === 0 ? share : rest]));
  const tastes = methods.map((method) => [
    method.id === 'cash' ? 'cash.taste' : `platforms.${method.id}.taste`,
    tasteOf(scenario, method.id) + utility - method.utility,
  ]);
  return changedAt(scenario, {
    ...Object.fromEntries(tastes),
    'network.strength': J,
    'start.shares': shares,
  });
}

const tasteOf = ({ cash, platforms }: Scenario, id: string): number =>
  id === 'cash' ? cash.taste : platforms[id].taste;

/** Equal methods: a leader keeps its share above the fold, and equal shares last up to J = K, beyond the fold of K > 2. */
function amongEquals(lab: Lab): Tried[] {
  const { scenario } = lab;
  const methods = utilitiesOf(scenario);
  const K = methods.length;
  const [, fold] = foldOfLeader(K);
  const [{ id }] = methods;
  const between = (fold + K) / 2;
  const leading = [fold * 0.8, between, K + 0.5, K + 1].map((J) => ({
    ...{ J, group: 'from a lead', start: 0.9, expected: leaderShare(K, J) },
  }));
  const level = [fold * 0.8, between].map((J) => ({
    ...{ J, group: 'from nearly equal shares', start: 1.1 / K, expected: 1 / K },
  }));
  return [...leading, ...(K > 2 ? level : [])].flatMap(({ J, group, start, expected }) => {
    const what = `share of ${id} among ${K} equals, J = ${J.toFixed(3)}, ${group}`;
    const check = atRest(lab, equals(scenario, start, J), id, what, expected);
    return check === null ? [] : [{ check, J, group }];
  });
}

function amongEqualsPicture(lab: Lab, tried: readonly Tried[]): Picture {
  const K = utilitiesOf(lab.scenario).length;
  const most = K + 1.5;
  const curve = (group: string, share: (J: number) => number, strengths: readonly number[]): Point[] =>
    strengths.map((x) => ({ x, y: share(x), group }));
  return {
    x: 'strength of the network effect J, utils',
    y: `share of the first of ${K} equal wallets at rest`,
    format: 'share',
    theory: [
      ...curve('from a lead', (J) => leaderShare(K, J), fine(most)),
      ...curve(
        'from nearly equal shares',
        () => 1 / K,
        fine(most).filter((J) => J < K),
      ),
    ],
    meanField: tried.map(({ check, J, group }) => ({ x: J, y: check.simulated, group })),
    agents: [],
  };
}

export const tippingThree: Benchmark = {
  name: 'tipping-three',
  family: 'Network effects and tipping',
  title: 'Among several wallets a leader lasts at pulls at which equal shares would last too',
  formula:
    's_j = e^(D_j + J s_j) / sum_k e^(D_k + J s_k); leader x of K equals: J = (K-1)/(K x - 1) ln((K-1) x/(1-x))',
  source: 'Brock & Durlauf (2001); Katz & Shapiro (1985)',
  unmet: unmetBy,
  examine: (lab) => {
    const tried = amongEquals(lab);
    const own = restChecks(lab, restOf(lab.scenario)!);
    return { checks: [...own, ...tried.map(({ check }) => check)], picture: amongEqualsPicture(lab, tried) };
  },
};
