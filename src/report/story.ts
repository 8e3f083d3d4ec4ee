import { closePercent } from '../chart/event-words.ts';
import type { ChartInput } from '../chart/figure.ts';
import { capital } from '../chart/format.ts';
import { shareFinding } from '../chart/market-share.ts';
import { surplusFinding } from '../chart/surplus.ts';
import { mean } from '../core/stats.ts';
import { ALL, inWeek, platformWeeks } from '../experiment/weekly.ts';
import { decisionStory, focusStory } from './story-chains.ts';
import { banStory, type Coverage, exclusiveStory, inconvenienceStory, offerStory } from './story-deals.ts';
import { cakeStory, calmStory, campaignStory, opennessStory } from './story-growth.ts';

/** What a run says, in plain words computed from it. */
export interface Story {
  /** The one sentence that the report leads with. */
  readonly headline: string;
  /** Three to eight more, in the order of weight. */
  readonly findings: readonly string[];
}

const MOST = 8;

/** Tells a run by what its scenario contains; a market in which nothing happens is told by its figures. */
export function storyOf(input: ChartInput): Story {
  const told = [
    ...decisionStory(input),
    ...banStory(input),
    ...offerStory(input),
    ...focusStory(input),
    ...exclusiveStory(input),
    ...opennessStory(input),
    ...campaignStory(input),
    ...cakeStory(input),
    ...inconvenienceStory(input, coverageOf(input)),
  ];
  const calm = calmStory(input);
  const findings = told.length >= 3 ? told : [...told, ...calm];
  const [first = '', ...rest] = [...new Set(findings)].map((one) => capital(closePercent(one)));
  const market = `${shareFinding(input)}.`;
  const surplus = `${surplusFinding(input)}.`;
  return {
    headline: first || market,
    findings: [...rest.slice(0, 2), market, surplus, ...rest.slice(2)]
      .filter((one) => one !== first)
      .slice(0, MOST),
  };
}

/** Share of sales under exclusive contracts, mean over replicates: the most in any week, and in the last. */
function coverageOf({ result: { scenario, series } }: ChartInput): Coverage {
  const columns = Object.keys(scenario.platforms).map((platform) =>
    series.map((one) => platformWeeks(one, platform, ALL, 'exclusive_by_sales')),
  );
  const total = (week: number) =>
    columns.reduce((sum, runs) => sum + mean(runs.map((column) => inWeek(column, week))), 0);
  const weeks = Array.from({ length: scenario.weeks }, (_, i) => total(i + 1)).filter(Number.isFinite);
  return { peak: Math.max(0, ...weeks), last: weeks[weeks.length - 1] ?? 0 };
}
