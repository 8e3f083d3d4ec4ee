/**
 * Exponential and logarithm of + - * / alone, so that every engine and processor gives the same bits.
 *
 * `Math.exp` and `Math.log` may differ in the last bit between engines; whatever feeds the state of a market uses these.
 */
const LN2_HIGH = 0.6931471803691238; // ln 2 split in two, so that k * LN2_HIGH is exact (fdlibm)
const LN2_LOW = 1.9082149292705877e-10;

/** 2^k for k = -1074 .. 1023, by exact doubling and halving. */
const POWERS_OF_TWO = (() => {
  const powers = new Float64Array(2098);
  powers[1074] = 1;
  for (let k = 1; k <= 1023; k++) powers[1074 + k] = powers[1073 + k] * 2;
  for (let k = 1; k <= 1074; k++) powers[1074 - k] = powers[1075 - k] / 2;
  return powers;
})();

/** e^x to about 1 unit in the last place; 0 below -745, Infinity above 709.78. */
export function exp(x: number): number {
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019411) return 0;
  if (Number.isNaN(x)) return x;
  const k = Math.round(x * Math.LOG2E);
  const r = x - k * LN2_HIGH - k * LN2_LOW; // |r| <= ln 2 / 2
  // Taylor to degree 13: the remainder is below 4e-18
  let p = 1 / 6227020800;
  p = p * r + 1 / 479001600;
  p = p * r + 1 / 39916800;
  p = p * r + 1 / 3628800;
  p = p * r + 1 / 362880;
  p = p * r + 1 / 40320;
  p = p * r + 1 / 5040;
  p = p * r + 1 / 720;
  p = p * r + 1 / 120;
  p = p * r + 1 / 24;
  p = p * r + 1 / 6;
  p = p * r + 0.5;
  p = p * r * r + r + 1;
  if (k > 1023) return p * 2 * POWERS_OF_TWO[1074 + k - 1];
  if (k < -1022) return p * POWERS_OF_TWO[1074 + k + 60] * POWERS_OF_TWO[1074 - 60];
  return p * POWERS_OF_TWO[1074 + k];
}

// The bits of a number, and which of its two words holds sign and exponent on this processor. They are only read: a
// processor waits for a number of which half was just written.
const number = new Float64Array([1]);
const words = new Int32Array(number.buffer);
const HIGH = words[1] === 0 ? 0 : 1;

/** Natural logarithm to about 1 unit in the last place; -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x < 2.2250738585072014e-308) return log(x * 18014398509481984) - 54 * Math.LN2; // lift a subnormal by 2^54
  number[0] = x;
  let exponent = ((words[HIGH] >>> 20) & 0x7ff) - 1023;
  let mantissa = x * POWERS_OF_TWO[1074 - exponent]; // exact; 1 <= mantissa < 2
  if (mantissa > Math.SQRT2) {
    mantissa *= 0.5;
    exponent += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1); // ln m = 2 atanh s, |s| < .172: odd powers to degree 23, in two halves
  const s2 = s * s;
  const s4 = s2 * s2;
  const a = 2 / 3 + s4 * (2 / 7 + s4 * (2 / 11 + s4 * (2 / 15 + s4 * (2 / 19 + (s4 * 2) / 23))));
  const b = 2 / 5 + s4 * (2 / 9 + s4 * (2 / 13 + s4 * (2 / 17 + (s4 * 2) / 21)));
  return exponent * LN2_HIGH + (s * s2 * (a + s2 * b) + exponent * LN2_LOW + 2 * s);
}

/** Logistic function 1 / (1 + e^-x). */
export function sigma(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const odds = exp(x);
  return odds / (1 + odds);
}
