import { sizeOf } from '../law/rows.ts';
import type { Branch, Market } from '../market.ts';
import { walletMask } from '../week/terms.ts';

/** What is summed once a week for the rows of all tables, in memory that lasts as long as its market. */
export class WeekSums {
  /** Consumers by region and top of wallet. */
  readonly tops: Float64Array;
  /** Consumers by cell who hold one wallet or more, and two or more. A card is none. */
  readonly someWallets: Float64Array;
  readonly severalWallets: Float64Array;
  // shops and sales of the week: by region
  readonly outlets: Float64Array;
  readonly sales: Float64Array;
  // by region and method: where it can be used; at retailers bound to it by an exclusive contract
  readonly outletsTaking: Float64Array;
  readonly salesTaking: Float64Array;
  readonly salesBound: Float64Array;
  /** Branches bound by an exclusive contract. */
  readonly bound: Branch[] = [];
  /** By portfolio: the wallets in it. */
  private readonly walletsIn: Uint8Array;

  constructor(market: Market) {
    const { regions, cells, rows } = market;
    const byMethod = () => new Float64Array(regions.length * rows.methods);
    this.tops = byMethod();
    this.someWallets = new Float64Array(cells.length);
    this.severalWallets = new Float64Array(cells.length);
    this.outlets = new Float64Array(regions.length);
    this.sales = new Float64Array(regions.length);
    this.outletsTaking = byMethod();
    this.salesTaking = byMethod();
    this.salesBound = byMethod();
    const wallets = walletMask(market);
    this.walletsIn = Uint8Array.from({ length: 1 << rows.platforms }, (_, held) =>
      sizeOf((held << 1) & wallets),
    );
  }

  /** Sums the week just done. */
  sum(market: Market): void {
    this.sumConsumers(market);
    this.sumShops(market);
  }

  private sumConsumers({ cells, rows }: Market): void {
    const { tops, someWallets, severalWallets, walletsIn } = this;
    for (const column of [tops, someWallets, severalWallets]) column.fill(0);
    for (const { index, region, histogram } of cells) {
      for (let row = 0; row < rows.count; row++) {
        const wallets = walletsIn[rows.portfolioOf[row] >> 1];
        tops[region * rows.methods + rows.topOf[row]] += histogram[row];
        if (wallets > 0) someWallets[index] += histogram[row];
        if (wallets > 1) severalWallets[index] += histogram[row];
      }
    }
  }

  private sumShops({ branches, flows }: Market): void {
    const { outlets, sales, outletsTaking, salesTaking, salesBound, bound } = this;
    const { methods } = flows;
    for (const column of [outlets, sales, outletsTaking, salesTaking, salesBound]) column.fill(0);
    bound.length = 0;
    for (const branch of branches) {
      const sold = flows.salesOf(branch.index);
      const first = branch.region * methods;
      outlets[branch.region] += branch.outlets;
      sales[branch.region] += sold;
      for (let method = 0; method < methods; method++) {
        if (!((branch.usable >> method) & 1)) continue;
        outletsTaking[first + method] += branch.outlets;
        salesTaking[first + method] += sold;
      }
      if (branch.contract === null) continue;
      bound.push(branch);
      salesBound[first + branch.contract.platform] += sold;
    }
  }
}
