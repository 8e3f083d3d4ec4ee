import type { Rows } from '../law/rows.ts';
import { addActivity } from './activity.ts';
import { Changer } from './changer.ts';
import type { Job, Population } from './job.ts';
import { Shopper } from './shopper.ts';
import { openWindow, rowIn, topBefore, usedBeforeIn, usedIn, type Words, withMonthOver } from './word.ts';

/** Works on consumers: any range of any cell, in any order and in any thread. */
export class Hand {
  private readonly rows: Rows;
  private readonly wallets: number;
  private readonly memory: Words;
  private readonly shopper: Shopper;
  private readonly changer: Changer;
  /** Consumers by methods used in two months. */
  private pairs = new Float64Array(0);

  constructor(population: Population, rows: Rows, memory: Words) {
    this.rows = rows;
    this.wallets = population.wallets;
    this.memory = memory;
    this.shopper = new Shopper(population.key, memory.words);
    this.changer = new Changer(population.key, rows, memory.words);
  }

  /** Does a job for consumers `from .. to` of one of its cells, and adds to the sums. */
  work(job: Job, cell: number, from: number, to: number, sums: Float64Array): void {
    const { kind } = job;
    if (kind === 'shop') this.shopper.shop(job, cell, from, to, sums);
    else if (kind === 'change') this.changer.change(job, cell, from, to, sums);
    else if (kind === 'month') this.closeMonth(from, to, sums, job.cells[cell].at);
    else if (kind === 'window') this.closeWindow(from, to, sums, job.cells[cell].at);
    else kind satisfies never;
  }

  private closeMonth(from: number, to: number, sums: Float64Array, at: number): void {
    const { methods } = this.rows;
    const { words } = this.memory;
    if (this.pairs.length === 0) this.pairs = new Float64Array(1 << (2 * methods));
    else this.pairs.fill(0);
    for (let i = from; i < to; i++) {
      const word = words[i];
      this.pairs[(usedBeforeIn(word, methods) << methods) | usedIn(word)]++;
      words[i] = withMonthOver(word, methods);
    }
    addActivity(this.pairs, methods, this.wallets, sums, at);
  }

  private closeWindow(from: number, to: number, sums: Float64Array, at: number): void {
    const { memory } = this;
    const { methods, topOf } = this.rows;
    for (let i = from; i < to; i++) {
      const top = topOf[rowIn(memory.words[i])];
      sums[at + topBefore(memory, i) * methods + top]++;
      openWindow(memory, i, top);
    }
  }
}
