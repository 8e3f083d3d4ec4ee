import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/model/simulate.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { number, numbers, sum } from '../helpers/read.ts';
import { bareMarket } from '../helpers/scenario.ts';

const market = (switchingWindow: number): Scenario =>
  bareMarket(
    { a: 0.5, b: 0 },
    {
      consumers: 2000,
      weeks: 12,
      habit: { rule: 'last-used', strength: 2 },
      output: { switchingWindow },
    },
  );

const windows = [1, 3, 12] as const;

describe('changes of the top of wallet', () => {
  const runs = windows.map((length) => ({ length, series: simulate(market(length)) }));

  it('are counted over windows of the length that the scenario says', () => {
    for (const { length, series } of runs) {
      const starts = [...new Set(numbers(series.switching, 'window_start', { region: 'all' }))];
      expect(starts).toEqual(Array.from({ length: 12 / length }, (_, i) => 1 + i * length));
    }
  });

  it('do not move the market that they are counted in', () => {
    const shares = runs.map(({ series }) => numbers(series.platforms, 'payment_share'));
    for (const other of shares) expect(other).toEqual(shares[0]);
  });

  it('are fewer over a long window than in all the short ones in it: who comes back is not counted', () => {
    const changes = runs.map(({ series: { switching } }) =>
      sum(
        (['a', 'b'] as const).map((from) =>
          sum(numbers(switching, 'consumers', { region: 'all', from, to: from === 'a' ? 'b' : 'a' })),
        ),
      ),
    );
    expect(changes[0]).toBeGreaterThan(changes[1]);
    expect(changes[1]).toBeGreaterThan(changes[2]);
  });

  it('start where the window before ended, and stand as churn until the next window closes', () => {
    for (const { length, series } of runs) {
      for (let week = length; week <= 12; week++) {
        const start = week - (week % length) - length + 1;
        const from = numbers(series.switching, 'consumers', {
          window_start: start,
          region: 'all',
          from: 'a',
        });
        const stayed = number(series.switching, 'consumers', {
          window_start: start,
          region: 'all',
          from: 'a',
          to: 'a',
        });
        const churn = number(series.platforms, 'churn_top', { week, region: 'all', method: 'a' });
        expect(churn).toBeCloseTo(1 - stayed / sum(from), 12);
      }
      for (let week = 1; week < length; week++) {
        expect(number(series.platforms, 'churn_top', { week, region: 'all', method: 'a' })).toBeNaN();
      }
    }
  });
});
