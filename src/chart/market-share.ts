import type { RunResult } from '../experiment/run.ts';
import { type Contrast, find } from '../experiment/summarize.ts';
import { ALL, CASH, platformWeeks } from '../experiment/weekly.ts';
import { nameOf } from '../scenario/names.ts';
import { type BandPoint, bandsOf } from './bands.ts';
import { type ChartInput, isNarrow, type Spec } from './figure.ts';
import { overall, SMALL, verdict } from './findings.ts';
import { focusPlatform } from './focus.ts';
import { digitsToShow, percent, points } from './format.ts';
import type { Strand } from './layers.ts';
import { labelOf, nameInText } from './names.ts';
import { bandWords } from './run-words.ts';
import { fromZero } from './scale.ts';
import { toneOf } from './theme.ts';
import { timeFigure, topOf } from './time-plot.ts';

/** Share of payments by method over time. */
export function marketShare(input: ChartInput): Spec {
  const strands = shareStrands(input.result);
  const behind = strandsBehind(input);
  const bands = input.result.series.length > 1;
  const words = ({ mid, low, high }: BandPoint) =>
    bands ? `${percent(mid, 1)} (${percent(low, 1)} to ${percent(high, 1)})` : percent(mid, 1);
  const dashed = behind.length > 0 ? ' Dashed: the run that it is held against.' : '';
  const text = { title: shareFinding(input), subtitle: `${subtitle(input.result, strands)}${dashed}` };
  const range = fromZero(Math.max(topOf(strands, bands), topOf(behind, false)));
  return timeFigure(input, text, {
    strands,
    behind,
    range,
    height: isNarrow(input) ? 210 : 330,
    bands,
    words,
  });
}

/** Methods that were ever paid with, cash last. */
function shareStrands({ scenario, series }: RunResult): Strand[] {
  const focus = focusPlatform(scenario);
  return [...Object.keys(scenario.platforms), CASH].flatMap((method) => {
    const points = bandsOf(
      series.map((one) => platformWeeks(one, method, ALL, 'payment_share')),
      scenario.weeks,
    );
    if (!points.some(({ highest }) => highest > 0)) return [];
    const name = nameOf(scenario, method);
    const end = `${labelOf(scenario, method)} ${percent(points[points.length - 1].mid, points[points.length - 1].mid < 0.1 ? 1 : 0)}`;
    return [{ name, tone: toneOf(scenario, method), points, end, focus: method === focus }];
  });
}

/** Lines of the run that this one is held against, no longer than this one. */
function strandsBehind({ result, behind }: ChartInput): Strand[] {
  if (behind === undefined || behind === result) return [];
  const { weeks } = result.scenario;
  return shareStrands(behind).map((strand) => ({
    ...strand,
    points: strand.points.filter(({ x }) => x <= weeks),
  }));
}

function subtitle(result: RunResult, strands: readonly Strand[]): string {
  const focus = strands.find((strand) => strand.focus);
  return `Share of payments by method. ${bandWords(result, focus ? ` (95% for ${focus.name})` : '')}`;
}

/** The largest move of a share in a sentence, or that nothing measurably moved. */
export function shareFinding({ result, summary }: ChartInput): string {
  const { scenario } = result;
  const moves = [...Object.keys(scenario.platforms), CASH].flatMap((method) => {
    const found = find(summary, 'payment_share', method);
    return found && Number.isFinite(found.change.mean)
      ? [{ name: nameInText(scenario, method), ...overall(found) }]
      : [];
  });
  if (moves.length === 0) return 'Nobody paid';
  const leader = overtaking(moves);
  if (leader) return leader;
  const [largest] = moves
    .filter(({ change }) => verdict(change) !== 'none')
    .sort((a, b) => Math.abs(b.change.mean) - Math.abs(a.change.mean));
  return largest ? moveSentence(largest) : "No method's share of payments measurably changed";
}

function moveSentence({ name, from, to, change }: { name: string } & Contrast): string {
  const digits = Math.max(digitsToShow(change.mean), Math.abs(change.mean) < 0.05 ? 1 : 0);
  const [start, end] = [percent(from.mean, digits), percent(to.mean, digits)];
  if (Math.abs(change.mean) < SMALL) {
    return `Shares of payments hardly move, most of all ${name} by ${points(change.mean, digits)} points`;
  }
  return `Payments with ${name} ${change.mean > 0 ? 'rise' : 'fall'} from ${start} to ${end} of all by the last quarter`;
}

/** A change of the leader, said only where it holds beyond chance. */
function overtaking(moves: readonly ({ name: string } & Contrast)[]): string | null {
  const first = moves.reduce((most, move) => (move.from.mean > most.from.mean ? move : most));
  const last = moves.reduce((most, move) => (move.to.mean > most.to.mean ? move : most));
  const certain = first.from.low > last.from.high && last.to.low > first.to.high;
  if (first === last || !certain) return null;
  const digits = digitsToShow(last.to.mean - first.to.mean);
  const shares = [last, first].map(({ to }) => percent(to.mean, digits));
  return `More is now paid with ${last.name} than with ${first.name}: ${shares[0]} of payments against ${shares[1]}`;
}
