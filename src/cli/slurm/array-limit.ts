import { spawnSync } from 'node:child_process';
import type { Io } from '../io.ts';
import { Mistake } from '../mistake.ts';
import { wholeNumber } from '../whole-number.ts';

/** `MaxArraySize` where nobody sets it: slurm.conf(5). */
const USUAL = 1001;

/**
 * The most tasks that an array may have: as given, or as the cluster tells, or as clusters usually have it where there is none
 * to be asked. Tasks are counted from 1, and the largest number is one less than what Slurm calls the size of an array.
 */
export function arrayLimit(given: string | undefined, io: Io): number {
  if (given !== undefined) return wholeNumber('max-array', given);
  const size = sizeTold(io) ?? USUAL;
  if (size > 1) return size - 1;
  throw new Mistake(
    `the cluster takes no job arrays (its MaxArraySize is ${size}); see docs/clusters.md for other ways`,
  );
}

function sizeTold({ env, cwd }: Io): number | undefined {
  const { stdout } = spawnSync('scontrol', ['show', 'config'], { env: { ...env }, cwd, encoding: 'utf8' });
  const [, size] = /^MaxArraySize\s*=\s*(\d+)$/m.exec(stdout ?? '') ?? [];
  return size === undefined ? undefined : Number(size);
}
