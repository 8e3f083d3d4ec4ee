import { stream } from '../../core/rng.ts';
import { sampleOf } from '../../core/sample.ts';
import { type ColumnSpec, Table } from '../../core/table.ts';
import type { Cell } from '../cell.ts';
import type { Consumers } from '../engine/engine.ts';
import { type Market, segmentOf } from '../market.ts';
import { PANEL_COLUMNS, rewardColumns } from '../series.ts';
import type { DiaryPage, KeptTrip } from './diary-page.ts';
import { DiaryWriter } from './diary-writer.ts';
import { Replay } from './replay.ts';
import { TripRows } from './trip-rows.ts';
import { Visits } from './visits.ts';

/** Whose trips are written down, and who gets them. */
export interface PanelRequest {
  /** How many consumers are sampled: from 1 to those there are, whose engine must carry them one by one. */
  readonly consumers: number;
  /** The region whose consumers are sampled; left out: all. */
  readonly region?: string;
  /** Gets the trips of a week as rows of a table, week after week and replicate after replicate. */
  put?(trips: Table, replicate: number): void;
  /** Gets the week of every consumer of the sample as a page of its diary. */
  write?(page: DiaryPage, replicate: number): void;
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
  /** By region: shares of payments as the next week's law will see them. */
  private networks: readonly Float64Array[];

  /** Draws the sample. Throws where consumers are averages, or fewer than asked for. */
  constructor(market: Market, request: PanelRequest) {
    const { consumers } = market.engine;
    if (consumers === null)
      throw new Error(`a panel follows single consumers, and ${market.scenario.engine} has none`);
    this.request = request;
    this.consumers = consumers;
    this.columns = [...PANEL_COLUMNS, ...rewardColumns(market.platforms.slice(1).map(({ id }) => id))];
    this.members = membersOf(market, consumers, request);
    this.priceLevels = priceLevelsOf(market);
    this.networks = networksOf(market);
  }

  /** Writes down the week just done, and hands it out. */
  record(market: Market): void {
    const trips = new Table(this.columns);
    const replay = new Replay(market.rows, market.habitMoves, market.key, market.week);
    for (const cell of market.cells) {
      if (this.members[cell.index].length > 0) this.recordCell(market, cell, replay, trips);
    }
    this.priceLevels = priceLevelsOf(market);
    this.networks = networksOf(market);
    this.request.put?.(trips, market.replicate);
  }

  private recordCell(market: Market, cell: Cell, replay: Replay, table: Table): void {
    const { put, write } = this.request;
    const visits = new Visits(market, cell);
    const rows = new TripRows(market, cell, this.priceLevels);
    const diary = write && new DiaryWriter(market, cell, this.consumers, this.networks[cell.region]);
    const { trips } = segmentOf(market, cell);
    for (const member of this.members[cell.index]) {
      const { consumer, row } = member;
      const { made, after } = replay.tripsOf(consumer, cell.law, trips, row);
      const kept = made.map((drawn, trip): KeptTrip => {
        const visit = visits.of(consumer, trip, drawn);
        return { visit, amount: rows.amountOf(visit), after: made[trip + 1]?.row ?? after };
      });
      if (put) for (const [trip, { visit }] of kept.entries()) table.push(rows.rowOf(consumer, trip, visit));
      member.row = this.consumers.rowOf(consumer);
      agree(market, consumer, after, member.row);
      if (diary) write?.(diary.page(consumer, row, kept, member.row), market.replicate);
    }
  }
}

function membersOf(market: Market, people: Consumers, { consumers: size, region }: PanelRequest): Member[][] {
  const { scenario, replicate, cells, regions } = market;
  const members: Member[][] = cells.map(() => []);
  const among = cells.filter((cell) => region === undefined || regions[cell.region].id === region);
  const all = among.reduce((sum, { consumers }) => sum + consumers, 0);
  if (!Number.isInteger(size) || size < 1 || size > all) {
    throw new RangeError(`a panel of ${size}: expected a whole number from 1 to ${all}`);
  }
  for (const number of sampleOf(size, all, stream(scenario.seed, replicate, 'panel'))) {
    let place = number;
    const cell = among.find(({ consumers }) => {
      const isHere = place < consumers;
      if (!isHere) place -= consumers;
      return isHere;
    })!;
    const consumer = cell.first + place;
    members[cell.index].push({ consumer, row: people.rowOf(consumer) });
  }
  return members;
}

const networksOf = (market: Market): Float64Array[] => market.regions.map(({ network }) => network.slice());

const priceLevelsOf = (market: Market): number[] => market.branches.map(({ priceLevel }) => priceLevel);

/** After shopping only the portfolio can change: who kept it stands where the replay says, or the replay is wrong. */
function agree({ rows, week }: Market, consumer: number, replayed: number, now: number): void {
  if (replayed === now || rows.portfolioOf[replayed] !== rows.portfolioOf[now]) return;
  throw new Error(
    `week ${week}: the replay puts consumer ${consumer} on row ${replayed}, the market on ${now}`,
  );
}
