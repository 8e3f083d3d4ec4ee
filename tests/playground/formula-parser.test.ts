import fc from 'fast-check';
import math from 'mathjs/lib/browser/math.js';
import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../src/core/operators.ts';
import parser from '../../src/playground/engine/formula-parser.ts';

/** A tree as plain data, or the words with which it was refused. */
function read(parse: (text: string) => unknown, text: string): string {
  try {
    return JSON.stringify(parse(text));
  } catch (error) {
    return String(error);
  }
}

const TERMS = [
  '1',
  '0.5',
  '1e-3',
  '.5',
  'week',
  'share',
  'price_2',
  '(',
  ')',
  ',',
  '?',
  ':',
  '"x"',
  '[1, 2]',
  '5 cm',
  '2 i',
  '0x1f',
  'x.y',
  ';',
];
const SIGNS = [
  '+',
  '-',
  '*',
  '/',
  '^',
  ' mod ',
  '<',
  '<=',
  '==',
  '!=',
  ' and ',
  ' or ',
  'not ',
  '!',
  "'",
  '=',
  '%',
  ' to ',
  '..',
  ' ',
];
const CALLS = [...Object.keys(FUNCTIONS), 'eval', 'import'].map((name) => `${name}(`);

describe('the parser of formulas in the page', () => {
  it('reads every text as the one on the command line does', () => {
    const text = fc.array(fc.constantFrom(...TERMS, ...SIGNS, ...CALLS), { maxLength: 12 });
    fc.assert(
      fc.property(text, (parts) => {
        const formula = parts.join('');
        expect(read(parser.parse, formula)).toBe(read(math.parse, formula));
      }),
      { numRuns: 2000 },
    );
  });
});
