import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runOnThreads } from '../../../src/cli/threads/run-on-threads.ts';
import { startMates } from '../../../src/cli/threads/start-thread.ts';
import { ThreadCrew } from '../../../src/cli/threads/thread-crew.ts';
import { FormulaError } from '../../../src/core/formula.ts';
import { type RunResult, run } from '../../../src/experiment/run.ts';
import type { Crew } from '../../../src/model/engine/crew.ts';
import type { Series } from '../../../src/model/series.ts';
import { simulate } from '../../../src/model/simulate.ts';
import type { Scenario } from '../../../src/scenario/schema.ts';
import { arbitraryScenario } from '../../helpers/arbitrary-scenario.ts';
import { fingerprint } from '../../helpers/read.ts';
import { bareMarket, changed } from '../../helpers/scenario.ts';
import { shipped } from '../../helpers/shipped.ts';

const TABLES = ['platforms', 'market', 'consumers', 'retailers', 'switching'] as const;
const print = (series: Series): string => TABLES.map((name) => fingerprint(series[name])).join('\n\n');
const printAll = ({ series }: RunResult): string => series.map(print).join('\n\n\n');

/** A crew of so many hands, of which this thread is one. */
function crewOf(hands: number): Crew {
  const { shared, ports, threads } = startMates(hands);
  onTestFinished(async () => void (await Promise.all(threads.map((thread) => thread.terminate()))));
  return new ThreadCrew(shared, ports);
}

const quiet = { update: () => {}, end: () => {} };

const onThreads = async (scenario: Scenario, side: number, hands: number): Promise<string> =>
  printAll(
    (
      await runOnThreads({
        scenario,
        spread: { side, hands },
        progress: quiet,
        panel: null,
        checkpoints: null,
      })
    ).result,
  );

describe('one run on several threads', () => {
  it('gives the same tables, bit for bit, whatever the market', () => {
    const crews = [2, 3].map(crewOf);
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const alone = print(simulate(scenario));
        for (const crew of crews) expect(print(simulate(scenario, { crew }))).toBe(alone);
      }),
      { numRuns: 40 },
    );
  });

  it('does so where a cell is many times what a thread takes at once', () => {
    const scenario = bareMarket(
      { a: 1, b: 0.5, c: 0 },
      {
        consumers: 200_000,
        weeks: 9,
        wallets: { enabled: true },
        output: { switchingWindow: 4 },
        habit: { rungs: 6, strength: 1 },
        segments: { all: { share: 0.8, trips: 2.4 }, others: { share: 0.2, trips: 0.3 } },
        interventions: [
          { kind: 'exit', week: 4, platform: 'b' },
          { kind: 'campaign', week: 2, until: 8, platform: 'a', signupBonus: 1, budget: 3000 },
        ],
      },
    );
    const [alone, two, three] = [undefined, crewOf(2), crewOf(3)].map((crew) =>
      print(simulate(scenario, { crew })),
    );
    expect(two).toBe(alone);
    expect(three).toBe(alone);
  });

  it('does so with seven platforms, and where one market follows another on the same threads', () => {
    const crew = crewOf(2);
    const tastes = { a: 1, b: 0.8, c: 0.6, d: 0.4, e: 0.2, f: 0, g: -0.2 };
    for (const consumers of [900, 900, 1200]) {
      const scenario = bareMarket(tastes, { consumers, weeks: 5, wallets: { enabled: true } });
      expect(print(simulate(scenario, { crew }))).toBe(print(simulate(scenario)));
    }
  });
});

describe('the replicates of a run', () => {
  it('are the same, in the same order, side by side, on a crew, or both', async () => {
    const scenario = shipped('seed/first-run', 500, ['replicates=5', 'weeks=12']);
    const alone = printAll(run(scenario));
    expect(await onThreads(scenario, 2, 1)).toBe(alone);
    expect(await onThreads(scenario, 1, 2)).toBe(alone);
    expect(await onThreads(scenario, 2, 2)).toBe(alone);
  });
});

describe('a thread that fails', () => {
  const long = shipped('seed/first-run', 100_000, ['replicates=2', 'weeks=100000']);

  it.each([
    ['that makes replicates', 2, 1, 0],
    ['of a crew', 1, 2, 0],
    ['that leads a crew', 1, 2, 1],
  ])('%s ends the run, and nobody waits for it', async (_, side, hands, which) => {
    const started: Worker[] = [];
    const keep = (worker: Worker): void => void started.push(worker);
    process.on('worker', keep);
    onTestFinished(() => void process.off('worker', keep));
    const weeks: number[] = [];
    const progress = {
      update: (done: number) => {
        if (weeks.push(done) === 2) void started[which].terminate();
      },
      end: () => {},
    };
    const made = runOnThreads({
      scenario: long,
      spread: { side, hands },
      progress,
      panel: null,
      checkpoints: null,
    });
    await expect(made).rejects.toThrow('ended before its time');
    expect(started.length).toBe(2);
    expect(started[which]).toBeInstanceOf(Worker);
  });

  it('says what it met: a formula without a value is told with its place', async () => {
    const scenario = changed(long, {
      strategies: [
        { platform: 'alipay', kind: 'rules', every: 1, rules: [{ set: 'cashback', to: '1 / (week - 3)' }] },
      ],
    });
    const failed = onThreads(scenario, 1, 2);
    await expect(failed).rejects.toBeInstanceOf(FormulaError);
    await expect(failed).rejects.toMatchObject({ path: 'strategies[0].rules[0].to' });
  });
});
