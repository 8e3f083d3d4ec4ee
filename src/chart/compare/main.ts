import type { Comparison } from '../../experiment/compare/comparison.ts';
import { textAt } from '../benchmark-marks.ts';
import { framed, type Layer, MARGIN, type Spec, WIDTH } from '../figure.ts';
import { capital } from '../format.ts';
import { clip, type Measure } from '../measure.ts';
import { INK, QUIET, SIZE, TEXT } from '../theme.ts';
import { type DotPlot, dotLayers, rangeOfDots } from './dots.ts';
import { type MainFigure, mainFigures, tillSentence } from './finding.ts';
import {
  comparisonSource,
  DifferenceWords,
  differenceUnit,
  direction,
  quoted,
  runWords,
  windowInTime,
} from './words.ts';

const ROW = 22;
const COLUMNS = 2;
const NAMES = 150;
const NUMBERS = 104;
const GAP = 30;
const HEAD = 40;
const AXIS = 24;

/** The main figures under each scenario less those under the first: a panel a figure, a row a scenario. */
export function mainDifferences(comparison: Comparison, measure: Measure): Spec {
  const { pairs, first, study } = comparison;
  const figures = mainFigures(comparison);
  const isSingle = pairs.length === 1;
  const left = MARGIN + (isSingle ? 0 : NAMES);
  const width = (WIDTH - 2 * MARGIN - COLUMNS * (left - MARGIN + NUMBERS) - GAP) / COLUMNS;
  const height = pairs.length * ROW + 8;
  const lines = Math.ceil(figures.length / COLUMNS);
  const gap = HEAD + AXIS + 16;
  return framed(
    { measure, source: comparisonSource(comparison) },
    {
      title: tillSentence(comparison),
      subtitle: `Difference from ${quoted(first.name)} ${windowInTime(study.window, first.scenario)}. ${runWords(comparison)}${comparison.isCertain ? '' : ' Open circles: not measurably different from 0.'}`,
      left,
      right: MARGIN + NUMBERS,
      above: HEAD,
      below: AXIS,
      height: lines * height + (lines - 1) * gap,
      body: {
        columns: COLUMNS,
        spacing: { row: gap, column: NUMBERS + GAP + left - MARGIN },
        bounds: 'flush',
        concat: figures.map((figure) => ({
          width,
          height,
          layer: [
            ...dotLayers({ ...plotOf(comparison, figure), width, height }),
            ...headLayers(comparison, figure, left - MARGIN),
            ...(isSingle ? [] : nameLayers(comparison, measure)),
          ],
        })),
      },
    },
  );
}

const middle = (row: number): number => 4 + (row + 0.5) * ROW;

function plotOf(
  comparison: Comparison,
  { outcome, unit, label }: MainFigure,
): Omit<DotPlot, 'width' | 'height'> {
  const differences = comparison.pairs.map(({ outcomes }) => outcomes[outcome].difference);
  const range = rangeOfDots(differences, 4);
  const scale = unit.startsWith('share') ? 100 : 1;
  return {
    range,
    labels: `datum.value == 0 ? '0' : replace(format(datum.value * ${scale}, '+~r'), '-', '−')`,
    dots: differences.map((difference, i) => {
      const words = new DifferenceWords(difference, unit);
      return {
        difference,
        isTold: direction(difference, comparison) !== 'none',
        y: middle(i),
        text: words.short,
        hint: `${label}: ${comparison.pairs[i].arm.name}`,
        value: words.all,
      };
    }),
  };
}

const headLayers = (comparison: Comparison, { label, unit }: MainFigure, room: number): Layer[] => [
  textAt(label, -room, 12 - HEAD, { fontSize: SIZE.label, fontWeight: 700, color: INK }),
  textAt(capital(differenceUnit(unit, comparison.first.scenario.currency)), -room, 28 - HEAD, {
    fontSize: SIZE.source,
    color: QUIET,
  }),
];

const nameLayers = ({ pairs }: Comparison, measure: Measure): Layer[] =>
  pairs.map(({ arm }, i) =>
    textAt(
      clip(arm.name, NAMES - 12, (line) => measure(line, SIZE.axis, 400)),
      -NAMES,
      middle(i),
      { fontSize: SIZE.axis, color: TEXT },
    ),
  );
