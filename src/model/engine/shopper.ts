import { draw, drawKey, PURPOSE, type RunKey, unit } from '../../core/rng.ts';
import type { Shopping } from './job.ts';
import { type Kernel, kernelFor } from './kernel.ts';

/** Sends consumers shopping. */
export class Shopper {
  private readonly run: RunKey;
  private readonly words: Int32Array;
  /** Keys of the trips of a week, of which so many are ready. */
  private keys = new Int32Array(0);
  private keysReady = 0;
  private readonly extraKey = new Int32Array(4);
  private week = 0;

  constructor(run: RunKey, words: Int32Array) {
    this.run = run;
    this.words = words;
  }

  shop({ week, cells }: Shopping, cell: number, from: number, to: number, sums: Float64Array): void {
    const errand = cells[cell];
    const { trips, tables, at, size } = errand;
    const whole = Math.floor(trips);
    this.needKeys(week, whole + 1);
    const kernel = kernelFor(tables.topShifted.length << tables.bits, 1 << tables.bits);
    kernel.load(errand);
    kernel.shop(this.words, from, to, 0, whole, this.keys);
    if (trips > whole) this.shopOnceMore(kernel, from, to, whole, trips - whole);
    for (let place = 0; place < size; place++) sums[at + place] += kernel.tally[place];
  }

  /** One more trip for those who fall to it. */
  private shopOnceMore(kernel: Kernel, from: number, to: number, trip: number, chance: number): void {
    for (let i = from; i < to; i++) {
      if (unit(draw(this.extraKey, 0, i)) < chance) kernel.shop(this.words, i, i + 1, trip, 1, this.keys);
    }
  }

  private needKeys(week: number, trips: number): void {
    if (week !== this.week) {
      this.week = week;
      this.keysReady = 0;
      drawKey(this.run, week, PURPOSE.extraTrip, this.extraKey);
    }
    if (this.keysReady >= trips) return;
    if (this.keys.length < trips * 4) this.keys = new Int32Array(trips * 4);
    for (let k = 0; k < trips; k++) drawKey(this.run, week, PURPOSE.trip + k, this.keys, k * 4);
    this.keysReady = trips;
  }
}
