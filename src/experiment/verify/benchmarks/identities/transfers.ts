import { withPath } from '../../../../core/path.ts';
import type { Scenario } from '../../../../scenario/schema.ts';
import { YEAR } from '../../../figures.ts';
import type { Benchmark, Check, EngineName, Lab } from '../../benchmark.ts';
import { pictureOf, type Reading, ROUNDING } from '../../compare.ts';
import { marketOver } from '../../over-weeks.ts';
import { suppose } from '../../paper/suppose.ts';
import { changedAt } from '../../variant.ts';
import { nothing } from './checks.ts';

const PARTS = ['consumer_surplus', 'retailer_surplus', 'platform_profit', 'partner_profit', 'government'];

/** The market with all fees halved: what retailers save, platforms lose. */
const halfFees = (scenario: Scenario): Scenario =>
  changedAt(
    scenario,
    Object.fromEntries(
      Object.entries(scenario.platforms).map(([id, { merchantFee }]) => [
        `platforms.${id}.merchantFee`,
        merchantFee / 2,
      ]),
    ),
  );

/** The market with every bonus of an imposed contract, and every fine, doubled. */
const twiceTheBonuses = (scenario: Scenario): Scenario =>
  scenario.interventions.reduce((market, made, i) => {
    if (made.kind === 'exclusive') return withPath(market, `interventions[${i}].bonus`, 2 * made.bonus);
    if (made.kind === 'fine') return withPath(market, `interventions[${i}].amount`, 2 * made.amount);
    return market;
  }, scenario);

const withoutAll = (scenario: Scenario): Scenario => ({ ...scenario, interventions: [] });

interface Change {
  readonly welfare: number;
  readonly parts: readonly number[];
  /** What rounding may leave, in the unit of the accounts. */
  readonly tolerance: number;
}

/** Change of every account, per consumer and year. */
function changeOf(lab: Lab, engine: EngineName, to: Scenario): Change {
  const { scenario } = lab;
  const runs = (market: Scenario) =>
    engine === 'agents' ? lab.agents({ ...market, replicates: 1 }) : [lab.meanField(market)];
  const [[before], [after]] = [runs(scenario), runs(to)];
  const perYear = (column: string): Reading => {
    const read = marketOver(column, { from: 1, to: scenario.weeks });
    return (series) => (read(series) * YEAR) / scenario.consumers;
  };
  const change = (column: string) => perYear(column)(after) - perYear(column)(before);
  return {
    welfare: change('welfare'),
    parts: PARTS.map(change),
    tolerance: ROUNDING * PARTS.reduce((sum, column) => sum + Math.abs(perYear(column)(before)), 0),
  };
}

const ENGINES: readonly EngineName[] = ['mean-field', 'agents'];

/** Welfare does not move by what one side pays another. */
const checkTransfer = (lab: Lab, what: string, to: Scenario): Check[] =>
  ENGINES.map((engine) => {
    const { welfare, tolerance } = changeOf(lab, engine, to);
    return nothing(`change of welfare, ${what}`, engine, welfare, tolerance);
  });

/** What all interventions together do to welfare is what they do to its parts. */
const checkSum = (lab: Lab): Check[] =>
  ENGINES.map((engine) => {
    const { welfare, parts, tolerance } = changeOf(lab, engine, withoutAll(lab.scenario));
    return {
      ...nothing('change of welfare, no interventions', engine, welfare, tolerance),
      expected: parts.reduce((sum, part) => sum + part, 0),
    };
  });

export const transfers: Benchmark = {
  name: 'transfers',
  family: 'Identities',
  title: 'What one side pays the other receives: transfers do not move welfare',
  formula: 'change of welfare = sum of the changes of its parts; 0 if only fees, bonuses or fines change',
  source: 'identity',
  unmet: ({ platforms, retailers, shopping, strategies }) =>
    suppose([
      [retailers.reviewEvery === 0, 'retailers.reviewEvery: 0, so that nobody reacts to fees'],
      [shopping.passThrough === 0, 'shopping.passThrough: 0, so that fees stay off prices'],
      [Object.values(platforms).every(({ openness }) => openness === 0), 'openness 0: partners live on fees'],
      [strategies.every(({ kind }) => kind === 'hold'), 'no strategies'],
    ]),
  examine: (lab) => {
    const fees = halfFees(lab.scenario);
    const { parts } = changeOf(lab, 'mean-field', fees);
    const drawn = changeOf(lab, 'agents', fees).parts;
    const shown = PARTS.flatMap((part, i) => [
      { ...nothing(part.replace('_', ' '), 'mean-field', parts[i]), expected: parts[i] },
      { ...nothing(part.replace('_', ' '), 'agents', drawn[i]), expected: parts[i] },
    ]);
    return {
      checks: [
        ...checkTransfer(lab, 'fees halved', fees),
        ...checkTransfer(lab, 'bonuses and fines doubled', twiceTheBonuses(lab.scenario)),
        ...checkSum(lab),
      ],
      picture: pictureOf(
        shown,
        {
          x: 'account',
          y: `change by halved fees, ${lab.scenario.currency} per consumer and year`,
          format: 'number',
        },
        lab.z,
      ),
    };
  },
};
