import type { Judged, Verification, Verified } from '../experiment/verify/verify.ts';
import { quoted } from './csv.ts';
import { verdictText } from './verify-numbers.ts';

type Column = readonly [name: string, cell: (one: Verified, check: Judged) => string | number];

const COLUMNS: readonly Column[] = [
  ['family', (one) => one.family],
  ['benchmark', (one) => one.name],
  ['check', (_, check) => check.what],
  ['engine', (_, check) => check.engine],
  ['relation', (_, check) => check.relation],
  ['expected', (_, check) => check.expected],
  ['simulated', (_, check) => check.simulated],
  ['standard_error', (_, check) => check.error],
  ['tolerance', (_, check) => check.tolerance],
  ['z', (_, check) => check.z],
  ['verdict', (_, check) => verdictText(check)],
  ['scenario', (one) => one.file],
];

/** Every check as a line of CSV, numbers in full; what does not exist is an empty cell. */
export function checksCsv({ benchmarks }: Verification): string {
  const lines = benchmarks.flatMap((one) =>
    one.checks.map((check) => COLUMNS.map(([, cell]) => text(cell(one, check))).join(',')),
  );
  return `${[COLUMNS.map(([name]) => name).join(','), ...lines].join('\n')}\n`;
}

const text = (cell: string | number): string =>
  typeof cell === 'string' ? quoted(cell) : Number.isFinite(cell) ? String(cell) : '';
