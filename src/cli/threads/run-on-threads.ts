import type { Worker } from 'node:worker_threads';
import { type RunResult, replicatesOf } from '../../experiment/run.ts';
import type { Spread } from '../../experiment/spread.ts';
import { unpackSeries } from '../../model/packed-series.ts';
import type { Series } from '../../model/series.ts';
import type { PanelFacts } from '../../report/manifest.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Progress } from '../progress.ts';
import { errorOf } from './failure.ts';
import type { RunnerData, Task, Told } from './runner.ts';
import { startMates, startThread } from './start-thread.ts';

export interface ThreadRun {
  readonly scenario: Scenario;
  readonly spread: Spread;
  readonly progress: Progress;
  /** Whose trips are written down, and into which folder; then replicates are made one after another. */
  readonly panel: RunnerData['panel'];
  readonly checkpoints: RunnerData['checkpoints'];
}

/**
 * Runs all replicates of a scenario on threads; this one listens, to people and to threads that fail. Whatever happens to
 * one of them ends the run: nobody waits for a thread that is gone.
 */
export async function runOnThreads(run: ThreadRun): Promise<{ result: RunResult; panel: PanelFacts | null }> {
  const crews = Array.from({ length: run.spread.side }, () => startCrew(run));
  const threads = crews.flatMap(({ runner, mates }) => [runner, ...mates]);
  try {
    return await Promise.race([
      gather(
        run,
        crews.map(({ runner }) => runner),
      ),
      ...threads.map(lost),
    ]);
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

function startCrew({ scenario, spread, panel, checkpoints }: ThreadRun): {
  runner: Worker;
  mates: readonly Worker[];
} {
  const { shared, ports, threads } = startMates(spread.hands);
  const data: RunnerData = { scenario, shared, ports, panel, checkpoints };
  return { runner: startThread('runner', data, ports), mates: threads };
}

/** Fails when a thread does. Threads do not end by themselves. */
const lost = (thread: Worker): Promise<never> =>
  new Promise((_, reject) => {
    thread.once('error', reject);
    thread.once('exit', (code) =>
      reject(new Error(`a thread of the run ended before its time (code ${code})`)),
    );
  });

/** Hands out replicates, one at a time to each runner, until all are made. */
async function gather(
  { scenario, progress }: ThreadRun,
  runners: readonly Worker[],
): Promise<{ result: RunResult; panel: PanelFacts | null }> {
  const series: Series[] = [];
  const weeksOf = new Float64Array(runners.length);
  let [next, done] = [0, 0];
  const show = (): void => progress.update(weeksOf.reduce((sum, weeks) => sum + weeks, done));
  const serve = async (runner: Worker, index: number): Promise<void> => {
    while (next < replicatesOf(scenario)) {
      const replicate = next++;
      series[replicate] = await makeOn(runner, replicate, (weeks) => {
        weeksOf[index] = weeks;
        show();
      });
      weeksOf[index] = 0;
      done += scenario.weeks;
      show();
    }
  };
  await Promise.all(runners.map(serve));
  const panel = await finishOn(runners[0]);
  progress.end();
  return { result: { scenario, series }, panel };
}

const makeOn = (runner: Worker, replicate: number, onWeek: (weeks: number) => void): Promise<Series> =>
  ask(runner, { replicate }, (told) => {
    if ('week' in told) onWeek(told.week);
    return 'made' in told ? { answer: unpackSeries(told.made) } : undefined;
  });

const finishOn = (runner: Worker): Promise<PanelFacts | null> =>
  ask(runner, { finish: true }, (told) => ('finished' in told ? { answer: told.finished } : undefined));

/** Gives a task to a thread and listens until it has the answer. */
function ask<Answer>(
  runner: Worker,
  task: Task,
  hear: (told: Told) => { answer: Answer } | undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const listen = (told: Told): void => {
      const heard = 'failed' in told ? undefined : hear(told);
      if (heard === undefined && !('failed' in told)) return;
      runner.off('message', listen);
      if (heard !== undefined) resolve(heard.answer);
      else if ('failed' in told) reject(errorOf(told.failed));
    };
    runner.on('message', listen);
    runner.postMessage(task);
  });
}
