import { mean } from '../../../../core/stats.ts';
import type { Intervention, Scenario } from '../../../../scenario/schema.ts';
import { CASH } from '../../../weekly.ts';
import type { Benchmark, Check, Lab, Picture } from '../../benchmark.ts';
import { checkAgents, checkMeanField, compare, type Reading } from '../../compare.ts';
import { curveOf, evenly } from '../../curve.ts';
import { onlyKinds } from '../../paper/choice-premises.ts';
import { methodsOf } from '../../paper/expected-week.ts';
import { allPaid, lossOf, plainLogit, surplusOf, tripsPerConsumer } from '../../paper/plain-choice.ts';
import { suppose } from '../../paper/suppose.ts';
import { marketIn } from '../../read.ts';
import { changedAt, labFor } from '../../variant.ts';

export const logsum: Benchmark = {
  name: 'logsum',
  family: 'Choice and surplus',
  title: 'Surplus is the logsum in money, and the loss of a method is what would have to be paid for it',
  formula: 'CS = ln(sum_k e^V_k) / alpha a trip; losing j costs -ln(1 - s_j) / alpha',
  source: 'Small & Rosen (1981); Train (2009)',
  unmet: (scenario) =>
    suppose([
      ...plainLogit(scenario),
      ...onlyKinds(scenario, []),
      [methodsOf(scenario).length >= 2, 'a second method'],
    ]),
  examine: (lab) => ({
    checks: [
      ...surplusChecks(lab, 1),
      ...methodsOf(lab.scenario).flatMap((id) => paidBack(lab, id)),
      ...OTHER_MONEY.flatMap((factor) => surplusChecks(lab, factor)),
    ],
    picture: picture(lab),
  }),
};

/** Multiples of the scenario's marginal utility of money at which surplus is looked at too. */
const OTHER_MONEY = [0.1, 3];

/** A market in which money is worth `factor` times as much. */
const withMoney = (scenario: Scenario, factor: number): Scenario =>
  changedAt(
    scenario,
    Object.fromEntries(
      Object.entries(scenario.segments).map(([id, { moneyUtility }]) => [
        `segments.${id}.moneyUtility`,
        moneyUtility * factor,
      ]),
    ),
  );

function without(scenario: Scenario, id: string): Scenario {
  if (id === CASH) return changedAt(scenario, { 'cash.offered': false });
  return { ...scenario, interventions: [leaving(id, 1)] };
}

const leaving = (platform: string, week: number): Intervention => ({
  kind: 'exit',
  week,
  until: null,
  platform,
});

/** Surplus is worked out for whoever is there, not drawn: a run with agents has no spread in it. */
const NOTHING_DRAWN = 0;

const surplusPerTrip =
  (scenario: Scenario): Reading =>
  (series) =>
    marketIn('consumer_surplus', 1)(series) / (scenario.consumers * tripsPerConsumer(scenario));

function surplusChecks(lab: Lab, factor: number): Check[] {
  const market = withMoney(lab.scenario, factor);
  const money = factor === 1 ? '' : `, money utility times ${factor}`;
  const whole = compare(labFor(lab, market), {
    what: `surplus a trip${money}`,
    expected: surplusOf(market) / tripsPerConsumer(market),
    read: surplusPerTrip(market),
    error: NOTHING_DRAWN,
  });
  return [...whole, ...methodsOf(market).flatMap((id) => lossChecks(lab, market, id, money))];
}

function lossChecks(lab: Lab, market: Scenario, id: string, money: string): Check[] {
  const read = surplusPerTrip(market);
  const rest = labFor(lab, without(market, id));
  const claim = {
    what: `loss a trip without ${id}${money}`,
    expected: lossOf(market, id),
    error: NOTHING_DRAWN,
  };
  const [expected, drawn] = [read(lab.meanField(market)), mean(lab.agents(market).map(read))];
  return [
    checkMeanField(rest, { ...claim, read: (series) => expected - read(series) }),
    checkAgents(rest, { ...claim, read: (series) => drawn - read(series) }),
  ];
}

/** Compensating variation: with the loss paid on every trip, consumers are as well off as before. */
function paidBack(lab: Lab, id: string): Check[] {
  const { scenario } = lab;
  const made = allPaid(without(scenario, id), lossOf(scenario, id));
  return compare(labFor(lab, made), {
    what: `surplus a trip without ${id}, its loss paid back`,
    expected: surplusOf(scenario) / tripsPerConsumer(scenario),
    read: surplusPerTrip(scenario),
    error: NOTHING_DRAWN,
  });
}

/** What losing a platform costs, against how much the first is liked: it leaves in the second of two weeks. */
function picture(lab: Lab): Picture {
  const { platforms, currency } = lab.scenario;
  const [first] = Object.keys(platforms);
  const { taste } = platforms[first];
  const surplus = marketIn('consumer_surplus', 1);
  const trips = lab.scenario.consumers * tripsPerConsumer(lab.scenario);
  return curveOf(
    lab,
    {
      x: `taste of ${first}, utils`,
      y: `loss a trip without the platform, ${currency}`,
      format: 'number',
      marks: evenly(taste - 2, taste + 2, 4),
      market: (x) => changedAt(lab.scenario, { [`platforms.${first}.taste`]: x, weeks: 2 }),
    },
    Object.keys(platforms).map((id) => ({
      group: id,
      theory: (market) => lossOf(market, id),
      variant: (market) => ({ ...market, interventions: [leaving(id, 2)] }),
      read: (series) => (surplus(series) - marketIn('consumer_surplus', 2)(series)) / trips,
    })),
  );
}
