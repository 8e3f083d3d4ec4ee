import type { Comparison, Pair } from '../../experiment/compare/comparison.ts';
import type { Group } from '../../experiment/compare/groups.ts';
import { numberLabels, textAt } from '../benchmark-marks.ts';
import { framed, type Layer, MARGIN, type Spec, WIDTH } from '../figure.ts';
import { clip, type Measure, wrap } from '../measure.ts';
import { INK, SIZE, TEXT } from '../theme.ts';
import { type DotPlot, dotLayers, rangeOfDots } from './dots.ts';
import { welfareTitle } from './finding.ts';
import { comparisonSource, DifferenceWords, direction, quoted, runWords, windowInTime } from './words.ts';

const ROW = 23;
/** More space above the head of a kind than between its parts. */
const BREAK = 9;
const LONGEST_NAME = 190;
const INDENT = 12;
const HEAD_LINE = 17;
const COLUMN_GAP = 18;
/** Panels side by side. */
const MOST_COLUMNS = 4;
const MONEY = 'currency per consumer and year';

/** Who gains and who loses under each scenario: one row a group, a panel for each scenario. */
export function groupDifferences(comparison: Comparison, measure: Measure): Spec {
  const { pairs, first, study } = comparison;
  const rows = rowsOf(comparison);
  const columns = Math.min(pairs.length, MOST_COLUMNS);
  const names = Math.min(
    LONGEST_NAME,
    Math.max(...rows.map(({ group }) => INDENT + measure(group.name, SIZE.label, 700))),
  );
  const left = MARGIN + names + 16;
  const texts = pairs.flatMap((pair) => rows.map(({ index }) => wordsOf(comparison, pair, index)));
  const numbers = Math.max(...texts.map((text) => measure(text, SIZE.source, 700))) + 14;
  const width = (WIDTH - left - MARGIN - columns * numbers - (columns - 1) * COLUMN_GAP) / columns;
  const height = rows[rows.length - 1].y + ROW / 2 + 4;
  const range = rangeOfDots(
    pairs.flatMap(({ groups }) => rows.map(({ index }) => groups[index].difference)),
    columns > 1 ? 3 : 6,
  );
  const labels = `(datum.value > 0 ? '+' : '') + ${numberLabels(range.ticks[1] - range.ticks[0])}`;
  const heads = pairs.map(({ arm }) =>
    wrap(arm.name, width + numbers, (line) => measure(line, SIZE.label, 700)).slice(0, 3),
  );
  const above =
    columns === 1 && pairs.length === 1
      ? 6
      : Math.max(...heads.map((lines) => lines.length)) * HEAD_LINE + 12;
  const gap = 30 + above + 16;
  const lines = Math.ceil(pairs.length / columns);
  return framed(
    { measure, source: comparisonSource(comparison) },
    {
      title: welfareTitle(comparison),
      subtitle: `Surplus ${windowInTime(study.window, first.scenario)}, difference from ${quoted(first.name)}: ${first.scenario.currency} per person of the whole market and year. ${runWords(comparison)}${comparison.isCertain ? '' : ' Open circles: not measurably different from 0.'}`,
      left,
      right: MARGIN + numbers,
      above,
      below: 26,
      height: lines * height + (lines - 1) * gap,
      notes: [
        'Consumers: what shopping is worth to them, habit counted. Retailers, platforms and partners: profit; fees are a cost of retailers and an income of platforms, so that they cancel in the sum of all.',
      ],
      body: {
        columns,
        spacing: { row: gap, column: numbers + COLUMN_GAP },
        bounds: 'flush',
        concat: pairs.map((pair, i) => ({
          width,
          height,
          layer: [
            ...dotLayers({ ...plotOf(comparison, pair, rows), range, width, height, labels }),
            ...(i % columns === 0 ? nameLayers(rows, left, measure) : []),
            ...(pairs.length > 1 ? headLayers(heads[i], above) : []),
          ],
        })),
      },
    },
  );
}

interface Row {
  readonly group: Group;
  /** Index among the groups. */
  readonly index: number;
  readonly y: number;
  readonly isHead: boolean;
}

/** Kinds with their parts: segments rather than segments by region, and nobody whom no scenario reaches. */
function rowsOf({ groups, pairs }: Comparison): Row[] {
  const isReached = (index: number): boolean =>
    pairs.some(({ groups: own }) => {
      const { mean, low, high } = own[index].difference;
      return mean !== 0 || (Number.isFinite(low) && (low !== 0 || high !== 0));
    });
  const bySegment = groups.some(({ role }) => role === 'subtotal');
  let y = -BREAK + ROW / 2;
  return groups.flatMap((group, index) => {
    const isHead = group.subject === group.kind;
    if (bySegment && group.kind === 'consumers' && group.role === 'part') return [];
    if (['partners', 'government'].includes(group.kind) && !isReached(index)) return [];
    y += isHead ? BREAK : 0;
    const row = { group, index, y, isHead };
    y += ROW;
    return [row];
  });
}

const differenceWords = (pair: Pair, index: number): DifferenceWords =>
  new DifferenceWords(pair.groups[index].difference, MONEY);

/** Beside a single panel with the interval, beside several without. */
function wordsOf({ pairs }: Comparison, pair: Pair, index: number): string {
  const words = differenceWords(pair, index);
  return pairs.length === 1 ? words.all : words.mean;
}

function plotOf(comparison: Comparison, pair: Pair, rows: readonly Row[]): Pick<DotPlot, 'dots'> {
  return {
    dots: rows.map(({ group, index, y, isHead }) => ({
      difference: pair.groups[index].difference,
      isTold: direction(pair.groups[index].difference, comparison) !== 'none',
      y,
      text: wordsOf(comparison, pair, index),
      hint: `${group.name}: ${pair.arm.name}`,
      value: differenceWords(pair, index).all,
      isBold: isHead,
    })),
  };
}

const nameLayers = (rows: readonly Row[], left: number, measure: Measure): Layer[] =>
  rows.map(({ group, y, isHead }) => {
    const indent = isHead ? 0 : INDENT;
    const weight = isHead ? 700 : 400;
    const name = clip(group.name, left - MARGIN - 10 - indent, (line) => measure(line, SIZE.label, weight));
    return textAt(name, MARGIN - left + indent, y, {
      fontSize: SIZE.label,
      fontWeight: weight,
      color: isHead ? INK : TEXT,
    });
  });

const headLayers = (lines: readonly string[], above: number): Layer[] =>
  lines.map((line, i) =>
    textAt(line, 0, 10 - above + i * HEAD_LINE, { fontSize: SIZE.label, fontWeight: 700, color: INK }),
  );
