import type { Table } from '../../core/table.ts';
import type { Market } from '../market.ts';
import type { SwitchingRow } from '../series.ts';
import { pushAll, ratio, type Scope, sumByMethod, sumByRegion } from './scope.ts';

/** Windows closed so far, and the figures that stand. */
export interface WindowsState {
  readonly months: number;
  readonly windows: number;
  readonly columns: readonly Float64Array[];
}

/**
 * What is counted over windows: activity over months of 4 weeks, changes of the top of wallet over those of
 * `output.switchingWindow`. Between two closings the figures of the latest complete window stand; before the first they
 * do not exist.
 */
export class ActivityWindows {
  private readonly methods: number;
  private months = 0;
  private windows = 0;
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

  state(): WindowsState {
    return { months: this.months, windows: this.windows, columns: this.columns() };
  }

  takeUp({ months, windows, columns }: WindowsState): void {
    this.months = months;
    this.windows = windows;
    for (const [place, column] of this.columns().entries()) column.set(columns[place]);
  }

  private columns(): Float64Array[] {
    return [this.active, this.before, this.lapsed, this.walletUsers, this.multiUsers, ...this.moved];
  }

  closeMonth(market: Market): void {
    this.months++;
    for (const column of [this.active, this.before, this.lapsed, this.walletUsers, this.multiUsers])
      column.fill(0);
    market.engine.closeMonth(market.cells).forEach((activity, index) => {
      const { active, before, lapsed, walletUsers, multiUsers } = activity;
      const { region } = market.cells[index];
      const at = region * this.methods;
      for (let m = 0; m < this.methods; m++) {
        this.active[at + m] += active[m];
        this.before[at + m] += before[m];
        this.lapsed[at + m] += lapsed[m];
      }
      this.walletUsers[region] += walletUsers;
      this.multiUsers[region] += multiUsers;
    });
  }

  closeWindow(market: Market, scopes: readonly Scope[], switching: Table<SwitchingRow>): void {
    this.windows++;
    for (const moved of this.moved) moved.fill(0);
    market.engine.closeWindow(market.cells).forEach((moved, index) => {
      const { region } = market.cells[index];
      for (let i = 0; i < moved.length; i++) this.moved[region][i] += moved[i];
    });
    for (const scope of scopes) this.writeSwitching(market, scope, switching);
  }

  private writeSwitching(market: Market, scope: Scope, switching: Table<SwitchingRow>): void {
    const start = market.week - market.scenario.output.switchingWindow + 1;
    const rows = market.platforms.flatMap((from) =>
      market.platforms.map((to) => ({
        window_start: start,
        region: scope.names[0],
        from: from.id,
        to: to.id,
        consumers: this.movedBetween(scope, from.method, to.method),
      })),
    );
    pushAll(switching, scope, rows);
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
    if (this.windows === 0) return Number.NaN;
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
