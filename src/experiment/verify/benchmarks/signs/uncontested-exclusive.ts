import { YEAR } from '../../../figures.ts';
import type { Benchmark } from '../../benchmark.ts';
import type { Reading } from '../../compare.ts';
import { pictureOf } from '../../compare.ts';
import { marketOver, platformOver } from '../../over-weeks.ts';
import { suppose } from '../../paper/suppose.ts';
import { allOf, without } from './happenings.ts';
import { type Pair, type Sign, signChecks } from './paired.ts';

export const uncontestedExclusive: Benchmark = {
  name: 's05-uncontested-exclusive',
  family: 'Signs',
  title:
    'An exclusive contract that nobody answers helps the wallet that wins it, and harms its rival, consumers and the whole',
  formula: 'with the contract less without: sign of the mean paired difference; money per consumer and year',
  source: 'Segal & Whinston (2000); Doganoglu & Wright (2010)',
  unmet: (scenario) => {
    const contracts = allOf(scenario, 'exclusive');
    return suppose([
      [contracts.length > 0, 'an intervention of kind exclusive'],
      [
        new Set(contracts.map(({ platform }) => platform)).size <= 1,
        'one platform for all exclusive contracts',
      ],
      [scenario.interventions.length === contracts.length, 'no other interventions: nobody answers'],
    ]);
  },
  examine: (lab) => {
    const { scenario } = lab;
    const [{ platform, week }] = allOf(scenario, 'exclusive');
    const rivals = Object.keys(scenario.platforms).filter((id) => id !== platform);
    const window = { from: week, to: scenario.weeks };
    const pair: Pair = { from: without(scenario, 'exclusive'), to: scenario };
    const perYear =
      (read: Reading): Reading =>
      (series) =>
        (read(series) * YEAR) / scenario.consumers;
    const share = (id: string) => platformOver(id, 'payment_share', window);
    const money = (column: string) => perYear(marketOver(column, window));
    const shares: Sign[] = [
      { what: `share of ${platform}`, relation: '>', read: share(platform) },
      ...rivals.map((id): Sign => ({ what: `share of ${id}`, relation: '<', read: share(id) })),
    ];
    const sums: Sign[] = [
      ...rivals.map(
        (id): Sign => ({
          what: `profit of ${id}`,
          relation: '<',
          read: perYear(platformOver(id, 'profit', window)),
        }),
      ),
      { what: 'consumer surplus', relation: '<', read: money('consumer_surplus') },
      { what: 'welfare', relation: '<', read: money('welfare') },
    ];
    const checks = sums.flatMap((sign) => signChecks(lab, pair, sign));
    return {
      checks: [...shares.flatMap((sign) => signChecks(lab, pair, sign)), ...checks],
      picture: {
        ...pictureOf(
          checks,
          { x: 'account', y: `change, ${scenario.currency} per consumer and year`, format: 'number' },
          lab.z,
        ),
        theory: [], // theory knows the side of 0, not how far
      },
    };
  },
};
