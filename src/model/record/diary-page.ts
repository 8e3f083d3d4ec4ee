import type { Rows } from '../law/rows.ts';
import type { Till } from '../law/till.ts';
import type { DiaryTrip, DiaryWeek, HabitMove, Standing, WalletChance, Way } from './diary.ts';
import type { DiaryCell } from './diary-cell.ts';
import type { Visit } from './visits.ts';

/** A trip as a diary keeps it. */
export interface KeptTrip {
  readonly visit: Visit;
  /** Value paid; NaN after walking away. */
  readonly amount: number;
  /** Row after it. */
  readonly after: number;
}

/** A consumer's week as it is kept: what was drawn, and the law it was drawn from. Read in full only when asked for. */
export class DiaryPage {
  readonly consumer: number;
  readonly region: string;
  readonly segment: string;
  private readonly cell: DiaryCell;
  private readonly opening: number;
  private readonly trips: readonly KeptTrip[];
  private readonly hazards: Float64Array | null;
  private readonly closing: number;

  /**
   * @param opening row when the week began
   * @param hazards by method: of adopting what is not held, of dropping what is; null where nobody could
   * @param closing row when the week was over
   */
  constructor(
    who: { consumer: number; region: string; segment: string },
    cell: DiaryCell,
    opening: number,
    trips: readonly KeptTrip[],
    hazards: Float64Array | null,
    closing: number,
  ) {
    this.consumer = who.consumer;
    this.region = who.region;
    this.segment = who.segment;
    this.cell = cell;
    this.opening = opening;
    this.trips = trips;
    this.hazards = hazards;
    this.closing = closing;
  }

  get week(): number {
    return this.cell.week;
  }

  /** Top of wallet when the week began, and when it was over. */
  get tops(): readonly [opening: string, closing: string] {
    const { methods, rows } = this.cell;
    return [methods[rows.topOf[this.opening]], methods[rows.topOf[this.closing]]];
  }

  read(): DiaryWeek {
    const { rows, methods } = this.cell;
    const standing = (row: number) => standingOf(rows, methods, row);
    return {
      week: this.week,
      opening: standing(this.opening),
      trips: this.trips.map((trip, index) => readTrip(this.cell, trip, index)),
      wallets: this.readWallets(),
      closing: standing(this.closing),
    };
  }

  private readWallets(): WalletChance[] {
    const { rows, methods } = this.cell;
    const shopped = this.trips.at(-1)?.after ?? this.opening;
    const before = rows.portfolioOf[shopped];
    const changed = before ^ rows.portfolioOf[this.closing];
    return methods.slice(1).map((platform, index) => {
      const method = index + 1;
      const kind = (before >> method) & 1 ? 'drop' : 'adopt';
      const done = ((changed >> method) & 1) === 1;
      return { platform, kind, chance: this.hazards?.[method] ?? 0, done };
    });
  }
}

function standingOf(rows: Rows, methods: readonly string[], row: number): Standing {
  return {
    portfolio: namesIn(methods, rows.portfolioOf[row]),
    topOfWallet: methods[rows.topOf[row]],
    rung: rows.rungOf[row],
  };
}

const namesIn = (methods: readonly string[], mask: number): string[] =>
  methods.filter((_, method) => (mask >> method) & 1);

function readTrip(cell: DiaryCell, { visit, amount, after }: KeptTrip, index: number): DiaryTrip {
  const { rows, methods, moves, tills } = cell;
  const { row, place, carried, method } = visit;
  const top = rows.topOf[row];
  const set = (rows.portfolioOf[row] | carried) & place.usable;
  const isPaid = method < rows.methods;
  return {
    trip: index + 1,
    before: standingOf(rows, methods, row),
    retailer: cell.retailers[visit.branch.retailer].id,
    accepts: namesIn(methods, place.usable),
    cashCarried: carried === 1,
    choiceSet: namesIn(methods, set),
    refused: visit.service !== 'served',
    failed: visit.service === 'failed',
    ways: waysOf(cell, place.terms, set, row),
    method: isPaid ? methods[method] : WALKED_AWAY,
    amount,
    topIfTaken:
      visit.service === 'served' ? null : chanceOf(tills[place.terms], set | (1 << top), row, rows, top),
    habit: moveOf(rows, row, after),
    habitChance: !isPaid ? 0 : method === top ? moves.gain : moves.decay,
  };
}

const WALKED_AWAY = 'walk-away';

/** Every way in which a trip with this choice set can end, in the order of methods, leaving last. */
function waysOf(cell: DiaryCell, terms: number, set: number, row: number): Way[] {
  const { rows, methods, tills, parts } = cell;
  const till = tills[terms];
  const top = rows.topOf[row];
  const paying = methods.flatMap((name, method): Way[] => {
    if (!((set >> method) & 1)) return [];
    const habit = method === top ? till.utilities.bonus[rows.rungOf[row]] : 0;
    const utility = till.utilities.utility[method] + habit;
    const chance = chanceOf(till, set, row, rows, method);
    return [{ method: name, chance, utility, parts: { ...parts[terms][method], habit } }];
  });
  if (!till.utilities.walkAway && set !== 0) return paying;
  const leaving = 1 / till.total(set, top, rows.rungOf[row]);
  return [...paying, { method: WALKED_AWAY, chance: leaving, utility: 0, parts: null }];
}

/** Chance of paying with a method of a choice set: its weight, lifted by habit if it is the top of wallet, over S. */
function chanceOf(till: Till, set: number, row: number, rows: Rows, method: number): number {
  const [top, rung] = [rows.topOf[row], rows.rungOf[row]];
  const lift = method === top ? till.lift[rung] : 1;
  return (till.weight[method] * lift) / till.total(set, top, rung);
}

function moveOf(rows: Rows, before: number, after: number): HabitMove {
  if (before === after) return 'stays';
  if (rows.topOf[before] !== rows.topOf[after]) return 'switches';
  return rows.rungOf[after] > rows.rungOf[before] ? 'climbs' : 'falls';
}
