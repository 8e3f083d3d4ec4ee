import { existsSync, readFileSync } from 'node:fs';
import type { Io } from '../io.ts';
import { Mistake } from '../mistake.ts';
import { jobsUnderWay, readSubmitted } from './sbatch.ts';

/**
 * Throws Mistake where jobs that were submitted for this folder before are still queued or at work: they would make the same
 * runs once more. `file` has their numbers.
 */
export function refuseTwice(shown: string, file: string, io: Io): void {
  if (!existsSync(file)) return;
  const before = Object.values(readSubmitted(readFileSync(file, 'utf8')));
  const alive = jobsUnderWay(io);
  const left = before.filter((job) => job !== undefined && alive.has(job));
  if (left.length === 0) return;
  throw new Mistake(
    `${shown}: jobs submitted before are still under way; wait for them, or end them with \`scancel ${left.join(' ')}\``,
  );
}
