import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ROOT } from '../source-files.ts';
import { emptyFolder } from './console.ts';

const TSX = import.meta.resolve('tsx');
const MAIN = join(ROOT, 'src/cli/main.ts');
/** A market that takes far longer than any test. */
const ENDLESS = ['run', 'first-run', '--weeks', '100000', '--replicates', '1000'];

const { NO_COLOR: _, FORCE_COLOR: __, ...ENV } = process.env;

/** Starts the program as its own process. */
function start(cwd: string, words: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, ['--import', TSX, MAIN, ...words], {
    cwd,
    env: ENV,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Runs a shell line in which `paymarket` is the program. */
function shell(cwd: string, line: string): string {
  const paymarket = `paymarket() { '${process.execPath}' --import '${TSX}' '${MAIN}' "$@"; }`;
  return execFileSync('bash', ['-c', `${paymarket}\n${line}`], {
    cwd,
    env: ENV,
    encoding: 'utf8',
  });
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', (code) => resolve(code)));

/** Waits until a run has made a folder to write to. */
const begun = (folder: string): Promise<void> =>
  vi.waitFor(() => expect(readdirSync(join(folder, 'out'))).toHaveLength(1), {
    timeout: 60_000,
    interval: 20,
  });

describe('the program as a process', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const)('stopped by %s it says so, leaves nothing and ends with %d', async (signal, code) => {
    const folder = emptyFolder();
    const child = start(folder, ENDLESS);
    const said = text(child.stderr!);
    await begun(folder);
    child.kill(signal);
    expect(await exitOf(child)).toBe(code);
    expect(await said).toMatch(/^stopped; nothing was written to out\/first-run\n$/m);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('killed outright it leaves only what the next run clears', async () => {
    const folder = emptyFolder();
    const child = start(folder, ENDLESS);
    await begun(folder);
    child.kill('SIGKILL');
    await exitOf(child);
    expect(existsSync(join(folder, 'out/first-run'))).toBe(false);
    expect(readdirSync(join(folder, 'out'))).toHaveLength(1);
    shell(folder, 'paymarket run first-run --weeks 2 --replicates 1 --no-charts --quiet');
    expect(readdirSync(join(folder, 'out'))).toEqual(['first-run']);
  });

  it('a reader who has seen enough is no error', () => {
    const folder = emptyFolder();
    expect(shell(folder, 'set -o pipefail; paymarket list 2>&1 | head -n 1').split('\n')).toHaveLength(2);
    const line = 'set -o pipefail; { paymarket schema; echo "code $?" >&2; } 2>&1 >&3 3>&- | cat';
    expect(shell(folder, `exec 3> >(head -c 1 >/dev/null); ${line}`)).toBe('code 0\n');
  });

  it('the exit code is 0 when done and 2 for a mistake', () => {
    const folder = emptyFolder();
    expect(shell(folder, 'paymarket check first-run >/dev/null; echo $?')).toBe('0\n');
    expect(shell(folder, 'paymarket check no-such 2>/dev/null; echo $?')).toBe('2\n');
    expect(shell(folder, 'paymarket frob 2>/dev/null; echo $?')).toBe('2\n');
  });

  it.skipIf(!existsSync('/dev/full'))('results that cannot be printed are an error in words', () => {
    const answer = shell(emptyFolder(), 'paymarket schema 2>&1 >/dev/full; echo "code $?"');
    expect(answer).toBe(
      'paymarket: cannot write the output: ENOSPC: no space left on device, write\ncode 2\n',
    );
  });

  it('prints a script for completion, and completes commands', () => {
    const folder = emptyFolder();
    expect(shell(folder, 'paymarket completion')).toContain('--get-yargs-completions');
    expect(shell(folder, 'paymarket --get-yargs-completions paymarket ch').split('\n')).toContain('check');
  });

  it('opens the report with the opener of the system', () => {
    const folder = emptyFolder();
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    for (const name of ['xdg-open', 'open'])
      writeFileSync(join(bin, name), '#!/bin/sh\necho "$1" > opened\n', { mode: 0o755 });
    shell(
      folder,
      `PATH='${bin}':"$PATH" paymarket run first-run --weeks 2 --replicates 1 --no-charts --open; sleep 0.5`,
    );
    expect(readFileSync(join(folder, 'opened'), 'utf8').trim()).toBe(
      join(folder, 'out/first-run/report.html'),
    );
  });
});
