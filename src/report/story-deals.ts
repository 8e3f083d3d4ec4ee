import type { ChartInput } from '../chart/figure.ts';
import { verdict } from '../chart/findings.ts';
import { capital, decimal, percent, points } from '../chart/format.ts';
import { contrast } from '../experiment/summarize.ts';
import { ALL } from '../experiment/weekly.ts';
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
      `In the quarter after ${chain} begins to take only ${nameOf(scenario, event.platform)}, ${percent(refusals.to.mean, 1)} of visits there meet a refusal (${percent(refusals.from.mean, 1)} before) and ${percent(lost.to.mean, 1)} end without a sale (${percent(lost.from.mean, 1)} before).`,
      `${capital(chain)} in the quarter after: its share of all visits${where} ${relativeMove(visits)}${verdict(visits.change) === 'down' ? ', won by rivals' : ''}; its profit, bonus included, ${relativeMove(profit)}.`,
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
    if (region === ALL)
      return [
        `${nameOf(scenario, rival)}'s share of payments in the quarter from week ${event.week} ${shareMove(here)}.`,
      ];
    return [
      `${nameOf(scenario, rival)}'s share of payments in ${nameOf(scenario, region)} in the quarter from week ${event.week} ${shareMove(here)}; ${national}.`,
    ];
  });
}

const UNCHANGED = 'unchanged';

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
          `${nameOf(scenario, id)} ${verdict(share.change) === 'none' ? UNCHANGED : points(share.change.mean, 1)}`,
        ]
      : [];
  });
  const [refusals, surplus] = [at('refusals', 'market'), at('consumer_surplus', 'market')];
  const shares = moves.every((words) => words.endsWith(UNCHANGED))
    ? "no platform's share of payments measurably changes"
    : `shares of payments in points: ${moves.join(', ')}`;
  const told = [`From the quarter before the ban (week ${ban.week}) to the last quarter, ${shares}.`];
  if (exists(refusals))
    told.push(`Over the same time the share of trips that meet a refusal ${shareMove(refusals)}.`);
  if (exists(surplus) && verdict(surplus.change) !== 'none') {
    told.push(
      `Consumers ${surplus.change.mean > 0 ? 'gain' : 'lose'} ${scenario.currency} ${decimal(Math.abs(surplus.change.mean), 1)} per head and year from the quarter before the ban to the last quarter (habit counted).`,
    );
  }
  return told;
}
