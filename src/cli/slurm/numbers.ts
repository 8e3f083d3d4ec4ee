import { Mistake } from '../mistake.ts';

/** Reads a number above 0, such as `0.25` or `1e-3`. Throws Mistake. */
export function positiveNumber(option: string, text: string): number {
  const value = /^\d*\.?\d+(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (value > 0 && Number.isFinite(value)) return value;
  throw new Mistake(`--${option}: expected a number above 0, found "${text}"`);
}
