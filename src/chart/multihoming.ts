import type { RunResult } from '../experiment/run.ts';
import { find } from '../experiment/summarize.ts';
import { ALL, marketWeeks } from '../experiment/weekly.ts';
import { type BandPoint, bandsOf } from './bands.ts';
import { emptyFigure } from './empty.ts';
import type { ChartInput, Spec } from './figure.ts';
import { noChange, overall, SMALL, verdict } from './findings.ts';
import { capital, digitsToShow, percent } from './format.ts';
import type { Strand } from './layers.ts';
import { bandWords } from './run-words.ts';
import { niceRange } from './scale.ts';
import { CASH_TONE, INK } from './theme.ts';
import { bottomOf, timeFigure, topOf } from './time-plot.ts';

/** Neither line belongs to a platform, so they are told apart by ink and dashes, not by a platform's colour. */
const LINES = [
  { column: 'multihoming_held', name: 'Hold two or more', tone: { fill: INK, text: INK } },
  {
    column: 'multihoming_used',
    name: 'Use two or more',
    tone: { ...CASH_TONE, fill: CASH_TONE.text },
    dash: [7, 5],
  },
] as const;

/** Share of wallet users with two wallets or more, held and used. */
export function multihoming(input: ChartInput): Spec {
  const strands = strandsOf(input.result);
  const bands = input.result.series.length > 1;
  if (strands.length === 0)
    return emptyFigure(
      input,
      'Nobody holds a wallet',
      'Multi-homing is counted among those who hold a wallet.',
    );
  const range = niceRange(bottomOf(strands, bands), topOf(strands, bands), { least: 0.1 });
  const words = ({ mid, low, high }: BandPoint) =>
    bands ? `${percent(mid, 1)} (${percent(low, 1)} to ${percent(high, 1)})` : percent(mid, 1);
  const subtitle = `Share of wallet users who hold, and who used in the month, two wallets or more. ${bandWords(input.result)}`;
  return timeFigure(
    input,
    { title: finding(input), subtitle },
    { strands, range, height: 240, bands, words },
  );
}

const strandsOf = ({ scenario, series }: RunResult): Strand[] =>
  LINES.flatMap(({ column, ...line }) => {
    const points = bandsOf(
      series.map((one) => marketWeeks(one, ALL, column)),
      scenario.weeks,
    );
    if (points.length === 0) return [];
    return [{ ...line, points, end: `${line.name} ${percent(points[points.length - 1].mid, 1)}` }];
  });

function finding({ summary }: ChartInput): string {
  const sentences = [
    { words: 'holding two wallets', figure: find(summary, 'multihoming_held') },
    { words: 'using two', figure: find(summary, 'multihoming_used') },
  ].flatMap(({ words, figure }) => {
    if (!figure || !Number.isFinite(figure.last.mean)) return [];
    const contrast = overall(figure);
    const { from, to, change } = contrast;
    const digits = Math.max(1, digitsToShow(change.mean));
    if (!Number.isFinite(from.mean)) return [`${words} is at ${percent(to.mean, 1)} at the end`];
    if (verdict(change) === 'none') return [`${words} ${noChange(contrast)}`];
    if (Math.abs(change.mean) < SMALL) return [`${words} hardly changes (${percent(to.mean, 1)})`];
    return [
      `${words} ${change.mean > 0 ? 'rises' : 'falls'} from ${percent(from.mean, digits)} to ${percent(to.mean, digits)} by the last quarter`,
    ];
  });
  return capital(sentences.join('; '));
}
