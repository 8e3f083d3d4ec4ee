import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from '../source-files.ts';

/**
 * Puts `paymarket` and `npx paymarket` into a folder of programs, as if it were installed; returns `PATH` with that folder first.
 * The jobs of a cluster inherit it.
 */
export function pathWithProgram(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const started = [process.execPath, '--import', import.meta.resolve('tsx'), join(ROOT, 'src/cli/main.ts')];
  const words = started.map((word) => `'${word}'`).join(' ');
  writeFileSync(join(bin, 'paymarket'), `#!/bin/sh\nexec ${words} "$@"\n`, { mode: 0o755 });
  writeFileSync(join(bin, 'npx'), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 });
  return `${bin}${delimiter}${process.env.PATH}`;
}
