import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../source-files.ts';

const MADE_FROM = ['src', 'scenarios', 'vite.config.ts', 'package.json'];

const changed = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** When a file, or the newest part of a folder, was changed. */
function newest(path: string): number {
  const below = statSync(path).isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];
  return Math.max(changed(path), ...below.map((name) => changed(join(path, name))));
}

/** The file of the playground, built unless one is newer than everything it is made from. */
export function builtPage(): string {
  const since = Math.max(...MADE_FROM.map((name) => newest(join(ROOT, name))));
  const shipped = join(ROOT, 'dist/playground.html');
  if (changed(shipped) > since) return shipped;
  const folder = join(ROOT, 'node_modules/.cache/playground');
  const page = join(folder, 'playground.html');
  if (!existsSync(page) || changed(page) < since) {
    mkdirSync(folder, { recursive: true });
    const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
    execFileSync(process.execPath, [vite, 'build', '--logLevel', 'error', '--outDir', folder], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  return page;
}
