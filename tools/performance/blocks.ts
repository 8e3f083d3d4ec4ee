import { type Finding, type Grid, shown } from '../../bench/finding.ts';
import { elsewhere } from '../../bench/peers/declared.ts';
import { inWords } from '../../src/chart/format.ts';
import { type Report, resultText } from './dieharder.ts';
import { gridOf, type Kept, linesOf } from './kept.ts';

/** A measured part of docs/performance.md, as Markdown: from the figures that were kept, and the reports on random words. */
type Block = (kept: Kept, reports: readonly Report[]) => string;

/** The measured parts by the name that their markers carry. */
export const BLOCKS: Readonly<Record<string, Block>> = {
  machine: machineText,
  kernel: (kept) => linesTable(kept, ['kernel']),
  consumers: consumersText,
  structure: structureText,
  week: (kept) => linesTable(kept, ['tables', 'replicate', 'panel']),
  threads: (kept) => linesTable(kept, ['threads']),
  'mean-field': (kept) => linesTable(kept, ['mean-field']),
  sweep: (kept) => linesTable(kept, ['sweep', 'sweep-whole']),
  start: (kept) => linesTable(kept, ['first-run', 'playground']),
  random: (_, reports) => reportsTable(reports),
  peers: peersText,
};

const NOTHING = '*Not measured yet.*';

/** On what machines the parts were measured: one sentence where it was one machine. */
function machineText(kept: Kept): string {
  const machines = [...new Set(Object.values(kept).map(({ machine }) => machine))];
  if (machines.length === 0) return NOTHING;
  if (machines.length === 1) return `Measured on one machine: ${machines[0]}.`;
  const partsOn = (machine: string) => Object.keys(kept).filter((part) => kept[part].machine === machine);
  return machines.map((machine) => `* ${machine}: ${inWords(partsOn(machine))}`).join('\n');
}

/** Lines and ratios of some parts, one row each. */
function linesTable(kept: Kept, parts: readonly string[]): string {
  const lines = parts.flatMap((part) => linesOf(kept, part));
  return lines.length === 0 ? NOTHING : table(['what', 'measured', 'aim'], lines.map(rowOf), '---');
}

const rowOf = (line: Exclude<Finding, Grid>): string[] =>
  line.kind === 'figure'
    ? [line.what, line.measured, line.aim ?? '']
    : [`${line.of} (\`${line.called}\`)`, `**${line.value.toFixed(2)}**`, line.aim ?? ''];

const pictureText = (file: string, seen: string): string => `![${seen}](performance/${file}.svg)`;

function consumersText(kept: Kept): string {
  const grid = gridOf(kept, 'curves', 'consumers');
  if (grid === undefined) return NOTHING;
  const seen =
    'Nanoseconds per consumer-trip and bytes per consumer against consumers, both flat where these are many';
  return `${pictureText('consumers', seen)}\n\n${gridTable(grid)}`;
}

const STRUCTURE = ['platforms', 'regions', 'retailers', 'replicates'];

function structureText(kept: Kept): string {
  const grids = STRUCTURE.flatMap((id) => gridOf(kept, 'curves', id) ?? []);
  if (grids.length < STRUCTURE.length) return NOTHING;
  return [
    pictureText('structure', 'Milliseconds of a week against platforms, regions, retailers and replicates'),
    '<details><summary>The numbers</summary>',
    ...grids.map((grid) => `${grid.title}:\n\n${gridTable(grid)}`),
    '</details>',
  ].join('\n\n');
}

function peersText(kept: Kept): string {
  const grid = gridOf(kept, 'peers', 'peers');
  if (grid === undefined) return NOTHING;
  const verdicts = (gridOf(kept, 'peers', 'peers-check')?.rows ?? []).map((row) => row[row.length - 1]);
  const held = verdicts.filter((verdict) => verdict === 'holds').length;
  const names = inWords(elsewhere().map(({ name }) => name));
  return [
    pictureText('peers', `Nanoseconds per consumer-trip here and, as measured elsewhere, in ${names}`),
    gridTable(grid),
    `Of the ${verdicts.length} declared values the timed run met ${held === verdicts.length ? 'all' : held}.`,
  ].join('\n\n');
}

const gridTable = ({ columns, rows }: Grid): string => {
  const isText = (place: number) => rows.some((row) => typeof row[place] === 'string');
  return table(
    columns.map(({ name }) => name),
    rows.map((row) => row.map((entry, i) => shown(entry, columns[i]))),
    columns.map((_, i) => (isText(i) ? '-' : 'r')).join(''),
  );
};

function reportsTable(reports: readonly Report[]): string {
  if (reports.length === 0) return NOTHING;
  const number = ({ length }: { readonly length: number }) => String(length);
  return table(
    ['order of words', 'results', 'passed', 'weak', 'failed', 'weak at first', 'which are weak or failed'],
    reports.map(({ order, passed, weak, failed, weakAtFirst }) => [
      `[${order}](performance/dieharder-${order}.txt)`,
      number([...passed, ...weak, ...failed]),
      number(passed),
      number(weak),
      number(failed),
      number(weakAtFirst),
      [...failed.map((one) => `${resultText(one)} (failed)`), ...weak.map(resultText)].join('; '),
    ]),
    '-rrrrr-',
  );
}

/** `align` has a letter a column: `r` for numbers. */
function table(heads: readonly string[], rows: readonly (readonly string[])[], align: string): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = [...align].map((letter) => (letter === 'r' ? '---:' : '---'));
  return [line(heads), line(rule), ...rows.map(line)].join('\n');
}
