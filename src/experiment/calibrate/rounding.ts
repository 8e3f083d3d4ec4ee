/**
 * Step in which an estimate is written: a tenth of its standard error or finer, and at least two digits of the value; four
 * digits where there is no standard error.
 */
export function stepOf(value: number, standardError: number): number {
  const hasError = standardError > 0 && Number.isFinite(standardError);
  const digits = [
    ...(hasError ? [powerBelow(standardError / 10)] : []),
    ...(value === 0 ? [] : [powerBelow(Math.abs(value)) - (hasError ? 1 : 3)]),
  ];
  return digits.length === 0 ? 0 : 10 ** Math.min(...digits);
}

const powerBelow = (size: number): number => Math.floor(Math.log10(size) + 1e-12);

/** A value to the nearest whole number of steps, inside its bounds; a step of 0 leaves it as it is. */
export function rounded(value: number, step: number, [low, high]: readonly [number, number]): number {
  if (step === 0) return value;
  const digits = Math.max(0, -Math.round(Math.log10(step)));
  const near = Number((Math.round(value / step) * step).toFixed(Math.min(digits, 100)));
  return Math.min(high, Math.max(low, near));
}
