import type { Analysis, OutcomeAnalysis } from '../../experiment/sensitivity/analysis.ts';
import { type VarianceParts, varianceParts } from '../../experiment/sensitivity/ranking.ts';
import { pixel, TOOLTIP, textAt } from '../benchmark-marks.ts';
import { framed, type Layer, MARGIN, type Spec, WIDTH } from '../figure.ts';
import { brief, percent } from '../format.ts';
import { balance, type Measure } from '../measure.ts';
import { CASH_TONE, INK, PLATFORM_TONES, SIZE, TEXT, type Tone } from '../theme.ts';
import { isDrawable } from './indices.ts';
import { sensitivitySource } from './words.ts';

const ROW = 44;
const BAR = 26;
const LINE = 16;
const NAME_ROOM = 260;
/** Segments narrower than their words, in pixels, go without. */
const WORDS_ROOM = 44;

interface Kind {
  readonly part: keyof VarianceParts;
  readonly words: string;
  readonly tone: Tone;
  /** Ink of words on the segment. */
  readonly ink: string;
}

const KINDS: readonly Kind[] = [
  { part: 'alone', words: 'Factors one by one', tone: PLATFORM_TONES[0], ink: 'white' },
  { part: 'together', words: 'Factors together', tone: PLATFORM_TONES[1], ink: INK },
  { part: 'chance', words: 'Chance', tone: CASH_TONE, ink: INK },
];

/** What the variance of one run comes from, a bar an outcome. */
export function varianceChart(analysis: Analysis, measure: Measure): Spec {
  const outcomes = analysis.outcomes.filter(isDrawable);
  const names = outcomes.map(({ outcome }) =>
    balance(outcome.label, NAME_ROOM, (line) => measure(line, SIZE.label, 400) * 1.02),
  );
  const room = Math.max(...names.flat().map((line) => measure(line, SIZE.label, 400)));
  const left = MARGIN + room * 1.03 + 18;
  const width = WIDTH - left - MARGIN;
  const kinds = kindsOf(analysis);
  return framed(
    { measure, source: sensitivitySource(analysis) },
    {
      title: titleOf(outcomes, analysis),
      subtitle: subtitleOf(analysis),
      left,
      right: MARGIN,
      above: 30,
      below: 0,
      height: outcomes.length * ROW,
      notes: ['The first two parts are cut to what a share can be; indices.csv has the estimates uncut.'],
      body: {
        layer: [
          ...names.map((words, row) =>
            textAt(words.join('\n'), MARGIN - left, (row + 0.5) * ROW - ((words.length - 1) * LINE) / 2, {
              fontSize: SIZE.label,
              lineBreak: '\n',
              lineHeight: LINE,
              color: TEXT,
            }),
          ),
          ...barLayers(outcomes, kinds, width),
          ...keyLayers(kinds, measure),
        ],
      },
    },
  );
}

const isKnown = ({ isCertain, replicates }: Analysis): boolean => isCertain || replicates > 1;

const kindsOf = (analysis: Analysis): Kind[] =>
  KINDS.filter(({ part }) => part !== 'chance' || !analysis.isCertain)
    .filter(({ part }) => part !== 'chance' || isKnown(analysis))
    .map((kind) =>
      kind.part === 'together' && !isKnown(analysis)
        ? { ...kind, words: 'Factors together, and chance' }
        : kind,
    );

function subtitleOf(analysis: Analysis): string {
  if (analysis.isCertain)
    return 'Shares of the variance of an outcome when every factor is anywhere in its range. Nothing is drawn in this market: there is no chance in it.';
  return isKnown(analysis)
    ? 'Shares of the variance of one run when every factor is anywhere in its range: what factors do alone, what only their combinations do, and what differs between runs of the same point.'
    : 'Shares of the variance of one run when every factor is anywhere in its range. Each point was run once, so that chance is among the combinations.';
}

/** What the bars say, in a sentence without a full stop. */
function titleOf(outcomes: readonly OutcomeAnalysis[], analysis: Analysis): string {
  const parts = outcomes.map(varianceParts);
  const range = (part: keyof VarianceParts): string => {
    const all = parts.map((one) => percent(one[part]));
    const [low, high] = [Math.min, Math.max].map((end) => percent(end(...parts.map((one) => one[part]))));
    return new Set(all).size === 1 ? all[0] : `${low} to ${high}`;
  };
  const of = analysis.isCertain ? 'the variance' : 'the variance of a run';
  const chance = isKnown(analysis) && !analysis.isCertain ? `, chance ${range('chance')}` : '';
  return `Factors one by one make ${range('alone')} of ${of}, their combinations ${range('together')}${chance}`;
}

function barLayers(outcomes: readonly OutcomeAnalysis[], kinds: readonly Kind[], width: number): Layer[] {
  const segments = outcomes.flatMap((one, row) => {
    const parts = varianceParts(one);
    let from = 0;
    return kinds.flatMap(({ part, words, tone, ink }) => {
      const share = parts[part];
      const [x, x2] = [from * width, (from + share) * width];
      from += share;
      if (!(share > 0)) return [];
      const middle = (row + 0.5) * ROW;
      const place = { x: brief(x), x2: brief(x2), y: middle - BAR / 2, y2: middle + BAR / 2 };
      return [
        {
          ...place,
          at: brief((x + x2) / 2),
          middle,
          fill: tone.fill,
          ink,
          words: x2 - x < WORDS_ROOM ? '' : percent(share),
          hint: `${one.outcome.label}, ${words.toLowerCase()}`,
          value: percent(share, 1),
        },
      ];
    });
  });
  const colour = (field: string) => ({ field, type: 'nominal', scale: null });
  return [
    {
      data: { values: segments },
      mark: { type: 'rect', stroke: 'white', strokeWidth: 1.5 },
      encoding: {
        x: pixel('x'),
        x2: { field: 'x2' },
        y: pixel('y'),
        y2: { field: 'y2' },
        fill: colour('fill'),
        tooltip: TOOLTIP,
      },
    },
    {
      data: { values: segments.filter(({ words }) => words !== '') },
      mark: { type: 'text', fontSize: SIZE.label, fontWeight: 600, aria: false },
      encoding: {
        x: pixel('at'),
        y: pixel('middle'),
        text: { field: 'words', type: 'nominal' },
        color: colour('ink'),
      },
    },
  ];
}

/** What the colours are, above the first bar, in the order of the segments. */
function keyLayers(kinds: readonly Kind[], measure: Measure): Layer[] {
  let x = 0;
  return kinds.flatMap(({ words, tone }) => {
    const at = x;
    x += 18 + measure(words, SIZE.axis, 600) * 1.03 + 22;
    return [
      {
        data: { values: [{ x: at, x2: at + 12, y: -22, y2: -10 }] },
        mark: { type: 'rect', color: tone.fill, aria: false },
        encoding: { x: pixel('x'), x2: { field: 'x2' }, y: pixel('y'), y2: { field: 'y2' } },
      },
      textAt(words, at + 18, -16, { color: tone.text, fontWeight: 600 }),
    ];
  });
}
