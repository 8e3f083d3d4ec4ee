/** A function of the unit cube whose variance is known part by part. */
export interface TestFunction {
  readonly factors: number;
  readonly variance: number;
  readonly first: readonly number[];
  readonly total: readonly number[];
  valueAt(point: readonly number[]): number;
}

/** sin x1 + a sin² x2 + b x3⁴ sin x1 for x between -pi and pi (Ishigami & Homma 1990). */
export function ishigami(a = 7, b = 0.1): TestFunction {
  const alone1 = (1 + (b * Math.PI ** 4) / 5) ** 2 / 2;
  const alone2 = a ** 2 / 8;
  const together13 = (8 * b ** 2 * Math.PI ** 8) / 225;
  const variance = alone1 + alone2 + together13;
  return {
    factors: 3,
    variance,
    first: [alone1, alone2, 0].map((part) => part / variance),
    total: [alone1 + together13, alone2, together13].map((part) => part / variance),
    valueAt(point) {
      const [x1, x2, x3] = point.map((u) => Math.PI * (2 * u - 1));
      return Math.sin(x1) + a * Math.sin(x2) ** 2 + b * x3 ** 4 * Math.sin(x1);
    },
  };
}

/** Product of (|4 x_i - 2| + a_i) / (1 + a_i): the smaller a_i, the more its factor matters (Sobol 1993). */
export function gFunction(a: readonly number[] = [0, 1, 4.5, 9, 99, 99, 99, 99]): TestFunction {
  const parts = a.map((ai) => 1 / 3 / (1 + ai) ** 2);
  const product = parts.reduce((all, part) => all * (1 + part), 1);
  const variance = product - 1;
  return {
    factors: a.length,
    variance,
    first: parts.map((part) => part / variance),
    total: parts.map((part) => (part * product) / (1 + part) / variance),
    valueAt: (point) => point.reduce((all, x, i) => (all * (Math.abs(4 * x - 2) + a[i])) / (1 + a[i]), 1),
  };
}
