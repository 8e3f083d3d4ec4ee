import { stream } from '../../core/rng.ts';
import { sampleOf } from '../../core/sample.ts';
import { type ColumnSpec, Table } from '../../core/table.ts';
import type { Cell } from '../cell.ts';
import type { Consumers } from '../engine/engine.ts';
import { type Market, segmentOf } from '../market.ts';
import { PANEL_COLUMNS, rewardColumns } from '../series.ts';
import { Replay } from './replay.ts';
import { TripRows } from './trip-rows.ts';

/** Whose trips are written down, and who gets them. */
export interface PanelRequest {
  /** How many consumers are sampled: from 1 to those of the scenario, whose engine must carry them one by one. */
  readonly consumers: number;
  /** Gets the trips of a week, week after week and replicate after replicate. */
  put(trips: Table, replicate: number): void;
}

interface Member {
  readonly consumer: number;
  /** Row when the week begins. */
  row: number;
}

/**
 * A payment diary of some consumers, kept from outside: their trips are drawn once more (`Replay`), so that the run is the
 * same whether anyone is followed or not. Memory grows with the sample, not with weeks.
 */
export class Panel {
  private readonly request: PanelRequest;
  private readonly columns: readonly ColumnSpec[];
  private readonly consumers: Consumers;
  /** By cell, in the order drawn. */
  private readonly members: readonly (readonly Member[])[];
  /** By branch; the market's own are those of the next week once the accounts are settled. */
  private priceLevels: readonly number[];

  /** Draws the sample. Throws where consumers are averages, or fewer than asked for. */
  constructor(market: Market, request: PanelRequest) {
    const { consumers } = market.engine;
    const { engine, consumers: all } = market.scenario;
    if (consumers === null) throw new Error(`a panel follows single consumers, and ${engine} has none`);
    if (!Number.isInteger(request.consumers) || request.consumers < 1 || request.consumers > all) {
      throw new RangeError(`a panel of ${request.consumers}: expected a whole number from 1 to ${all}`);
    }
    this.request = request;
    this.consumers = consumers;
    this.columns = [...PANEL_COLUMNS, ...rewardColumns(market.platforms.slice(1).map(({ id }) => id))];
    this.members = membersOf(market, consumers, request.consumers);
    this.priceLevels = priceLevelsOf(market);
  }

  /** Writes down the week just done, and hands it out. */
  record(market: Market): void {
    const trips = new Table(this.columns);
    const replay = new Replay(market.rows, market.habitMoves, market.key, market.week);
    for (const cell of market.cells) {
      if (this.members[cell.index].length > 0) this.recordCell(market, cell, replay, trips);
    }
    this.priceLevels = priceLevelsOf(market);
    this.request.put(trips, market.replicate);
  }

  private recordCell(market: Market, cell: Cell, replay: Replay, table: Table): void {
    const rows = new TripRows(market, cell, this.priceLevels);
    const { trips } = segmentOf(market, cell);
    for (const member of this.members[cell.index]) {
      const { made, after } = replay.tripsOf(member.consumer, cell.law, trips, member.row);
      made.forEach((drawn, trip) => {
        table.push(rows.rowOf(member.consumer, trip, drawn));
      });
      const now = this.consumers.rowOf(member.consumer);
      agree(market, member.consumer, after, now);
      member.row = now;
    }
  }
}

function membersOf(market: Market, consumers: Consumers, size: number): Member[][] {
  const { scenario, replicate, cells } = market;
  const members: Member[][] = cells.map(() => []);
  for (const consumer of sampleOf(size, scenario.consumers, stream(scenario.seed, replicate, 'panel'))) {
    const cell = cells.findIndex((one) => consumer >= one.first && consumer < one.first + one.consumers);
    members[cell].push({ consumer, row: consumers.rowOf(consumer) });
  }
  return members;
}

const priceLevelsOf = (market: Market): number[] => market.branches.map(({ priceLevel }) => priceLevel);

/** After shopping only the portfolio can change: who kept it stands where the replay says, or the replay is wrong. */
function agree({ rows, week }: Market, consumer: number, replayed: number, now: number): void {
  if (replayed === now || rows.portfolioOf[replayed] !== rows.portfolioOf[now]) return;
  throw new Error(
    `week ${week}: the replay puts consumer ${consumer} on row ${replayed}, the market on ${now}`,
  );
}
