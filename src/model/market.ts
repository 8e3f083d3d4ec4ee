import type { CountedStream, RunKey } from '../core/rng.ts';
import type { Chain, Independents, Intervention, Platform, Scenario, Segment } from '../scenario/schema.ts';
import type { Cell } from './cell.ts';
import type { Engine } from './engine/engine.ts';
import type { Flows } from './flows.ts';
import type { HabitMoves } from './law/habit.ts';
import type { AcceptanceClass } from './law/law.ts';
import type { Rows } from './law/rows.ts';
import type { Purse, RewardTerms } from './week/purse.ts';

/** The market as it stands now. Phases of `step.ts` write to it; everything else reads. */
export interface Market {
  /** The scenario as it was given. Never written. */
  readonly scenario: Scenario;
  readonly replicate: number;
  readonly key: RunKey;
  /** The scenario's parameters as they are in force this week: interventions and strategies change them. */
  rules: Scenario;
  /** What `rules` was made from: strategies' moves and the interventions in force. */
  rulesFrom: readonly unknown[];
  /** Interventions in force, in the order of the scenario; null before any week. */
  inForce: readonly Intervention[] | null;
  regulation: Regulation;
  /** Weeks done; the week under way while a step runs. */
  week: number;
  readonly rows: Rows;
  habitMoves: HabitMoves;
  /** Rung on which a new top of wallet starts: 0 without data portability. */
  landingRung: number;
  readonly regions: readonly Region[];
  readonly segments: readonly string[];
  readonly cells: readonly Cell[];
  /** By method: index 0 is cash and has no platform. */
  readonly platforms: readonly PlatformState[];
  readonly retailers: readonly Retailer[];
  readonly branches: readonly Branch[];
  readonly units: readonly DecisionUnit[];
  readonly campaigns: readonly Campaign[];
  /** How platforms move, in the order of the scenario. */
  readonly strategies: readonly Player[];
  /** What platforms have set by strategy so far, by parameter path. */
  readonly moves: Map<string, number>;
  /** Advertising in force, currency per consumer and week, by method and region. */
  readonly marketingIn: readonly Float64Array[];
  readonly engine: Engine;
  /** What flowed in the week under way. */
  readonly flows: Flows;
  /** Tie-breaks and noise of retailers' decisions. */
  readonly retailerNoise: CountedStream;
  /** Simulated consumers per person of the population, for budgets and fines. */
  readonly scale: number;
}

/** A strategy ready to run: looks at the market and says what its platform sets. */
export type Player = (market: Market) => Move[];

/** A parameter that a platform sets. */
export interface Move {
  readonly path: string;
  readonly value: number;
}

/** Rules of the regulator in force this week. */
export interface Regulation {
  readonly exclusivityBanned: boolean;
  /** Whether the ban lets running contracts run out. */
  readonly grandfather: boolean;
  /** Highest cashback as a share of the basket. */
  readonly incentiveCap: number;
  /** Fee between platforms under interoperability, or null without it. */
  readonly routingFee: number | null;
  /** Share of wallet payments above which a platform takes no new users. */
  readonly shareCap: number;
  /** Share of the adoption cost that data portability takes away. */
  readonly adoptionRelief: number;
}

/** A part of the country: its consumers shop at its branches. */
export interface Region {
  readonly index: number;
  readonly id: string;
  readonly consumers: number;
  readonly cells: readonly Cell[];
  readonly branches: readonly Branch[];
  /** Share of each method in last week's payments, as the network effect sees it. */
  readonly network: Float64Array;
  /** Consumers by method held; all hold cash. */
  readonly holders: Float64Array;
  /** Platforms that do not work this week, as a mask. */
  outage: number;
  /** Acceptance classes of the week under way, and the branches of each. */
  classes: readonly AcceptanceClass[];
  branchesOfClass: readonly (readonly Branch[])[];
  /** Their attractions, by class in the same order. */
  attractions: readonly (readonly number[])[];
  /** Cashback terms that differ somewhere in the region, by index. */
  terms: readonly RewardTerms[];
}

export interface PlatformState {
  readonly id: string;
  readonly method: number;
  readonly isWallet: boolean;
  /** In the market this week. */
  present: boolean;
  /** Partners (E). */
  partners: number;
  readonly purse: Purse;
  /** Terms in force this week. */
  rules: Platform;
  /** What it saw last week, for its strategy. */
  seen: Observation;
}

export interface Observation {
  /** Of all payments. */
  readonly share: number;
  /** Of payments with wallets. */
  readonly walletShare: number;
  /** Largest share of another platform in all payments. */
  readonly rivalShare: number;
  /** Drops over holders. */
  readonly churn: number;
  /** By sales. */
  readonly acceptance: number;
  /** Fees shared with partners, currency per consumer and week. */
  readonly partnerIncome: number;
}

/** A contract by which a retailer accepts one platform only. */
export interface Contract {
  readonly platform: number;
  /** First week after the contract. */
  readonly until: number;
  /** Share of opening sales, paid weekly. */
  readonly bonus: number;
  readonly feeDiscount: number;
  /** Share of a week's opening sales, per week left, paid on breach. */
  readonly penalty: number;
  /** Imposed by the scenario, not chosen; what was accepted before comes back when it ends. */
  readonly imposed: boolean;
}

export interface Retailer {
  readonly index: number;
  readonly id: string;
  readonly isChain: boolean;
}

/** A retailer's shops in one region. */
export interface Branch {
  readonly index: number;
  readonly retailer: number;
  readonly region: number;
  readonly outlets: number;
  /** ln of its attraction at opening, resentment of the opening set aside. */
  opening: number;
  /** Platforms accepted, as a mask over methods (bit 0 unused). */
  accepts: number;
  contract: Contract | null;
  /** Accepted before an imposed contract. */
  acceptedBefore: number;
  resentment: number;
  priceLevel: number;
  /** Integration cost against that of an average shop: a small one pays as much in currency, so more of its sales. */
  readonly costFactor: number;
  /** Expected sales a week when the market opened. */
  openingSales: number;
  /** Attraction, class and terms this week. */
  attraction: number;
  usable: number;
  terms: number;
  classIndex: number;
}

/** Branches that decide together. */
export interface DecisionUnit {
  readonly index: number;
  readonly retailer: number;
  readonly branches: readonly Branch[];
  /** Reviews in weeks w with w % every = this. */
  readonly reviewOffset: number;
  /** Bonus, as a share of opening sales, at which the best contract on offer would just pay; NaN without an offer. */
  askedBonus: number;
  /** Must review this week, whatever its turn. */
  reviewNow: boolean;
}

export interface Campaign {
  readonly terms: Extract<Intervention, { kind: 'campaign' }>;
  readonly method: number;
  readonly regions: ReadonlySet<number> | null;
  readonly retailers: ReadonlySet<number> | null;
  readonly purse: Purse;
}

/** Settings of a cell's segment in force. */
export const segmentOf = (market: Market, cell: Cell): Segment => market.rules.segments[cell.segment];

/** Traits of a retailer in force. */
export function traitsOf(market: Market, retailer: Retailer): Chain | Independents {
  const { chains, independents } = market.rules.retailers;
  return retailer.isChain ? chains[retailer.id] : independents;
}

/** Mask of the platforms in the market. */
export function presentMask(market: Market): number {
  let mask = 0;
  for (const { method, present } of market.platforms) if (present) mask |= 1 << method;
  return mask;
}
