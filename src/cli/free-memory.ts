import { bytesOfConsumer, bytesOfRun } from '../experiment/memory.ts';
import type { Scenario } from '../scenario/schema.ts';
import { Mistake } from './mistake.ts';

/** Bytes that this process may still use: what the machine has left, or what a container leaves of it. */
export const freeMemory = (): number => process.availableMemory();

/** A run that is wanted. */
interface Wanted {
  /** As the user named it. */
  readonly asked: string;
  readonly scenario: Scenario;
}

/**
 * Throws Mistake with everything whose consumers do not fit in memory, and how many would, before any of it is touched: the
 * system would give the memory away, and end the run when it is written to.
 *
 * @param option how the number of consumers is given to the command, up to the number
 */
export function refuseWhatDoesNotFit(runs: readonly Wanted[], option: string, free = freeMemory()): void {
  const problems = runs.flatMap(({ asked, scenario }) => problemOf(asked, scenario, option, free));
  if (problems.length > 0) throw new Mistake(problems.join('\n'));
}

/** Of `threads`, how many may each make a run of the largest of these at a time; 1 at least. */
export function threadsThatFit(
  threads: number,
  runs: readonly { readonly scenario: Scenario }[],
  free = freeMemory(),
): number {
  const largest = Math.max(...runs.map(({ scenario }) => bytesOfRun(scenario)));
  return Math.max(1, Math.min(threads, Math.floor(free / largest)));
}

function problemOf(asked: string, scenario: Scenario, option: string, free: number): string[] {
  const { consumers } = scenario;
  const needed = bytesOfRun(scenario);
  if (needed <= free) return [];
  const tables = bytesOfRun({ ...scenario, consumers: 0 });
  const fitting = roundDown((free - tables) / bytesOfConsumer(scenario));
  const wayOut =
    fitting >= 1
      ? `at most ${fitting.toLocaleString('en')} consumers fit: ${option}${fitting}`
      : 'run it by the mean field (engine: mean-field), or where there is more memory';
  return [
    `${asked}: ${consumers.toLocaleString('en')} consumers need ${gigabytes(needed)} of memory, and ${gigabytes(free)} are free; ${wayOut}`,
  ];
}

/** To two digits: what is free changes by the second. */
function roundDown(consumers: number): number {
  if (consumers < 1) return 0;
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(consumers)) - 1);
  return Math.floor(consumers / unit) * unit;
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(bytes < 1e9 ? 2 : 1)} GB`;
