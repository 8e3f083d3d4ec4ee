import { closeSync, openSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { gathered, type SortedRecords } from '../../experiment/runner/gather.ts';
import {
  headLine,
  type JournalHead,
  readHead,
  readRecord,
  recordLine,
} from '../../experiment/runner/journal.ts';
import { idOf, type Plan } from '../../experiment/runner/plan.ts';
import type { RunRecord } from '../../experiment/runner/record.ts';
import type { Shard } from '../../experiment/runner/shard.ts';
import { Mistake } from '../mistake.ts';
import { filesIn } from '../shipped.ts';
import { linesOf } from './lines.ts';

const ENDING = '.jsonl';

/** The journal of one process: it is opened once, only ever appended to, and read by whoever collects. */
export class Journal {
  private readonly file: number;
  private readonly plan: Plan;

  /** Opens a new journal in the folder `shards` of an experiment. No two processes write to the same one. */
  constructor(shards: string, head: JournalHead, plan: Plan, shard: Shard | undefined) {
    this.plan = plan;
    this.file = openNew(shards, shard);
    writeSync(this.file, headLine(head));
  }

  /** Appends records with one write; the system keeps what was written when the process is killed. */
  append(records: readonly RunRecord[]): void {
    writeWhole(this.file, records.map((record) => recordLine(record, idOf(this.plan, record.run))).join(''));
  }

  close(): void {
    closeSync(this.file);
  }
}

/** A write may take less than it was given, as where the disk is nearly full; the next then says why. */
function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}

/** `2-of-8.node17-4711.jsonl`: which part, and who wrote it; a number follows where that name is taken. */
function openNew(shards: string, shard: Shard | undefined): number {
  const part = shard === undefined ? 'all' : `${shard.index + 1}-of-${shard.count}`;
  const writer = `${hostname().replace(/[^A-Za-z0-9]/g, '_')}-${process.pid}`;
  for (let again = 0; ; again++) {
    const name = `${part}.${writer}${again === 0 ? '' : `-${again}`}${ENDING}`;
    try {
      return openSync(join(shards, name), 'wx');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** All journals of an experiment that belong to it. Throws Mistake where one was made by another version, or of another study. */
export function journalsIn(shards: string, head: JournalHead): string[] {
  const paths = filesIn(shards)
    .filter((name) => name.endsWith(ENDING))
    .toSorted()
    .map((name) => join(shards, name));
  const strange = paths.flatMap((path) => strangeness(path, head) ?? []);
  if (strange.length > 0) throw new Mistake(strange.join('\n'));
  return paths;
}

/** Why a journal cannot be used; undefined where it can, or where its writer was killed before it said anything. */
function strangeness(path: string, head: JournalHead): string | undefined {
  const found = headOf(path);
  if (found === undefined) return undefined;
  const name = join('shards', basename(path));
  if (found.version !== head.version)
    return `${name}: made by version ${found.version}, this is ${head.version}; shards of different versions cannot be merged: run it again with one version, in another --out`;
  if (found.study !== head.study || found.outcomes !== head.outcomes)
    return `${name}: made of another study; move it away, or choose another --out`;
  return undefined;
}

function headOf(path: string): JournalHead | undefined {
  for (const line of linesOf(path)) return readHead(line);
  return undefined;
}

/** Every run that was made, once, in the order of runs. Broken lines, as a killed process leaves, count as not made. */
export const recordsIn = (paths: readonly string[], { outcomes }: JournalHead): Generator<RunRecord> =>
  gathered(paths.flatMap((path) => sorted(path, outcomes)));

/** A journal by its first record; nothing where it has none. */
function sorted(path: string, outcomes: number): SortedRecords[] {
  for (const { run } of recordsOf(path, outcomes))
    return [{ first: run, records: recordsOf(path, outcomes) }];
  return [];
}

function* recordsOf(path: string, outcomes: number): Generator<RunRecord> {
  for (const line of linesOf(path)) {
    const record = readRecord(line, outcomes);
    if (record !== undefined) yield record;
  }
}
