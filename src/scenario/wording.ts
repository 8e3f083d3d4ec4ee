import type { Field, Shape } from './shape.ts';

/** What is expected at a field, in words: `a number from 0 to 1 (share)`. */
export function expectation(field: Field): string {
  const words = expectedShape(field.shape, field.unit);
  return field.nullable ? `${words}, or null` : words;
}

function expectedShape(shape: Shape, unit?: string): string {
  switch (shape.kind) {
    case 'number':
      return `${numberWords(shape)}${unit === undefined ? '' : ` (${unit})`}`;
    case 'flag':
      return 'true or false';
    case 'choice':
      return shape.options.length === 1 ? `"${shape.options[0]}"` : `one of ${shape.options.join(', ')}`;
    case 'text':
      return 'text';
    case 'anything':
      return 'a value';
    case 'list':
      return `a list of ${pluralWords(shape.item.shape)}`;
    case 'section':
      return 'a map of settings';
    case 'map':
      return `a map from names to ${pluralWords(shape.item.shape)}`;
    case 'variants':
      return `a map of settings with a "${shape.by}"`;
    case 'either':
      return shape.options.map((option) => expectedShape(option.shape, option.unit)).join(' or ');
  }
}

const PLURALS: Record<Shape['kind'], string> = {
  number: 'numbers',
  flag: 'true or false',
  choice: 'words',
  text: 'names',
  anything: 'values',
  list: 'lists',
  section: 'settings',
  map: 'maps',
  variants: 'maps of settings',
  either: 'values',
};

const pluralWords = (shape: Shape): string => PLURALS[shape.kind];

/** `a whole number from 1 to 16`, `a number from -50 to 50`, `a number`. */
function numberWords({ whole, low, high }: Extract<Shape, { kind: 'number' }>): string {
  const noun = whole ? 'a whole number' : 'a number';
  const limits = [low, high].map((limit) =>
    Math.abs(limit) >= Number.MAX_SAFE_INTEGER && whole ? Infinity : limit,
  );
  const bounded = limits.every((limit) => Math.abs(limit) !== Infinity);
  return bounded ? `${noun} from ${numberText(low)} to ${numberText(high)}` : noun;
}

/** Numbers as people write them: 100000, 1e+18 as 1e18, 0.006. */
export const numberText = (value: number): string => String(value).replace('e+', 'e');

/** What was found, in words: `"abc" (text)`, `3`, `a list`, `nothing`. */
export function finding(value: unknown): string {
  if (value === undefined || value === null) return value === null ? 'nothing (null)' : 'nothing';
  if (typeof value === 'string') return `${JSON.stringify(shorten(value, 60))} (text)`;
  if (typeof value === 'number') return Number.isNaN(value) ? 'not a number (.nan)' : numberText(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' ? 'a map' : String(value);
}

/** A text cut to `length` characters, with an ellipsis where it was cut. */
export const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

/** A way out for texts that people write for numbers: `2%`, `1,5`, `100_000`. Empty where none is known. */
export function numberHint(value: unknown): string {
  if (typeof value !== 'string') return '';
  const plain = value
    .trim()
    .replace(/[_ ']/g, '')
    .replace(/^(-?\d+),(\d+)$/, '$1.$2');
  const percent = /^(-?[\d.]+)\s*%$/.exec(plain);
  const number = Number(percent === null ? plain : percent[1]);
  if (plain === '' || !Number.isFinite(number)) return '';
  return `; write ${numberText(percent === null ? number : Number((number / 100).toPrecision(12)))}`;
}

/** The type of a field without its range: `a whole number`, `one of ladder, last-used`. */
export function typeWords({ shape, nullable }: Field): string {
  const words =
    shape.kind === 'number' ? (shape.whole ? 'a whole number' : 'a number') : expectedShape(shape);
  return nullable ? `${words}, or null` : words;
}
