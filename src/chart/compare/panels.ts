import type { Comparison, Pair } from '../../experiment/compare/comparison.ts';
import type { Contrast } from '../../experiment/compare/contrast.ts';
import { type BandPoint, drawnWeeks } from '../bands.ts';
import { textAt } from '../benchmark-marks.ts';
import { EVENT_ROW } from '../events.ts';
import { framed, keyLine, type Layer, MARGIN, type Spec, WIDTH } from '../figure.ts';
import { brief } from '../format.ts';
import { endRoom, quantitative, type Strand } from '../layers.ts';
import { clip, type Measure } from '../measure.ts';
import { type NiceRange, niceRange } from '../scale.ts';
import { AXIS, INK, SIZE } from '../theme.ts';
import { axesOf, TIME_ROOM, timePlot } from '../time-plot.ts';
import { comparisonEvents } from './events.ts';
import { comparisonSource, hasIntervals } from './words.ts';

/** Pixels left of a plot for the labels of its value axis. */
const AXIS_ROOM = 52;
const HEAD = 22;
/** Up to so many scenarios, each panel has the whole width. */
const MOST_WIDE = 2;

/** Differences from the first scenario over time: a panel for each of the others, a line for each subject. */
export interface DifferencePanels {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly notes: readonly string[];
  /** The lines of a panel. */
  readonly strands: (pair: Pair) => readonly Strand[];
  /** A Vega expression that writes the marks of the value axis. */
  readonly labels: (range: NiceRange) => string;
  /** Words for a value in the tooltip. */
  readonly words: (point: BandPoint) => string;
}

/** Points of a line from the differences week by week. */
export const pointsOf = (weeks: readonly Contrast[]): BandPoint[] =>
  drawnWeeks(weeks.length).flatMap((week) => {
    const { mean, low, high } = weeks[week - 1].difference;
    if (!Number.isFinite(mean)) return [];
    const [mid, from, to] = [
      mean,
      Number.isFinite(low) ? low : mean,
      Number.isFinite(high) ? high : mean,
    ].map(brief);
    return [{ x: week, mid, low: from, high: to, lowest: from, highest: to }];
  });

export function differencePanels(comparison: Comparison, panels: DifferencePanels, measure: Measure): Spec {
  const { pairs, first } = comparison;
  const { scenario } = first;
  const drawn = pairs.map((pair) => ({ pair, strands: panels.strands(pair) }));
  const columns = pairs.length > MOST_WIDE ? 2 : 1;
  const right =
    endRoom(
      drawn.flatMap(({ strands }) => strands),
      (text) => measure(text, SIZE.label, 700),
    ) + MARGIN;
  const left = MARGIN + AXIS_ROOM;
  const width = (WIDTH - MARGIN - columns * (AXIS_ROOM + right)) / columns;
  const height = columns === 1 ? 220 : 170;
  const range = rangeOf(drawn.flatMap(({ strands }) => strands));
  const room = { weeks: scenario.weeks, width, right: right - MARGIN, measure };
  const { events, key } = comparisonEvents(comparison, room);
  const isSingle = pairs.length === 1;
  const above = Math.max(...events.map(({ rows }) => rows)) * EVENT_ROW + (isSingle ? 0 : HEAD) + 8;
  const rows = Math.ceil(pairs.length / columns);
  const gap = TIME_ROOM + above + 14;
  return framed(
    { measure, source: comparisonSource(comparison) },
    {
      title: panels.title,
      subtitle: panels.subtitle,
      left,
      right,
      above,
      below: TIME_ROOM,
      height: rows * height + (rows - 1) * gap,
      notes: [...panels.notes, ...keyLine(key)],
      body: {
        columns,
        spacing: { row: gap, column: AXIS_ROOM + right },
        bounds: 'flush',
        concat: drawn.map(({ pair, strands }, i) => ({
          width,
          height,
          layer: [
            zeroLayer(range, height),
            ...timePlot(
              scenario,
              {
                id: `${panels.id}-${i}`,
                strands,
                range,
                width,
                height,
                bands: hasIntervals(comparison, pair),
                events: events[i],
                words: panels.words,
              },
              axesOf(scenario, range, width, panels.labels(range)),
            ),
            ...(isSingle
              ? []
              : [headLayer(pair.arm.name, { width: width + right - MARGIN, above }, measure)]),
          ],
        })),
      },
    },
  );
}

function rangeOf(strands: readonly Strand[]): NiceRange {
  const ends = strands.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high]));
  return niceRange(Math.min(0, ...ends), Math.max(0, ...ends), { most: 5, least: 1e-6 });
}

/** The line of no difference. */
function zeroLayer({ domain: [low, high] }: NiceRange, height: number): Layer {
  const y = height * (high / (high - low));
  return {
    data: { values: [{ y }] },
    mark: { type: 'rule', color: AXIS, strokeWidth: 1.4, aria: false },
    encoding: { y: quantitative('y', { scale: null, axis: null }) },
  };
}

const headLayer = (
  text: string,
  { width, above }: { width: number; above: number },
  measure: Measure,
): Layer =>
  textAt(
    clip(text, width, (line) => measure(line, SIZE.label, 700)),
    0,
    16 - above,
    { fontSize: SIZE.label, fontWeight: 700, color: INK },
  );
