import { buildAlias } from '../../core/alias.ts';
import {
  type AcceptanceClass,
  ASKED,
  type CellInputs,
  type CellLaw,
  type OutcomeShape,
  outcomeShape,
} from './law.ts';
import type { Rows } from './rows.ts';
import { Till, type TillUtilities } from './till.ts';
import { TripLaw } from './trip-law.ts';

/** Memory of so many bytes. */
export type Room = (bytes: number) => ArrayBufferLike;

/**
 * The law of a cell for as long as its market lasts: every week it is built where last week's stood. What was computed from
 * inputs that have not changed stays; of the rest only what is asked for is built.
 */
export class BuiltLaw implements CellLaw {
  shape!: OutcomeShape;
  probability = new Float64Array(0);
  alias: Int32Array = new Int32Array(0);
  readonly pull: Float64Array;
  readonly inclusiveValue: Float64Array;
  readonly habitEnjoyed: Float64Array;
  readonly tills: Till[] = [];
  /** Rows built so far: their chances, and their tables to draw from. */
  readonly rowsBuilt = { chances: 0, tables: 0 };
  private readonly rows: Rows;
  private readonly room: Room;
  private readonly trips: TripLaw;
  private order = new Uint16Array(0);
  // what stands is the law of these, but for the tills
  private classes: readonly AcceptanceClass[] = [];
  private carriesCash = Number.NaN;
  /** By portfolio: what of it stands. */
  private readonly standing: Uint8Array;
  /** By row: whether its table to draw from stands. */
  private readonly drawable: Uint8Array;

  /** @param room where tables to draw from are kept: whoever draws must reach them */
  constructor(rows: Rows, room: Room = (bytes) => new ArrayBuffer(bytes)) {
    this.rows = rows;
    this.room = room;
    this.trips = new TripLaw(rows);
    this.pull = new Float64Array(rows.count * 2);
    this.inclusiveValue = new Float64Array(rows.count);
    this.habitEnjoyed = new Float64Array(rows.count);
    this.standing = new Uint8Array(1 << rows.platforms);
    this.drawable = new Uint8Array(rows.count);
    this.makeRoom(1);
  }

  /** Makes it the law of these inputs. */
  build(inputs: CellInputs): this {
    this.takeUp(inputs);
    this.trips.open(inputs, this);
    for (let held = 0; held < this.standing.length; held++) {
      if (this.standing[held] < inputs.portfolios[held]) this.buildRows(held, inputs.portfolios[held]);
    }
    if (inputs.departures !== null) this.buildTables(inputs.departures);
    return this;
  }

  /** Takes up inputs; if any has changed, nothing stands any more. */
  private takeUp({ classes, utilities, carriesCash }: CellInputs): void {
    const newTills = this.setTills(utilities);
    if (!newTills && carriesCash === this.carriesCash && sameClasses(classes, this.classes)) return;
    this.clear();
    if (classes.length !== this.shape.classes) this.makeRoom(classes.length);
    this.classes = classes;
    this.carriesCash = carriesCash;
  }

  /** Puts back what others read of a law that stood: nothing of it counts as built. */
  restore(utilities: readonly TillUtilities[], pull: Float64Array): void {
    this.clear();
    this.setTills(utilities);
    this.pull.set(pull);
  }

  /** Sets the tills to these utilities; returns whether any has changed. */
  private setTills(utilities: readonly TillUtilities[]): boolean {
    const { tills, rows } = this;
    let isNew = tills.length !== utilities.length;
    tills.length = Math.min(tills.length, utilities.length);
    for (let terms = 0; terms < utilities.length; terms++) {
      if (terms < tills.length) isNew = tills[terms].takeUp(utilities[terms]) || isNew;
      else tills.push(new Till(rows, utilities[terms]));
    }
    return isNew;
  }

  /** Forgets what stands: chances are 0 until they are built. */
  private clear(): void {
    const { standing, probability, shape } = this;
    const { firstOf } = this.rows;
    for (let held = 0; held < standing.length; held++) {
      if (standing[held] < ASKED.chances) continue;
      probability.fill(0, firstOf[held] << shape.bits, firstOf[held + 1] << shape.bits);
    }
    standing.fill(ASKED.nothing);
    this.drawable.fill(0);
  }

  private makeRoom(classes: number): void {
    this.shape = outcomeShape(this.rows.methods, classes);
    const size = this.rows.count << this.shape.bits;
    this.order = new Uint16Array(2 << this.shape.bits);
    if (this.probability.length >= size) return;
    this.probability = new Float64Array(size);
    this.alias = new Int32Array(this.room(size * Int32Array.BYTES_PER_ELEMENT));
  }

  private buildRows(held: number, asked: number): void {
    const { firstOf } = this.rows;
    this.trips.fill(held, asked === ASKED.chances);
    this.standing[held] = asked;
    if (asked === ASKED.chances) this.rowsBuilt.chances += firstOf[held + 1] - firstOf[held];
  }

  private buildTables(departures: ArrayLike<number>): void {
    const { probability, alias, drawable, order } = this;
    const { bits } = this.shape;
    for (let row = 0; row < drawable.length; row++) {
      if (departures[row] === 0 || drawable[row] === 1) continue;
      buildAlias(probability, row << bits, bits, alias, order);
      drawable[row] = 1;
      this.rowsBuilt.tables++;
    }
  }
}

function sameClasses(a: readonly AcceptanceClass[], b: readonly AcceptanceClass[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    if (a[i].attraction !== b[i].attraction || a[i].usable !== b[i].usable || a[i].terms !== b[i].terms)
      return false;
  }
  return true;
}
