import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { emptyFolder, paymarket } from './console.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

const hashIn = (folder: string): string =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).resultsHash;

/** A run in a process of its own that is killed outright once its checkpoint has come so far. */
async function killed(cwd: string, words: readonly string[], replicate: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', LOADER, MAIN, ...words], { cwd, stdio: 'ignore' });
  const ended = once(child, 'exit');
  const file = join(cwd, 'out/first-run.checkpoint');
  while (child.exitCode === null && (!existsSync(file) || replicateIn(file) < replicate)) await setTimeout(5);
  child.kill('SIGKILL');
  await ended;
}

function replicateIn(file: string): number {
  const [, head] = readFileSync(file).subarray(0, 100_000).toString('latin1').split('\n');
  return Number(/"replicate":(\d+),"week":\d+/.exec(head)?.[1] ?? -1);
}

const RUN = ['run', 'first-run', '--no-charts', '--quiet'];
const SMALL = ['--replicates', '2', '--consumers', '10000', '--weeks', '300'];
/** Enough for its cells to be spread over threads. */
const LARGE = ['--replicates', '2', '--consumers', '200000', '--weeks', '60'];

describe('a run that keeps itself on the way', () => {
  it.each([
    ['in one thread', SMALL, 0],
    ['in its second replicate', SMALL, 1],
    ['with its cells on threads', LARGE, 0],
  ])('%s and is killed goes on to the same results', async (_, size, replicate) => {
    const cwd = emptyFolder();
    const words = [...RUN, ...size, '--checkpoint-every', '20'];
    await killed(cwd, words, replicate);
    expect(readdirSync(join(cwd, 'out'))).toContain('first-run.checkpoint');
    expect(readdirSync(join(cwd, 'out'))).not.toContain('first-run');
    expect(await paymarket(cwd, [...words, '--resume'])).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(join(cwd, 'out'))).toEqual(['first-run']);
    await paymarket(cwd, [...RUN, ...size, '--out', 'whole']);
    expect(hashIn(join(cwd, 'out/first-run'))).toBe(hashIn(join(cwd, 'whole')));
  });

  it('gives what it gives without, and leaves nothing but its results', async () => {
    const cwd = emptyFolder();
    await paymarket(cwd, [...RUN, ...SMALL, '--checkpoint-every', '7', '--out', 'kept']);
    await paymarket(cwd, [...RUN, ...SMALL, '--out', 'plain']);
    expect(hashIn(join(cwd, 'kept'))).toBe(hashIn(join(cwd, 'plain')));
    expect(readdirSync(cwd).toSorted()).toEqual(['kept', 'plain']);
  });

  it('and is told to stop says what it leaves', async () => {
    const cwd = emptyFolder();
    const words = [...RUN, '--weeks', '100000', '--checkpoint-every', '10'];
    const child = spawn(process.execPath, ['--import', LOADER, MAIN, ...words], {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said = text(child.stderr);
    while (!existsSync(join(cwd, 'out/first-run.checkpoint'))) await setTimeout(5);
    child.kill('SIGTERM');
    expect(await said).toBe(
      'stopped; nothing was written to out/first-run\nout/first-run.checkpoint is kept: --resume goes on from it\n',
    );
    expect(readdirSync(join(cwd, 'out'))).toEqual(['first-run.checkpoint']);
  });

  it('begins with the first week where there is no checkpoint, and says so', async () => {
    const cwd = emptyFolder();
    const { code, err } = await paymarket(cwd, [...RUN, ...SMALL, '--resume']);
    expect([code, err]).toEqual([
      0,
      'out/first-run.checkpoint: there is no checkpoint; the run begins with week 1\n',
    ]);
  });
});

describe('a checkpoint', () => {
  const words = [...RUN, ...SMALL, '--checkpoint-every', '20'];

  /** A folder with the checkpoint of a run that was killed, and what the program says of it when it is changed. */
  async function stopped() {
    const cwd = emptyFolder();
    await killed(cwd, words, 0);
    const file = join(cwd, 'out/first-run.checkpoint');
    copyFileSync(file, `${file}.whole`);
    const bytes = readFileSync(file);
    const said = async (changed: Uint8Array | string, ...options: readonly string[]) => {
      writeFileSync(file, changed);
      const { code, err } = await paymarket(cwd, [...words, ...options]);
      expect(code).toBe(2);
      expect(existsSync(join(cwd, 'out/first-run'))).toBe(false);
      return err.replace(/^error {2}/, '');
    };
    return { bytes, said };
  }

  it('of a stopped run is neither written over nor mistaken for one of another', async () => {
    const { bytes, said } = await stopped();
    expect(await said(bytes)).toMatch(
      /^out\/first-run\.checkpoint: a run was stopped after week \d+ of replicate 0; --resume goes on with it, or delete the file to begin anew\n$/,
    );
    expect(await said(bytes, '--resume', '--seed', 'other')).toMatch(
      /is of another run; restore the scenario .* What differs:\n {2}seed: first-run -> other\n$/,
    );
    expect(await said(bytes, '--resume', '--set', 'habit.strength=2')).toContain('  habit.strength: ');
    expect(await said(bytes, '--resume', '--set', 'output.switchingWindow=4')).toContain('output');
    expect(await said(bytes, '--resume', '--panel', '10')).toContain('--panel');
    const version = /"version":"([^"]*)"/.exec(bytes.toString('latin1', 0, 1000))?.[1] as string;
    const older = Buffer.from(
      bytes.toString('latin1').replace(version, version.replace(/\d/, '9')),
      'latin1',
    );
    expect(await said(older, '--resume')).toContain(
      `was written by version ${version.replace(/\d/, '9')}, this is`,
    );
  });

  it('that is broken is told, wherever it is broken', async () => {
    const { bytes, said } = await stopped();
    const broken = 'out/first-run.checkpoint: is no whole checkpoint; delete it to begin anew\n';
    const flipped = (at: number): Buffer => {
      const changed = Buffer.from(bytes);
      changed[at] ^= 4;
      return changed;
    };
    const body = bytes.indexOf('\n', 30) + 1;
    for (const changed of [
      '',
      'mine',
      bytes.subarray(0, 40),
      bytes.subarray(0, bytes.length - 1),
      flipped(body + 2000),
      flipped(bytes.length - 5000),
      flipped(bytes.length - 1),
    ]) {
      expect(await said(changed, '--resume')).toBe(broken);
    }
  });

  it('is asked for in whole weeks', async () => {
    const { code, err } = await paymarket(emptyFolder(), [...RUN, '--checkpoint-every', 'never']);
    expect([code, err]).toEqual([
      2,
      'error  --checkpoint-every: expected a whole number of at least 1, found "never"\n',
    ]);
  });
});
