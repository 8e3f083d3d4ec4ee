import type { Hand } from '../../model/engine/hand.ts';
import { BLOCK, type Job } from '../../model/engine/job.ts';

/**
 * Words that the hands of a crew share. Generations and finished jobs only ever grow, so that nobody can mistake an old
 * signal for a new one.
 */
export const GENERATION = 0;
export const FINISHED = 1;
export const FAILED = 2;
/** From here on: the next block that nobody has taken, by section. */
const NEXT = 3;

export const sharedWords = (hands: number): Int32Array =>
  new Int32Array(new SharedArrayBuffer(4 * (NEXT + hands)));

/** A job as it is given to a hand. */
export interface Order {
  readonly job: Job;
  /** Where this hand counts. */
  readonly sums: Float64Array;
}

/** The blocks of a job: each is the consumers of one cell, at most `BLOCK` of them. */
export class Blocks {
  private readonly job: Job;
  private readonly hands: number;
  /** By cell: the number of its first block; one more entry closes the last. */
  private readonly firstOf: Int32Array;

  constructor(job: Job, hands: number) {
    this.job = job;
    this.hands = hands;
    this.firstOf = new Int32Array(job.cells.length + 1);
    for (const [cell, { consumers }] of job.cells.entries()) {
      this.firstOf[cell + 1] = this.firstOf[cell] + Math.ceil(consumers / BLOCK);
    }
  }

  /** Every hand has a section of its own to begin with, where it was last week: its caches may know it. */
  open(shared: Int32Array): void {
    for (let section = 0; section < this.hands; section++) shared[NEXT + section] = this.startOf(section);
  }

  private startOf(section: number): number {
    return Math.floor(((this.firstOf.at(-1) as number) * section) / this.hands);
  }

  /** Takes blocks until none is left: those of the own section first, then what others have not come to. */
  work(shared: Int32Array, own: number, hand: Hand, sums: Float64Array): void {
    for (let turn = 0; turn < this.hands; turn++) {
      const section = (own + turn) % this.hands;
      const end = this.startOf(section + 1);
      let cell = 0;
      for (;;) {
        const block = Atomics.add(shared, NEXT + section, 1);
        if (block >= end) break;
        while (this.firstOf[cell + 1] <= block) cell++;
        const { first, consumers } = this.job.cells[cell];
        const from = first + (block - this.firstOf[cell]) * BLOCK;
        hand.work(this.job, cell, from, Math.min(from + BLOCK, first + consumers), sums);
      }
    }
  }
}
