import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { line, medianMs } from './measure.ts';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const scenario = fileURLToPath(new URL('../scenarios/seed/first-run.yaml', import.meta.url));

/** Seconds from the shell: `--help` (target .3) and `first-run.yaml` with all its charts (target 2.5). Needs a build. */
export function firstRun(): void {
  const out = mkdtempSync(join(tmpdir(), 'paymarket-'));
  line('paymarket --help, from the shell', `${seconds(['--help'])} s`);
  line(
    'paymarket run first-run.yaml, from the shell',
    `${seconds(['run', scenario, '--out', join(out, 'run'), '--quiet'])} s`,
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
