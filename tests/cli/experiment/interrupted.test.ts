import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ROOT } from '../../source-files.ts';
import { emptyFolder, paymarket, smallDisk } from '../console.ts';
import { SMALL_SWEEP, studyIn } from './study-file.ts';

/** Some seconds of runs. */
const LONG_SWEEP = SMALL_SWEEP.replace('replicates: 2', 'replicates: 70');
const RUNS = 420;

/** Starts a sweep as a process of its own. */
function start(cwd: string, words: readonly string[]): ChildProcess {
  const main = join(ROOT, 'src/cli/main.ts');
  const all = ['--import', import.meta.resolve('tsx'), main, 'sweep', 'small.yaml', '--no-charts', ...words];
  const child = spawn(process.execPath, all, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', (code) => resolve(code)));

const journalsIn = (folder: string): string[] => {
  const shards = join(folder, 'shards');
  return existsSync(shards) ? readdirSync(shards).map((name) => join(shards, name)) : [];
};

const linesIn = (folder: string): number =>
  journalsIn(folder).reduce((sum, journal) => sum + readFileSync(journal, 'utf8').split('\n').length, 0);

/** Waits until some runs were made. */
const underWay = (folder: string): Promise<void> =>
  vi.waitFor(() => expect(linesIn(folder)).toBeGreaterThan(30), { timeout: 60_000, interval: 10 });

describe('a sweep that is stopped', () => {
  it.each([
    ['killed outright', 'SIGKILL', '1'],
    ['killed outright with its threads', 'SIGKILL', '2'],
    ['stopped by Ctrl-C', 'SIGINT', '2'],
  ] as const)(
    '%s keeps what it made, and is finished by --resume to the same bytes',
    async (_how, signal, threads) => {
      const cwd = emptyFolder();
      const study = studyIn(cwd, LONG_SWEEP);
      const child = start(cwd, ['--out', 'out', '--threads', threads]);
      const said = text(child.stderr!);
      await underWay(join(cwd, 'out'));
      child.kill(signal);
      expect(await exitOf(child)).toBe(signal === 'SIGINT' ? 130 : null);
      if (signal === 'SIGINT')
        expect(await said).toMatch(/stopped after \d+ of 420 runs, which are kept in out; --resume goes on/);
      const resumed = [
        'sweep',
        study,
        '--out',
        'out',
        '--resume',
        '--no-charts',
        '--quiet',
        '--threads',
        '1',
      ];
      expect((await paymarket(cwd, resumed)).code).toBe(0);
      const whole = ['sweep', study, '--out', 'whole', '--no-charts', '--quiet', '--threads', '1'];
      expect((await paymarket(cwd, whole)).code).toBe(0);
      const runs = (folder: string) => readFileSync(join(cwd, folder, 'runs.csv'), 'utf8');
      expect(runs('out')).toBe(runs('whole'));
      expect(linesIn(join(cwd, 'out'))).toBeLessThanOrEqual(RUNS + 2 * journalsIn(join(cwd, 'out')).length);
    },
  );
});

describe('a disk that is full', () => {
  it('ends a sweep with what to do, and the runs on it are kept for --resume', async ({ skip }) => {
    const disk = smallDisk();
    if (disk === undefined) return skip('no disk can be mounted here');
    const cwd = emptyFolder();
    const runs = 1200;
    const study = studyIn(cwd, SMALL_SWEEP.replace('replicates: 2', 'replicates: 200'));
    const words = ['sweep', study, '--out', join(disk, 'out'), '--no-charts', '--quiet', '--threads', '1'];
    const { code, err } = await paymarket(cwd, words);
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/the disk is full; \d+ runs are kept\. Free some space, and go on with --resume/),
    ]);
    execFileSync('mount', ['-o', 'remount,size=64m', disk], { stdio: 'ignore' });
    expect((await paymarket(cwd, [...words, '--resume'])).code).toBe(0);
    expect(readFileSync(join(disk, 'out', 'runs.csv'), 'utf8').split('\n')).toHaveLength(1 + runs * 2 + 1);
  });
});
