import type { Room } from '../law/build-law.ts';
import type { Rows } from '../law/rows.ts';
import { Hand } from './hand.ts';
import { BLOCK, type Job, type Population, sizeOf } from './job.ts';
import { emptyWords, type Words } from './word.ts';

/**
 * Who carries the consumers of a market through its jobs. Draws are counted and tallies are whole numbers, so that it is
 * all the same how many hands there are and which of them takes which consumers.
 */
export interface Crew {
  /** Memory that every hand can read. */
  readonly room: Room;
  /** Takes on the consumers of a market; returns their memory, all of which is still to be written. */
  engage(population: Population, rows: Rows): Words;
  /** Does a job for all consumers of all its cells; returns the sums, which stand until the next job. */
  work(job: Job): Float64Array;
}

/** A crew of one: this thread, on memory of its own. */
export class Alone implements Crew {
  readonly room: Room = (bytes) => new ArrayBuffer(bytes);
  private hand!: Hand;
  private sums = new Float64Array(0);

  engage(population: Population, rows: Rows): Words {
    const memory = emptyWords(population.consumers, rows.methods, this.room);
    this.hand = new Hand(population, rows, memory);
    return memory;
  }

  work(job: Job): Float64Array {
    const size = sizeOf(job);
    if (this.sums.length < size) this.sums = new Float64Array(size);
    this.sums.fill(0, 0, size);
    for (let cell = 0; cell < job.cells.length; cell++) {
      const { first, consumers } = job.cells[cell];
      const end = first + consumers;
      for (let from = first; from < end; from += BLOCK) {
        this.hand.work(job, cell, from, Math.min(from + BLOCK, end), this.sums);
      }
    }
    return this.sums;
  }
}
