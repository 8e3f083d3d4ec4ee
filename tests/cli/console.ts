import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/program.ts';

/** What a command line left behind. */
export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A stream that keeps what is written to it, as a terminal or as a pipe. */
export function memory(isTTY = false): Writable & { text(): string; isTTY: boolean; columns: number } {
  const pieces: string[] = [];
  const stream = new Writable({
    write(piece, _encoding, done) {
      pieces.push(String(piece));
      done();
    },
  });
  return Object.assign(stream, { text: () => pieces.join(''), isTTY, columns: 100 });
}

/** A world without a terminal in a folder. */
export function ioIn(cwd: string, env: Io['env'] = {}, isTTY = false) {
  const undoing = new Set<() => void>();
  return {
    out: memory(isTTY),
    err: memory(isTTY),
    env,
    cwd,
    onInterrupt: (undo: () => void) => {
      undoing.add(undo);
      return () => undoing.delete(undo);
    },
    stopped: () => Promise.resolve(),
    undoing,
  };
}

/** Runs a command line in a folder, in this process. */
export async function paymarket(cwd: string, words: readonly string[], env: Io['env'] = {}): Promise<Answer> {
  const io = ioIn(cwd, env);
  const code = await main(words, io);
  return { code, out: io.out.text(), err: io.err.text() };
}

/** An empty folder that is gone after the test. */
export function emptyFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'paymarket-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder that is a disk of 64 kB; undefined where the system lets us have none. It is gone after the test. */
export function smallDisk(): string | undefined {
  const folder = emptyFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder], { stdio: 'ignore' }));
  return folder;
}
