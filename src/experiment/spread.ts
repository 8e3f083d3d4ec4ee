import type { Scenario } from '../scenario/schema.ts';
import { bytesOfRun } from './memory.ts';
import { replicatesOf } from './run.ts';

/** How the replicates of a scenario are spread over threads. */
export interface Spread {
  /** Replicates that are made side by side. */
  readonly side: number;
  /** Threads that work on each: its cells are spread over them. */
  readonly hands: number;
}

/** What a machine gives. */
export interface Machine {
  readonly threads: number;
  /** Bytes that may be used. */
  readonly memory: number;
  /** Whether replicates must be made one after another. */
  readonly inOrder?: boolean;
}

/** Seconds of work from which threads are worth their start. */
const WORTH_THREADS = 1;
/** Seconds that a week costs beside its consumers, in each cell: its tables, books and records. */
const CELL_WEEK = 150e-6;
/** Seconds of a consumer and week: its trips, and whether it adopts or drops anything. */
const TRIP = 9e-9;
const CHANGE = 6e-9;
/** Seconds until all hands of a crew are at work and have finished, over a week. */
const BARRIERS = 1e-3;
/** Share of its time that a further hand works: it waits for the slowest, and shares the way to memory. */
const DILIGENCE = 0.9;

/**
 * The one rule that decides how threads are used: as is expected to take the least time, and in memory. Replicates side by
 * side need not wait for one another, but each has consumers of its own, and the last may leave threads idle; the cells
 * of one run share memory, but there is work between them that only one thread does. At equal times, replicates are spread.
 */
export function spreadOf(scenario: Scenario, { threads, memory, inOrder = false }: Machine): Spread {
  const alone = { side: 1, hands: 1 };
  if (secondsOf(scenario, alone) < WORTH_THREADS) return alone;
  let best = alone;
  for (let side = inOrder ? 1 : Math.min(threads, replicatesOf(scenario)); side >= 1; side--) {
    if (side > 1 && side * bytesOfRun(scenario) > memory) continue;
    const hands = scenario.engine === 'agents' ? Math.floor(threads / side) : 1;
    // a crew whose hands would mostly wait is sent home
    for (const spread of [
      { side, hands: 1 },
      { side, hands },
    ]) {
      if (secondsOf(scenario, spread) < secondsOf(scenario, best)) best = spread;
    }
  }
  return best;
}

/** Seconds that all replicates should take on a machine like those it was measured on; only the order matters. */
function secondsOf(scenario: Scenario, { side, hands }: Spread): number {
  const { engine, weeks, consumers, segments, regions } = scenario;
  const cells = Object.keys(regions).length * Object.keys(segments).length;
  const trips = Math.max(...Object.values(segments).map((segment) => segment.trips));
  const crowd = engine === 'agents' ? consumers * (trips * TRIP + CHANGE) : 0;
  const week = cells * CELL_WEEK + crowd / (1 + (hands - 1) * DILIGENCE) + (hands > 1 ? BARRIERS : 0);
  return Math.ceil(replicatesOf(scenario) / side) * weeks * week;
}

/** `2 threads, replicates side by side`. */
export function spreadWords({ side, hands }: Spread): string {
  const threads = side * hands;
  if (threads === 1) return '1 thread';
  if (side === 1) return `${threads} threads, cells of one run`;
  return `${threads} threads, replicates side by side${hands > 1 ? `, ${hands} on the cells of each` : ''}`;
}
