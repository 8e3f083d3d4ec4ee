/** A figure that does not exist, in tables and sentences. */
export const NONE = '–';

/** A number with thousands separated by commas and a true minus sign. */
export function decimal(value: number, digits = 0): string {
  if (!Number.isFinite(value)) return NONE;
  const text = Math.abs(value).toFixed(digits);
  const [whole, rest] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 && Number(text) !== 0 ? '−' : '';
  return `${sign}${grouped}${rest === undefined ? '' : `.${rest}`}`;
}

/** The same with a plus sign before what is more than nothing. */
export function signed(value: number, digits = 0): string {
  const text = decimal(value, digits);
  return value > 0 && Number(value.toFixed(digits)) !== 0 ? `+${text}` : text;
}

/** A share as a percentage. */
export const percent = (share: number, digits = 0): string =>
  Number.isFinite(share) ? `${decimal(share * 100, digits)}%` : NONE;

/** A change of a share in percentage points, without the word. */
export const points = (share: number, digits = 1): string => signed(share * 100, digits);

/** Digits after the point that show a number to three significant figures, at most `most`. */
export function digitsFor(value: number, most = 2): number {
  const size = Math.abs(value);
  if (!Number.isFinite(size) || size === 0 || size >= 100) return 0;
  return Math.min(most, size >= 10 ? 1 : 2 - Math.floor(Math.log10(size)));
}

/** Digits after the point of a percentage that still show a change of this size. */
export function digitsToShow(change: number): number {
  const size = Math.abs(change) * 100;
  return !Number.isFinite(size) || size >= 5 ? 0 : size >= 0.2 ? 1 : 2;
}

/** A list in words: `a, b and c`. */
export function inWords(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

/** One thing or several: `1 run`, `10 runs`. */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${decimal(n)} ${n === 1 ? one : many}`;

/** Five significant digits: enough for any chart, and a third of the bytes. */
export const brief = (value: number): number =>
  Number.isFinite(value) ? Number(value.toPrecision(5)) : value;

/** The first letter as a capital. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
