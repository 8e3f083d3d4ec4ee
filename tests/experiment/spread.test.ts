import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfRun } from '../../src/experiment/memory.ts';
import { spreadOf, spreadWords } from '../../src/experiment/spread.ts';
import { loadShipped } from '../helpers/shipped.ts';

const china = (...overrides: string[]) => loadShipped('seed/china-2018', overrides).scenario;
const two = { threads: 2, memory: 16e9 };

describe('threads', () => {
  it('make replicates side by side where there are many, and work on the cells of one large run', () => {
    expect(spreadOf(china(), two)).toEqual({ side: 2, hands: 1 });
    expect(spreadOf(china('replicates=1', 'consumers=1e6'), two)).toEqual({ side: 1, hands: 2 });
    expect(spreadOf(china('replicates=3', 'consumers=1e7'), two)).toEqual({ side: 1, hands: 2 });
    expect(spreadOf(china('replicates=4', 'consumers=1e7'), two)).toEqual({ side: 2, hands: 1 });
    expect(spreadOf(china('replicates=2', 'consumers=1e7'), { ...two, threads: 8 })).toEqual({
      side: 2,
      hands: 4,
    });
  });

  it('are not started for a run that is over before they are', () => {
    expect(spreadOf(loadShipped('seed/first-run', ['weeks=10']).scenario, two)).toEqual({
      side: 1,
      hands: 1,
    });
  });

  it('do not work on the cells of a run whose consumers are few beside its tables, or are averages', () => {
    expect(spreadOf(china('replicates=1', 'consumers=1000', 'weeks=1000'), two).hands).toBe(1);
    expect(spreadOf(china('engine=mean-field', 'consumers=1e9', 'weeks=1000'), two).hands).toBe(1);
  });

  it('make replicates one after another where two would not fit in memory, or their order counts', () => {
    const scenario = china('consumers=1e7');
    expect(spreadOf(scenario, { threads: 2, memory: 1.5 * bytesOfRun(scenario) }).side).toBe(1);
    expect(spreadOf(scenario, { ...two, inOrder: true }).side).toBe(1);
  });

  it('are never more than there are, and never more than there is memory for', () => {
    const runs = fc.record({
      replicates: fc.integer({ min: 1, max: 40 }),
      consumers: fc.integer({ min: 1000, max: 1e8 }),
      threads: fc.integer({ min: 1, max: 64 }),
      memory: fc.integer({ min: 1e6, max: 1e10 }),
    });
    fc.assert(
      fc.property(runs, ({ replicates, consumers, threads, memory }) => {
        const scenario = { ...china(), replicates, consumers };
        const { side, hands } = spreadOf(scenario, { threads, memory });
        expect(side * hands).toBeLessThanOrEqual(threads);
        expect(side).toBeLessThanOrEqual(replicates);
        if (side > 1) expect(side * bytesOfRun(scenario)).toBeLessThanOrEqual(memory);
      }),
    );
  });

  it('are told in words', () => {
    expect(spreadWords({ side: 1, hands: 1 })).toBe('1 thread');
    expect(spreadWords({ side: 1, hands: 2 })).toBe('2 threads, cells of one run');
    expect(spreadWords({ side: 2, hands: 1 })).toBe('2 threads, replicates side by side');
    expect(spreadWords({ side: 2, hands: 4 })).toBe(
      '8 threads, replicates side by side, 4 on the cells of each',
    );
  });
});
