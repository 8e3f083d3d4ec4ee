import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { Mistake } from './mistake.ts';
import { shippedPath } from './shipped.ts';

/** The largest file that is read as a scenario; the longest one shipped is a hundredth of it. */
const MAX_BYTES = 2_000_000;
const CHUNK = 65_536;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file: a part of the path is a file, not a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'is a folder, expected a file',
  ELOOP: 'a link that leads back to itself',
  ENAMETOOLONG: 'the name is too long',
  EIO: 'the disk reported an error',
  EINVAL: 'not a possible name of a file',
  ERR_INVALID_ARG_VALUE: 'not a possible name of a file',
};

/**
 * The text of a scenario file. Throws Mistake with the reason alone, for a caller who names the file.
 * Nothing that is too long, no text or no file is ever read as a whole; a pipe is read like a file.
 */
export function readText(path: string): string {
  return textOf(withReasons(() => bytesOf(path)));
}

function withReasons<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw Object.hasOwn(REASONS, code) ? new Mistake(REASONS[code]) : error;
  }
}

function bytesOf(path: string): Buffer {
  const { size } = statSync(path);
  if (size > MAX_BYTES) throw tooLong(`${(size / 1e6).toFixed(1)} MB`);
  const file = openSync(path, 'r');
  try {
    return readAll(file);
  } finally {
    closeSync(file);
  }
}

/** Reads in pieces, since a pipe and a device have no size beforehand. */
function readAll(file: number): Buffer {
  const pieces: Buffer[] = [];
  for (let length = 0; length <= MAX_BYTES; ) {
    const piece = Buffer.alloc(CHUNK);
    const count = readSync(file, piece);
    if (count === 0) return Buffer.concat(pieces);
    pieces.push(piece.subarray(0, count));
    length += count;
  }
  throw tooLong('longer');
}

const tooLong = (found: string): Mistake =>
  new Mistake(`too large for a scenario: expected at most ${MAX_BYTES / 1e6} MB, found ${found}`);

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Mistake('not text in UTF-8; save it as UTF-8 in your editor');
  }
}

/** Whether a path leads to something that is not a folder. What may not be looked at counts: reading it tells why. */
export function isFile(path: string): boolean {
  return kindOf(path) === 'file';
}

/** What a path leads to; a device or a pipe is a `file`. */
export function kindOf(path: string): 'file' | 'folder' | 'nothing' {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? 'nothing' : found.isDirectory() ? 'folder' : 'file';
  } catch (error) {
    // A path that goes through a file: nothing on Node 24, an error on Node 20.
    return (error as NodeJS.ErrnoException).code === 'ENOTDIR' ? 'nothing' : 'file';
  }
}

/** Where `extends: target`, written in the file `from`, leads: beside that file, or else to a shipped scenario. */
export function besideOrShipped(cwd: string): (from: string, target: string) => string {
  return (from, target) => {
    const beside = isAbsolute(target) ? target : join(dirname(from), target);
    return isFile(resolve(cwd, beside)) ? beside : (shippedPath(target) ?? beside);
  };
}
