import { hasFailed, type RunRecord } from './record.ts';

/** First line of a journal: what its records belong to. */
export interface JournalHead {
  readonly program: 'paymarket';
  readonly journal: 1;
  readonly version: string;
  /** Hash of the study with everything it reads. */
  readonly study: string;
  /** Outcomes in the order of the values. */
  readonly outcomes: number;
}

export const headLine = (head: JournalHead): string => `${JSON.stringify(head)}\n`;

/** A record as a line. A double is written with as many digits as tell it from all others, so that nothing is lost. */
export function recordLine(record: RunRecord, id: string): string {
  const { run } = record;
  const left = hasFailed(record) ? { failure: record.failure } : { values: Array.from(record.values) };
  return `${JSON.stringify({ run, id, ...left })}\n`;
}

/** Reads the first line; undefined where it is none. */
export function readHead(line: string): JournalHead | undefined {
  const found = parsed(line) as Partial<JournalHead> | undefined;
  return found?.program === 'paymarket' && found.journal === 1 ? (found as JournalHead) : undefined;
}

/** Reads a record; undefined where the line is broken, as the last line of a killed process may be. */
export function readRecord(line: string, outcomes: number): RunRecord | undefined {
  const found = parsed(line) as { run?: unknown; values?: unknown; failure?: unknown } | undefined;
  const { run, values, failure } = found ?? {};
  if (typeof run !== 'number') return undefined;
  if (typeof failure === 'string') return { run, failure };
  if (!Array.isArray(values) || values.length !== outcomes) return undefined;
  return { run, values: Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value))) };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) ?? undefined;
  } catch {
    return undefined;
  }
}
