import { answerOf, mainFigures } from '../chart/compare/finding.ts';
import { DifferenceWords, differenceUnit } from '../chart/compare/words.ts';
import type { Comparison, Pair } from '../experiment/compare/comparison.ts';
import { precisionSentences } from './comparison-precision.ts';

/** Longest name of a scenario above a column, in characters. */
const LONGEST = 22;

/** The answer and the main differences for a screen. */
export function comparisonText(comparison: Comparison): string {
  const { pairs, first } = comparison;
  const heads = [`difference from ${short(first.name)}`, ...pairs.map(({ arm }) => short(arm.name)), ''];
  const rows = [...welfareRows(comparison), ...figureRows(comparison)];
  return [table(heads, rows), '', answerOf(comparison), precisionSentences(comparison)[0]].join('\n');
}

const short = (name: string): string =>
  [...name].length <= LONGEST
    ? name
    : `${[...name]
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`;

/** Kinds of groups, with the unit at the end. */
function welfareRows({ groups, pairs, first }: Comparison): string[][] {
  const unit = 'currency per consumer and year';
  const kinds = groups.flatMap((group, i) => (group.subject === group.kind ? [{ group, i }] : []));
  const isReached = (i: number): boolean => pairs.some(({ groups: own }) => own[i].difference.mean !== 0);
  return kinds
    .filter(({ group, i }) => !['partners', 'government'].includes(group.kind) || isReached(i))
    .map(({ group, i }) => [
      group.name,
      ...pairs.map(({ groups: own }) => new DifferenceWords(own[i].difference, unit).short),
      differenceUnit(unit, first.scenario.currency),
    ]);
}

const figureRows = (comparison: Comparison): string[][] =>
  mainFigures(comparison).map(({ outcome, label, unit }) => [
    label,
    ...comparison.pairs.map(
      ({ outcomes }: Pair) => new DifferenceWords(outcomes[outcome].difference, unit).short,
    ),
    differenceUnit(unit, comparison.first.scenario.currency),
  ]);

/** Columns as wide as their widest cell; names and units to the left, numbers to the right. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i].length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) =>
        i === 0 || i === heads.length - 1 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]),
      )
      .join('  ')
      .trimEnd();
  return [heads, ...rows].map(line).join('\n');
}
