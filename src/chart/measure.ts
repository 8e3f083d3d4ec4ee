import { ADVANCES } from './advances.ts';

/** Width of a line of text in pixels, at a type size in pixels and a weight of 400, 600 or 700. */
export type Measure = (text: string, size: number, weight: number) => number;

type Weight = keyof typeof ADVANCES;

/** Characters the table lacks: a full square is right for Chinese, Japanese and Korean, and generous for the rest. */
const UNKNOWN = 1000;

const tables = new Map<Weight, ReadonlyMap<string, number>>();

function tableOf(weight: Weight): ReadonlyMap<string, number> {
  const known = tables.get(weight);
  if (known) return known;
  const table = new Map<string, number>();
  for (const group of ADVANCES[weight].split('|')) {
    const colon = group.indexOf(':');
    for (const character of group.slice(colon + 1)) table.set(character, Number(group.slice(0, colon)));
  }
  tables.set(weight, table);
  return table;
}

const nearest = (weight: number): Weight => (weight < 500 ? 400 : weight < 650 ? 600 : 700);

/** Measures in Source Sans 3 without the font file: sums of advance widths, kerning left out (about 1 %). */
export const measureByAdvances: Measure = (text, size, weight) => {
  const table = tableOf(nearest(weight));
  let sum = 0;
  for (const character of text.replaceAll('\u00a0', ' ')) sum += table.get(character) ?? UNKNOWN;
  return (sum * size) / 1000;
};

/** Characters that the table does not hold, each once: their width is a guess. */
export const unknownTo = (text: string): string[] =>
  [...new Set(text)].filter((character) => character !== '\u00a0' && !tableOf(400).has(character));

/** Breaks a text into lines that fit a width; a single word that is too wide is cut with an ellipsis. */
export function wrap(text: string, width: number, fits: (line: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[ \n\t]+/).filter((part) => part !== '')) {
    const longer = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length > 0 && fits(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(clip(word, width, fits));
  }
  return lines.length > 0 ? lines : [''];
}

/** The same in lines of about equal length, so that no word stands alone on the last one. */
export function balance(text: string, width: number, fits: (line: string) => number): string[] {
  const lines = wrap(text, width, fits);
  let [narrow, wide] = [width / 2, width];
  while (lines.length > 1 && wide - narrow > 4) {
    const middle = (narrow + wide) / 2;
    if (wrap(text, middle, fits).length > lines.length) narrow = middle;
    else wide = middle;
  }
  return lines.length > 1 ? wrap(text, wide, fits) : lines;
}

/** Shortens a text with an ellipsis until it fits. */
export function clip(text: string, width: number, fits: (line: string) => number): string {
  if (fits(text) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && fits(`${characters.join('').trimEnd()}…`) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
