import { exp, sigma } from '../../core/elementary.ts';
import type { Cell } from '../cell.ts';
import type { Rows } from '../law/rows.ts';
import { rowAfter, type WalletLaw } from '../law/wallet-law.ts';
import { type Market, type PlatformState, segmentOf } from '../market.ts';
import { signupBonusIn } from './terms.ts';

/** The wallet law of a cell, or null where nobody adopts or drops anything this week. */
export function walletLaw(market: Market, cell: Cell, holders: ArrayLike<number>): WalletLaw | null {
  const { rows, rules } = market;
  const platforms = market.platforms.slice(1); // cash is neither adopted nor dropped
  const leaving = platforms.some(({ present, method }) => !present && holders[method] > 0);
  if (!rules.wallets.enabled && !leaving) return null;
  const hazard = new Float64Array(rows.count * rows.methods);
  const rates = platforms.map((platform) => platformRates(market, cell, platform, holders[platform.method]));
  const law = { hazard, favourite: favourites(market, cell), landing: landingRung(market) };
  const { inclusiveValue } = cell.law;
  for (let held = 0; held < 1 << rows.platforms; held++) {
    if (!isHeld(rows, cell, held)) continue;
    for (let row = rows.firstOf[held]; row < rows.firstOf[held + 1]; row++) {
      for (const rate of rates) {
        hazard[row * rows.methods + rate.method] = hazardOf(rows, inclusiveValue, row, rate, law);
      }
    }
  }
  return law;
}

/** A lost top of wallet falls to the held method that is liked best, by portfolio. */
function favourites({ rows, rules }: Market, { law }: Cell): Uint8Array {
  const till = law.tills[0];
  return Uint8Array.from({ length: 1 << rows.platforms }, (_, held) =>
    till.favourite(held << 1, rules.cash.offered),
  );
}

const landingRung = ({ rows, rules, landingRung }: Market): number =>
  rules.habit.rule === 'last-used' ? rows.rungs - 1 : landingRung;

/** Whether anyone holds a portfolio. The histogram is of before the week's trips, which move rows but not portfolios. */
function isHeld(rows: Rows, cell: Cell, held: number): boolean {
  for (let row = rows.firstOf[held]; row < rows.firstOf[held + 1]; row++) {
    if (cell.histogram[row] > 0) return true;
  }
  return false;
}

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

/** Hazard of a row for one platform: of adopting it if it is not held, of dropping it if it is. */
function hazardOf(rows: Rows, value: Float64Array, row: number, rates: Rates, law: WalletLaw): number {
  const held = (rows.portfolioOf[row] >> rates.method) & 1;
  if (held && !rates.present) return 1;
  const hazard = held ? rates.drop : rates.adopt;
  if (hazard === 0 || !rates.valueDriven) return hazard;
  const kept = rows.toggled[row * rows.methods + rates.method];
  const other = kept >= 0 ? kept : rowAfter(rows, law, row, 1 << rates.method);
  const gain = rates.trips * (held ? value[row] - value[other] : value[other] - value[row]);
  return hazard * sigma((held ? rates.keepCost - gain : gain - rates.adoptCost) / rates.noise);
}
