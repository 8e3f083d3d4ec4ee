import type { Estimate } from '../../core/stats.ts';
import type { Comparison, Pair } from '../../experiment/compare/comparison.ts';
import { type WindowWords, windowText } from '../../experiment/outcomes/window-words.ts';
import { spanInWords, windowsOf } from '../../experiment/windows.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { count, decimal, digitsFor, NONE, signed } from '../format.ts';
import { isExpected } from '../run-words.ts';

/** A name as a sentence quotes it. */
export const quoted = (name: string): string => `“${name}”`;

const isShare = (unit: string): boolean => unit === 'share' || unit.startsWith('share ');
const isMoney = (unit: string): boolean => unit.startsWith('currency');

/** What values of a unit are multiplied by before they are shown: shares are told in percent. */
const scaleOf = (unit: string): number => (isShare(unit) ? 100 : 1);

/** The unit of a difference: `points`, `CNY per person and year`. */
export function differenceUnit(unit: string, currency: string): string {
  if (isShare(unit))
    return `points${unit.slice('share'.length).replace(/^ of /, ' of all ').replace('all all', 'all')}`;
  return levelUnit(unit, currency);
}

/** The unit of a level: `% of trips`, `CNY per person and year`. */
export function levelUnit(unit: string, currency: string): string {
  if (isShare(unit)) return `%${unit.slice('share'.length)}`;
  const words = isMoney(unit) ? unit.replace('currency', currency) : unit;
  return words.replace('consumer of', 'person of').replace('per consumer', 'per person');
}

/** Below this, in the unit shown, a difference is the rounding of the machine. */
const NOTHING = 1e-7;

/** Fewest digits by which the half width of an interval shows, and no more than four that say something. */
function digitsOf({ mean, low, high }: Estimate, scale: number): number {
  const size = Math.abs(mean) * scale;
  const half = ((high - low) / 2) * scale;
  const leading = (value: number): number => Math.floor(Math.log10(value));
  const most = size > NOTHING ? Math.max(0, 3 - leading(size)) : 4;
  const wanted = half > NOTHING ? -leading(half) : size > NOTHING ? 2 - leading(size) : 0;
  return Math.min(Math.max(0, Math.min(wanted, most)), 4);
}

/** A difference of a figure in words, in points where the figure is a share. */
export class DifferenceWords {
  private readonly scale: number;
  private readonly digits: number;
  private readonly difference: Estimate;

  constructor(difference: Estimate, unit: string) {
    this.difference = difference;
    this.scale = scaleOf(unit);
    this.digits = digitsOf(difference, this.scale);
  }

  /** `−3.12`; 0 without a sign. */
  get mean(): string {
    return this.of(this.difference.mean);
  }

  /** `3.12`: no more than three figures, for a sentence. */
  get size(): string {
    const size = Math.abs(this.difference.mean) * this.scale;
    return decimal(size, Math.min(this.digits, digitsFor(size)));
  }

  /** `−3.45 to −2.79`; a dash where there is no interval. */
  get interval(): string {
    const { low, high } = this.difference;
    return Number.isFinite(low) ? `${this.of(low)} to ${this.of(high)}` : NONE;
  }

  /** `−3.12 (−3.45 to −2.79)`, without the bracket where there is no interval. */
  get all(): string {
    return Number.isFinite(this.difference.low) ? `${this.mean} (${this.interval})` : this.mean;
  }

  /** `−3.12 ±0.33`. */
  get short(): string {
    const { low, high } = this.difference;
    return Number.isFinite(low)
      ? `${this.mean} ±${decimal(((high - low) / 2) * this.scale, this.digits)}`
      : this.mean;
  }

  private of(value: number): string {
    return Number.isFinite(value) ? signed(value * this.scale, this.digits) : NONE;
  }
}

/** The level of a figure, with the digits of its difference; with those of its own where there is none. */
export function levelText({ mean }: Estimate, difference: Estimate, unit: string): string {
  const scale = scaleOf(unit);
  const ends = [difference.mean, difference.low, difference.high].filter(Number.isFinite);
  const isNothing = ends.every((end) => Math.abs(end) * scale <= NOTHING);
  const digits = isNothing ? digitsFor(mean * scale, 1) : digitsOf(difference, scale);
  return Number.isFinite(mean) ? decimal(mean * scale, Math.min(digits, 3)) : NONE;
}

/** Which way a figure moves: `none` where the 95 % interval holds 0, or where it does not exist. */
export function direction(
  { mean, low, high }: Estimate,
  { isCertain }: Pick<Comparison, 'isCertain'>,
): 'up' | 'down' | 'none' {
  const [least, most] = isCertain ? [mean, mean] : [low, high];
  return least > 0 ? 'up' : most < 0 ? 'down' : 'none';
}

/** When tables speak of: `in the last quarter`, `in weeks 10 to 20`. */
export function windowInTime(window: WindowWords, scenario: Scenario): string {
  if (window === 'all') return `over all ${count(scenario.weeks, 'week')}`;
  if (window === 'first' || window === 'last') {
    const { from, to } = windowsOf(scenario)[window];
    return `in the ${window} ${spanInWords(to - from + 1)}`;
  }
  return `in ${windowText(window)}`;
}

/** What values are, for a subtitle: replicates and intervals, or expected values. */
export function runWords({ replicates, isCertain, sharesDraws, pairs }: Comparison): string {
  if (isCertain) return 'Expected values (mean field).';
  const least = Math.min(...pairs.map((pair) => pair.replicates));
  if (least < 2) return 'One replicate only, so there are no intervals.';
  const draws = sharesDraws ? 'on the same draws' : 'on draws that differ';
  return `Means of ${count(replicates, 'replicate')} ${draws}, with 95% intervals.`;
}

/** The last line of every picture. */
export const comparisonSource = (comparison: Comparison): string =>
  [`Comparison “${comparison.study.name}”`, ...sourceOf(comparison)].join(' · ');

function sourceOf({ study, first, replicates, isCertain, sharesDraws }: Comparison): string[] {
  if (isCertain) return ['mean field: expected values, nothing drawn'];
  const runs = `${count(replicates, 'replicate')} of each scenario`;
  if (sharesDraws) return [runs, ...drawsOf(first.scenario)];
  return [
    runs,
    ...study.arms.map(({ name, scenario }) => `${quoted(name)}: ${drawsOf(scenario).join(', ')}`),
  ];
}

function drawsOf(scenario: Scenario): string[] {
  if (isExpected({ scenario })) return ['mean field'];
  const { seed, consumers, engine } = scenario;
  return [...(engine === 'agents' ? [`${decimal(consumers)} consumers`] : []), `seed “${seed}”`];
}

/** Whether there are bands and intervals to draw. */
export const hasIntervals = ({ isCertain }: Comparison, { replicates }: Pair): boolean =>
  !isCertain && replicates > 1;
