import type { RunResult } from '../experiment/run.ts';
import { find } from '../experiment/summarize.ts';
import { ALL, platformWeeks } from '../experiment/weekly.ts';
import { nameOf } from '../scenario/names.ts';
import { type BandPoint, bandsOf } from './bands.ts';
import { emptyFigure } from './empty.ts';
import { EVENT_ROW } from './events.ts';
import { type ChartInput, figure, keyLine, type Layer, type Spec } from './figure.ts';
import { overall, SMALL, verdict } from './findings.ts';
import { focusPlatform } from './focus.ts';
import { digitsToShow, percent } from './format.ts';
import type { Strand } from './layers.ts';
import { clip } from './measure.ts';
import { labelOf, nameInText } from './names.ts';
import { bandWords } from './run-words.ts';
import { fromZero, type NiceRange, niceRange } from './scale.ts';
import { SIZE, TEXT, toneOf } from './theme.ts';
import { bottomOf, TIME_ROOM, timeFrame, timePlot, topOf } from './time-plot.ts';

const HEIGHT = 190;
const HEAD = 22;

/** Sales at shops that accept each platform, and sales at shops bound to one by an exclusive contract. */
export function acceptance(input: ChartInput): Spec {
  const { result } = input;
  const accepted = acceptedStrands(result);
  const bound = boundStrands(result);
  if (accepted.length === 0)
    return emptyFigure(input, 'Nothing was sold', 'Acceptance is weighted by sales, and there were none.');
  const frame = timeFrame(input, [...accepted, ...bound], true);
  const bands = result.series.length > 1;
  const size = { width: frame.width, height: HEIGHT };
  const above = frame.events.rows * EVENT_ROW + HEAD + 10;
  const gap = TIME_ROOM + 20 + above;
  const words = ({ mid, low, high }: BandPoint) =>
    bands ? `${percent(mid, 1)} (${percent(low, 1)} to ${percent(high, 1)})` : percent(mid, 1);
  const panel = (id: string, strands: readonly Strand[], range: NiceRange, head: string) => ({
    ...size,
    layer: [
      ...timePlot(result.scenario, {
        ...{ id, strands, range, ...size, bands, words },
        ...{ events: frame.events, shorten: frame.shorten },
      }),
      headLayer(
        clip(head, frame.width, (text) => input.measure(text, SIZE.label, 600)),
        8 - above,
      ),
    ],
  });
  const acceptedRange = niceRange(bottomOf(accepted, bands), topOf(accepted, bands), { least: 0.1, most: 4 });
  const accepting = panel(
    'accepted',
    accepted,
    acceptedRange,
    'Sales at shops that accept it, % of all sales',
  );
  const binding = () =>
    panel(
      'bound',
      bound,
      fromZero(Math.max(topOf(bound, bands), 0.01), 4),
      'Sales at shops bound to it by an exclusive contract, % of all sales',
    );
  return figure(input, {
    title: finding(input, bound),
    subtitle: `Weighted by sales. ${bandWords(result)}`,
    left: frame.left,
    right: frame.right,
    above,
    below: TIME_ROOM,
    height: bound.length > 0 ? 2 * HEIGHT + gap : HEIGHT,
    notes: keyLine(frame.events.key),
    body: {
      columns: 1,
      spacing: gap,
      bounds: 'flush',
      concat: bound.length > 0 ? [accepting, binding()] : [accepting],
    },
  });
}

function acceptedStrands({ scenario, series }: RunResult): Strand[] {
  const focus = focusPlatform(scenario);
  return Object.keys(scenario.platforms).flatMap((platform) => {
    const columns = series.map((one) => platformWeeks(one, platform, ALL, 'acceptance_by_sales'));
    return strand(scenario, platform, bandsOf(columns, scenario.weeks), platform === focus);
  });
}

/** Only platforms that ever bound a retailer. */
function boundStrands({ scenario, series }: RunResult): Strand[] {
  return Object.keys(scenario.platforms).flatMap((platform) => {
    const columns = series.map((one) => platformWeeks(one, platform, ALL, 'exclusive_by_sales'));
    const points = bandsOf(columns, scenario.weeks);
    return points.some(({ highest }) => highest > 0) ? strand(scenario, platform, points, false) : [];
  });
}

function strand(
  scenario: RunResult['scenario'],
  platform: string,
  points: readonly BandPoint[],
  focus: boolean,
): Strand[] {
  if (points.length === 0) return [];
  const { mid } = points[points.length - 1];
  const name = nameOf(scenario, platform);
  return [
    {
      name,
      tone: toneOf(scenario, platform),
      points,
      end: `${labelOf(scenario, platform)} ${percent(mid, mid < 0.1 || mid > 0.9 ? 1 : 0)}`,
      focus,
    },
  ];
}

const headLayer = (text: string, y: number): Layer => ({
  data: { values: [{ text }] },
  mark: { type: 'text', align: 'left', baseline: 'top', fontSize: SIZE.label, fontWeight: 600, color: TEXT },
  encoding: { x: { value: 0 }, y: { value: y }, text: { field: 'text', type: 'nominal' } },
});

function finding({ result: { scenario }, summary }: ChartInput, bound: readonly Strand[]): string {
  const peakOf = ({ points }: Strand) => Math.max(0, ...points.map(({ mid }) => mid));
  const [widest] = [...bound].sort((a, b) => peakOf(b) - peakOf(a));
  const exclusive =
    widest && peakOf(widest) > 0
      ? `Exclusive contracts with ${widest.name} cover up to ${percent(peakOf(widest), digitsToShow(peakOf(widest)))} of sales`
      : 'No shop turns exclusive';
  const [largest] = Object.keys(scenario.platforms)
    .flatMap((platform) => {
      const found = find(summary, 'acceptance_by_sales', platform);
      return found ? [{ platform, ...overall(found) }] : [];
    })
    .filter(({ change }) => verdict(change) !== 'none' && change.mean !== 0)
    .sort((a, b) => Math.abs(b.change.mean) - Math.abs(a.change.mean));
  if (!largest) return `${exclusive}; acceptance does not measurably change`;
  if (Math.abs(largest.change.mean) < SMALL) return `${exclusive}; acceptance hardly changes`;
  const digits = Math.max(1, digitsToShow(largest.change.mean));
  const verb = largest.change.mean > 0 ? 'rises' : 'falls';
  const span = `from ${percent(largest.from.mean, digits)} to ${percent(largest.to.mean, digits)} by the last quarter`;
  return `${exclusive}; acceptance of ${nameInText(scenario, largest.platform)} ${verb} ${span}`;
}
