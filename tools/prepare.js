/**
 * Builds `dist` unless it is newer than everything it is made from. npm runs this after `npm ci`, and once more before the
 * first `npx paymarket` in a checkout, which need not wait for a second build.
 */
import { execSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MADE_FROM = [
  'src',
  'scenarios',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'vite.config.ts',
];

const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** When a file, or the newest part of a folder, was changed. */
function newest(path) {
  const isFolder = statSync(path).isDirectory();
  const below = isFolder ? readdirSync(path, { recursive: true }).map((name) => join(path, name)) : [];
  return Math.max(changed(path), ...below.map(changed));
}

const built = changed(join(ROOT, 'dist/cli/main.js'));
if (built < Math.max(...MADE_FROM.map((name) => newest(join(ROOT, name))))) {
  execSync('npm run --silent build', { cwd: ROOT, stdio: 'inherit' });
}
