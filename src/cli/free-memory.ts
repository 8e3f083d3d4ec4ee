import { bytesOfConsumer, bytesOfRun } from '../experiment/memory.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { LoadedFile } from './load.ts';
import { Mistake } from './mistake.ts';

/** Bytes that this process may still use: what the machine has left, or what a container leaves of it. */
export const freeMemory = (): number => process.availableMemory();

/**
 * Throws Mistake with every file whose consumers do not fit in memory, and how many would, before any of it is touched: the
 * system would give the memory away, and end the run when it is written to.
 */
export function refuseWhatDoesNotFit(files: readonly LoadedFile[], free = freeMemory()): void {
  const problems = files.flatMap(({ asked, scenario }) => problemOf(asked, scenario, free));
  if (problems.length > 0) throw new Mistake(problems.join('\n'));
}

function problemOf(asked: string, scenario: Scenario, free: number): string[] {
  const { consumers } = scenario;
  const needed = bytesOfRun(scenario);
  if (needed <= free) return [];
  const tables = bytesOfRun({ ...scenario, consumers: 0 });
  const fitting = roundDown((free - tables) / bytesOfConsumer(scenario));
  const wayOut =
    fitting >= 1
      ? `at most ${fitting.toLocaleString('en')} consumers fit: --consumers ${fitting}`
      : 'run it with --engine mean-field, or where there is more memory';
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
