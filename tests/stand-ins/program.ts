import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from '../source-files.ts';

/**
 * Puts `paymarket` and `npx paymarket` into a folder of programs, as if it were installed; returns `PATH` with that folder first.
 * Jobs inherit it. Charts are left out, since results are told apart by their tables.
 */
export function pathWithProgram(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const started = [process.execPath, '--import', import.meta.resolve('tsx'), join(ROOT, 'src/cli/main.ts')];
  const program = `#!/bin/sh
case $1 in sweep | merge) set -- "$@" --no-charts ;; esac
exec ${started.map((word) => `'${word}'`).join(' ')} "$@"
`;
  writeFileSync(join(bin, 'paymarket'), program, { mode: 0o755 });
  writeFileSync(join(bin, 'npx'), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 });
  return `${bin}${delimiter}${process.env.PATH}`;
}

const SCHEDULERS = ['sbatch', 'squeue', 'scontrol', 'qsub', 'parallel'] as const;

/** As `pathWithProgram`, with stand-ins for schedulers that run what they are given at once. */
export function environmentWithStandIns(folder: string): Record<string, string> {
  const PATH = pathWithProgram(folder);
  const JOBS = join(folder, 'jobs');
  mkdirSync(JOBS);
  for (const name of SCHEDULERS) {
    const path = join(folder, 'bin', name);
    copyFileSync(join(ROOT, 'tests/stand-ins', name), path);
    chmodSync(path, 0o755);
  }
  return { PATH, JOBS, NO_COLOR: '1' };
}
