import { exp, log } from './elementary.ts';
import type { Stream } from './rng.ts';

/** Successes in `n` trials with chance `p`, exactly binomial. `n` whole and >= 0, `p` in [0, 1]. */
export function binomial(n: number, p: number, random: Stream): number {
  if (n === 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(n, 1 - p, random);
  return n * p < 10 ? byInversion(n, p, random) : byRejection(n, p, random);
}

/** Walks up the distribution function; takes about n p steps. */
function byInversion(n: number, p: number, random: Stream): number {
  const odds = p / (1 - p);
  let term = exp(n * log(1 - p));
  let u = random();
  let k = 0;
  while (u > term && k < n) {
    u -= term;
    k++;
    term *= (odds * (n - k + 1)) / k;
  }
  return k;
}

/** Transformed rejection with squeeze (BTRS): Hörmann (1993), The generation of binomial random variates. n p >= 10. */
function byRejection(n: number, p: number, random: Stream): number {
  const sd = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * sd;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const c = n * p + 0.5;
  const vr = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * sd;
  const logOdds = log(p / (1 - p));
  const mode = Math.floor((n + 1) * p);
  const atMode = logFactorial(mode) + logFactorial(n - mode);
  for (;;) {
    const u = random() - 0.5;
    let v = random();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + c);
    if (us >= 0.07 && v <= vr) return k;
    if (k < 0 || k > n) continue;
    v = log((v * alpha) / (a / (us * us) + b));
    if (v <= atMode - logFactorial(k) - logFactorial(n - k) + (k - mode) * logOdds) return k;
  }
}

const SMALL_FACTORIALS = (() => {
  const table = [0];
  for (let k = 1; k < 32; k++) table.push(table[k - 1] + log(k));
  return table;
})();

/** ln k!, by Stirling's series from 32 on (error below 1e-14). */
function logFactorial(k: number): number {
  if (k < 32) return SMALL_FACTORIALS[k];
  const x = k + 1;
  const inverse = 1 / (x * x);
  return (
    (x - 0.5) * log(x) -
    x +
    0.9189385332046727 +
    (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / x
  );
}

/** Spreads `n` over places with the given weights (>= 0), exactly multinomial; `put` is told each count above 0. */
export function multinomial(
  n: number,
  weights: ArrayLike<number>,
  totalWeight: number,
  random: Stream,
  put: (place: number, count: number) => void,
): void {
  let left = n;
  let weightLeft = totalWeight;
  const last = weights.length - 1;
  for (let i = 0; i < last && left > 0; i++) {
    const count = binomial(left, Math.min(1, weights[i] / weightLeft), random);
    if (count > 0) put(i, count);
    left -= count;
    weightLeft -= weights[i];
  }
  if (left > 0) put(last, left);
}
