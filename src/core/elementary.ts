/**
 * Exponential and logarithm of + - * / alone, so that every engine and processor gives the same bits.
 *
 * `Math.exp` and `Math.log` may differ in the last bit between engines; whatever feeds the state of a market uses these.
 */
const LN2_HIGH = 6.9314718036912381649e-1; // ln 2 split in two, so that k * LN2_HIGH is exact (fdlibm)
const LN2_LOW = 1.90821492927058770002e-10;

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
  const k = Math.round(x * 1.4426950408889634);
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

const bits = new DataView(new ArrayBuffer(8));

/** Natural logarithm to about 1 unit in the last place; -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let exponent = 0;
  let scaled = x;
  if (x < 2.2250738585072014e-308) {
    scaled = x * 18014398509481984; // 2^54: lift a subnormal
    exponent = -54;
  }
  bits.setFloat64(0, scaled);
  const high = bits.getInt32(0);
  exponent += ((high >>> 20) & 0x7ff) - 1023;
  bits.setInt32(0, (high & 0xfffff) | 0x3ff00000);
  let mantissa = bits.getFloat64(0); // 1 <= mantissa < 2
  if (mantissa > Math.SQRT2) {
    mantissa *= 0.5;
    exponent += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1); // ln m = 2 atanh s, |s| < .172
  const s2 = s * s;
  let p = 2 / 23;
  p = p * s2 + 2 / 21;
  p = p * s2 + 2 / 19;
  p = p * s2 + 2 / 17;
  p = p * s2 + 2 / 15;
  p = p * s2 + 2 / 13;
  p = p * s2 + 2 / 11;
  p = p * s2 + 2 / 9;
  p = p * s2 + 2 / 7;
  p = p * s2 + 2 / 5;
  p = p * s2 + 2 / 3;
  return exponent * LN2_HIGH + (s * s2 * p + exponent * LN2_LOW + 2 * s);
}

/** Logistic function 1 / (1 + e^-x). */
export const sigma = (x: number): number => (x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x)));
