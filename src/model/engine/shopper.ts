import { draw, drawKey, PURPOSE, type RunKey, unit } from '../../core/rng.ts';
import type { Errand, Shopping } from './job.ts';
import { CHUNK, shopKernel } from './kernel.ts';

/** Sends consumers shopping. */
export class Shopper {
  private readonly run: RunKey;
  private readonly words: Int32Array;
  /** Keys of the trips of a week, of which so many are ready. */
  private keys = new Int32Array(0);
  private keysReady = 0;
  private readonly extraKey = new Int32Array(4);
  private week = 0;
  private tally = new Int32Array(0);

  constructor(run: RunKey, words: Int32Array) {
    this.run = run;
    this.words = words;
  }

  shop({ week, cells }: Shopping, cell: number, from: number, to: number, sums: Float64Array): void {
    const errand = cells[cell];
    const whole = Math.floor(errand.trips);
    const fraction = errand.trips - whole;
    const tally = this.emptyTally(errand.size);
    this.needKeys(week, whole + 1);
    for (let at = from; at < to; at += CHUNK) {
      this.trip(errand, tally, at, Math.min(at + CHUNK, to), 0, whole);
    }
    if (fraction > 0) {
      for (let i = from; i < to; i++) {
        if (unit(draw(this.extraKey, 0, i)) < fraction) this.trip(errand, tally, i, i + 1, whole, 1);
      }
    }
    for (let place = 0; place < errand.size; place++) sums[errand.at + place] += tally[place];
  }

  private emptyTally(size: number): Int32Array {
    if (this.tally.length === size) this.tally.fill(0);
    else this.tally = new Int32Array(size);
    return this.tally;
  }

  private trip(
    { alias, tables: t }: Errand,
    tally: Int32Array,
    from: number,
    to: number,
    firstTrip: number,
    trips: number,
  ): void {
    shopKernel(
      this.words,
      from,
      to,
      firstTrip,
      trips,
      t.bits,
      alias,
      t.move,
      t.methodOf,
      t.topShifted,
      tally,
      this.keys,
      t.gain,
      t.decay,
    );
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
