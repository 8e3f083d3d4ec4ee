import { exclusiveCoverage } from '../chart/coverage.ts';
import { closePercent } from '../chart/event-words.ts';
import type { ChartInput } from '../chart/figure.ts';
import { capital } from '../chart/format.ts';
import { shareFinding } from '../chart/market-share.ts';
import { surplusFinding } from '../chart/surplus.ts';
import { mean } from '../core/stats.ts';
import { inWeek } from '../experiment/weekly.ts';
import { banStory, exclusiveStory, inconvenienceStory, offerStory } from './story-deals.ts';
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
    ...exclusiveStory(input),
    ...banStory(input),
    ...offerStory(input),
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

/** The largest share of sales under exclusive contracts in a week, mean over replicates. */
function coverageOf({ result: { scenario, series } }: ChartInput): { peak: number; before: number } {
  const platforms = Object.keys(scenario.platforms);
  const all = series.map((one) => [...exclusiveCoverage(one, platforms).values()]);
  const total = (week: number) =>
    mean(all.map((columns) => columns.reduce((sum, column) => sum + inWeek(column, week), 0)));
  const weeks = Array.from({ length: scenario.weeks }, (_, i) => total(i + 1)).filter(Number.isFinite);
  return { peak: Math.max(0, ...weeks), before: weeks[0] ?? 0 };
}
