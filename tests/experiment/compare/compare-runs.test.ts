import { describe, expect, it } from 'vitest';
import { CannotCompare, compareRuns } from '../../../src/experiment/compare/compare-runs.ts';
import type { Comparison, Pair } from '../../../src/experiment/compare/comparison.ts';
import { headlineOf } from '../../../src/experiment/compare/look-up.ts';
import { type RunResult, run } from '../../../src/experiment/run.ts';
import { parseScenario } from '../../../src/scenario/load.ts';
import type { Scenario } from '../../../src/scenario/schema.ts';
import { BOUND, compared, TOWN } from '../../helpers/comparison.ts';

const TEXTS = { 'town.yaml': TOWN, 'bound.yaml': BOUND };

/** A run of a scenario file, some settings aside. */
const runOf = (text: string, settings: Partial<Scenario> = {}): RunResult =>
  run({ ...parseScenario(text), replicates: 3, ...settings });

const numbersOf = ({ replicates, failed, outcomes, groups, persons, accruals }: Pair) => ({
  replicates,
  failed,
  outcomes,
  groups,
  persons,
  accruals,
});

/** The difference of a share in the last quarter. */
function shareOf({ study, pairs }: Comparison, subject: string) {
  return pairs[0].outcomes[headlineOf(study)({ figure: 'payment_share', subject })!].difference;
}

describe('two runs in memory', () => {
  it.each([
    ['agents', 'replicates: 3', {}],
    ['the mean field', 'set: { engine: mean-field }', { engine: 'mean-field' }],
  ] as const)('of %s differ by the numbers of the study that makes the same runs', (_, settings, same) => {
    const study = compared(TEXTS, settings);
    const pinned = compareRuns(runOf(TOWN, same), runOf(BOUND, same));
    const { arms: _of, ...asked } = pinned.study;
    expect(asked).toEqual({
      ...Object.fromEntries(Object.keys(asked).map((name) => [name, study.study[name as keyof object]])),
      maxReplicates: pinned.replicates,
    });
    expect(numbersOf(pinned.pairs[0])).toEqual(numbersOf(study.pairs[0]));
    expect(pinned).toMatchObject({
      replicates: study.replicates,
      isCertain: study.isCertain,
      sharesDraws: true,
      groups: study.groups,
    });
  });

  it('differ in any weeks as in the study of those weeks', () => {
    const window = { from: 6, to: 9 };
    const study = compared(TEXTS, 'replicates: 3\nwindow: weeks 6 to 9');
    expect(numbersOf(compareRuns(runOf(TOWN), runOf(BOUND), { window }).pairs[0])).toEqual(
      numbersOf(study.pairs[0]),
    );
    const after = compareRuns(runOf(TOWN), runOf(BOUND), { window: 'after' });
    expect(after.study.window).toEqual({ from: 5, to: 16 });
  });

  it('of one scenario do not differ, and are told apart', () => {
    const { pairs, first } = compareRuns(runOf(TOWN), runOf(TOWN));
    expect([first.name, pairs[0].arm.name]).toEqual(['Town', 'Town (2)']);
    expect(pairs[0].groups.every(({ difference: { mean } }) => mean === 0)).toBe(true);
    const named = compareRuns(runOf(TOWN), runOf(TOWN), { names: ['A', 'B'] });
    expect([named.first.name, named.pairs[0].arm.name]).toEqual(['A', 'B']);
  });

  it('of two lengths are compared over the shorter', () => {
    const long = compareRuns(runOf(TOWN), runOf(BOUND, { weeks: 20 }));
    expect(long.study.notes).toEqual([
      'only the first 16 weeks are compared (“Town”: 16 weeks, “Bound”: 20 weeks)',
    ]);
    expect(numbersOf(long.pairs[0])).toEqual(numbersOf(compareRuns(runOf(TOWN), runOf(BOUND)).pairs[0]));
  });

  it('with other numbers of replicates are compared in those that both have', () => {
    const uneven = compareRuns(runOf(TOWN, { replicates: 5 }), runOf(BOUND));
    expect(uneven.replicates).toBe(3);
    expect(uneven.study.notes).toEqual(['only the first 3 replicates are compared (“Town”: 5, “Bound”: 3)']);
  });

  it('that do not share draws are told so, with intervals as wide as chance makes them', () => {
    const shared = compareRuns(runOf(TOWN), runOf(TOWN, { name: 'The same' }));
    const own = compareRuns(runOf(TOWN), runOf(TOWN, { name: 'The same', seed: 'other' }));
    expect([shared.sharesDraws, own.sharesDraws]).toEqual([true, false]);
    expect(own.study.notes).toHaveLength(1);
    expect(own.study.notes[0]).toMatch(/^each scenario has draws of its own \(.*seed "town".*seed "other"\)/);
    expect(shareOf(shared, 'alipay').sd).toBe(0);
    expect(shareOf(own, 'alipay').sd).toBeGreaterThan(0.001);
  });

  it('of which one holds expected values are held against them, replicate by replicate', () => {
    const mixed = compareRuns(runOf(TOWN, { engine: 'mean-field' }), runOf(BOUND));
    expect(mixed).toMatchObject({ replicates: 3, isCertain: false, sharesDraws: false });
    expect(mixed.study.notes[0]).toMatch(/“Town”: expected values \(mean field\), “Bound”: 400 consumers:/);
    const { difference, first } = mixed.pairs[0].outcomes[0];
    expect([first.sd, difference.n]).toEqual([0, 3]);
    const [a, b] = [shareOf(mixed, 'alipay'), shareOf(compareRuns(runOf(TOWN), runOf(BOUND)), 'alipay')];
    expect(Math.abs(a.mean - b.mean)).toBeLessThan(0.03);
  });

  it('that count other money are refused, and so is a quarter before an event that there is not', () => {
    const [town, dollars] = [runOf(TOWN), runOf(TOWN, { currency: 'USD' })];
    expect(() => compareRuns(town, dollars)).toThrow(CannotCompare);
    expect(() => compareRuns(town, dollars)).toThrow(/counts in USD, “Town” in CNY/);
    expect(() => compareRuns(town, town, { window: 'before' })).toThrow(CannotCompare);
  });
});
