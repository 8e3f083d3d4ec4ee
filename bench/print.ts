import { type Finding, type Grid, shown } from './finding.ts';

/** A finding as lines of the terminal. */
export function linesOf(finding: Finding): string[] {
  switch (finding.kind) {
    case 'figure':
      return [`${finding.what.padEnd(58)} ${finding.measured}${finding.aim ? ` (aim ${finding.aim})` : ''}`];
    case 'ratio':
      return [`${finding.called} ${finding.value.toFixed(2)}`];
    case 'grid':
      return ['', finding.title, ...aligned(finding), ''];
    default:
      return finding satisfies never;
  }
}

/** Columns side by side: numbers to the right, words to the left. */
function aligned({ columns, rows }: Grid): string[] {
  const cells = [
    columns.map(({ name }) => name),
    ...rows.map((row) => row.map((entry, i) => shown(entry, columns[i]))),
  ];
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => row[i].length)));
  const isText = columns.map((_, i) => rows.some((row) => typeof row[i] === 'string'));
  return cells.map((row) =>
    row
      .map((cell, i) => (isText[i] ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('   ')
      .trimEnd(),
  );
}

/** Shows what is being measured on a line of its own that the next output takes; nothing where nobody looks on. */
export function tellOn(stream: NodeJS.WriteStream): { tell: (what: string) => void; clear: () => void } {
  if (!stream.isTTY) return { tell: () => {}, clear: () => {} };
  return {
    tell: (what) => stream.write(`\r\x1b[K${what} ...`),
    clear: () => stream.write('\r\x1b[K'),
  };
}
