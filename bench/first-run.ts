import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Figure, figure } from './finding.ts';
import { medianMs } from './measure.ts';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const scenario = fileURLToPath(new URL('../scenarios/seed/first-run.yaml', import.meta.url));

/** Seconds from the shell: `--help`, and `first-run.yaml` with all its charts. Needs a build. */
export function* firstRun(): Generator<Figure> {
  const out = mkdtempSync(join(tmpdir(), 'paymarket-'));
  yield figure('paymarket --help, from the shell', `${seconds(['--help'])} s`, '0.3 s');
  yield figure(
    'paymarket run first-run, with charts and report',
    `${seconds(['run', scenario, '--out', join(out, 'run'), '--quiet'])} s`,
    '1.5 s',
  );
  rmSync(out, { recursive: true });
}

function seconds(args: readonly string[]): string {
  const run = () => {
    const { status, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  };
  return (medianMs(run, 5) / 1000).toFixed(2);
}
