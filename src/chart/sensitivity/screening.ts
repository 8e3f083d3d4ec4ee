import type { MorrisEffect } from '../../core/morris.ts';
import type { Analysis, OutcomeAnalysis } from '../../experiment/sensitivity/analysis.ts';
import { rankingByEffects } from '../../experiment/sensitivity/ranking.ts';
import { closedMark, colour, numberLabels, pixel, TOOLTIP, textAt } from '../benchmark-marks.ts';
import { framed, type Layer, MARGIN, type Spec } from '../figure.ts';
import { brief, inWords } from '../format.ts';
import { quantitative } from '../layers.ts';
import { clip, type Measure } from '../measure.ts';
import { fromZero, type NiceRange, valueAxis } from '../scale.ts';
import { isShare } from '../sweep/words.ts';
import { AXIS, CASH_TONE, PALE, PLATFORM_TONES, QUIET, SIZE, TEXT } from '../theme.ts';
import { type PlacedLabel, placeLabels } from './labels.ts';
import { type Panels, panelsOf } from './panels.ts';
import { changeWords, effectUnit, sensitivitySource } from './words.ts';

const HEIGHT = 230;
const LEFT = 46;
/** Height of the words above a panel, and of its axis below it. */
const HEAD = 46;
const AXIS_ROOM = 46;
const BETWEEN = HEAD + AXIS_ROOM + 14;

/** How far each factor moves each outcome, against how unevenly: mu* and sigma, a panel an outcome. */
export function screeningChart(analysis: Analysis, measure: Measure): Spec {
  const outcomes = analysis.outcomes.filter(isMoved);
  const left = MARGIN + LEFT;
  const panels = panelsOf(outcomes.length, 2, { left, labels: LEFT });
  return framed(
    { measure, source: sensitivitySource(analysis) },
    {
      title: titleOf(analysis),
      subtitle:
        'To the right: how far an outcome moves, on average and in whatever direction, as a factor crosses its range (μ*). Upwards: how much that depends on where it starts and on the other factors (σ).',
      left,
      right: MARGIN,
      above: HEAD,
      below: AXIS_ROOM,
      height: panels.rows * HEIGHT + (panels.rows - 1) * BETWEEN,
      notes: [notesOf(analysis)],
      body: {
        columns: panels.columns,
        spacing: { row: BETWEEN, column: panels.between },
        bounds: 'flush',
        concat: outcomes.map((one) => ({
          width: panels.width,
          height: HEIGHT,
          layer: panel(one, { panels, measure, analysis }),
        })),
      },
    },
  );
}

/** Outcomes that some factor moves. */
export const isMoved = ({ effects }: OutcomeAnalysis): boolean =>
  (effects ?? []).some(({ muStar }) => muStar.value > 0);

/** What the screening screens out, in a sentence without a full stop. */
function titleOf({ outcomes, study }: Analysis): string {
  const rankings = outcomes.filter(isMoved).map(({ effects }) => rankingByEffects(effects!));
  const slight = study.factors.filter((_, i) => rankings.every((one) => one.slight.includes(i)));
  const names = slight.map(({ label }) => label);
  const any = outcomes.length === 1 ? 'the outcome' : 'any outcome';
  if (names.length > 0) return `${inWords(names)} hardly ${names.length === 1 ? 'moves' : 'move'} ${any}`;
  const most = study.factors
    .map(({ label }, i) => ({ label, led: rankings.filter(({ matter }) => matter[0] === i).length }))
    .sort((a, b) => b.led - a.led)[0];
  const all = study.factors.every((_, i) => rankings.some(({ matter }) => matter.includes(i)));
  const lead = all ? `Every factor moves ${any.replace('any', 'some')}` : 'No factor can be ruled out';
  const what = outcomes.length === 1 ? 'it' : `${most.led} of ${outcomes.length}`;
  return 2 * most.led > outcomes.length ? `${lead}; ${most.label} moves ${what} furthest` : lead;
}

function notesOf({ isCertain, replicates }: Analysis): string {
  const chance = isCertain
    ? 'Nothing is drawn in this market: all spread is of the factors.'
    : replicates > 1
      ? 'Noise is taken out of σ; in the grey band an effect is no larger than chance alone would show.'
      : 'Each point was run once, so that noise is in both.';
  return `Lines: 95% intervals of μ*. On the dotted diagonal an effect varies as much as it is large; far below it, it is always about the same. Grey: factors that hardly move the outcome. ${chance}`;
}

interface Setting {
  readonly panels: Panels;
  readonly measure: Measure;
  readonly analysis: Analysis;
}

/** Spread without noise where it is known, else as observed. */
const sigmaOf = ({ sigma, sigmaWithoutNoise }: MorrisEffect): number =>
  Number.isFinite(sigmaWithoutNoise) ? sigmaWithoutNoise : sigma;

function panel({ outcome, effects }: OutcomeAnalysis, { panels, measure, analysis }: Setting): Layer[] {
  const { width } = panels;
  const scale = isShare(outcome) ? 100 : 1;
  const { slight } = rankingByEffects(effects!);
  const factors = analysis.study.factors;
  const marks = effects!.flatMap((effect, i) => {
    const { value, low, high } = effect.muStar;
    if (!Number.isFinite(value)) return [];
    const tone = slight.includes(i) ? CASH_TONE : PLATFORM_TONES[0];
    return [
      {
        mu: brief(scale * value),
        low: brief(scale * (Number.isFinite(low) ? low : value)),
        high: brief(scale * (Number.isFinite(high) ? high : value)),
        sigma: brief(scale * (sigmaOf(effect) || 0)),
        fill: tone.fill,
        ink: tone.text,
        isSlight: slight.includes(i),
        name: factors[i].label,
        hint: factors[i].label,
        value: `μ* ${changeWords(outcome, value)}, σ ${changeWords(outcome, sigmaOf(effect))}`,
      },
    ];
  });
  const floor = scale * Math.max(0, ...effects!.map(({ noiseFloor }) => noiseFloor || 0));
  const right = fromZero(Math.max(...marks.map(({ high }) => high), floor), 5);
  const up = fromZero(Math.max(...marks.map(({ sigma }) => sigma), right.domain[1] * 0.25), 4);
  const axes = axesOf(right, up);
  const across = (value: number) => (value / right.domain[1]) * width;
  const labels = placeLabels(
    marks.map(({ mu, low, high, sigma, name, ink, isSlight }) => ({
      x: across(mu),
      y: HEIGHT * (1 - sigma / up.domain[1]),
      from: across(low),
      to: across(high),
      text: name,
      ink,
      isSlight,
    })),
    { width, height: HEIGHT, measure: (text) => measure(text, SIZE.axis, 600) * 1.02 },
  );
  const unit = effectUnit(outcome, analysis);
  const title = clip(outcome.label, width + LEFT, (line) => measure(line, SIZE.label, 600) * 1.02);
  return [
    ...floorLayers(floor, axes),
    diagonal(right, up, axes),
    {
      data: { values: marks },
      mark: { type: 'rule', strokeWidth: 1.6, opacity: 0.6, aria: false },
      encoding: { x: axes.x('low'), x2: { field: 'high' }, y: axes.y('sigma'), color: colour('fill') },
    },
    {
      data: { values: marks },
      mark: { type: 'point', shape: 'circle', ...closedMark(), size: 70 },
      encoding: { x: axes.x('mu'), y: axes.y('sigma'), fill: colour('fill'), tooltip: TOOLTIP },
    },
    ...labelLayers(labels),
    textAt(title, -LEFT, -28, { color: TEXT, fontSize: SIZE.label, fontWeight: 600 }),
    textAt('σ', -LEFT, -8, { color: QUIET }),
    ...(floor > 0 ? [textAt('noise floor', across(floor), -8, { color: CASH_TONE.text })] : []),
    textAt(
      clip(`μ*, ${unit}`, width, (line) => measure(line, SIZE.axis, 400)),
      width,
      HEIGHT + 34,
      {
        color: QUIET,
        align: 'right',
      },
    ),
  ];
}

function axesOf(right: NiceRange, up: NiceRange) {
  const labels = ({ ticks }: NiceRange) => numberLabels(ticks[1] - ticks[0]);
  return {
    x: (field: string) =>
      quantitative(field, {
        scale: { domain: right.domain, nice: false },
        axis: {
          values: right.ticks,
          labelExpr: labels(right),
          grid: false,
          tickSize: 4,
          labelPadding: 4,
          labelFlush: false,
        },
      }),
    y: (field: string) =>
      quantitative(field, {
        scale: { domain: up.domain, nice: false },
        axis: valueAxis(up, labels(up)),
      }),
  };
}

type Axes = ReturnType<typeof axesOf>;

/** What lies below the largest of the noise floors. */
const floorLayers = (floor: number, axes: Axes): Layer[] =>
  floor > 0
    ? [
        {
          data: { values: [{ from: 0, to: brief(floor), top: 0, bottom: HEIGHT }] },
          mark: { type: 'rect', color: PALE, opacity: 0.45, aria: false },
          encoding: { x: axes.x('from'), x2: { field: 'to' }, y: pixel('top'), y2: { field: 'bottom' } },
        },
      ]
    : [];

function diagonal(right: NiceRange, up: NiceRange, axes: Axes): Layer {
  const end = Math.min(right.domain[1], up.domain[1]);
  return {
    data: { values: [{ x: 0, y: 0, x2: end, y2: end }] },
    mark: {
      type: 'rule',
      color: AXIS,
      strokeDash: [1, 4],
      strokeCap: 'round',
      strokeWidth: 1.4,
      aria: false,
    },
    encoding: { x: axes.x('x'), y: axes.y('y'), x2: { field: 'x2' }, y2: { field: 'y2' } },
  };
}

/** Names in the ink of their marks, over a white halo. */
const labelLayers = (labels: readonly PlacedLabel[]): Layer[] =>
  [{ stroke: 'white', strokeWidth: 4, strokeJoin: 'round' }, {}].flatMap((halo) =>
    labels.map(({ text, x, y, align, ink }) =>
      textAt(text, x, y, { align, color: ink, fontWeight: 600, ...halo }),
    ),
  );
