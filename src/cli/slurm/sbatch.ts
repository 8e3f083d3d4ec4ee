import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Io } from '../io.ts';
import { Mistake } from '../mistake.ts';

/** Numbers of what was submitted. */
export interface Submitted {
  readonly array: string;
  readonly collect: string;
}

/** Throws Mistake where there is nobody to submit to. */
export function requireSbatch(io: Io): void {
  if (run('sbatch', ['--version'], io).error === undefined) return;
  throw new Mistake(
    'no sbatch here; submit where the commands of Slurm are, on a login node of the cluster, or take the script there that --print prints',
  );
}

/** Throws Mistake where the jobs would not find the program, as they get the variables of this process. */
export function requireProgram(program: string, io: Io): void {
  const [name] = program.split(' ');
  if (run('sh', ['-c', `command -v ${name}`], io).status === 0) return;
  throw new Mistake(
    `no ${name} in PATH, where the jobs would look for it; say how nodes call the program with --program, or with --setup what must be done before`,
  );
}

/**
 * Runs a script that submits, and keeps the numbers of the jobs in `file`. Throws Mistake with what sbatch says, and with what
 * is to be done about an array that was taken all the same.
 */
export function runSubmission(script: string, file: string, io: Io): Submitted {
  const { stdout, stderr, status, error } = run('sh', ['-s'], io, script);
  if (error !== undefined) throw error;
  if (stdout !== '') writeFileSync(file, stdout);
  const { array, collect } = readSubmitted(stdout);
  if (status === 0 && array !== undefined && collect !== undefined) return { array, collect };
  const way =
    array === undefined
      ? ''
      : `\nthe array ${array} was taken: end it with \`scancel ${array}\`, or merge by hand when it has ended`;
  throw new Mistake(`sbatch refuses: ${stderr.trim() || stdout.trim() || `it ended with ${status}`}${way}`);
}

/** Reads `array 12` and `collect 13`. */
export function readSubmitted(text: string): Partial<Submitted> {
  const [, array] = /^array (\d+)$/m.exec(text) ?? [];
  const [, collect] = /^collect (\d+)$/m.exec(text) ?? [];
  return { array, collect };
}

/** Numbers of the user's jobs that are queued or at work; none where nobody can tell. */
export function jobsUnderWay(io: Io): Set<string> {
  const user = run('id', ['-un'], io).stdout.trim();
  const { stdout } = run('squeue', ['--noheader', '--format=%A %F', `--user=${user}`], io);
  return new Set((stdout ?? '').split(/\s+/).filter((word) => word !== ''));
}

const run = (command: string, words: readonly string[], { env, cwd }: Io, input = '') =>
  spawnSync(command, words, { env: { ...env }, cwd, input, encoding: 'utf8' });
