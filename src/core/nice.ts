const ROUND = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** The least round number that is not below `value` (above 0): 1, 1.5, 2, 3, 4, 5, 6 or 8 times a power of ten. */
export function roundAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = ROUND.find((round) => round * power >= value * (1 - 1e-9)) ?? 10;
  return plainNumber(factor * power);
}

/** The least of 1, 2 and 5 times a power of ten that makes at most `most` steps of a span. */
export function stepOf(span: number, most: number): number {
  const least = span / most;
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5].find((step) => step * power >= least * (1 - 1e-9)) ?? 10;
  return plainNumber(factor * power);
}

/** A number without the dust of binary fractions: 0.07 for 0.07000000000000001. */
export const plainNumber = (value: number): number => Number(value.toPrecision(12));
