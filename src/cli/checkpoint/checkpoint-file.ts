import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { PackedSeries } from '../../model/packed-series.ts';
import type { EngineMemory, RunState } from '../../model/state/keeper.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { sha256Of } from '../file-facts.ts';
import { Mistake } from '../mistake.ts';

/** What a checkpoint says of itself. */
export interface CheckpointHead {
  /** Of the program: another may run the same scenario otherwise. */
  readonly version: string;
  readonly scenario: Scenario;
  readonly replicate: number;
  /** Weeks of this replicate that are done. */
  readonly week: number;
}

/** What it holds beside the memory of the engine. */
export interface CheckpointBody {
  readonly state: RunState;
  /** Replicates that were finished before. */
  readonly made: readonly PackedSeries[];
}

/**
 * The file: a line that says what it is; a line of JSON with the head and the sizes of what follows; the body; the memory
 * of the engine, array after array; a SHA-256 over all of it.
 */
const MAGIC = 'paymarket checkpoint 1\n';
const HASH_BYTES = 32;
/** Bytes written and read at a time. */
const PIECE = 1 << 24;
const MOST_IN_HEAD = 1 << 24;
const NEWLINE = 10;

interface Sized extends CheckpointHead {
  readonly body: number;
  /** Of the body alone: it is read, and believed, before the rest. */
  readonly sha256: string;
  readonly memory: readonly number[];
}

/** Writes a checkpoint aside and moves it into place, so that there is a whole one at any time. */
export function writeCheckpoint(
  path: string,
  head: CheckpointHead,
  body: CheckpointBody,
  memory: EngineMemory,
): void {
  const partial = partialOf(path);
  const file = openSync(partial, 'w');
  try {
    const bytes = serialize(body);
    const sizes = memory.map(({ byteLength }) => byteLength);
    const sized: Sized = { ...head, body: bytes.length, sha256: sha256Of(bytes), memory: sizes };
    const hash = createHash('sha256');
    for (const part of [Buffer.from(`${MAGIC}${JSON.stringify(sized)}\n`), bytes, ...memory]) {
      writeAll(file, part, hash);
    }
    writeAll(file, hash.digest());
    fsyncSync(file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  renameSync(partial, path);
}

export const partialOf = (path: string): string => `${path}.partial`;

/** A checkpoint that is read: its head and size at once, the rest when it is asked for. */
export class CheckpointFile {
  readonly head: CheckpointHead;
  private readonly shown: string;
  private readonly file: number;
  private readonly hash = createHash('sha256');
  private readonly sized: Sized;

  /** Throws Mistake where the file is no whole checkpoint. */
  constructor(path: string, shown: string) {
    this.shown = shown;
    this.file = openSync(path, 'r');
    try {
      this.sized = this.readHead();
      this.head = this.sized;
    } catch (error) {
      closeSync(this.file);
      throw error;
    }
  }

  private readHead(): Sized {
    const start = Buffer.alloc(MOST_IN_HEAD);
    const length = readSync(this.file, start, 0, start.length, 0);
    const end = start.indexOf(NEWLINE, MAGIC.length);
    if (start.subarray(0, MAGIC.length).toString() !== MAGIC || end === -1 || end >= length)
      throw this.broken();
    const sized = parsed(start.subarray(MAGIC.length, end).toString());
    if (sized === undefined) throw this.broken();
    const whole = [end + 1, sized.body, ...sized.memory, HASH_BYTES].reduce((sum, size) => sum + size, 0);
    if (fstatSync(this.file).size !== whole) throw this.broken();
    this.readAll(new Uint8Array(end + 1));
    return sized;
  }

  readBody(): CheckpointBody {
    const bytes = Buffer.alloc(this.sized.body);
    this.readAll(bytes);
    if (sha256Of(bytes) !== this.sized.sha256) throw this.broken();
    return deserialize(bytes);
  }

  /** Reads the engine's memory to where it lies, after the body; throws Mistake if a byte of the whole file is not as it was written. */
  readMemory(memory: EngineMemory): void {
    const sizes = memory.map(({ byteLength }) => byteLength);
    if (sizes.join() !== this.sized.memory.join()) throw this.broken();
    for (const array of memory) this.readAll(array);
    const expected = this.hash.digest();
    const found = Buffer.alloc(HASH_BYTES);
    readSync(this.file, found, 0, HASH_BYTES, null);
    if (!found.equals(expected)) throw this.broken();
  }

  close(): void {
    closeSync(this.file);
  }

  /** The file is read from its start to its end, once. */
  private readAll(into: EngineMemory[number]): void {
    for (const piece of piecesOf(into)) {
      for (let at = 0; at < piece.length; ) {
        const read = readSync(this.file, piece, at, piece.length - at, null);
        if (read === 0) throw this.broken();
        at += read;
      }
      this.hash.update(piece);
    }
  }

  private broken(): Mistake {
    return new Mistake(`${this.shown}: is no whole checkpoint; delete it to begin anew`);
  }
}

/** The bytes of an array, some at a time: no array of bytes can be as long as the consumers of a country need. */
function* piecesOf({ buffer, byteOffset, byteLength }: EngineMemory[number]): Generator<Uint8Array> {
  for (let at = 0; at < byteLength; at += PIECE) {
    yield new Uint8Array(buffer, byteOffset + at, Math.min(PIECE, byteLength - at));
  }
}

function writeAll(file: number, bytes: EngineMemory[number], hash?: Hash): void {
  for (const piece of piecesOf(bytes)) {
    hash?.update(piece);
    for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at, piece.length - at);
  }
}

function parsed(text: string): Sized | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
