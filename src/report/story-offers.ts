import type { ChartInput } from '../chart/figure.ts';
import { inWords, percent } from '../chart/format.ts';
import { nameInText } from '../chart/names.ts';
import { inMostRuns } from '../chart/run-words.ts';
import { mean } from '../core/stats.ts';
import { partnersByWeek } from '../experiment/contracts.ts';
import type { RunResult } from '../experiment/run.ts';
import { ALL, inWeek, regionsOf, retailerWeeks } from '../experiment/weekly.ts';
import type { Series } from '../model/series.ts';
import { nameOf } from '../scenario/names.ts';
import type { Scenario } from '../scenario/schema.ts';
import { ofKind } from './story-deals.ts';

/** Who signed with whom, who refused, and at what bonus they would sign; up to the eve of a ban where there is one. */
export function offerStory(input: ChartInput): string[] {
  const { scenario } = input.result;
  const asked = chainsAsked(input);
  if (ofKind(input, 'offer').length === 0) return [];
  const [ban] = ofKind(input, 'ban-exclusivity').filter(({ week }) => week > 1 && week <= scenario.weeks);
  const week = ban ? ban.week - 1 : scenario.weeks;
  const signed = signedWords(input.result, asked, week);
  const chains =
    signed.count === 1
      ? `the chain under contract${inMostRuns(input.result)} is`
      : `chains under contract${inMostRuns(input.result)} are`;
  const words =
    signed.parts.length > 0
      ? `${chains} ${signed.parts.join('; ')}`
      : `no named chain is under contract${inMostRuns(input.result)}`;
  const told = [`${ban ? 'On the eve of the ban' : 'By the end'}, ${words}.`];
  return ban ? told : [...told, ...mandateWords(scenario, asked)];
}

/** Chains that had an offer and never signed in most runs: what they were offered, and what they would sign for. */
export function refusalStory(input: ChartInput): string[] {
  const { scenario } = input.result;
  // Under a ban nobody would sign any more, whatever the price.
  if (ofKind(input, 'ban-exclusivity').some(({ week }) => week <= scenario.weeks)) return [];
  const groups = new Map<string, { retailer: string; price: number }[]>();
  for (const retailer of refusing(input)) {
    const best = bestOffer(input, retailer);
    const price = priceOf(input.result, retailer);
    if (!best || !(price > best.bonus)) continue;
    const words = `the ${percentOf(best.bonus)} that ${nameOf(scenario, best.platform)} offers`;
    groups.set(words, [...(groups.get(words) ?? []), { retailer, price }]);
  }
  return [...groups].map(([words, chains]) => {
    const [names, prices] = [
      chains.map(({ retailer }) => nameInText(scenario, retailer)),
      chains.map(({ price }) => percent(price, 1)),
    ];
    const price = new Set(prices).size === 1 ? prices[0] : inWords(prices);
    return `${inWords(names)} ${chains.length === 1 ? 'refuses' : 'refuse'} ${words}; ${chains.length === 1 ? 'it' : 'they'} would sign for ${price} of sales${new Set(prices).size > 1 ? ', each as it sees it' : ', as seen'} at the latest review.`;
  });
}

/** Whether the chain in focus is among those who refuse: then that is the answer. */
export function focusRefuses(input: ChartInput): boolean {
  const { retailer } = input.result.scenario.output.focus;
  return retailer !== null && refusing(input).includes(retailer);
}

const chainsAsked = (input: ChartInput): string[] =>
  Object.keys(input.result.scenario.retailers.chains).filter((id) =>
    ofKind(input, 'offer').some(({ retailers }) => retailers === null || retailers.includes(id)),
  );

const refusing = (input: ChartInput): string[] => {
  const { scenario, series } = input.result;
  return chainsAsked(input).filter(
    (id) =>
      scenario.retailers.chains[id].mandate === 'none' &&
      2 * series.filter((one) => neverSigns(one, id)).length > series.length,
  );
};

const neverSigns = (series: Series, retailer: string): boolean =>
  regionsOf(series, retailer).every((region) =>
    partnersByWeek(series, retailer, region).every((partner) => partner === ''),
  );

/** The highest bonus that a chain was offered. */
function bestOffer(input: ChartInput, retailer: string): { platform: string; bonus: number } | undefined {
  return ofKind(input, 'offer')
    .filter(({ week }) => week <= input.result.scenario.weeks)
    .filter(({ retailers }) => retailers === null || retailers.includes(retailer))
    .sort((a, b) => b.bonus - a.bonus)[0];
}

const percentOf = (share: number) => `${Number((share * 100).toFixed(2))}%`;

/** Platforms that bind a chain in most runs, with the regions where they differ. */
function signedWords(
  { scenario, series }: RunResult,
  asked: readonly string[],
  week: number,
): { parts: string[]; count: number } {
  const bonds = asked.flatMap((retailer) => {
    const regions = regionsOf(series[0], retailer).filter(
      (region, _, all) => region !== ALL || all.length === 1,
    );
    const bound = Object.keys(scenario.platforms).flatMap((platform) => {
      const held = regions.filter(
        (region) =>
          2 * series.filter((one) => partnersByWeek(one, retailer, region)[week - 1] === platform).length >
          series.length,
      );
      return held.length > 0 ? [{ platform, held }] : [];
    });
    return bound.map(({ platform, held }) => ({
      platform,
      retailer,
      name: `${nameInText(scenario, retailer)}${held.length === regions.length ? '' : ` (${inWords(held.map((region) => nameOf(scenario, region)))})`}`,
    }));
  });
  const parts = Object.keys(scenario.platforms).flatMap((platform) => {
    const who = bonds.filter((bond) => bond.platform === platform).map(({ name }) => name);
    return who.length === 0 ? [] : [`${inWords(who)} with ${nameOf(scenario, platform)}`];
  });
  return { parts, count: new Set(bonds.map(({ retailer }) => retailer)).size };
}

const mandateWords = (scenario: Scenario, asked: readonly string[]): string[] =>
  asked
    .filter((id) => scenario.retailers.chains[id].mandate === 'open')
    .map((id) => `${nameOf(scenario, id)} takes every method by its owner's mandate and never signs.`);

/** Mean of the latest bonus asked for over the runs in which the chain never signs; NaN without one. */
const priceOf = ({ scenario, series }: RunResult, retailer: string): number =>
  mean(
    series
      .filter((one) => neverSigns(one, retailer))
      .map((one) =>
        lastAsked(retailerWeeks(one, retailer, placeOf(one, retailer), 'asked_bonus'), scenario.weeks),
      ),
  );

/** Where the chain stands as a whole: `all`, or its only region. */
const placeOf = (series: Series, retailer: string): string => {
  const regions = regionsOf(series, retailer);
  return regions.includes(ALL) ? ALL : regions[0];
};

function lastAsked(column: ReturnType<typeof retailerWeeks>, weeks: number): number {
  for (let week = weeks; week > 0; week--) {
    const value = inWeek(column, week);
    if (Number.isFinite(value)) return value;
  }
  return Number.NaN;
}
