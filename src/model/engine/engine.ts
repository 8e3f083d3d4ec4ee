import type { Cell } from '../cell.ts';
import type { HabitMoves } from '../law/habit.ts';
import type { CellLaw } from '../law/law.ts';

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
  /** Sends the consumers of a cell shopping; returns trips by (top of wallet << bits) + outcome. */
  shop(cell: Cell, law: CellLaw, moves: HabitMoves, trips: number): ArrayLike<number>;
  /** Lets the consumers of a cell adopt and drop platforms; brings the cell's histogram up to date. */
  changeWallets(cell: Cell, law: WalletLaw | null): WalletChanges;
  /** How the customers of a cell spread over shops that are the same to them. */
  spreader(cell: Cell): Spread;
  /** Closes a month of activity in a cell and opens the next. */
  closeMonth(cell: Cell): Activity;
  /** Closes a window of switching in a cell and opens the next: consumers by from * methods + to. */
  closeWindow(cell: Cell): ArrayLike<number>;
}

/** What can be known of single consumers. Consumers are numbered from 0, cell after cell. */
export interface Consumers {
  /** The row of each consumer as it stands now. */
  readonly row: ArrayLike<number>;
  /** The trips that `shop` returned for a cell in the latest week. */
  tripsOf(cell: Cell): ArrayLike<number>;
  /** The law by which `changeWallets` let a cell adopt and drop in the latest week; null where nobody could. */
  walletLawOf(cell: Cell): WalletLaw | null;
}

/**
 * The law of a week's adopting and dropping in one cell (ODD 7.10). Each platform changes hands independently:
 * one that is not held is adopted, one that is held is dropped, with the hazard of the consumer's row.
 */
export interface WalletLaw {
  /** By row * methods + platform: chance of adopting it where it is not held, of dropping it where it is. */
  readonly hazard: Float64Array;
  /** The row after adopting and dropping the platforms of a mask. */
  after(row: number, toggles: number): number;
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
