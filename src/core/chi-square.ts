import { logGamma } from './beta.ts';

/** Chance that chi-square with `freedom` degrees exceeds `value`: 1 - P(freedom/2, value/2) of the gamma function. */
export function chiSquareTail(value: number, freedom: number): number {
  if (!(value > 0)) return Number.isNaN(value) ? value : 1;
  const [a, x] = [freedom / 2, value / 2];
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

const front = (a: number, x: number): number => Math.exp(a * Math.log(x) - x - logGamma(a));

/** Regularised lower incomplete gamma function by its series (DLMF 8.11.4); quick below the mean. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; Math.abs(term) > sum * 1e-16 && n < 10_000; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * front(a, x);
}

/** Regularised upper incomplete gamma function by its continued fraction (DLMF 8.9.2), evaluated by Lentz's method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 10_000; n++) {
    const step = -n * (n - a);
    b += 2;
    d = 1 / (step * d + b);
    c = b + step / c;
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return value * front(a, x);
}
