import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../src/scenario/errors.ts';
import { FREE, load, TARGETS, targetsText } from './small.ts';

const told = 'status: found, source: a test';

/** What is wrong with a file of targets, or nothing. */
function problems(text: string): string {
  try {
    load(text);
    return '';
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
}

const withTarget = (target: string) => problems(targetsText({ targets: [...TARGETS, target] }));
const withFree = (free: string) => problems(targetsText({ free: [...FREE.slice(0, 2), free] }));

describe('a file of targets is refused', () => {
  it.each([
    [
      'an unknown moment',
      'moment: prefered-use',
      /targets\.yaml:9:15 {2}targets\[4\]\.moment: unknown moment "prefered-use", did you mean "preferred-use"\?/,
    ],
    [
      'a moment like no other',
      'moment: happiness',
      /unknown moment "happiness"; there are: portfolio, holders, /,
    ],
    ['a moment without its method', 'moment: holders', /method: missing; the moment "holders" needs it/],
    [
      'a method that a moment does not take',
      'moment: preferred-use, method: a',
      /method: the moment "preferred-use" takes none/,
    ],
    [
      'an unknown method',
      'moment: holders, method: c',
      /no method "c" in the scenario; there are cash, a, b|did you mean/,
    ],
    [
      'an unknown region',
      'moment: refusals, region: her',
      /no region "her" in the scenario, did you mean "here"\?/,
    ],
    [
      'an unknown portfolio',
      'moment: portfolio, portfolio: c',
      /no such portfolio; there are none, a, b, a \+ b/,
    ],
    [
      'a share among strangers',
      'moment: share-between, method: a, methods: [b, cash]',
      /the method itself among them/,
    ],
    ['a target given twice', 'moment: cash-share', /"cash-share" is a target already/],
    ['an unknown setting', 'moment: refusals, valu: 1', /valu: unknown setting, did you mean "value"\?/],
  ])('with %s', (_, moment, message) => {
    expect(withTarget(`{ ${moment}, value: 0.1, standardError: 0.01, ${told} }`)).toMatch(message);
  });

  it.each([
    ['no standard error', 'value: 0.1', /standardError: missing: without it the figure has no weight/],
    ['a standard error of 0', 'value: 0.1, standardError: 0', /standardError: expected more than 0, found 0/],
    [
      'a negative standard error',
      'value: 0.1, standardError: -1',
      /standardError: expected more than 0, found -1/,
    ],
    ['no figure', 'standardError: 0.1', /value: missing; expected value and standardError, or interval/],
    [
      'an interval upside down',
      'interval: [0.3, 0.2]',
      /interval: expected \[low, high\] with low below high/,
    ],
    ['an interval and a value', 'interval: [0.1, 0.2], value: 0.1', /interval: stands in place of value/],
  ])('with %s', (_, figure, message) => {
    expect(withTarget(`{ moment: refusals, ${figure}, ${told} }`)).toMatch(message);
  });

  it('with a figure from memory', () => {
    const remembered =
      '{ moment: refusals, value: 0.1, standardError: 0.01, status: recalled, source: memory }';
    expect(withTarget(remembered)).toMatch(
      /status: a figure from memory is no target: find its source first/,
    );
  });

  it.each([
    [
      'a start outside the bounds',
      'parameter: habit.strength, bounds: [0, 1], start: 2',
      /start: the start 2 lies outside the bounds 0 to 1; widen them/,
    ],
    [
      'bounds that exclude the value in the file',
      'parameter: habit.strength, bounds: [2, 3]',
      /bounds: the start 1\.2 lies outside the bounds 2 to 3/,
    ],
    ['bounds upside down', 'parameter: habit.strength, bounds: [3, 2]', /bounds: expected \[low, high\]/],
    ['one bound', 'parameter: habit.strength, bounds: [3]', /bounds: expected \[low, high\]/],
    [
      'bounds beyond what a setting may be',
      'parameter: habit.strength, bounds: [-1, 3]',
      /-1 to 3 is more than habit\.strength may take: 0 to 20/,
    ],
    [
      'a path that leads nowhere',
      'parameter: habit.strenght, bounds: [0, 3]',
      /habit\.strenght: no "strenght" in habit, did you mean "strength"\?/,
    ],
    ['an unknown platform', 'parameter: platforms.c.taste, bounds: [0, 3]', /no "c" in platforms/],
    ['a path into JavaScript', 'parameter: __proto__.x, bounds: [0, 3]', /is no path of a setting/],
    ['a section', 'parameter: habit, bounds: [0, 3]', /habit is not a number/],
    ['a word', 'parameter: name, bounds: [0, 3]', /name is not a number/],
    ['a whole number', 'parameter: habit.rungs, bounds: [1, 3]', /habit\.rungs is a whole number/],
    [
      'a parameter that is free already',
      'parameter: platforms.a.taste, bounds: [0, 3]',
      /platforms\.a\.taste is free twice/,
    ],
    ['no parameter', 'bounds: [0, 3]', /parameter: missing; expected the path of a setting/],
    [
      'tied settings of several values',
      'parameters: [cash.taste, habit.strength], bounds: [0, 3]',
      /tied settings have several values in the scenario \(0\.5, 1\.2\); give a start/,
    ],
  ])('with %s', (_, free, message) => {
    expect(withFree(`{ ${free}, meaning: none }`)).toMatch(message);
  });

  it('with more free parameters than targets to fit, checks not counted', () => {
    const few = [...TARGETS.slice(0, 2), TARGETS[2].replace('value', 'check: true, value')];
    expect(problems(targetsText({ targets: few }))).toMatch(/free: 3 free parameters and 2 targets to fit/);
  });

  it('with all four portfolios to be fitted, of which one follows; checks are free to say it', () => {
    const portfolio = (wallets: string, check: boolean) =>
      `{ moment: portfolio, portfolio: ${wallets}, check: ${check}, value: 0.2, standardError: 0.01, ${told} }`;
    const all = (checks: readonly string[]) =>
      problems(
        targetsText({
          targets: [
            ...TARGETS,
            ...['none', 'a', 'b', 'a + b'].map((wallets) => portfolio(wallets, checks.includes(wallets))),
          ],
        }),
      );
    expect(all([])).toMatch(/all four portfolios are fitted, but they sum to 1: make one a check/);
    expect(all(['none'])).toBe('');
    expect(all(['none', 'a', 'b', 'a + b'])).toBe('');
  });

  it('with a window that ends after the scenario does', () => {
    expect(problems(targetsText({ weeks: '{ from: 1, to: 13 }' }))).toBe('');
    expect(problems(targetsText({ weeks: '{ from: 1, to: 5200 }' }))).toMatch(
      /targets\.yaml:3:\d+ {2}weeks\.to: week 5200 comes after the last of the scenario, 13: .*; end .*, or .*\(weeks: 5200\)/,
    );
  });

  it('with a setting that is both free and fixed, or fixed and unknown', () => {
    const rest = 'fixed:\n  - { parameter: habit.strength, why: x }\n  - { parameter: habbit, why: x }';
    expect(problems(targetsText({ rest }))).toMatch(/habit\.strength is free as well/);
    expect(problems(targetsText({ rest }))).toMatch(/no "habbit", did you mean "habit"\?/);
  });

  it('with no whole quarter in which the top of wallet could change, or weeks upside down', () => {
    expect(problems(targetsText({ weeks: '{ from: 2, to: 14 }' }))).toMatch(
      /needs a whole quarter inside weeks/,
    );
    expect(problems(targetsText({ weeks: '{ from: 20, to: 14 }' }))).toMatch(/week 14 comes before week 20/);
  });

  it('with everything that is wrong at once, from top to bottom', () => {
    const text = targetsText({
      targets: [TARGETS[0].replace('0.02', '0'), TARGETS[1].replace('cash-share', 'cash-shar')],
      free: [
        FREE[0].replace('start: 0', 'start: 9'),
        FREE[1].replace('platforms.b', 'platforms.x'),
        FREE[2].replace('start', 'statr'),
      ],
    });
    const lines = [...problems(text).matchAll(/^targets\.yaml:(\d+):/gm)].map(([, line]) => Number(line));
    expect(lines).toHaveLength(5);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  it.each(['', '[]', 'name: 3', ': :', 'targets: 1', '{ free: [] }'])('when it is %j', (text) => {
    expect(problems(text)).not.toBe('');
  });
});
