import { withPath } from '../../../../core/path.ts';
import type { Scenario } from '../../../../scenario/schema.ts';
import type { Benchmark } from '../../benchmark.ts';
import type { Reading } from '../../compare.ts';
import { marketOver, platformOver } from '../../over-weeks.ts';
import { suppose } from '../../paper/suppose.ts';
import { firstOf, placeOf, without } from './happenings.ts';
import { doseResponse, type Sign, signChecks } from './paired.ts';

const withCap = (scenario: Scenario, cap: number): Scenario =>
  withPath(scenario, `${placeOf(scenario, firstOf(scenario, 'fee-cap')!)}.cap`, cap);

const feesOf = ({ platforms }: Scenario): number[] =>
  Object.values(platforms).map(({ merchantFee }) => merchantFee);

/** Mean over platforms of a column of theirs. */
const meanOfPlatforms =
  (readings: readonly Reading[]): Reading =>
  (series) =>
    readings.reduce((sum, read) => sum + read(series), 0) / readings.length;

export const feeCap: Benchmark = {
  name: 's13-fee-cap',
  family: 'Signs',
  title: 'A fee cap that binds raises acceptance and lowers what platforms earn',
  formula: 'with the cap less without: sign of the mean paired difference',
  source: 'Rochet & Tirole (2002); Wright (2004)',
  unmet: (scenario) =>
    suppose([
      [firstOf(scenario, 'fee-cap') !== undefined, 'an intervention of kind fee-cap'],
      [
        feesOf(scenario).some((fee) => fee > (firstOf(scenario, 'fee-cap')?.cap ?? 0)),
        'a merchantFee above the cap',
      ],
      [scenario.retailers.reviewEvery > 0, 'retailers.reviewEvery above 0'],
    ]),
  examine: (lab) => {
    const { scenario } = lab;
    const ids = Object.keys(scenario.platforms);
    const window = {
      from: firstOf(scenario, 'fee-cap')!.week + scenario.retailers.reviewEvery,
      to: scenario.weeks,
    };
    const over = (column: string) => (id: string) => platformOver(id, column, window);
    const signs: Sign[] = [
      {
        what: 'acceptance by shops, mean of platforms',
        relation: '>',
        read: meanOfPlatforms(ids.map(over('acceptance'))),
      },
      {
        what: 'acceptance by sales, mean of platforms',
        relation: '>',
        read: meanOfPlatforms(ids.map(over('acceptance_by_sales'))),
      },
      { what: 'fees a week, mean of platforms', relation: '<', read: meanOfPlatforms(ids.map(over('fees'))) },
      { what: 'profit of platforms a week', relation: '<', read: marketOver('platform_profit', window) },
    ];
    const highest = Math.max(...feesOf(scenario));
    const { cap } = firstOf(scenario, 'fee-cap')!;
    const along = (fee: number) => ({ x: fee, scenario: withCap(scenario, fee) });
    const steps = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((step) => (step / 8) * highest);
    return {
      checks: signs.flatMap((sign) =>
        signChecks(lab, { from: without(scenario, 'fee-cap'), to: scenario }, sign),
      ),
      picture: doseResponse(
        lab,
        { x: 'ceiling on the merchant fee', y: 'acceptance by shops', format: 'share' },
        [cap, highest].map(along),
        ids.map((id) => ({ group: id, read: over('acceptance')(id) })),
        steps.map(along),
      ),
    };
  },
};
