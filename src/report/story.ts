import { closePercent } from '../chart/event-words.ts';
import type { ChartInput } from '../chart/figure.ts';
import { capital } from '../chart/format.ts';
import { shareFinding } from '../chart/market-share.ts';
import { surplusSentence } from '../chart/surplus.ts';
import { decisionStory, focusStory } from './story-chains.ts';
import { banStory, exclusiveStory } from './story-deals.ts';
import { asksForGrowth, cakeStory, calmStory, campaignStory, opennessStory } from './story-growth.ts';
import { focusRefuses, offerStory, refusalStory } from './story-offers.ts';
import { inconvenienceStory } from './story-reach.ts';

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
  const refusals = refusalStory(input);
  const inconvenience = inconvenienceStory(input);
  const growth = cakeStory(input);
  const [answersRefusal, answersGrowth] = [focusRefuses(input), asksForGrowth(input)];
  const told = [
    ...(answersRefusal ? refusals : []),
    ...(inconvenience.leads ? inconvenience.told : []),
    ...(answersGrowth ? growth : []),
    ...decisionStory(input),
    ...banStory(input),
    ...offerStory(input),
    ...(answersRefusal ? [] : refusals),
    ...focusStory(input),
    ...exclusiveStory(input),
    ...opennessStory(input),
    ...campaignStory(input),
    ...(answersGrowth ? [] : growth),
    ...(inconvenience.leads ? [] : inconvenience.told),
  ];
  const calm = calmStory(input);
  const findings = told.length >= 3 ? told : [...told, ...calm];
  const [first = '', ...rest] = [...new Set(findings)].map((one) => capital(closePercent(one)));
  const market = `${shareFinding(input)}.`;
  const surplus = `${surplusSentence(input)}.`;
  return {
    headline: first || market,
    findings: [...rest.slice(0, 2), market, surplus, ...rest.slice(2)]
      .filter((one) => one !== first)
      .slice(0, MOST),
  };
}
