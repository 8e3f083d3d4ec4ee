import type { Cell } from '../cell.ts';
import type { WalletChanges } from '../engine/engine.ts';
import type { Market, Region } from '../market.ts';
import { payRewards } from './purse.ts';
import { signupSources } from './terms.ts';
import { walletLaw } from './wallets.ts';

/** Phase: consumers adopt and drop platforms. All cells of a region see the holders of the week's start. */
export function adoptAndDrop(market: Market): void {
  const { flows, regions } = market;
  const holders = regions.map((region) => holdersOf(market, region));
  for (const { index } of regions) flows.holdersBefore.set(holders[index], index * flows.methods);
  for (const cells of parties(market)) {
    const changes = cells.map((cell) => ({ cell, law: walletLaw(market, cell, holders[cell.region]) }));
    market.engine.changeWallets(changes).forEach((made, index) => {
      bookChanges(market, cells[index], made);
    });
  }
}

/**
 * Cells that change together. A purse that may run dry is first come, first served: whether a sign-up bonus is still on
 * offer in a cell is known once those before it are paid.
 */
function parties({ cells, platforms, campaigns }: Market): readonly (readonly Cell[])[] {
  const offers = [
    ...platforms.slice(1).map(({ purse, rules }) => ({ purse, bonus: rules.signupBonus })),
    ...campaigns.map(({ purse, terms }) => ({ purse, bonus: terms.signupBonus })),
  ];
  const scarce = offers.some(
    ({ purse, bonus }) => bonus > 0 && !purse.spent && purse.left < Number.POSITIVE_INFINITY,
  );
  return scarce ? cells.map((cell) => [cell]) : [cells];
}

function bookChanges(market: Market, cell: Cell, { adopted, dropped }: WalletChanges): void {
  const { flows } = market;
  for (let method = 1; method < flows.methods; method++) {
    flows.adopted[cell.region * flows.methods + method] += adopted[method];
    flows.dropped[cell.region * flows.methods + method] += dropped[method];
    paySignup(market, cell, method, adopted[method]);
  }
}

/** Consumers of a region by method held; all hold cash. */
export function holdersOf(market: Market, region: Region): Float64Array {
  const { rows } = market;
  const holders = new Float64Array(rows.methods);
  for (const { histogram } of region.cells) {
    for (let row = 0; row < rows.count; row++) {
      if (histogram[row] === 0) continue;
      holders[0] += histogram[row];
      for (let rest = rows.portfolioOf[row]; rest > 0; rest &= rest - 1) {
        holders[31 - Math.clz32(rest & -rest)] += histogram[row];
      }
    }
  }
  return holders;
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
