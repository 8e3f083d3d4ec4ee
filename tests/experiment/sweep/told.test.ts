import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/core/stats.ts';
import { conditionMeans } from '../../../src/experiment/sweep/means.ts';
import { conditionsCsvPieces } from '../../../src/report/conditions-csv.ts';
import { type Answering, answered, sweepOf } from '../../helpers/sweep.ts';

const factorial = (replicates = 4): string => `study: sweep
name: Two by two by three
base: first-run
factors:
  - { name: A, parameter: habit.strength, values: [0, 1] }
  - { name: B, parameter: platforms.alipay.cashback, values: [0, 0.02] }
  - { name: C, parameter: platforms.wechat-pay.cashback, values: [0, 0.01, 0.02] }
replicates: ${replicates}
outcomes: [welfare, "payment_share of alipay"]
`;

/** 3 A + 2 B + 5 A B, and noise that all conditions share. */
const known: Answering = ([a, b], replicate) => {
  const [x, y] = [Number(a), Number(b) / 0.02];
  return [3 * x + 2 * y + 5 * x * y + 100 * Math.sin(replicate), 0.5];
};

describe('the effects of a factorial', () => {
  const [{ levels, interactions }] = sweepOf(factorial(), known).result.effects;

  it('are means over all conditions with a level, less those with the first', () => {
    expect(levels[0][1].change.mean).toBeCloseTo(3 + 5 / 2, 10);
    expect(levels[1][1].change.mean).toBeCloseTo(2 + 5 / 2, 10);
    expect(levels[2].map(({ change }) => change.mean)).toEqual([0, 0, 0]);
  });

  it('are told without the chance that all conditions share', () => {
    const { change, level } = levels[0][1];
    expect(change.high - change.low).toBeLessThan(1e-9);
    expect(level.high - level.low).toBeGreaterThan(100);
  });

  it('of two factors together are what is beyond the sum, and nothing else', () => {
    const extra = new Map(interactions.map((one) => [one.factors.join(), one.extra.mean]));
    expect([...extra.keys()]).toEqual(['0,1', '0,2', '1,2']);
    expect(extra.get('0,1')).toBeCloseTo(5, 10);
    expect(extra.get('0,2')).toBeCloseTo(0, 10);
    expect(extra.get('1,2')).toBeCloseTo(0, 10);
  });

  it('leave out a replicate in which a run failed, in every level: what is left is balanced', () => {
    const failing: Answering = (point, replicate) =>
      replicate === 1 && point[0] === 1 && point[1] === 0 ? null : known(point, replicate);
    const { result } = sweepOf(factorial(), failing);
    const { change } = result.effects[0].levels[0][1];
    expect(change.mean).toBeCloseTo(5.5, 10);
    expect(change.n).toBe(3);
    expect(result.failed).toBe(3);
  });
});

describe('one factor at a time', () => {
  const { result } = sweepOf(`${factorial()}design: one-at-a-time\n`, known);

  it('starts at the base, and tells each change against the same replicate of it', () => {
    const [base, a0, a1] = result.conditions;
    expect(result.conditions).toHaveLength(1 + 2 + 2 + 3);
    expect(base.changes[0].mean).toBe(0);
    const strength = Number(base.point[0]);
    expect(a1.changes[0].mean - a0.changes[0].mean).toBeCloseTo(3, 10);
    expect(a1.changes[0].mean).toBeCloseTo(3 * (1 - strength), 10);
    expect(a1.changes[0].high - a1.changes[0].low).toBeLessThan(1e-9);
  });
});

describe('the table of conditions', () => {
  it('says what the estimates say, failed runs counted and left out', () => {
    const failing: Answering = (point, replicate) =>
      replicate === 2 && point[0] === 0 ? null : known(point, replicate);
    const { sweep, result } = sweepOf(factorial(), failing);
    const means = conditionMeans(sweep.plan, 2, answered(sweep, failing));
    const [head, ...rows] = [...conditionsCsvPieces(sweep, means)].join('').trimEnd().split('\n');
    expect(head).toBe(
      'condition,habit.strength,platforms.alipay.cashback,platforms.wechat-pay.cashback,outcome,n,failed,mean,sd,low,high',
    );
    expect(rows).toHaveLength(result.conditions.length * 2);
    for (const [i, condition] of result.conditions.entries()) {
      const own = [0, 1, 2, 3].flatMap((replicate) => failing(condition.point, replicate)?.[0] ?? []);
      const { n, mean, sd, low, high } = estimate(own);
      expect(rows[2 * i]).toBe(
        `${i},${condition.point.join()},"welfare, last",${n},${4 - n},${mean},${sd},${low},${high}`,
      );
      expect(condition.estimates[0]).toEqual(estimate(own));
    }
  });
});
