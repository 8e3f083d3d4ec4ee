import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFormula, FormulaError } from '../../src/core/formula.ts';

const NAMES = ['share', 'churn', 'week'];
const SEEN = { share: 0.25, churn: 0.1, week: 26 };

const value = (text: string | number, seen: Record<string, number> = SEEN) =>
  compileFormula(text, NAMES).evaluate(seen);

/** The words with which a formula is refused. */
function refusal(text: string): string {
  try {
    compileFormula(text, NAMES);
  } catch (error) {
    if (error instanceof FormulaError) return error.message;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

describe('a formula', () => {
  it.each([
    ['1 + 2 * 3 ^ 2', 19],
    ['-share ^ 2', -0.0625],
    ['2 ^ -2', 0.25],
    ['(1 + 2) * 3', 9],
    ['7 mod 4', 3],
    ['-1 mod 4', 3],
    ['5 %', 0.05],
    ['min(3, share, 9)', 0.25],
    ['max(share, 2)', 2],
    ['clamp(week, 0, 10)', 10],
    ['abs(-2) + floor(1.7) + ceil(1.2) + round(1.5)', 7],
    ['sqrt(2) * sqrt(2)', 2.0000000000000004],
    ['share > 0.2', 1],
    ['share > 0.2 and churn > 0.2', 0],
    ['share > 0.2 or churn > 0.2', 1],
    ['not (share > 0.2)', 0],
    ['week == 26 ? 7 : 8', 7],
    ['week != 26 ? 7 : week <= 26 ? 9 : 8', 9],
    ['true + true', 2],
  ])('%s is %d', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it('that is a number is that number', () => {
    expect(value(0.25)).toBe(0.25);
    expect(() => compileFormula(Number.NaN, NAMES)).toThrow(FormulaError);
  });

  it('has logarithms, exponentials and fractional powers to the last place or so', () => {
    expect(value('log(exp(2))')).toBeCloseTo(2, 14);
    expect(value('week ^ 0.5')).toBeCloseTo(Math.sqrt(26), 13);
  });

  it('agrees with arithmetic on any numbers', () => {
    const number = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (share, churn, week) => {
        const seen = { share, churn, week };
        expect(value('share * churn - week', seen)).toBe(share * churn - week);
        expect(value('share < churn ? week : -week', seen)).toBe(share < churn ? week : -week);
        expect(value('max(share, churn) >= min(share, churn)', seen)).toBe(1);
      }),
    );
  });

  it('guards a division by a condition', () => {
    expect(value('share > 0 ? 1 / share : 0', { ...SEEN, share: 0 })).toBe(0);
  });

  it('says which formula and which values had no finite result', () => {
    const message = '"churn / share" has no finite value (Infinity) where share = 0, churn = 0.1';
    expect(() => value('churn / share', { ...SEEN, share: 0 })).toThrow(new FormulaError(message));
    expect(() => value('sqrt(-share)')).toThrow('no finite value (NaN) where share = 0.25');
  });

  it('says where it stands and whose it is, if that was given', () => {
    const origin = { path: 'strategies[0].steps[1].to', owner: 'platform "alipay"' };
    const { evaluate } = compileFormula('1 / week', NAMES, origin);
    const reason = 'formula of platform "alipay": "1 / week" has no finite value (Infinity) where week = 0';
    expect(() => evaluate({ week: 0 })).toThrow(
      expect.objectContaining({ path: origin.path, reason, message: `${origin.path}: ${reason}` }),
    );
  });

  it('tells the names it reads, each once, and no functions', () => {
    expect(compileFormula('min(week, share) + week / 2', NAMES).reads).toEqual(['share', 'week']);
    expect(compileFormula('max(1, 2)', NAMES).reads).toEqual([]);
  });
});

describe('a formula is refused', () => {
  it.each([
    ['', 'expected a formula, found nothing'],
    ['1 +', 'cannot be read: unexpected end of expression (char 4)'],
    ['shar', 'unknown name "shar", did you mean "share"?'],
    ['pi', 'unknown name "pi"; known: share, churn, week'],
    ['sinh(1)', 'unknown function "sinh"; known: min, max, clamp, abs, sqrt, exp, log, round, floor, ceil'],
    ['mn(1, 2)', 'unknown function "mn", did you mean "min"?'],
    ['min()', 'min takes 1 to 20 values, found 0'],
    ['abs(1, 2)', 'abs takes 1 value, found 2'],
    ['1 / 0', '"1 / 0" divides by zero'],
    ['share / (3 - 3)', '"share / (3 - 3)" divides by zero'],
    ['share mod 0', '"share mod 0" divides by zero'],
    ['log(-1)', '"log(-1)" has no finite value'],
    ['1e999', 'Infinity is not a finite number'],
    ['f(x) = x', 'defining a function is not allowed in a formula'],
    ['share = 2', 'an assignment is not allowed in a formula'],
    ['1; 2', 'more than one expression is not allowed in a formula'],
    ['1:3', 'a range is not allowed in a formula'],
    ['[1, 2]', 'a list is not allowed in a formula'],
    ['{a: 1}', 'a map is not allowed in a formula'],
    ['share[1]', 'reading inside a value is not allowed in a formula'],
    ['share.constructor', 'reading inside a value is not allowed in a formula'],
    ['"text"', 'text is not allowed in a formula: "text"'],
    ['null', 'null is not allowed in a formula'],
    ['2 share', '"2 share": write the multiplication sign'],
    ['share!', 'the operator ! is not allowed in a formula'],
    ['1 < share < 2', '1 < share < 2 chains comparisons: write "a < b and b < c"'],
    ['import("x")', 'unknown function "import"'],
    ['constructor', 'unknown name "constructor"'],
    ['share.toString()', 'unknown function "share.toString"'],
  ])('%j: %s', (text, words) => {
    expect(refusal(text)).toContain(words);
  });

  it('when it is too long or has too many parts', () => {
    expect(refusal(`1${' '.repeat(500)}`)).toBe('too long: 501 characters, at most 500');
    expect(refusal(Array(120).fill('1').join('+'))).toBe('too large: 239 parts, at most 200');
  });

  it('whatever the text, by FormulaError and nothing else', () => {
    const token = fc.constantFrom(
      ...'share churn min ( ) [ ] { } + - * / ^ ? : = == ; , . 1 2 " \' x f( # \n % !'.split(' '),
    );
    const text = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.array(token, { maxLength: 20 }).map((tokens) => tokens.join(' ')),
    );
    fc.assert(
      fc.property(text, (junk) => {
        try {
          const result = compileFormula(junk, NAMES).evaluate(SEEN);
          expect(Number.isFinite(result)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(FormulaError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
