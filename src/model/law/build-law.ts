import { buildAlias } from '../../core/alias.ts';
import { type AcceptanceClass, type CellInputs, type CellLaw, outcomeShape } from './law.ts';
import type { Rows } from './rows.ts';
import { type Till, tillFor } from './till.ts';
import { TripLaw } from './trip-law.ts';

/** Reusable memory of a cell's law: tables are not allocated anew, and a till whose utilities stay is kept. */
export interface LawMemory {
  tills: Till[];
  probability: Float64Array;
  alias: Int32Array;
  pull: Float64Array;
  inclusiveValue: Float64Array;
  habitEnjoyed: Float64Array;
  /** Where tables to draw from are kept: whoever draws must reach them. */
  readonly room: Room;
  /** What stands there: the inputs it was computed from, and the law they gave. */
  latest: { readonly inputs: CellInputs; readonly law: CellLaw } | null;
}

/** Memory of so many bytes. */
export type Room = (bytes: number) => ArrayBufferLike;

export function lawMemory(rows: Rows, room: Room = (bytes) => new ArrayBuffer(bytes)): LawMemory {
  return {
    tills: [],
    probability: new Float64Array(0),
    alias: new Int32Array(0),
    pull: new Float64Array(rows.count * 2),
    inclusiveValue: new Float64Array(rows.count),
    habitEnjoyed: new Float64Array(rows.count),
    room,
    latest: null,
  };
}

/** The law of a cell for every row of the portfolios asked for: the one that stands there if no input has changed. */
export function buildLaw(inputs: CellInputs, memory: LawMemory): CellLaw {
  const { rows, classes, utilities } = inputs;
  const tills = utilities.map((u, terms) => tillFor(rows, u, memory.tills[terms]));
  const { latest } = memory;
  if (latest !== null && sameItems(tills, memory.tills) && sameInputs(latest.inputs, inputs))
    return latest.law;
  const shape = outcomeShape(rows.methods, classes.length);
  makeRoom(memory, rows.count << shape.bits);
  memory.tills = tills;
  const { probability, alias, pull, inclusiveValue, habitEnjoyed } = memory;
  const law = { shape, probability, alias, pull, inclusiveValue, habitEnjoyed, tills };
  fillLaw(inputs, law);
  memory.latest = { inputs, law };
  return law;
}

/** All but the utilities, which speak through their tills. */
function sameInputs(a: CellInputs, b: CellInputs): boolean {
  return (
    a.carriesCash === b.carriesCash &&
    sameItems(a.portfolios, b.portfolios) &&
    a.classes.length === b.classes.length &&
    a.classes.every((one, index) => sameClass(one, b.classes[index]))
  );
}

const sameClass = (a: AcceptanceClass, b: AcceptanceClass): boolean =>
  a.attraction === b.attraction && a.usable === b.usable && a.terms === b.terms;

function sameItems(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function makeRoom(memory: LawMemory, size: number): void {
  if (memory.probability.length >= size) memory.probability.fill(0);
  else {
    memory.probability = new Float64Array(size);
    memory.alias = new Int32Array(memory.room(size * Int32Array.BYTES_PER_ELEMENT));
  }
}

function fillLaw(inputs: CellInputs, law: CellLaw): void {
  const { rows, portfolios } = inputs;
  const { probability, alias, shape } = law;
  const order = new Uint16Array(2 << shape.bits);
  const trips = new TripLaw(inputs, law);
  for (let held = 0; held < 1 << rows.platforms; held++) {
    if (!portfolios[held]) continue;
    trips.fill(held);
    if (portfolios[held] < 2) continue;
    for (let row = rows.firstOf[held]; row < rows.firstOf[held + 1]; row++) {
      buildAlias(probability, row << shape.bits, shape.bits, alias, order);
    }
  }
}
