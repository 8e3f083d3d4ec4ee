import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedScenarios } from '../../src/cli/shipped.ts';
import { outlineOf } from '../../src/scenario/assist/outline.ts';
import { suggestionsAt } from '../../src/scenario/assist/suggestions.ts';
import type { Problem } from '../../src/scenario/errors.ts';
import { ROOT } from '../../src/scenario/field-at.ts';
import { parseYaml } from '../../src/scenario/parse-yaml.ts';
import { Source } from '../../src/scenario/place.ts';

const FILES = shippedScenarios().map(({ path, absolute }) => ({
  path,
  text: readFileSync(absolute, 'utf8'),
}));
const textOf = (path: string) => FILES.find((file) => file.path === path)?.text;
const SHIPPED = FILES.map(({ path }) => path.replace(/^.*\/|\.yaml$/g, ''));

/** What is offered where `|` stands. */
function offered(text: string, open = 'scenarios/seed/mine.yaml') {
  const at = text.lastIndexOf('|');
  const without = text.slice(0, at) + text.slice(at + 1);
  return suggestionsAt(without, at, { open, textOf, shipped: SHIPPED });
}

const labels = (text: string, open?: string): string[] =>
  (offered(text, open)?.options ?? []).map(({ label }) => label);

function isYaml(text: string): boolean {
  const problems: Problem[] = [];
  return parseYaml(new Source('x.yaml', text), problems) !== undefined;
}

/** A text after each of the options at an offset was taken. */
function taken(text: string, at: number, open: string): { label: string; after: string }[] {
  const found = suggestionsAt(text, at, { open, textOf, shipped: SHIPPED });
  return (found?.options ?? []).map(({ label, insert }) => ({
    label,
    after: text.slice(0, found!.from) + insert + text.slice(found!.to),
  }));
}

const root = ROOT.shape.kind === 'section' ? [...ROOT.shape.fields.keys()] : [];

describe('what can be written in a scenario', () => {
  it('at the end of every shipped scenario is every section that it does not have', () => {
    for (const { path, text } of FILES) {
      const own = Object.keys(outlineOf(text).data as object);
      expect(new Set(labels(`${text}\n|`, path)), path).toEqual(
        new Set(root.filter((name) => !own.includes(name))),
      );
    }
  });

  it('parses, whatever is taken and wherever', () => {
    for (const { path, text } of FILES.filter((_, i) => i % 9 === 0)) {
      const ends = [...text.matchAll(/(?<=[:{,[] |^- |^)(?=[\w{}]|$)/gm)].map(({ index }) => index);
      for (const at of ends.filter((_, i) => i % 5 === 0)) {
        for (const { label, after } of taken(text, at, path))
          expect(isYaml(after), `${path}, offset ${at}, ${label}:\n${after.slice(at - 200, at + 200)}`).toBe(
            true,
          );
      }
    }
  });

  it('are the settings of a platform, inside braces too, and none twice', () => {
    const inside = labels('platforms:\n  alipay: { name: Alipay, | }');
    expect(inside).toEqual(expect.arrayContaining(['taste', 'merchantFee', 'cashback']));
    expect(inside).not.toContain('name');
    expect(labels('platforms:\n  alipay:\n    name: Alipay\n    |\n  other:')).toEqual(inside);
  });

  it('are the settings that the kind of an intervention has', () => {
    const campaign = labels('interventions:\n  - { week: 3, kind: campaign, |');
    expect(campaign).toEqual(expect.arrayContaining(['budget', 'cashback']));
    expect(campaign).not.toContain('bonus');
    expect(labels('interventions:\n  - week: 3\n    kind: exclusive\n    |')).toContain('bonus');
    expect(labels('interventions:\n  - kind: |')).toEqual(expect.arrayContaining(['exclusive', 'campaign']));
  });

  it('begins an intervention with all that it must say', () => {
    const text = 'interventions:\n  ';
    const [{ after }] = taken(text, text.length, 'x.yaml').filter(({ label }) => label === 'exclusive');
    expect(after).toBe('interventions:\n  - kind: exclusive\n    week: \n    retailer: \n    platform: ');
  });

  it('names the platforms, chains and regions of the files that it extends', () => {
    const head = 'extends: china-2018.yaml\ninterventions:\n  - { kind: exclusive, ';
    expect(labels(`${head}platform: |`)).toEqual(['alipay', 'wechat-pay', 'bank-card']);
    expect(labels(`${head}retailer: |`)).toContain('wal-mart');
    expect(labels(`${head}retailer: |`)).not.toContain('independents');
    expect(labels(`${head}regions: [west, |`)).toContain('south');
    expect(labels('extends: china-2018.yaml\nplatforms:\n  |')).toContain('alipay');
    expect(labels('extends: china-2018.yaml\noutput:\n  focus: { region: |')).toEqual(
      expect.arrayContaining(['west', 'null']),
    );
  });

  it('lets a contract be given to platforms that stand in the text alone, below the cursor too', () => {
    expect(labels('strategies:\n  - platform: |\nplatforms:\n  one: {}\n  two: {}')).toEqual(['one', 'two']);
  });

  it('extends what ships with the program', () => {
    expect(labels('extends: |')).toEqual(expect.arrayContaining(['china-2018', 'first-run']));
  });

  it('are the words and defaults of a setting', () => {
    expect(labels('engine: |')).toEqual(['agents', 'mean-field']);
    expect(labels('habit:\n  rule: |').length).toBeGreaterThan(1);
    expect(labels('weeks: |')).toEqual(['104']);
    expect(labels('retailers:\n  independents:\n    acceptsCash: |')).toEqual(['true', 'false']);
  });

  it('sets what may change midway, by its path', () => {
    const paths = labels('platforms:\n  one: {}\ninterventions:\n  - { kind: set, parameter: |');
    expect(paths).toEqual(expect.arrayContaining(['platforms.one.merchantFee', 'habit.strength']));
    expect(paths).not.toContain('weeks');
  });

  it('is nothing in comments and in blocks of text', () => {
    expect(offered('# plat|')).toBeUndefined();
    expect(offered('weeks: 3 # plat|')).toBeUndefined();
    expect(offered('question: >\n  what if pla|')).toBeUndefined();
  });

  it('is told while the text is no YAML', () => {
    expect(labels('regions: { town: { share: 1 }\nplatforms:\n  one: {}\nplat|')).not.toContain('regions');
    expect(labels('weeks: "3\nha|')).toContain('habit');
    expect(labels('platforms:\n  one: { name: |')).toEqual([]);
  });

  it('puts a blank between a colon and a value', () => {
    expect(offered('engine:|')?.options[0].insert).toBe(' agents');
  });
});

describe('the outline of a text', () => {
  it('survives any prefix of a scenario', () => {
    const { text } = FILES[0];
    for (let end = 0; end < text.length; end += 7) {
      const { spot } = outlineOf(text.slice(0, end), end);
      expect(spot.from).toBeLessThanOrEqual(spot.to);
    }
  });

  it('takes no name that JavaScript could be tricked with', () => {
    const { data } = outlineOf('__proto__:\n  a: 1\nb: { constructor: { c: 1 } }');
    expect(data).toEqual({ b: {} });
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });
});
