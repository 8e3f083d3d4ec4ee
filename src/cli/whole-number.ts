import { Mistake } from './mistake.ts';

/** Reads `500`, `100_000`, `100,000` and `1e5`. Throws Mistake for anything but a whole number of at least 1. */
export function wholeNumber(option: string, text: string): number {
  const plain = text.replace(/(?<=\d)[_,](?=\d{3})/g, '');
  const value = /^\d+(\.\d+)?(e\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new Mistake(`--${option}: expected a whole number of at least 1, found "${text}"`);
}
