import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf, placeOf, wordAt } from '../../src/playground/editor/marks.ts';
import { minimalChange } from '../../src/playground/editor/minimal-change.ts';
import { openTexts } from '../../src/playground/engine/open-texts.ts';
import { ScenarioError } from '../../src/scenario/errors.ts';

/** Everything wrong with a text that extends another, as marks in it. */
function marksIn(text: string, base: string) {
  try {
    openTexts('mine.yaml', { 'mine.yaml': text, 'base.yaml': base }, {});
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const found = error.problems.map((problem) => ({ problem, severity: 'error' as const }));
    return marksOf(text, 'mine.yaml', 'mine.yaml', found).map(({ from, to, message }) => ({
      word: text.slice(from, to),
      message,
    }));
  }
}

describe('marks in the text of a scenario', () => {
  it('stand under the words that are wrong, several at once, in the words of the command line', () => {
    const marks = marksIn('extends: base.yaml\nweks: 3\nhabit: { rungs: 99 }\n', 'name: Base\n');
    expect(marks).toContainEqual({ word: 'weks', message: 'weks: unknown setting, did you mean "weeks"?' });
    expect(marks).toContainEqual({
      word: '99',
      message: 'habit.rungs: expected a whole number from 1 to 16 (rungs), found 99',
    });
  });

  it('tell the name of an extended file that is wrong where it is extended', () => {
    const marks = marksIn('extends: base.yaml\n', 'name: Base\nhabit: { rungs: 99 }\n');
    expect(marks).toContainEqual({
      word: 'extends: base.yaml',
      message: 'base.yaml:2:17  habit.rungs: expected a whole number from 1 to 16 (rungs), found 99',
    });
  });

  it('stand under something, whatever the place', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(5), fc.nat(20), (text, line, column) => {
        const { from, to } = wordAt(text, { line, column });
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(text.length);
      }),
    );
    expect(wordAt('', { line: 1, column: 1 })).toEqual({ from: 0, to: 0 });
  });

  it('have a place that leads to it', () => {
    const problem = { file: 'a/base.yaml', line: 2, column: 9, path: 'x', message: '', source: '' };
    expect(placeOf(problem, 'a/base.yaml')).toBe('2:9');
    expect(placeOf(problem, 'mine.yaml')).toBe('base.yaml:2:9');
    expect(placeOf({ ...problem, line: 0, column: 0 }, 'mine.yaml')).toBe('base.yaml');
  });
});

describe('the change that leads from one text to another', () => {
  it('leads there, and touches nothing that both begin or end with', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (head, one, other, tail) => {
        const [before, after] = [head + one + tail, head + other + tail];
        const change = minimalChange(before, after);
        if (change === undefined) return before === after;
        const { from, to, insert } = change;
        expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
        return to - from <= one.length && insert.length <= other.length;
      }),
    );
  });

  it('is nothing between texts that are the same', () => {
    expect(minimalChange('weeks: 3', 'weeks: 3')).toBeUndefined();
  });
});
