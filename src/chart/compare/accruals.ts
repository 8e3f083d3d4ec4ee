import type { Part } from '../../experiment/compare/accruals.ts';
import type { Comparison, Pair } from '../../experiment/compare/comparison.ts';
import { numberLabels } from '../benchmark-marks.ts';
import type { Spec } from '../figure.ts';
import { count, signed } from '../format.ts';
import type { Strand } from '../layers.ts';
import type { Measure } from '../measure.ts';
import { INK, PLATFORM_TONES, type Tone } from '../theme.ts';
import { differencePanels, pointsOf } from './panels.ts';
import { DifferenceWords, direction, quoted, runWords } from './words.ts';

/** Names and inks of the parts of welfare; none of the inks is a platform's in a market of three. */
const LINES: Readonly<Record<Part, { name: string; tone: Tone }>> = {
  consumer_surplus: { name: 'Consumers', tone: PLATFORM_TONES[5] },
  retailer_surplus: { name: 'Retailers', tone: PLATFORM_TONES[4] },
  platform_profit: { name: 'Platforms', tone: PLATFORM_TONES[3] },
  partner_profit: { name: 'Partners', tone: { fill: '#8A6D3B', text: '#7A5F32' } },
  government: { name: 'Government', tone: { fill: '#5B616C', text: '#5B616C' } },
  welfare: { name: 'All together', tone: { fill: INK, text: INK } },
};

/** What each scenario has brought everybody since the opening, added up week by week. */
export function accrualDifferences(comparison: Comparison, measure: Measure): Spec {
  const { currency } = comparison.first.scenario;
  return differencePanels(
    comparison,
    {
      id: 'accruals',
      title: titleOf(comparison),
      subtitle: `Surplus since the opening, difference from ${quoted(comparison.first.name)} added up week by week, ${currency} per person. ${runWords(comparison)}`,
      notes: [],
      strands: (pair) => strandsOf(pair),
      labels: ({ ticks }) =>
        `(datum.value > 0 ? '+' : '') + ${numberLabels(ticks.length > 1 ? ticks[1] - ticks[0] : 1)}`,
      words: ({ mid, low, high }) =>
        low === high ? signed(mid, 2) : `${signed(mid, 2)} (${signed(low, 2)} to ${signed(high, 2)})`,
    },
    measure,
  );
}

/** Parts that are the same in both scenarios throughout are left out. */
function strandsOf({ accruals }: Pair): Strand[] {
  return accruals.flatMap(({ part, weeks }): Strand[] => {
    const points = pointsOf(weeks);
    const isTotal = part === 'welfare';
    if (points.length === 0 || (!isTotal && points.every(({ low, high }) => low === 0 && high === 0)))
      return [];
    const { name, tone } = LINES[part];
    const { mid } = points[points.length - 1];
    return [{ name, tone, points, end: `${name} ${signed(mid, Math.abs(mid) < 10 ? 1 : 0)}` }];
  });
}

function titleOf(comparison: Comparison): string {
  const { first, pairs } = comparison;
  const { currency, weeks } = first.scenario;
  const [largest] = pairs
    .flatMap(({ arm, accruals }) => {
      const last = accruals.find(({ part }) => part === 'welfare')?.weeks.at(-1)?.difference;
      return last !== undefined && direction(last, comparison) !== 'none' ? [{ arm, last }] : [];
    })
    .toSorted((a, b) => Math.abs(b.last.mean) - Math.abs(a.last.mean));
  const than = pairs.length === 1 ? quoted(pairs[0].arm.name) : 'no scenario';
  if (largest === undefined)
    return pairs.length === 1
      ? `After ${count(weeks, 'week')} ${than} has cost or brought nothing measurable against ${quoted(first.name)}`
      : `After ${count(weeks, 'week')} ${than} has cost or brought anything measurable against ${quoted(first.name)}`;
  const verb = largest.last.mean > 0 ? 'brought' : 'cost';
  const amount = new DifferenceWords(largest.last, 'currency').size;
  return `After ${count(weeks, 'week')} ${quoted(largest.arm.name)} has ${verb} ${currency} ${amount} per person in all, against ${quoted(first.name)}`;
}
