import type { Calibration } from '../experiment/calibrate/calibration.ts';
import { colour, pixel, textAt } from './benchmark-marks.ts';
import { emptyParts } from './calibration-empty.ts';
import { sourceOf } from './calibration-fit.ts';
import { framed, type Layer, MARGIN, type Spec, WIDTH } from './figure.ts';
import { decimal } from './format.ts';
import { clip, type Measure } from './measure.ts';
import { INK, PALE, PLATFORM_TONES, SIZE, TEXT } from './theme.ts';

const CELL = { height: 40, most: 110 };
const NAMES = 270;

/** Which estimates move together: correlations of the estimates, from the derivatives at the minimum. */
export function correlationChart(calibration: Calibration, measure: Measure): Spec {
  const { estimates, correlations } = calibration;
  const frame = { measure, source: sourceOf(calibration) };
  const shown = estimates.flatMap(({ standardError }, i) => (Number.isFinite(standardError) ? [i] : []));
  if (shown.length < 2) return framed(frame, emptyParts('Fewer than two parameters have a standard error'));
  const names = shown.map((i) =>
    clip(estimates[i].free.name, NAMES - 30, (line) => measure(line, SIZE.label, 400)),
  );
  const left = MARGIN + NAMES;
  const width = Math.min(CELL.most, (WIDTH - left - MARGIN) / shown.length);
  const cells = shown.flatMap((i, row) =>
    shown.map((j, column) => cellOf(correlations[i][j], row, column, width)),
  );
  return framed(frame, {
    title: titleOf(calibration, shown),
    subtitle:
      'Correlations of the estimates. Near 1 two parameters move together and only their difference is told, near −1 only their sum.',
    left,
    right: MARGIN,
    above: 26,
    below: 8,
    height: shown.length * CELL.height,
    body: {
      layer: [
        {
          data: { values: cells },
          mark: { type: 'rect', stroke: 'white', strokeWidth: 2, aria: false },
          encoding: {
            x: pixel('x'),
            x2: { field: 'x2' },
            y: pixel('y'),
            y2: { field: 'y2' },
            fill: colour('fill'),
            opacity: { field: 'opacity', type: 'quantitative', scale: null },
          },
        },
        textLayer(cells),
        ...names.map((name, row) =>
          textAt(`${row + 1}  ${name}`, MARGIN - left, (row + 0.5) * CELL.height, { fontSize: SIZE.label }),
        ),
        ...names.map((_, column) =>
          textAt(String(column + 1), (column + 0.5) * width, -12, { align: 'center', color: TEXT }),
        ),
      ],
    },
  });
}

function titleOf({ estimates, correlations }: Calibration, shown: readonly number[]): string {
  const pairs = shown.flatMap((i, at) =>
    shown.slice(at + 1).map((j) => ({ i, j, size: Math.abs(correlations[i][j]) })),
  );
  const { i, j, size } = pairs.toSorted((a, b) => b.size - a.size)[0];
  const [first, second] = [estimates[i].free.name, estimates[j].free.name];
  return `${first} and ${second} are hardest to tell apart: correlation ${decimal(size === correlations[i][j] ? size : -size, 2)}`;
}

const cellOf = (value: number, row: number, column: number, width: number) => ({
  x: column * width,
  x2: (column + 1) * width,
  y: row * CELL.height,
  y2: (row + 1) * CELL.height,
  at: (column + 0.5) * width,
  middle: (row + 0.5) * CELL.height,
  text: decimal(value, 2),
  fill: row === column ? PALE : value > 0 ? PLATFORM_TONES[1].fill : PLATFORM_TONES[2].fill,
  opacity: row === column ? 0.5 : 0.08 + 0.7 * Math.abs(value),
});

const textLayer = (cells: readonly ReturnType<typeof cellOf>[]): Layer => ({
  data: { values: cells },
  mark: { type: 'text', fontSize: SIZE.axis, color: INK, baseline: 'middle' },
  encoding: { x: pixel('at'), y: pixel('middle'), text: { field: 'text', type: 'nominal' } },
});
