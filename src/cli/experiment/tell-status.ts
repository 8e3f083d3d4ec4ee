import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { missing } from '../../experiment/runner/gather.ts';
import { hasFailed, type RunRecord } from '../../experiment/runner/record.ts';
import { type Io, say } from '../io.ts';
import { duration } from '../progress.ts';
import type { StatusArguments } from './arguments.ts';
import { type ExperimentFile, experimentAt } from './experiment-folder.ts';
import { journalsIn, recordsIn } from './journals.ts';

/** Seconds since the last record after which a part is no longer thought to be at work. */
const QUIET = 120;

/** How far an experiment is. */
export interface Status {
  readonly name: string;
  readonly kind: string;
  readonly runs: number;
  readonly made: number;
  readonly failed: number;
  /** Whether its results were written. */
  readonly complete: boolean;
  /** Journals that were written to of late. */
  readonly atWork: number;
  /** Runs a second of these, all together. */
  readonly rate: number;
}

/** Tells how far an experiment is: from its journals alone, so that it can be asked at any time and from anywhere. */
export function tellStatus({ folder, json }: StatusArguments, io: Io): void {
  const status = statusOf(experimentAt(folder, io.cwd), resolve(io.cwd, folder));
  say(io, json ? JSON.stringify(status) : statusText(status, folder));
}

function statusOf(file: ExperimentFile, path: string): Status {
  const { name, kind, runs, version, study, outcomes } = file;
  const head = { program: 'paymarket', journal: 1, version, study, outcomes } as const;
  const journals = journalsIn(join(path, 'shards'), head);
  const tally = { failed: 0 };
  const lost = missing(countingFailed(recordsIn(journals, head), tally), 0, runs).reduce(
    (sum, [from, to]) => sum + to - from,
    0,
  );
  const complete = existsSync(join(path, 'manifest.json'));
  const busy = complete ? [] : journals.filter((journal) => secondsSince(statSync(journal).mtimeMs) < QUIET);
  const rate = busy.reduce((sum, journal) => sum + rateOf(journal, recordsIn([journal], head)), 0);
  return { name, kind, runs, made: runs - lost, ...tally, complete, atWork: busy.length, rate };
}

/** The records as they pass by, with those counted that failed. */
function* countingFailed(records: Iterable<RunRecord>, tally: { failed: number }): Generator<RunRecord> {
  for (const record of records) {
    if (hasFailed(record)) tally.failed++;
    yield record;
  }
}

const secondsSince = (milliseconds: number): number => (Date.now() - milliseconds) / 1000;

/** Runs a second of one part, from its beginning to its last record. */
function rateOf(journal: string, records: Iterable<RunRecord>): number {
  const { birthtimeMs, mtimeMs } = statSync(journal);
  let made = 0;
  for (const _ of records) made++;
  return made / Math.max(1e-3, (mtimeMs - birthtimeMs) / 1000);
}

function statusText(status: Status, folder: string): string {
  const { name, kind, runs, made, failed, complete, atWork, rate } = status;
  const share = runs === 0 ? 100 : Math.floor((made / runs) * 100);
  const lines = [
    `${name} (${kind})`,
    `${made.toLocaleString('en')} of ${runs.toLocaleString('en')} runs made, ${share} %`,
  ];
  if (failed > 0) lines.push(`${failed} of them failed`);
  if (complete) lines.push(`complete; ${join(folder, 'report.html')}`);
  else if (made === runs) lines.push(`all runs are made; \`paymarket merge ${folder}\` writes the results`);
  else if (atWork === 0) lines.push('nobody seems to be at work; --resume goes on');
  else
    lines.push(
      `${atWork} at work, ${rate.toPrecision(2)} runs a second, ${duration((runs - made) / rate)} left`,
    );
  return lines.join('\n');
}
