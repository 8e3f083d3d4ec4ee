import { describe, expect, it } from 'vitest';
import { studentQuantile } from '../../../src/core/stats.ts';
import { Compare } from '../../../src/experiment/compare/compare.ts';
import { reachedWith } from '../../../src/experiment/compare/precision.ts';
import { runsOf } from '../../../src/experiment/runner/plan.ts';
import type { RunRecord } from '../../../src/experiment/runner/record.ts';
import type { CompareStudy } from '../../../src/experiment/study/study.ts';
import { BOUND, compared, studyOf, TOWN } from '../../helpers/comparison.ts';

const TWO = { 'town.yaml': TOWN, 'bound.yaml': BOUND };

/** Runs whose differences are 1 and -1 in turn: their spread is known. */
function alternating({ outcomes, figure }: CompareStudy, runs: number): RunRecord[] {
  return Array.from({ length: runs }, (_, run) => {
    const values = new Float64Array(outcomes.length);
    const replicate = Math.floor(run / 2);
    values[figure] = run % 2 === 0 ? 5 : 5 + (replicate % 2 === 0 ? 1 : -1);
    return { run, values };
  });
}

/** Width of the 95 % interval of n such differences. */
const widthAt = (n: number): number =>
  (2 * studentQuantile(0.975, n - 1) * Math.sqrt(n / (n - 1))) / Math.sqrt(n);

describe('replicates', () => {
  it('are added as the spread so far asks for, with a tenth more', () => {
    const study = studyOf(TWO, 'replicates: 20\nprecision: 0.6');
    const compare = new Compare(study);
    const needed = Math.ceil(20 * (widthAt(20) / 0.6) ** 2 * 1.1);
    expect(needed).toBeLessThan(60);
    expect(compare.grow(alternating(study, runsOf(compare.plan)))).toBe(true);
    expect(compare.plan.replicates).toBe(needed);
    expect(compare.grow(alternating(study, runsOf(compare.plan)))).toBe(false);
    expect(widthAt(needed)).toBeLessThanOrEqual(0.6);
  });

  it('are not added where they are enough', () => {
    const study = studyOf(TWO, `replicates: 20\nprecision: ${widthAt(20) * 1.0001}`);
    expect(new Compare(study).grow(alternating(study, 40))).toBe(false);
    expect(new Compare(studyOf(TWO, 'replicates: 20')).grow(alternating(study, 40))).toBe(false);
  });

  it('never come to more than maxReplicates, nor to more than three times as many at once', () => {
    const study = studyOf(TWO, 'replicates: 4\nmaxReplicates: 30\nprecision: 0.0001');
    const compare = new Compare(study);
    const counts = [compare.plan.replicates];
    while (compare.grow(alternating(study, runsOf(compare.plan)))) counts.push(compare.plan.replicates);
    expect(counts).toEqual([4, 12, 30]);
  });

  it('are added to a single one, which says nothing of chance', () => {
    const study = studyOf(TWO, 'replicates: 1\nprecision: 100');
    const compare = new Compare(study);
    expect(compare.grow(alternating(study, 2))).toBe(true);
    expect(compare.plan.replicates).toBe(3);
  });

  it('are added until the interval of the chosen figure is narrower, and leave the earlier ones as they are', () => {
    const figure = 'figure: payment_share of alipay';
    const few = compared(TWO, `replicates: 4\n${figure}`);
    const { study, pairs, replicates } = compared(TWO, `replicates: 4\n${figure}\nprecision: 1%`);
    const { low, high, n } = pairs[0].outcomes[study.figure].difference;
    expect(replicates).toBeGreaterThan(4);
    expect(n).toBe(replicates);
    expect(high - low).toBeLessThanOrEqual(0.01);
    const before = few.pairs[0].outcomes[few.study.figure].difference;
    expect(before.high - before.low).toBeGreaterThan(0.01);
  });

  it('that would do are told where too few are allowed', () => {
    const study = studyOf(TWO, 'precision: 0.5');
    const estimate = { mean: 0, sd: 1, low: -1, high: 1, n: 10 };
    expect(reachedWith(study, [estimate], 10)).toEqual({ asked: 0.5, widest: 2, needed: 160 });
  });
});
