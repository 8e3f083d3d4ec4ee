import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedScenarios } from '../../src/cli/shipped.ts';
import { ownValue, resetInText, setInText } from '../../src/scenario/edit-text.ts';
import { type LoadedScenario, loadScenario } from '../../src/scenario/load.ts';

/** A shipped scenario whose own text is another. */
function loadWith(path: string, text: string, overrides: readonly string[] = []): LoadedScenario {
  const read = (file: string) => (file === path ? text : readFileSync(file, 'utf8'));
  return loadScenario(path, { read, overrides, resolve: (from, to) => join(dirname(from), to) });
}

/** Every setting of a scenario that is a number, with its value. */
function numbersIn(data: unknown, path = ''): [path: string, value: number][] {
  if (typeof data === 'number') return [[path, data]];
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    numbersIn(value, Array.isArray(data) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`),
  );
}

/** About thirty of them, spread over the whole. */
const someOf = <T>(all: readonly T[]): T[] => all.filter((_, i) => i % Math.ceil(all.length / 30) === 0);

/** Lines of the first text that the second does not have. */
function linesLost(before: string, after: string): string[] {
  const left = after.split('\n');
  return before.split('\n').filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const FILES = shippedScenarios().map(({ path, absolute }) => ({
  path,
  absolute,
  text: readFileSync(absolute, 'utf8'),
}));

describe('editing a scenario where it stands', () => {
  it.each(FILES)(
    'any number of $path can be set, and set back, and nothing else changes',
    ({ absolute, text }) => {
      const { scenario, raw } = loadWith(absolute, text);
      for (const [path, value] of someOf(numbersIn(scenario))) {
        const other = value === 0.125 ? 0.25 : 0.125;
        const edited = setInText(text, path, other, raw);
        expect(ownValue(edited, path), path).toBe(other);
        expect(linesLost(text, edited).length, `${path}\n${edited}`).toBeLessThanOrEqual(1);
        expect(resetInText(edited, text, path, value, raw), path).toBe(text);
      }
    },
  );

  it.each(FILES)('setting a number of $path means what --set means', ({ absolute, text }) => {
    const { scenario, raw } = loadWith(absolute, text);
    for (const [path, value] of someOf(numbersIn(scenario))) {
      const edited = setInText(text, path, value, raw);
      expect(loadWith(absolute, edited).raw, path).toEqual(
        loadWith(absolute, text, [`${path}=${value}`]).raw,
      );
    }
  });

  it('a comment behind a value stays, and so does the layout of a map in braces', () => {
    const text = 'weeks: 52 # a year\nplatforms:\n  a: { taste: 1.5,   name: A } # first\n';
    expect(setInText(text, 'weeks', 104)).toBe(text.replace('52', '104'));
    expect(setInText(text, 'platforms.a.taste', -2)).toBe(text.replace('1.5', '-2'));
    expect(setInText(text, 'platforms.a.merchantFee', 0.01)).toBe(
      text.replace('name: A', 'name: A, merchantFee: 0.01'),
    );
  });

  it('a new setting of the head stands with the head, others at the end of their section', () => {
    const text = 'name: A\nweeks: 52\n\nplatforms:\n  a:\n    taste: 1 # liked\n\nhabit: { strength: 1 }\n';
    expect(setInText(text, 'engine', 'mean-field')).toBe(text.replace('52\n', '52\nengine: mean-field\n'));
    expect(setInText(text, 'platforms.a.cashback', 0.1)).toBe(
      text.replace('# liked\n', '# liked\n    cashback: 0.1\n'),
    );
    expect(setInText(text, 'network.strength', 0.1)).toBe(`${text}network: { strength: 0.1 }\n`);
  });

  it('a list that is only inherited is written out before one of its items is changed', () => {
    const inherited = {
      interventions: [
        { week: 3, kind: 'exit' },
        { week: 5, kind: 'entry' },
      ],
    };
    const edited = setInText('name: A\n', 'interventions[1].week', 7, inherited);
    expect(edited).toBe(
      'name: A\ninterventions:\n  - { week: 3, kind: exit }\n  - { week: 7, kind: entry }\n',
    );
    expect(resetInText(edited, 'name: A\n', 'interventions[1].week', 5, inherited)).toBe('name: A\n');
  });

  it.each([
    ['', 'weeks: 3\n'],
    ['# nothing yet', '# nothing yet\nweeks: 3\n'],
    ['{ name: A }', '{ name: A, weeks: 3 }'],
    ['weeks:\nname: A', 'weeks: 3\nname: A'],
    ['weeks: null', 'weeks: 3'],
    ['name: A\r\nseed: 1\r\n', 'name: A\r\nseed: 1\r\nweeks: 3\r\n'],
    ['name: &w 4\nweeks: *w', 'name: &w 4\nweeks: 3'],
    ['name: A', 'name: A\nweeks: 3\n'],
  ])('of %j the weeks become 3', (text, edited) => {
    expect(setInText(text, 'weeks', 3)).toBe(edited);
  });

  it('a map that is an alias gets a copy of its own', () => {
    const text = 'a: &x { b: 1, c: 2 }\nd: *x\n';
    expect(setInText(text, 'd.b', 5)).toBe('a: &x { b: 1, c: 2 }\nd: { b: 5, c: 2 }\n');
  });

  it('what cannot be edited is refused in words', () => {
    expect(() => setInText('a: [1', 'a', 2)).toThrow('not YAML yet');
    expect(() => setInText('weeks: { a: 1 }', 'weeks', 2)).toThrow('several settings');
    expect(() => setInText('habit: 3', 'habit.strength', 2)).toThrow('single value');
    expect(() => setInText('name: A', '__proto__.x', 2)).toThrow('no such path');
    expect(() => setInText('interventions: []', 'interventions[0].week', 2)).toThrow('no such item');
  });
});
