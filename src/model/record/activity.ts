import type { Table } from '../../core/table.ts';
import { sizeOf } from '../law/rows.ts';
import type { Market } from '../market.ts';
import { QUARTER } from '../series.ts';
import { walletMask } from '../week/terms.ts';
import { ratio, type Scope, scopesOf, sumByMethod, sumByRegion } from './scope.ts';

/**
 * What is counted over windows: activity over months of 4 weeks, changes of the top of wallet over 13 weeks. Between two
 * closings the figures of the latest complete window stand; before the first they do not exist.
 */
export class ActivityWindows {
  private readonly methods: number;
  private months = 0;
  private quarters = 0;
  private readonly active: Float64Array;
  private readonly before: Float64Array;
  private readonly lapsed: Float64Array;
  private readonly walletUsers: Float64Array;
  private readonly multiUsers: Float64Array;
  /** Consumers by region, from, to. */
  private readonly moved: Float64Array[];

  constructor(market: Market) {
    const { methods } = market.rows;
    const regions = market.regions.length;
    this.methods = methods;
    this.active = new Float64Array(regions * methods);
    this.before = new Float64Array(regions * methods);
    this.lapsed = new Float64Array(regions * methods);
    this.walletUsers = new Float64Array(regions);
    this.multiUsers = new Float64Array(regions);
    this.moved = market.regions.map(() => new Float64Array(methods * methods));
  }

  closeMonth(market: Market): void {
    this.months++;
    for (const column of [this.active, this.before, this.lapsed, this.walletUsers, this.multiUsers])
      column.fill(0);
    const wallets = walletMask(market);
    for (const cell of market.cells) {
      const { byMask, before, lapsed } = market.engine.closeMonth(cell);
      const at = cell.region * this.methods;
      for (let mask = 0; mask < byMask.length; mask++) {
        if (byMask[mask] === 0) continue;
        for (let m = 0; m < this.methods; m++) if ((mask >> m) & 1) this.active[at + m] += byMask[mask];
        const used = sizeOf(mask & wallets);
        if (used >= 1) this.walletUsers[cell.region] += byMask[mask];
        if (used >= 2) this.multiUsers[cell.region] += byMask[mask];
      }
      for (let m = 0; m < this.methods; m++) {
        this.before[at + m] += before[m];
        this.lapsed[at + m] += lapsed[m];
      }
    }
  }

  closeWindow(market: Market, switching: Table): void {
    this.quarters++;
    for (const moved of this.moved) moved.fill(0);
    for (const cell of market.cells) {
      const moved = market.engine.closeWindow(cell);
      for (let i = 0; i < moved.length; i++) this.moved[cell.region][i] += moved[i];
    }
    for (const scope of scopesOf(market)) this.writeSwitching(market, scope, switching);
  }

  private writeSwitching(market: Market, scope: Scope, switching: Table): void {
    for (const from of market.platforms) {
      for (const to of market.platforms) {
        switching.push({
          window_start: market.week - QUARTER + 1,
          region: scope.name,
          from: from.id,
          to: to.id,
          consumers: this.movedBetween(scope, from.method, to.method),
        });
      }
    }
  }

  private movedBetween({ regions }: Scope, from: number, to: number): number {
    return regions.reduce((sum, region) => sum + this.moved[region][from * this.methods + to], 0);
  }

  activeUsers(scope: Scope, method: number): number {
    return this.months > 0 ? sumByMethod(this.active, scope, this.methods, method) : Number.NaN;
  }

  churnInactivity(scope: Scope, method: number): number {
    if (this.months < 2) return Number.NaN;
    return ratio(
      sumByMethod(this.lapsed, scope, this.methods, method),
      sumByMethod(this.before, scope, this.methods, method),
    );
  }

  churnTop(scope: Scope, method: number): number {
    if (this.quarters === 0) return Number.NaN;
    let base = 0;
    for (let to = 0; to < this.methods; to++) base += this.movedBetween(scope, method, to);
    return ratio(base - this.movedBetween(scope, method, method), base);
  }

  multihomingUsed(scope: Scope): number {
    return this.months > 0
      ? ratio(sumByRegion(this.multiUsers, scope), sumByRegion(this.walletUsers, scope))
      : Number.NaN;
  }
}
