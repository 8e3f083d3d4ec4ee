import { splitList } from '../../../core/list.ts';
import type { Scenario, Segment } from '../../../scenario/schema.ts';
import { CASH } from '../../weekly.ts';

/** Consumers of a market who live, like and hold the same, and have cash at hand on a trip or not. */
export interface People {
  readonly region: string;
  readonly segment: Segment;
  /** Their share of all trips by consumers, where cash at hand is part of who they are. */
  readonly share: number;
  /** Platforms held. */
  readonly held: readonly string[];
  readonly carryCash: boolean;
}

/** All who are in a market, as its file says; shares sum to 1. */
export function peopleOf(scenario: Scenario): People[] {
  const regions = Object.entries(scenario.regions);
  const segments = Object.entries(scenario.segments);
  const [ofRegions, ofSegments] = [regions, segments].map((parts) =>
    total(parts.map(([, { share }]) => share)),
  );
  return regions.flatMap(([region, { share: here }]) =>
    segments.flatMap(([id, segment]) =>
      portfoliosOf(scenario, region, id).flatMap(({ held, share: holding }) => {
        const share = (here / ofRegions) * (segment.share / ofSegments) * holding;
        const carries = scenario.cash.offered ? segment.carriesCash : 0;
        return [
          { region, segment, held, carryCash: true, share: share * carries },
          { region, segment, held, carryCash: false, share: share * (1 - carries) },
        ].filter((people) => people.share > 0);
      }),
    ),
  );
}

interface Portfolio {
  readonly held: readonly string[];
  readonly share: number;
}

/** Who holds what in a region and segment; shares sum to 1. */
function portfoliosOf({ holdings }: Scenario, region: string, segment: string): Portfolio[] {
  const written = Object.entries(holdings.regions[region] ?? holdings.segments[segment] ?? holdings.joint);
  const all = total(written.map(([, share]) => share));
  const joint = written.map(([names, share]) => ({
    held: names === 'none' ? [] : splitList(names),
    share: share / all,
  }));
  return Object.entries(holdings.independent).reduce<Portfolio[]>(
    (portfolios, [id, chance]) =>
      portfolios.flatMap(({ held, share }) => {
        const others = held.filter((other) => other !== id);
        return [
          { held: [...others, id], share: share * chance },
          { held: others, share: share * (1 - chance) },
        ];
      }),
    joint,
  );
}

/**
 * Share of these people by top of wallet when the market opens with habits given: as `start.topOfWallet` weighs what each
 * holds, cash included, or equal shares. Who holds none of what is weighed has the first platform held, or cash.
 */
export function topsOf({ cash, platforms, start }: Scenario, { held }: People): Record<string, number> {
  const weighed = Object.keys(start.topOfWallet).length > 0;
  const own = Object.keys(platforms).filter((id) => held.includes(id));
  const weights = [...(weighed || cash.offered ? [CASH] : []), ...own].map(
    (id) => [id, weighed ? (start.topOfWallet[id] ?? 0) : 1] as const,
  );
  const all = total(weights.map(([, weight]) => weight));
  if (all === 0) return { [own[0] ?? CASH]: 1 };
  return Object.fromEntries(weights.map(([id, weight]) => [id, weight / all]));
}

/** V of every method for a segment, by id, before network effect and habit: taste, service and cashback. */
export function utilitiesFor(scenario: Scenario, segment: Segment): Record<string, number> {
  const { tastes, moneyUtility, basket } = segment;
  const platforms = Object.entries(scenario.platforms).map(([id, platform]) => {
    const reward = platform.cashback * basket + platform.cashbackPerPayment;
    return [id, platform.taste + platform.service + (tastes[id] ?? 0) + moneyUtility * reward] as const;
  });
  return Object.fromEntries([[CASH, scenario.cash.taste + (tastes[CASH] ?? 0)], ...platforms]);
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
