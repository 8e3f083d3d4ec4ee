import type { Cell } from '../cell.ts';
import type { HabitMoves } from '../law/habit.ts';
import type { CellLaw } from '../law/law.ts';
import type { WalletLaw } from '../law/wallet-law.ts';

/**
 * What carries the consumers through a week. Engines only draw, or average, what the law says; they share the law's
 * tables. Counts are whole numbers where consumers are drawn one by one, and expectations where they are averaged.
 */
export interface Engine {
  /** Whether it draws outcomes, and so needs the law's alias tables. */
  readonly draws: boolean;
  /** The consumers one by one, for whoever observes them; null where there are only averages. */
  readonly consumers: Consumers | null;
  /** Opens the week whose draws are needed. */
  beginWeek(week: number): void;
  /** Places the consumers of a cell on rows: `shares` by row, summing to 1. */
  populate(cell: Cell, shares: Float64Array): void;
  /** Sends the consumers of some cells shopping. */
  shop(outings: readonly Outing[], moves: HabitMoves): void;
  /** The trips of a cell in the latest week, by (top of wallet << bits) + outcome. */
  tripsOf(cell: Cell): ArrayLike<number>;
  /**
   * Lets the consumers of some cells adopt and drop platforms; brings the cells' histograms up to date. What it returns stands
   * until the next call.
   */
  changeWallets(changes: readonly Change[]): readonly WalletChanges[];
  /** How the customers of a cell spread over shops that are the same to them. */
  spreader(cell: Cell): Spread;
  /** Closes a month of activity in some cells and opens the next. */
  closeMonth(cells: readonly Cell[]): readonly Activity[];
  /** Closes a window of switching in some cells and opens the next: consumers by from * methods + to. */
  closeWindow(cells: readonly Cell[]): readonly ArrayLike<number>[];
  /** All that it carries from week to week, where it lies: whoever keeps it and puts it back goes on with the same run. */
  memory(): (Int32Array | Uint8Array | Float64Array)[];
}

/** A week's shopping of a cell. */
export interface Outing {
  readonly cell: Cell;
  readonly law: CellLaw;
  /** Expected trips a consumer. */
  readonly trips: number;
}

/** A week's adopting and dropping in a cell; null where nobody does. */
export interface Change {
  readonly cell: Cell;
  readonly law: WalletLaw | null;
}

/** What can be known of single consumers. Consumers are numbered from 0, cell after cell. */
export interface Consumers {
  /** The row of a consumer as it stands now. */
  rowOf(consumer: number): number;
  /** The law by which `changeWallets` let a cell adopt and drop in the latest week; null where nobody could. */
  walletLawOf(cell: Cell): WalletLaw | null;
}

/** Consumers who adopted and dropped each method in a week. */
export interface WalletChanges {
  readonly adopted: ArrayLike<number>;
  readonly dropped: ArrayLike<number>;
}

/** Who paid with what in the month that closes, and in the one before: consumers. */
export interface Activity {
  /** By method: used it in this month. */
  readonly active: ArrayLike<number>;
  /** By method: used it in the month before. */
  readonly before: ArrayLike<number>;
  /** Of these, did not use it in this month. */
  readonly lapsed: ArrayLike<number>;
  /** Used a wallet in this month. */
  readonly walletUsers: number;
  /** Used two wallets or more. */
  readonly multiUsers: number;
}

/** Spreads a count over places by weight (`total` is their sum); `put` is told each count above 0. */
export type Spread = (
  count: number,
  weights: ArrayLike<number>,
  total: number,
  put: (place: number, count: number) => void,
) => void;
