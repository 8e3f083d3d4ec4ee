/** Megabytes for Node, the program and the tables of a run, whatever the size of the market: twice what was measured. */
const PROGRAM = 480;
/** Megabytes for each thread beyond the first, which has a heap of its own: 160 were measured. */
const THREAD = 256;
/** Bytes of a simulated consumer: 4 or 5 are kept, and there must be room for a market that opens while another is let go. */
const CONSUMER = 16;
/** Megabytes are asked for in steps, so that nobody takes them for measured. */
const STEP = 256;

/** Megabytes that a task with so many threads should ask for, each of which simulates so many consumers at a time. */
export function megabytesFor(threads: number, consumers: number): number {
  const needed = PROGRAM + (threads - 1) * THREAD + (threads * consumers * CONSUMER) / 2 ** 20;
  return Math.ceil(needed / STEP) * STEP;
}

/** Minutes after which a task may be ended that should last `seconds`: other machines are slower, and some are shared. */
export function minutesFor(seconds: number): number {
  return Math.max(LEAST_MINUTES, Math.ceil((PATIENCE * seconds) / 60));
}

const PATIENCE = 4;
const LEAST_MINUTES = 15;
