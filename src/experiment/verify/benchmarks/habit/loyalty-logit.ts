import type { Scenario } from '../../../../scenario/schema.ts';
import { type Loyalty, loyaltyLogit } from '../../../../theory/loyalty.ts';
import { burnIn, errorOfAverage, leftOfStart } from '../../../../theory/markov.ts';
import type { Window } from '../../../windows.ts';
import type { Benchmark, Check, Lab, Picture, Point } from '../../benchmark.ts';
import { compare, ROUNDING } from '../../compare.ts';
import { changesOver, shareOver } from '../../over-weeks.ts';
import {
  allMethodsEverywhere,
  countedByTrip,
  noNetwork,
  type Premise,
  undisturbed,
} from '../../paper/premises.ts';
import { suppose, utilitiesOf } from '../../paper/suppose.ts';
import { changedAt, labFor } from '../../variant.ts';

/** The closed form for the parameters of a scenario. */
export const loyaltyOf = (scenario: Scenario): Loyalty =>
  loyaltyLogit(
    utilitiesOf(scenario).map(({ utility }) => utility),
    bonusOf(scenario),
  );

/** Bonus of the top of wallet at full habit, utils. */
export const bonusOf = ({ habit, segments }: Scenario): number =>
  habit.strength * Object.values(segments)[0].habitStrength;

/** Longest burn-in that is run, trips. */
const MOST_TRIPS = 5000;

/** What every form of the loyalty logit supposes. */
export const lastUsedEverywhere = (scenario: Scenario): Premise[] => [
  ...allMethodsEverywhere(scenario),
  ...noNetwork(scenario),
  [scenario.habit.rule === 'last-used', 'habit.rule: last-used'],
];

const unmet = (scenario: Scenario): string[] => {
  const premises = suppose([
    ...lastUsedEverywhere(scenario),
    ...countedByTrip(scenario),
    ...undisturbed(scenario),
    [scenario.start.habits === 'settled', 'start.habits: settled'],
  ]);
  if (premises.length > 0) return premises;
  const forgotten = burnIn(loyaltyOf(scenario).memory) <= MOST_TRIPS;
  return suppose([[forgotten, `a habit that forgets its start within ${MOST_TRIPS} trips`]]);
};

function examine(lab: Lab): Check[] {
  const { scenario } = lab;
  const law = loyaltyOf(scenario);
  const settled = stationaryChecks(lab, law, { from: 1, to: scenario.weeks }, 0);
  const trips = burnIn(law.memory);
  const late = { from: trips + 1, to: trips + scenario.weeks };
  const worst = utilitiesOf(scenario).reduce((least, one) => (one.utility < least.utility ? one : least)).id;
  const unsettled = changedAt(scenario, {
    weeks: late.to,
    'start.habits': 'given',
    'start.topOfWallet': { [worst]: 1 },
  });
  return [...settled, ...stationaryChecks(labFor(lab, unsettled), law, late, trips, worst)];
}

/** Shares and switching over a window, `trips` after a start. */
function stationaryChecks(lab: Lab, law: Loyalty, window: Window, trips: number, worst = ''): Check[] {
  const { consumers, replicates } = lab.scenario;
  const later = trips === 1 ? '1 trip' : `${trips} trips`;
  const when = trips === 0 ? '' : `, ${later} after all paid with ${worst}`;
  const payments = consumers * replicates * (window.to - window.from + 1);
  const rounding = ROUNDING + (trips === 0 ? 0 : leftOfStart(law.memory, law.stationary, trips));
  const claims = utilitiesOf(lab.scenario).map(({ id }, j) => ({
    what: `share of ${id}${when}`,
    expected: law.stationary[j],
    read: shareOver(id, window),
    error: errorOfAverage(law.stationary[j], payments, law.memory),
  }));
  const switching = {
    what: `switching per trip${when}`,
    expected: law.switching,
    read: changesOver(window),
    error: undefined, // between replicates: a change is a matter of two trips
  };
  // A start that is forgotten to e^-12 leaves that much in both engines.
  return [...claims, switching].flatMap((claim) =>
    compare(lab, { ...claim, rounding, bias: claim.expected * (rounding - ROUNDING) }),
  );
}

const STEPS = 8;

/** Strength up to which a law without habits is drawn, utils. */
const WITHOUT_HABIT = 2;

/** The law against the strength of habit, up to twice that of the scenario. */
function picture(lab: Lab, checks: readonly Check[]): Picture {
  const { scenario } = lab;
  const { strength } = scenario.habit;
  const most = 2 * strength || WITHOUT_HABIT;
  const names = [
    ...utilitiesOf(scenario)
      .slice(0, 5)
      .map(({ id }) => id),
    'switching per trip',
  ];
  const marks = Array.from({ length: STEPS + 1 }, (_, i) => (most * i) / STEPS);
  const fine = Array.from({ length: 8 * STEPS + 1 }, (_, i) => (most * i) / (8 * STEPS));
  const at = (x: number, values: (market: Scenario) => number[]): Point[] =>
    values(changedAt(scenario, { 'habit.strength': x, weeks: 1 })).map((y, i) => ({ x, y, group: names[i] }));
  const week = { from: 1, to: 1 };
  const ids = names.slice(0, -1);
  const ofTheory = (market: Scenario) => {
    const law = loyaltyOf(market);
    return [...law.stationary.slice(0, ids.length), law.switching];
  };
  const ofMeanField = (market: Scenario) => {
    const series = lab.meanField(market);
    return [...ids.map((id) => shareOver(id, week)(series)), changesOver(week)(series)];
  };
  const drawn = checks.filter(({ engine, what }) => engine === 'agents' && !what.includes(','));
  return {
    x: 'strength of habit, utils',
    y: 'share of payments, or of trips',
    format: 'share',
    theory: fine.flatMap((x) => at(x, ofTheory)),
    meanField: marks.flatMap((x) => at(x, ofMeanField)),
    agents: drawn.slice(0, names.length).map(({ simulated, error, what }) => ({
      x: strength,
      y: simulated,
      low: simulated - lab.z * error,
      high: simulated + lab.z * error,
      group: what.replace('share of ', ''),
    })),
  };
}

const loyalty = (name: string, title: string): Benchmark => ({
  name,
  family: 'Habit and churn',
  title,
  formula:
    'pi_i = e_i S_i / sum_k e_k S_k, switching = sum_i e_i (S - e_i) / sum_i e_i S_i; e_i = e^v_i, S = sum_i e_i, S_i = S + (e^h - 1) e_i',
  source: 'Guadagni & Little (1983); stationary law of a reversible chain',
  unmet,
  examine: (lab) => {
    const checks = examine(lab);
    return { checks, picture: picture(lab, checks) };
  },
});

export const loyaltyTwo = loyalty(
  'loyalty-two',
  'Between two methods, loyalty to the last one makes the liked one larger and switching rare',
);
export const loyaltyThree = loyalty(
  'loyalty-logit',
  'Loyalty to the method used last settles at its stationary law, from wherever it starts',
);
