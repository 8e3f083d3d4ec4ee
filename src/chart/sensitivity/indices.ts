import type { Interval } from '../../core/bootstrap.ts';
import type { Analysis, OutcomeAnalysis } from '../../experiment/sensitivity/analysis.ts';
import { closedMark, openMark, pixel, TOOLTIP, textAt } from '../benchmark-marks.ts';
import { framed, type Layer, MARGIN, type Spec } from '../figure.ts';
import { brief, percent } from '../format.ts';
import { quantitative } from '../layers.ts';
import { balance, clip, type Measure } from '../measure.ts';
import { fromZero, type NiceRange, percentLabels } from '../scale.ts';
import { AXIS, GRID, PLATFORM_TONES, SIZE, TEXT } from '../theme.ts';
import { type Panels, panelsOf } from './panels.ts';
import { leaders, sensitivitySource } from './words.ts';

const ROW = 38;
const LINE = 16;
const NAME_ROOM = 190;
/** Total above the middle of a row, alone below it, so that neither hides the other. */
const APART = 6;
/** Height of the words above a panel, and of its axis below it. */
const HEAD = 34;
const AXIS_ROOM = 26;
/** Intervals that reach beyond are cut: no share lies there. */
const SENSIBLE = [-0.2, 1.2] as const;

const ALONE = PLATFORM_TONES[0];
const IN_ALL = PLATFORM_TONES[2];

/** S_i and S_Ti of every factor with their intervals, a panel an outcome; factors in one order in all of them. */
export function indicesChart(analysis: Analysis, measure: Measure): Spec {
  const outcomes = analysis.outcomes.filter(isDrawable);
  const order = orderOf(outcomes, analysis.study.factors.length);
  const names = order.map((i) =>
    balance(analysis.study.factors[i].label, NAME_ROOM, (line) => measure(line, SIZE.label, 400) * 1.02),
  );
  const room = Math.max(...names.flat().map((line) => measure(line, SIZE.label, 400)));
  const left = MARGIN + room * 1.03 + 18;
  const panels = panelsOf(outcomes.length, 3, { left, labels: 0 });
  const height = order.length * ROW;
  const range = rangeOf(outcomes);
  const drawn = { order, names, panels, height, range, measure, corner: MARGIN - left };
  return framed(
    { measure, source: sensitivitySource(analysis) },
    {
      title: leaders(analysis),
      subtitle:
        'Share of the variance that the factors bring about: of each factor alone, and of everything that it takes part in, interactions included. Lines: 95% intervals.',
      left,
      right: MARGIN,
      above: HEAD + 22,
      below: AXIS_ROOM,
      height: panels.rows * height + (panels.rows - 1) * (HEAD + AXIS_ROOM + 14),
      notes: [
        'Where the two lie together, a factor acts on its own; where they lie apart, what it does depends on other factors. Shares with interactions may add up to more than 100%, since an interaction counts for each of those who take part.',
      ],
      body: {
        columns: panels.columns,
        spacing: { row: HEAD + AXIS_ROOM + 14, column: panels.between },
        bounds: 'flush',
        concat: outcomes.map((one, i) => ({
          width: panels.width,
          height,
          layer: panel(one, i, drawn, analysis),
        })),
      },
    },
  );
}

/** Outcomes of which something is known: a constant one has no shares. */
export const isDrawable = ({ indices }: OutcomeAnalysis): boolean =>
  (indices?.total ?? []).some(({ value }) => Number.isFinite(value));

/** Factors by the most that they have to do with any outcome. */
function orderOf(outcomes: readonly OutcomeAnalysis[], factors: number): number[] {
  const most = Array.from({ length: factors }, (_, i) =>
    Math.max(...outcomes.map(({ indices }) => indices!.total[i].value)),
  );
  return [...most.keys()].sort((a, b) => most[b] - most[a] || a - b);
}

function rangeOf(outcomes: readonly OutcomeAnalysis[]): NiceRange {
  const all = outcomes.flatMap(({ indices }) => [...indices!.first, ...indices!.total]);
  const of = (pick: (one: Interval) => number) => all.map(pick).filter(Number.isFinite);
  const values = of(({ value }) => value);
  const low = Math.min(0, ...values, Math.max(SENSIBLE[0], Math.min(...of((one) => one.low))));
  const high = Math.max(0.1, ...values, Math.min(SENSIBLE[1], Math.max(...of((one) => one.high))));
  const { ticks } = fromZero(high, 4);
  return { domain: [low > -0.02 ? 0 : low, high], ticks: ticks.filter((tick) => tick <= high) };
}

interface Drawn {
  readonly order: readonly number[];
  readonly names: readonly (readonly string[])[];
  readonly panels: Panels;
  readonly height: number;
  readonly range: NiceRange;
  readonly measure: Measure;
  /** The left edge of the figure, seen from a panel of the first column. */
  readonly corner: number;
}

const middle = (row: number): number => (row + 0.5) * ROW;

function panel(
  { outcome, indices }: OutcomeAnalysis,
  place: number,
  drawn: Drawn,
  { study }: Analysis,
): Layer[] {
  const { order, names, panels, height, range, measure, corner } = drawn;
  const { width } = panels;
  const x = (field: string) =>
    quantitative(field, {
      scale: { domain: range.domain, nice: false },
      axis: {
        values: range.ticks,
        labelExpr: percentLabels(range),
        domain: false,
        ticks: false,
        gridColor: GRID,
        labelPadding: 6,
        labelFlush: false,
      },
    });
  const rows = (all: readonly Interval[], away: number, what: string) =>
    order.flatMap((factor, row) => {
      const { value, low, high } = all[factor];
      if (!Number.isFinite(value)) return [];
      return [
        {
          v: brief(value),
          low: brief(Number.isFinite(low) ? low : value),
          high: brief(Number.isFinite(high) ? high : value),
          y: middle(row) + away,
          hint: `${study.factors[factor].label}, ${what}`,
          value: `${percent(value, 1)}, ${percent(low, 1)} to ${percent(high, 1)}`,
        },
      ];
    });
  const first = rows(indices!.first, APART, 'alone');
  const total = rows(indices!.total, -APART, 'with interactions');
  const title = clip(outcome.label, width + 8, (line) => measure(line, SIZE.label, 600) * 1.02);
  return [
    lines(width, order.length),
    zero(x, height),
    interval(total, x, IN_ALL.fill),
    interval(first, x, ALONE.fill),
    {
      data: { values: total },
      mark: { type: 'point', shape: 'diamond', ...openMark(IN_ALL.fill), size: 90 },
      encoding: { x: x('v'), y: pixel('y'), tooltip: TOOLTIP },
    },
    {
      data: { values: first },
      mark: { type: 'point', shape: 'circle', ...closedMark(ALONE.fill), size: 56 },
      encoding: { x: x('v'), y: pixel('y'), tooltip: TOOLTIP },
    },
    textAt(title, 0, -14, { color: TEXT, fontSize: SIZE.label, fontWeight: 600 }),
    ...(place % panels.columns === 0 ? names.map((words, row) => nameAt(words, corner, middle(row))) : []),
    ...(place === 0 ? key(corner) : []),
  ];
}

/** Hair lines between rows. */
const lines = (width: number, rows: number): Layer => ({
  data: {
    values: Array.from({ length: rows + 1 }, (_, i) => ({ y: i * ROW, x: 0, x2: width })),
  },
  mark: { type: 'rule', color: GRID, strokeDash: [1, 3], aria: false },
  encoding: { x: pixel('x'), x2: { field: 'x2' }, y: pixel('y') },
});

const zero = (x: (field: string) => object, height: number): Layer => ({
  data: { values: [{ at: 0, top: 0, bottom: height }] },
  mark: { type: 'rule', color: AXIS, strokeWidth: 1.2, aria: false },
  encoding: { x: x('at'), y: pixel('top'), y2: { field: 'bottom' } },
});

const interval = (values: readonly object[], x: (field: string) => object, color: string): Layer => ({
  data: { values },
  mark: { type: 'rule', color, strokeWidth: 1.8, aria: false, clip: true },
  encoding: { x: x('low'), x2: { field: 'high' }, y: pixel('y') },
});

const nameAt = (words: readonly string[], x: number, y: number): Layer =>
  textAt(words.join('\n'), x, y - ((words.length - 1) * LINE) / 2, {
    fontSize: SIZE.label,
    lineBreak: '\n',
    lineHeight: LINE,
    color: TEXT,
  });

/** What the two marks are, above the names. */
function key(x: number): Layer[] {
  const y = -HEAD - 10;
  const mark = (at: number, extra: Spec): Layer => ({
    data: { values: [{ x: at, y }] },
    mark: { type: 'point', aria: false, ...extra },
    encoding: { x: pixel('x'), y: pixel('y') },
  });
  return [
    mark(x + 6, { shape: 'circle', ...closedMark(ALONE.fill), size: 56 }),
    textAt('Alone', x + 16, y, { color: ALONE.text, fontWeight: 600 }),
    mark(x + 72, { shape: 'diamond', ...openMark(IN_ALL.fill), size: 90 }),
    textAt('With interactions', x + 83, y, { color: IN_ALL.text, fontWeight: 600 }),
  ];
}
