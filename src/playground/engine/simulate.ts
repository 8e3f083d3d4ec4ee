import { type RunResult, replicatesOf, runByWeek } from '../../experiment/run.ts';
import type { Series } from '../../model/series.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { turn } from './turns.ts';

/** Milliseconds of work between two looks at what the page wants. */
const SLICE = 12;
/** Milliseconds after which a run is shown while it is being made; a quicker one is shown when it is there. */
const LIVE = 50;
/** Milliseconds after which the speed of a run is known well enough. */
const TRIAL = 400;
/** Seconds after which a run is given up, whatever it is. */
const LONGEST = 300;

/** What is told while a run goes on. */
export interface Watch {
  /** Throws if the run is wanted no more. */
  wanted(): void;
  progress(done: number, total: number): void;
  /** The series of the replicate under way, as far as it is written; absent where nobody looks. */
  live?(series: Series): void;
}

/** Thrown when a run would take much longer than a reader waits. */
export class TooSlow extends Error {
  override name = 'TooSlow';
  readonly seconds: number;

  constructor(seconds: number) {
    super(`would take ${seconds} seconds`);
    this.seconds = seconds;
  }
}

/** Runs a scenario in slices. */
export function simulateInSlices(
  scenario: Scenario,
  watch: Watch,
  isPatient: (seconds: number) => boolean,
): Promise<RunResult> {
  let series: Series | undefined;
  const weeks = runByWeek(scenario, undefined, (begun) => {
    series = begun;
  });
  const begun = performance.now();
  const progress = (done: number, total: number): void => {
    watch.progress(done, total);
    if (series !== undefined && performance.now() - begun > LIVE) watch.live?.(series);
  };
  return inSlices(weeks, scenario.weeks * replicatesOf(scenario), { ...watch, progress }, isPatient);
}

/**
 * Does something week by week in slices.
 *
 * @param weeks yields the weeks done, of `total`
 * @param isPatient says how long it may take: the first weeks tell, and TooSlow is thrown
 */
export async function inSlices<T>(
  weeks: Generator<number, T>,
  total: number,
  watch: Watch,
  isPatient: (seconds: number) => boolean,
): Promise<T> {
  const begun = performance.now();
  let heard = begun;
  let isTried = false;
  let next = weeks.next();
  // The first week opens the market, too, and says little of the others.
  const opened = performance.now();
  for (; !next.done; next = weeks.next()) {
    const now = performance.now();
    if (now - heard < SLICE) continue;
    if (!isTried && next.value > 1 && now - begun > TRIAL) {
      isTried = true;
      const expected = opened - begun + ((now - opened) / (next.value - 1)) * total;
      if (!isPatient(expected / 1000)) throw new TooSlow(expected / 1000);
    }
    if (now - begun > LONGEST * 1000)
      throw new Error(
        `it took more than ${LONGEST} seconds, and was ended; ask for fewer weeks or replicates`,
      );
    watch.progress(next.value, total);
    await turn();
    watch.wanted();
    heard = performance.now();
  }
  return next.value;
}
