import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../src/scenario/errors.ts';
import { parseScenario } from '../../src/scenario/load.ts';
import { BASE, inShort, loadFiles, problemsOf, scenarioOf } from './market.ts';

const said = (text: string) => inShort(problemsOf({ 'main.yaml': text })).join('\n');

describe('a text that is no scenario', () => {
  it.each([
    ['a list', '- a\n- b\n', '1:1 : expected a map of settings (name: value), found a list'],
    ['a word', 'hello\n', '1:1 : expected a map of settings (name: value), found "hello" (text)'],
    [
      'several documents',
      'name: a\n---\nname: b\n',
      '1:1 : several YAML documents (---) in one file; write one scenario a file',
    ],
    ['YAML 1.1', '%YAML 1.1\n---\nname: a\n', '1:1 : scenarios are YAML 1.2; remove the %YAML line'],
    ['nested without end', '['.repeat(100_000), 'nested too deeply; at most 32 levels'],
    [
      'too large',
      '#'.repeat(4_000_001),
      '1:1 : 4.0 million characters, at most 4 are read: is this a scenario file?',
    ],
    [
      'a tag',
      'name: !!js/function "x"\n',
      'not YAML: unresolved tag: tag:yaml.org,2002:js/function; tags (!) are not part of the scenario language',
    ],
    [
      'an unclosed quote',
      'name: "x\n',
      'not YAML: missing closing "quote; a quote, bracket, comma or colon is missing here or just before',
    ],
    ['an unclosed bracket', 'name: [1\n', 'a quote, bracket, comma or colon is missing here or just before'],
    ['a tab for indentation', 'habit:\n\tgain: 1\n', '2:1 : not YAML: tabs are not allowed as indentation'],
    ['an unknown alias', 'name: *a\n', '1:7 name: no anchor &a before this; quote a text that starts with *'],
    [
      'nested too deeply',
      `name: ${'['.repeat(40)}1${']'.repeat(40)}\n`,
      'nested too deeply; at most 32 levels',
    ],
    ['an alias of itself', 'name: &a [*a]\n', 'name[0]: *a refers to itself'],
    ['a map as a name', '? { a: 1 }\n: 2\n', '1:3 : expected a name before the colon, found nothing'],
  ])('is refused: %s', (_, text, words) => {
    expect(said(text)).toContain(words);
  });

  it('is refused with all that is missing: nothing at all', () => {
    const missing = ['name', 'segments', 'regions', 'platforms'];
    for (const text of ['', '# only a comment\n', '{}']) {
      const paths = problemsOf({ 'main.yaml': text }).map(({ path }) => path);
      expect(paths.toSorted()).toEqual(missing.toSorted());
    }
  });

  it('says every syntax error of a file', () => {
    const places = problemsOf({ 'main.yaml': 'name: [1\nweeks: "x\nseed: 1\n' }).map(({ line }) => line);
    expect(new Set(places).size).toBeGreaterThan(1);
  });
});

describe('aliases', () => {
  it('repeat what was written, each change on its own', () => {
    const text = BASE.replace('alipay: { name: Alipay }', 'alipay: &wallet { cashback: 0.1 }').replace(
      '{ name: WeChat Pay }',
      '*wallet',
    );
    const { platforms } = loadFiles({ 'main.yaml': text }).scenario;
    expect(platforms['wechat-pay']).toEqual(platforms.alipay);
  });

  it('cannot multiply without end', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (let depth = 1; depth < 12; depth++) {
      const [from, to] = [depth - 1, depth].map((index) => String.fromCharCode(97 + index));
      bomb.push(`${to}: &${to} [${Array(10).fill(`*${from}`).join(', ')}]`);
    }
    expect(said(bomb.join('\n'))).toMatch(
      /^\d+:\d+ [a-z[\]\d]+: more than 1000 aliases \(\*\), those inside aliases included$/,
    );
  });
});

describe('a text of very many values', () => {
  it('is given up with one problem', () => {
    expect(said(`name: [${'1,'.repeat(120_000)}]`)).toMatch(/^1:\d+ name\[99998\]: more than 100000 values$/);
  });
});

describe('a file of very many problems', () => {
  it('shows the first hundred and counts the rest', () => {
    const keys = Array.from({ length: 2000 }, (_, index) => `k${index}: 1`).join('\n');
    const message = new ScenarioError(problemsOf({ 'main.yaml': `${BASE}${keys}` })).message;
    expect(message).toMatch(/^500 problems in main\.yaml\n\n/);
    expect(message.split('\n\n').length).toBe(1 + 101);
    expect(message).toMatch(/\.\.\. and 400 more problems$/);
  });
});

describe('hostile names', () => {
  it.each(['__proto__', 'constructor', 'prototype'])('%s is refused wherever a name may stand', (name) => {
    expect(said(`${BASE}${name}: { polluted: 1 }\n`)).toContain(
      `${name}: this name cannot be used; choose another`,
    );
    expect(said(BASE.replace('alipay: { name: Alipay }', `alipay: { ${name}: 1 }`))).toContain(
      'cannot be used',
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each(['toString', 'hasOwnProperty', 'valueOf'])('%s is no setting, and no platform', (name) => {
    expect(said(`${BASE}${name}: 1\n`)).toContain(`${name}: unknown setting`);
    const event = `interventions:\n  - { week: 1, kind: exit, platform: ${name} }\n`;
    expect(said(BASE + event)).toContain(`${name}`);
  });
});

describe('whatever the text', () => {
  const NAMES = [
    'name',
    'weeks',
    'segments',
    'regions',
    'platforms',
    'holdings',
    'retailers',
    'interventions',
    'strategies',
  ];
  const leaf = fc.oneof(
    fc.constantFrom(null, true, Number.NaN, Infinity, -1, 0.5, 'alipay', 'all', 'set', ''),
    fc.double(),
    fc.string(),
  );
  const key = fc.oneof(
    fc.constantFrom(
      'kind',
      'share',
      'joint',
      'chains',
      'outlets',
      'week',
      'alipay',
      'platform',
      'rules',
      'to',
    ),
    fc.string(),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
    ),
  }));

  /** Loads, or is refused with problems that have words; anything else fails the test. */
  const loadsOrIsRefused = (text: string): void => {
    try {
      parseScenario(text);
    } catch (error) {
      expect(error).toBeInstanceOf(ScenarioError);
      const { problems } = error as ScenarioError;
      expect(problems.length).toBeGreaterThan(0);
      for (const { message, line, column } of problems) {
        expect(message).not.toMatch(/\bundefined\b|\[object|Invalid input|received/);
        expect(line).toBeGreaterThan(0);
        expect(column).toBeGreaterThan(0);
      }
    }
  };

  it('data of any shape in the sections of a scenario are read or refused', () => {
    const scenario = fc.dictionary(fc.constantFrom(...NAMES), tree);
    fc.assert(
      fc.property(scenario, (data) => loadsOrIsRefused(JSON.stringify(data))),
      { numRuns: 300 },
    );
  });

  it('a valid scenario with one part replaced by anything is read or refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), tree, (name, part) => {
        const data = { ...(scenarioOf() as object), [name]: part };
        loadsOrIsRefused(JSON.stringify(data));
      }),
      { numRuns: 200 },
    );
  });

  it('any characters are read or refused', () => {
    const characters = fc.array(
      fc.constantFrom(...': - { } [ ] , & * ! | > % @ ` " \' # \n \t ? a 1 ~ <<'.split(' '), ' ', '\n', '  '),
    );
    const text = fc.oneof(
      fc.string(),
      characters.map((parts) => parts.join('')),
    );
    fc.assert(fc.property(text, loadsOrIsRefused), { numRuns: 500 });
  });

  it('a valid file cut anywhere, or with a character changed, is read or refused', () => {
    const place = fc.nat({ max: BASE.length - 1 });
    fc.assert(
      fc.property(place, fc.string({ maxLength: 2 }), (at, other) => {
        loadsOrIsRefused(BASE.slice(0, at));
        loadsOrIsRefused(BASE.slice(0, at) + other + BASE.slice(at + 1));
      }),
      { numRuns: 300 },
    );
  });
});
