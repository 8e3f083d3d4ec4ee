import { exp, sigma } from '../../core/elementary.ts';
import type { Cell } from '../cell.ts';
import { ASKED } from '../law/law.ts';
import type { Rows } from '../law/rows.ts';
import { rowAfter, type WalletLaw } from '../law/wallet-law.ts';
import { type Market, type PlatformState, segmentOf } from '../market.ts';
import { signupBonusIn } from './terms.ts';

/**
 * The wallet law of a cell, or null where nobody adopts or drops anything this week. It is written in the cell's own memory,
 * and stands until it is asked for again.
 */
export function walletLaw(market: Market, cell: Cell, holders: ArrayLike<number>): WalletLaw | null {
  const { rows, rules, platforms } = market;
  const { wallets } = cell;
  if (!rules.wallets.enabled && !isAnyoneLeft(platforms, holders)) return null;
  setFavourites(market, cell);
  wallets.landing = landingRung(market);
  wallets.hazard.fill(0);
  for (let method = 1; method < rows.methods; method++) {
    const rates = platformRates(market, cell, platforms[method], holders[method]);
    for (let held = 0; held < 1 << rows.platforms; held++) {
      if (hasHolders(cell, held)) writeHazards(rows, cell, held, rates);
    }
  }
  return wallets;
}

/** Whether a platform that is not in the market has holders; they drop it. */
function isAnyoneLeft(platforms: readonly PlatformState[], holders: ArrayLike<number>): boolean {
  return platforms.some(({ present, method }) => method > 0 && !present && holders[method] > 0);
}

/** A lost top of wallet falls to the held method that is liked best, by portfolio. */
function setFavourites({ rules }: Market, { law, wallets: { favourite } }: Cell): void {
  const till = law.tills[0];
  for (let held = 0; held < favourite.length; held++) {
    favourite[held] = till.favourite(held << 1, rules.cash.offered);
  }
}

const landingRung = ({ rows, rules, landingRung }: Market): number =>
  rules.habit.rule === 'last-used' ? rows.rungs - 1 : landingRung;

/** Whether anyone holds a portfolio, as the week's law found. Trips move rows, but not portfolios. */
const hasHolders = ({ inputs }: Cell, held: number): boolean => inputs.portfolios[held] === ASKED.chances;

interface Rates {
  readonly method: number;
  readonly present: boolean;
  /** Hazard of considering adoption, per week. */
  readonly adopt: number;
  /** Hazard of considering dropping, per week. */
  readonly drop: number;
  /** Adoption cost less the sign-up bonus, utils per week. */
  readonly adoptCost: number;
  readonly keepCost: number;
  /** Whether what there is to gain counts. */
  readonly valueDriven: boolean;
  readonly noise: number;
  readonly trips: number;
}

function platformRates(market: Market, cell: Cell, platform: PlatformState, holders: number): Rates {
  const { rules, regulation } = market;
  const segment = segmentOf(market, cell);
  const { adoption } = platform.rules;
  const region = market.regions[cell.region];
  const blocked =
    !rules.wallets.enabled || !platform.present || platform.seen.walletShare > regulation.shareCap;
  const spread = region.consumers > 0 ? holders / region.consumers : 0;
  const marketing = adoption.marketingEffect * market.marketingIn[platform.method][cell.region];
  return {
    method: platform.method,
    present: platform.present,
    adopt: blocked ? 0 : 1 - exp(-(adoption.innovation + adoption.imitation * spread + marketing)),
    drop: rules.wallets.enabled ? adoption.abandonment : 0,
    adoptCost:
      (adoption.cost + segment.adoptionCost) * (1 - regulation.adoptionRelief) -
      segment.moneyUtility * signupBonusIn(market, platform, cell.region),
    keepCost: adoption.keepCost,
    valueDriven: rules.wallets.valueDriven,
    noise: rules.wallets.noise,
    trips: segment.trips,
  };
}

/** Hazards of a portfolio's rows for one platform: of adopting it if it is not held, of dropping it if it is. */
function writeHazards(rows: Rows, { law, wallets }: Cell, held: number, rates: Rates): void {
  const { method, trips, noise } = rates;
  const { firstOf, methods, toggled } = rows;
  const { hazard } = wallets;
  const { inclusiveValue: value } = law;
  const isHeld = ((held << 1) >> method) & 1;
  const certain = isHeld === 1 && !rates.present;
  const considered = certain ? 1 : isHeld ? rates.drop : rates.adopt;
  const weighs = rates.valueDriven && !certain && considered > 0;
  for (let row = firstOf[held]; row < firstOf[held + 1]; row++) {
    const at = row * methods + method;
    hazard[at] = considered;
    if (!weighs) continue;
    const other = toggled[at] >= 0 ? toggled[at] : rowAfter(rows, wallets, row, 1 << method);
    const gain = trips * (isHeld ? value[row] - value[other] : value[other] - value[row]);
    hazard[at] *= sigma((isHeld ? rates.keepCost - gain : gain - rates.adoptCost) / noise);
  }
}
