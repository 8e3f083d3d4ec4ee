import { stream } from './rng.ts';
import { quantileOfSorted } from './stats.ts';

/** An estimate with the ends of its 95 % interval, NaN where the sample does not tell. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A table of numbers, row after row: what was observed together stands in a row, and is drawn together. */
export interface Rows {
  readonly values: Float64Array;
  readonly columns: number;
}

export interface BootstrapOptions {
  readonly seed: string | number;
  /** Samples drawn for an interval. */
  readonly resamples?: number;
}

/** Statistics of a sample that need no more of it than the sum of each column and the number of rows. */
export type Statistics = (sums: Float64Array, rows: number) => readonly number[];

const TAIL = 0.025;

/**
 * Statistics of a table with percentile intervals (Efron 1979): as many rows as there are drawn anew with replacement,
 * again and again; the interval leaves out 2.5 % of the samples at either end. A statistic that does not exist (NaN) in
 * more than that part of them has no interval, and none has one below two rows.
 */
export function bootstrap(
  table: Rows,
  statistics: Statistics,
  { seed, resamples = 1000 }: BootstrapOptions,
): Interval[] {
  const { values, columns } = table;
  const rows = values.length / columns;
  const found = statistics(
    sumsOf(table, rows, (draw) => draw),
    rows,
  );
  const samples = found.map(() => new Float64Array(resamples));
  const random = stream(seed, 'bootstrap');
  for (let sample = 0; sample < resamples && rows > 1; sample++) {
    const sums = sumsOf(table, rows, () => Math.floor(random() * rows));
    for (const [i, value] of statistics(sums, rows).entries()) samples[i][sample] = value;
  }
  return found.map((value, i) => ({ value, ...percentiles(rows > 1 ? samples[i] : new Float64Array()) }));
}

function sumsOf({ values, columns }: Rows, rows: number, drawn: (draw: number) => number): Float64Array {
  const sums = new Float64Array(columns);
  for (let draw = 0; draw < rows; draw++) {
    const from = drawn(draw) * columns;
    for (let column = 0; column < columns; column++) sums[column] += values[from + column];
  }
  return sums;
}

function percentiles(sample: Float64Array): { low: number; high: number } {
  const sorted = sample.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length < (1 - TAIL) * sample.length) return { low: Number.NaN, high: Number.NaN };
  return { low: quantileOfSorted(sorted, TAIL), high: quantileOfSorted(sorted, 1 - TAIL) };
}
