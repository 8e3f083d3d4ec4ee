import type { Cell } from '../cell.ts';
import type { WalletChanges } from '../engine/engine.ts';
import type { Market, Region } from '../market.ts';
import { type Purse, payRewards } from './purse.ts';
import { signupSources } from './terms.ts';
import { walletLaw } from './wallets.ts';

/** Phase: consumers adopt and drop platforms. All cells of a region see the holders of the week's start. */
export function adoptAndDrop(market: Market): void {
  const { cells, flows, regions } = market;
  for (const { index, holders } of regions) flows.holdersBefore.set(holders, index * flows.methods);
  if (isFirstComeFirstServed(market)) for (const cell of cells) changeTogether(market, [cell]);
  else changeTogether(market, cells);
  for (const region of regions) countHolders(market, region);
}

/**
 * Whether a purse that pays for signing up may run dry: whether the bonus is still on offer in a cell is then known once
 * those before it are paid, and cells change one after another.
 */
function isFirstComeFirstServed({ platforms, campaigns }: Market): boolean {
  const isScarce = ({ left, spent }: Purse, bonus: number) =>
    bonus > 0 && !spent && left < Number.POSITIVE_INFINITY;
  return (
    platforms.some(({ method, purse, rules }) => method > 0 && isScarce(purse, rules.signupBonus)) ||
    campaigns.some(({ purse, terms }) => isScarce(purse, terms.signupBonus))
  );
}

function changeTogether(market: Market, cells: readonly Cell[]): void {
  const changes = cells.map((cell) => ({
    cell,
    law: walletLaw(market, cell, market.regions[cell.region].holders),
  }));
  const made = market.engine.changeWallets(changes);
  for (let i = 0; i < cells.length; i++) bookChanges(market, cells[i], made[i]);
}

function bookChanges(market: Market, cell: Cell, { adopted, dropped }: WalletChanges): void {
  const { flows } = market;
  for (let method = 1; method < flows.methods; method++) {
    flows.adopted[cell.region * flows.methods + method] += adopted[method];
    flows.dropped[cell.region * flows.methods + method] += dropped[method];
    paySignup(market, cell, method, adopted[method]);
  }
}

/** Counts the holders in a region. */
export function countHolders({ rows }: Market, { cells, holders }: Region): void {
  holders.fill(0);
  for (const { histogram } of cells) {
    for (let row = 0; row < rows.count; row++) {
      if (histogram[row] === 0) continue;
      holders[0] += histogram[row];
      for (let rest = rows.portfolioOf[row]; rest > 0; rest &= rest - 1) {
        holders[31 - Math.clz32(rest & -rest)] += histogram[row];
      }
    }
  }
}

/** Pays the bonus for adopting a platform to those of a cell who did, as far as the money goes. */
function paySignup(market: Market, { index, region }: Cell, method: number, count: number): void {
  if (count === 0) return;
  const { flows } = market;
  for (const { purse, amount } of signupSources(market, market.platforms[method], region)) {
    const paid = payRewards(purse, amount, count) * amount;
    flows.signup[region * flows.methods + method] += paid;
    flows.cellSignup[index] += paid;
    flows.surplus[index] += paid;
    flows.surplusExperienced[index] += paid;
  }
}
