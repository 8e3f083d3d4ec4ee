import { exp, log } from './elementary.ts';

/** What a formula does with numbers. Truth is 1 and falsehood 0; every number but 0 counts as true. */
type Operation = (...values: number[]) => number;

const truth = (value: boolean): number => (value ? 1 : 0);

/** Operators of formulas, by the names that the parser gives them. */
export const OPERATORS: Readonly<Record<string, Operation>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  mod: (a, b) => a - b * Math.floor(a / b),
  pow: power,
  unaryMinus: (a) => -a,
  unaryPlus: (a) => a,
  smaller: (a, b) => truth(a < b),
  smallerEq: (a, b) => truth(a <= b),
  larger: (a, b) => truth(a > b),
  largerEq: (a, b) => truth(a >= b),
  equal: (a, b) => truth(a === b),
  unequal: (a, b) => truth(a !== b),
  and: (a, b) => truth(a !== 0 && b !== 0),
  or: (a, b) => truth(a !== 0 || b !== 0),
  not: (a) => truth(a === 0),
};

/** A function that formulas may call, with the numbers of values it takes. */
interface Callable {
  readonly run: Operation;
  readonly takes: readonly [least: number, most: number];
}

const unary = (run: Operation): Callable => ({ run, takes: [1, 1] });

/** Functions that formulas may call. `exp` and `log` are the engine-independent ones: a formula moves a bit-exact run. */
export const FUNCTIONS: Readonly<Record<string, Callable>> = {
  min: { run: Math.min, takes: [1, 20] },
  max: { run: Math.max, takes: [1, 20] },
  clamp: { run: (x, low, high) => Math.min(high, Math.max(low, x)), takes: [3, 3] },
  abs: unary(Math.abs),
  sqrt: unary(Math.sqrt),
  exp: unary(exp),
  log: unary(log),
  round: unary(Math.round),
  floor: unary(Math.floor),
  ceil: unary(Math.ceil),
};

/** Whole powers by squaring, others by `exp` and `log`: the same bits on every machine, unlike `Math.pow`. */
function power(base: number, exponent: number): number {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > 1024) return exp(exponent * log(base));
  let result = 1;
  let square = base;
  for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return exponent < 0 ? 1 / result : result;
}
