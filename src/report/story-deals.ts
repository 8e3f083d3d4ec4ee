import type { ChartInput } from '../chart/figure.ts';
import { verdict } from '../chart/findings.ts';
import { capital, decimal, inWords, percent, points } from '../chart/format.ts';
import { nameInText } from '../chart/names.ts';
import { mean } from '../core/stats.ts';
import { partnersByWeek } from '../experiment/contracts.ts';
import type { RunResult } from '../experiment/run.ts';
import { contrast, find } from '../experiment/summarize.ts';
import { ALL, inWeek, regionsOf, retailerWeeks } from '../experiment/weekly.ts';
import { nameOf } from '../scenario/names.ts';
import type { Intervention } from '../scenario/schema.ts';
import {
  exists,
  pointsWithInterval,
  quarterBefore,
  quarterFrom,
  relativeMove,
  shareMove,
} from './telling.ts';

type Of<K extends Intervention['kind']> = Extract<Intervention, { kind: K }>;
export const ofKind = <K extends Intervention['kind']>(input: ChartInput, kind: K): Of<K>[] =>
  input.result.scenario.interventions.filter((one): one is Of<K> => one.kind === kind);

/** What an imposed exclusive contract did to the chain, to the rival's share in its region, and nationwide. */
export const exclusiveStory = (input: ChartInput): string[] =>
  ofKind(input, 'exclusive')
    .slice(0, 2)
    .flatMap((event) => chainStory(input, event));

function chainStory(input: ChartInput, event: Of<'exclusive'>): string[] {
  const { result } = input;
  const { scenario } = result;
  const windows = [quarterBefore(event.week), quarterFrom(event.week, scenario.weeks)] as const;
  const [before, after] = windows;
  if (!before || !after) return [];
  const region = event.regions?.length === 1 ? event.regions[0] : ALL;
  const where = region === ALL ? '' : ` in ${nameOf(scenario, region)}`;
  const at = (name: string, subject: string, place = region) =>
    contrast(result, { name, subject, region: place }, [before, after]);
  const [refusals, lost, visits, profit] = ['refusals', 'lost_sales', 'visit_share', 'profit'].map((name) =>
    at(name, event.retailer),
  );
  const chain = `${nameOf(scenario, event.retailer)}${where}`;
  const told: string[] = [];
  if (exists(refusals) && exists(visits) && exists(profit) && exists(lost)) {
    told.push(
      `Once ${chain} takes only ${nameOf(scenario, event.platform)}, ${percent(refusals.to.mean, 1)} of visits there meet a refusal (${percent(refusals.from.mean, 1)} before) and ${percent(lost.to.mean, 1)} end without a sale (${percent(lost.from.mean, 1)} before).`,
      `${capital(chain)}: its share of all visits${where} ${relativeMove(visits)}${verdict(visits.change) === 'down' ? ', won by rivals' : ''}; its profit, bonus included, ${relativeMove(profit)}.`,
    );
  }
  return [...told, ...rivalStory(input, event, region, at)];
}

type At = (name: string, subject: string, place?: string) => ReturnType<typeof contrast>;

function rivalStory(
  { result: { scenario } }: ChartInput,
  event: Of<'exclusive'>,
  region: string,
  at: At,
): string[] {
  const rivals = Object.keys(scenario.platforms).filter(
    (id) => id !== event.platform && scenario.platforms[id].kind === 'wallet',
  );
  return rivals.slice(0, 1).flatMap((rival) => {
    const [here, everywhere] = [at('payment_share', rival), at('payment_share', rival, ALL)];
    if (!exists(here) || !exists(everywhere)) return [];
    const national = `nationwide ${verdict(everywhere.change) === 'none' ? 'it does not measurably change' : `it moves by ${pointsWithInterval(everywhere.change)}`}`;
    if (region === ALL) return [`${nameOf(scenario, rival)}'s share of payments ${shareMove(here)}.`];
    return [
      `${nameOf(scenario, rival)}'s share of payments in ${nameOf(scenario, region)} ${shareMove(here)}; ${national}.`,
    ];
  });
}

/** Who signed with whom, who refused, and at what bonus they would sign; up to the eve of a ban where there is one. */
export function offerStory(input: ChartInput): string[] {
  const { scenario } = input.result;
  const offers = ofKind(input, 'offer');
  if (offers.length === 0) return [];
  const [ban] = ofKind(input, 'ban-exclusivity').filter(({ week }) => week > 1 && week <= scenario.weeks);
  const week = ban ? ban.week - 1 : scenario.weeks;
  const asked = Object.keys(scenario.retailers.chains).filter((id) =>
    offers.some(({ retailers }) => retailers === null || retailers.includes(id)),
  );
  const partners = new Map(asked.map((id) => [id, partnersIn(input.result, id, week)]));
  const signed = Object.keys(scenario.platforms).flatMap((platform) => {
    const who = asked.filter((id) => partners.get(id)!.includes(platform));
    if (who.length === 0) return [];
    return [`${inWords(who.map((id) => nameInText(scenario, id)))} with ${nameOf(scenario, platform)}`];
  });
  const when = ban ? 'On the eve of the ban' : 'By the end';
  const told =
    signed.length > 0
      ? [`${when}, chains under contract in most runs are ${signed.join('; ')}.`]
      : [`${when}, no named chain is under contract in most runs.`];
  const free = asked.filter((id) => partners.get(id)!.length === 0);
  return ban || free.length === 0 ? told : [...told, ...refusalWords(input, free)];
}

/** Platforms that bind a retailer, in any region, in at least half of the runs. */
function partnersIn({ scenario, series }: RunResult, retailer: string, week: number): string[] {
  const regions = regionsOf(series[0], retailer);
  return Object.keys(scenario.platforms).filter((platform) => {
    const runs = series.filter((one) =>
      regions.some((region) => partnersByWeek(one, retailer, region)[week - 1] === platform),
    );
    return 2 * runs.length >= series.length;
  });
}

function refusalWords({ result }: ChartInput, free: readonly string[]): string[] {
  const { scenario } = result;
  const open = free.filter((id) => scenario.retailers.chains[id].mandate === 'open');
  const priced = free
    .filter((id) => !open.includes(id))
    .flatMap((id) => {
      const price = lastAsked(
        result.series.map((one) => retailerWeeks(one, id, ALL, 'asked_bonus')),
        scenario.weeks,
      );
      return Number.isFinite(price) ? [`${nameInText(scenario, id)} at ${percent(price, 1)} of sales`] : [];
    });
  return [
    ...(priced.length > 0
      ? [
          `Those who do not sign would do so for a bonus: ${inWords(priced)}, as they see it at their latest review.`,
        ]
      : []),
    ...(open.length > 0
      ? [
          `${inWords(open.map((id) => nameOf(scenario, id)))} never ${open.length === 1 ? 'signs' : 'sign'}: the mandate is open.`,
        ]
      : []),
  ];
}

/** Mean over replicates of the latest bonus asked for; NaN without an offer. */
function lastAsked(columns: readonly ReturnType<typeof retailerWeeks>[], weeks: number): number {
  return mean(
    columns.map((column) => {
      for (let week = weeks; week > 0; week--) {
        const value = inWeek(column, week);
        if (Number.isFinite(value)) return value;
      }
      return Number.NaN;
    }),
  );
}

/** How far exclusive contracts reach, as a share of all sales. */
export interface Coverage {
  readonly peak: number;
  readonly last: number;
}

/** Inconvenience against the reach of exclusive contracts. */
export function inconvenienceStory({ summary }: ChartInput, { peak, last }: Coverage): string[] {
  const figures = ['refusals', 'forced_cash', 'lost_sales'].map((name) => find(summary, name));
  if (peak < 0.001 || figures.some((figure) => !figure)) return [];
  const [refusals, cash, lost] = figures.map((figure) => figure!);
  const words = (figure: typeof refusals) =>
    `from ${percent((figure.before ?? figure.first).mean, 1)} to ${percent(figure.last.mean, 1)}`;
  const reach = `Exclusive shops make up to ${percent(peak, 1)} of sales, and ${percent(last, 1)} at the end`;
  return [
    `${reach}; from before to the last quarter refusals go ${words(refusals)} of trips, forced cash ${words(cash)} of payments, lost sales ${words(lost)} of trips.`,
  ];
}

/** Before and after a ban, by the ban's own dates. */
export function banStory(input: ChartInput): string[] {
  const { result } = input;
  const { scenario } = result;
  const [ban] = ofKind(input, 'ban-exclusivity');
  if (!ban) return [];
  const before = quarterBefore(ban.week);
  const after = quarterFrom(Math.max(ban.week, scenario.weeks - 12), scenario.weeks);
  if (!before || !after) return [];
  const at = (name: string, subject: string) =>
    contrast(result, { name, subject, region: ALL }, [before, after]);
  const moves = Object.keys(scenario.platforms).flatMap((id) => {
    const share = at('payment_share', id);
    return exists(share)
      ? [
          `${nameOf(scenario, id)} ${verdict(share.change) === 'none' ? 'unchanged' : points(share.change.mean, 1)}`,
        ]
      : [];
  });
  const [refusals, surplus] = [at('refusals', 'market'), at('consumer_surplus', 'market')];
  const told = [
    `From the quarter before the ban (week ${ban.week}) to the last quarter, shares of payments in points: ${moves.join(', ')}.`,
  ];
  if (exists(refusals))
    told.push(`After the ban the share of trips that meet a refusal ${shareMove(refusals)}.`);
  if (exists(surplus) && verdict(surplus.change) !== 'none') {
    told.push(
      `Consumers ${surplus.change.mean > 0 ? 'gain' : 'lose'} ${scenario.currency} ${decimal(Math.abs(surplus.change.mean), 1)} per head and year.`,
    );
  }
  return told;
}
