import { describe, expect, it } from 'vitest';
import { loadStudyText } from '../../../src/cli/experiment/sources.ts';
import { ScenarioError } from '../../../src/scenario/errors.ts';
import { SMALL_SWEEP } from '../../cli/experiment/study-file.ts';
import { ROOT } from '../../source-files.ts';

/** What is said of a study, one line a problem without the quoted lines of the file. */
function problemsOf(text: string): string[] {
  try {
    loadStudyText({ name: 'study.yaml', text, cwd: ROOT, overrides: [], own: {} });
  } catch (error) {
    if (error instanceof ScenarioError)
      return error.problems.map(
        ({ file, line, column, path, message }) => `${file}:${line}:${column} ${path}: ${message}`,
      );
    throw error;
  }
  return [];
}

const study = (...changes: readonly [from: string, to: string][]): string =>
  changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, SMALL_SWEEP);

describe('a study file', () => {
  it('that is right has no problems', () => expect(problemsOf(SMALL_SWEEP)).toEqual([]));

  it.each([
    [
      'an unknown setting',
      'habit.strength',
      'habit.strenght',
      /study.yaml:6:18 factors\[0\]\.parameter: .*did you mean "habit.strength"/,
    ],
    [
      'an unknown platform',
      "'interventions[0].bonus'",
      'platforms.alypay.cashback',
      /no "alypay" here, did you mean "alipay"/,
    ],
    ['an item that no list has', 'interventions[0]', 'interventions[7]', /no such item: the list has 1/],
    ['a range from a number to itself', 'to: 2,', 'to: 0,', /an empty range: from 0 to 0/],
    ['a range without an end', 'to: 2, ', '', /a range needs both ends; to is missing/],
    ['a range without steps', ', steps: 3', '', /needs steps/],
    ['an empty list of values', '[0.01, 0.02]', '[]', /an empty list: nothing would be run/],
    [
      'a value that the setting cannot take',
      '[0.01, 0.02]',
      '[0.01, 2%]',
      /study.yaml:7:59 interventions\[0\]\.bonus: expected a number .* found "2%"/,
    ],
    [
      'the end of a range that the setting cannot take',
      'to: 2,',
      'to: 200,',
      /habit.strength: expected a number from 0 to 20 .* found 200/,
    ],
    ['values and a range at once', 'steps: 3', 'steps: 3, values: [1]', /exclude each other/],
    [
      'an outcome that does not exist',
      'payment_share of',
      'payment_shore of',
      /outcomes\[0\]: no figure "payment_shore", did you mean "payment_share"/,
    ],
    [
      'a figure of nobody',
      'payment_share of alipay',
      'payment_share',
      /is no figure of the market as a whole; write "payment_share of/,
    ],
    ['an outcome in no window', 'last less', 'late less', /no window "late"/],
    [
      'a base that does not exist',
      'base: first-run',
      'base: fist-run',
      /study.yaml:3:7 base: .*did you mean "first-run"/,
    ],
    [
      'a kind of study that does not exist',
      'study: sweep',
      'study: swipe',
      /unknown kind "swipe"; kinds: sweep, sensitivity, compare/,
    ],
    ['samples of a grid', 'replicates: 2', 'samples: 5', /remove samples/],
    [
      'a space-filling design of values',
      'replicates: 2',
      'design: sobol\nsamples: 8',
      /factors\[1\]: this design fills ranges: give from and to/,
    ],
    [
      'a map of a design that has no neighbours',
      'replicates: 2',
      'design: one-at-a-time\nmaps: [{ by: leader, name: Who? }]',
      /maps: a map needs conditions side by side; write design: grid/,
    ],
    [
      'whole numbers halved beyond one',
      "parameter: habit.strength, from: 0, to: 2, steps: 3 }\n  - { parameter: 'interventions[0].bonus', values: [0.01, 0.02] }\nreplicates: 2",
      "parameter: habit.strength, from: 0, to: 2, steps: 3 }\n  - { parameter: 'interventions[0].week', from: 1, to: 9, steps: 3 }\nmaps: [{ by: leader, name: Who? }]\nrefine: 3",
      /steps of 4 can be halved 2 times; found 3/,
    ],
    ['a refined design of values', 'replicates: 2', 'refine: 2', /only a grid over exactly two ranges/],
    [
      'the same factor twice',
      "'interventions[0].bonus', values: [0.01, 0.02]",
      'habit.strength, values: [1]',
      /"habit.strength" is varied twice/,
    ],
    ['an unknown key', 'replicates: 2', 'replicate: 2', /unknown setting, did you mean "replicates"/],
  ])('with %s is refused with its place and the way out', (_what, from, to, expected) => {
    const problems = problemsOf(study([from, to]));
    expect(problems.join('\n')).toMatch(expected);
  });

  it('with several mistakes is told all of them at once, from top to bottom', () => {
    const problems = problemsOf(
      study(['habit.strength', 'habit.strenght'], ['[0.01, 0.02]', '[30]'], ['alipay', 'alypay']),
    );
    expect(problems.map((problem) => problem.split(':')[1])).toEqual(['6', '7', '10']);
  });

  it('whose base is broken shows the place in the base', () => {
    const problems = problemsOf(study(['set: { consumers: 200', 'set: { consumers: -3']));
    expect(problems.join()).toMatch(/study.yaml:4:19 consumers: expected a whole number/);
  });
});
