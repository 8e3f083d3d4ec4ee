import type { Cell } from '../cell.ts';
import type { Consumers } from '../engine/engine.ts';
import type { WalletLaw } from '../law/wallet-law.ts';
import type { Market } from '../market.ts';
import { type DiaryCell, diaryCell } from './diary-cell.ts';
import { DiaryPage, type KeptTrip } from './diary-page.ts';

/** Writes the pages of one cell's consumers for the week just done. */
export class DiaryWriter {
  private readonly market: Market;
  private readonly cell: Cell;
  private readonly kept: DiaryCell;
  private readonly wallets: WalletLaw | null;

  /** @param network as the week's law saw it */
  constructor(market: Market, cell: Cell, consumers: Consumers, network: ArrayLike<number>) {
    this.market = market;
    this.cell = cell;
    this.kept = diaryCell(market, cell, network);
    this.wallets = consumers.walletLawOf(cell);
  }

  /** @param opening row when the week began, `closing` when it was over */
  page(consumer: number, opening: number, trips: readonly KeptTrip[], closing: number): DiaryPage {
    const region = this.market.regions[this.cell.region].id;
    const who = { consumer, region, segment: this.cell.segment };
    const hazards = this.hazardsOf(trips.at(-1)?.after ?? opening);
    return new DiaryPage(who, this.kept, opening, trips, hazards, closing);
  }

  private hazardsOf(row: number): Float64Array | null {
    const { methods } = this.market.rows;
    return this.wallets?.hazard.slice(row * methods, (row + 1) * methods) ?? null;
  }
}
