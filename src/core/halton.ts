const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71];

/** Dimensions in which points can be spread. */
export const MOST_DIMENSIONS = PRIMES.length;

/**
 * Point `index` (from 0) of a sequence that fills the unit cube evenly: without chance, the first n points of it leave no
 * large gap (Halton 1960). The first 20 points, in which higher dimensions run in step, are left out.
 */
export const haltonPoint = (index: number, dimensions: number): number[] =>
  PRIMES.slice(0, dimensions).map((base) => radicalInverse(index + 21, base));

/** The digits of a whole number mirrored at the point: 6 = 110 in base 2 becomes .011 = 3/8. */
function radicalInverse(whole: number, base: number): number {
  let value = 0;
  let unit = 1;
  for (let rest = whole; rest > 0; rest = Math.floor(rest / base)) {
    unit /= base;
    value += unit * (rest % base);
  }
  return value;
}
