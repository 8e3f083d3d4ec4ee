import { describe, expect, it } from 'vitest';
import { besideFile } from '../../src/scenario/layers.ts';
import { slidersOf } from '../../src/scenario/sliders.ts';
import { BASE, inShort, loadBase, loadFiles, problemsOf } from './market.ts';

const extending = (more: string, base = BASE) => ({
  'main.yaml': `extends: base.yaml\n${more}`,
  'base.yaml': base,
});
const load = (more: string) => loadFiles(extending(more)).scenario;

describe('a scenario that extends another', () => {
  it('is the other, where it says nothing', () => {
    expect(load('')).toEqual(loadBase().scenario);
    expect(loadFiles({ 'main.yaml': BASE }).scenario).toEqual(
      loadFiles({ ...extending('{}', BASE), 'main.yaml': 'extends: base' }).scenario,
    );
  });

  it('merges maps, and replaces lists and single values', () => {
    const base = `${BASE}interventions:\n  - { week: 1, kind: fee-cap, cap: 0.1 }\n  - { week: 2, kind: fee-cap, cap: 0.2 }\n`;
    const more =
      'weeks: 7\nplatforms: { alipay: { cashback: 0.1 } }\ninterventions: [{ week: 3, kind: fee-cap, cap: 0.3 }]';
    const { scenario } = loadFiles(extending(more, base));
    expect(scenario.weeks).toBe(7);
    expect(scenario.platforms.alipay).toMatchObject({ name: 'Alipay', cashback: 0.1 });
    expect(Object.keys(scenario.platforms)).toEqual(['alipay', 'wechat-pay']);
    expect(scenario.interventions.map(({ week }) => week)).toEqual([3]);
  });

  it('takes an entry of a map of names out with null, and only there', () => {
    const { retailers } = load('retailers: { chains: { bbk: null } }');
    expect(Object.keys(retailers.chains)).toEqual(['wal-mart']);
    const limited = `${BASE}population: 5000\n`;
    expect(loadFiles(extending('population: null', limited)).scenario.population).toBeNull();
    expect(loadFiles(extending('', limited)).scenario.population).toBe(5000);
  });

  it('cannot take out what is not there', () => {
    expect(inShort(problemsOf(extending('retailers: { chains: { bkk: null } }')))).toEqual([
      '2:24 retailers.chains.bkk: null takes an entry out, and there is no "bkk" to take out, did you mean "bbk"?; write {} to take every default, or remove the line',
    ]);
  });

  it('gives what it adds after what it extends, so that orders stay', () => {
    expect(Object.keys(load('platforms: { unionpay: {} }').platforms)).toEqual([
      'alipay',
      'wechat-pay',
      'unionpay',
    ]);
  });

  it('leaves no trace of how it was put together', () => {
    expect(load('')).not.toHaveProperty('extends');
    expect(loadFiles(extending('')).raw).toEqual(loadBase().raw);
  });

  it('names its files, the one asked for first', () => {
    const files = { 'main.yaml': 'extends: b', 'b.yaml': 'extends: c.yaml', 'c.yaml': BASE };
    expect(loadFiles(files).files.map(({ path }) => path)).toEqual(['main.yaml', 'b.yaml', 'c.yaml']);
  });

  it('has its problems told in the file where they were written', () => {
    const problems = problemsOf(extending('weeks: 0\n', `${BASE}replicates: 0\n`));
    expect(problems.map(({ file, line, path }) => `${file}:${line} ${path}`)).toEqual([
      'main.yaml:2 weeks',
      'base.yaml:18 replicates',
    ]);
  });

  it('may find its problems in the meeting of two files, at the later one', () => {
    const [problem] = problemsOf(extending('\nregions: { west: { share: 0.5 } }'));
    expect(problem).toMatchObject({ file: 'main.yaml', line: 3, path: 'regions' });
    expect(problem.message).toContain('shares sum to 1.1 (west 0.5, east 0.6)');
  });
});

describe('a scenario cannot extend', () => {
  const refused = (files: Record<string, string>) => inShort(problemsOf(files));

  it('itself, by however many steps', () => {
    expect(refused({ 'main.yaml': 'extends: main.yaml' })).toEqual([
      '1:10 extends: a scenario cannot extend itself: main.yaml -> main.yaml',
    ]);
    expect(refused({ 'main.yaml': 'extends: b', 'b.yaml': 'extends: ./main' })).toEqual([
      '1:10 extends: a scenario cannot extend itself: main.yaml -> b.yaml -> main.yaml',
    ]);
  });

  it('through more than eight files', () => {
    const chain = Array.from({ length: 12 }, (_, index) => [`f${index}.yaml`, `extends: f${index + 1}`]);
    const [problem] = problemsOf({ 'main.yaml': 'extends: f0', ...Object.fromEntries(chain) });
    expect(problem.message).toContain('more than 8 files deep: main.yaml -> f0.yaml');
    expect(problem.file).toBe('f6.yaml');
  });

  it('what cannot be read', () => {
    expect(refused({ 'main.yaml': 'extends: nowhere' })).toEqual([
      '1:10 extends: cannot read nowhere.yaml: no file nowhere.yaml',
    ]);
  });

  it.each([
    ['5', 'found 5'],
    ['[a, b]', 'found a list'],
    ['', 'found nothing (null)'],
  ])('%j', (value, found) => {
    expect(refused({ 'main.yaml': `extends: ${value}` })[0]).toContain(
      `expected the path of another scenario file, ${found}`,
    );
  });
});

describe('the path in extends', () => {
  it.each([
    ['main.yaml', 'base.yaml', 'base.yaml'],
    ['a/main.yaml', 'base.yaml', 'a/base.yaml'],
    ['a/b/main.yaml', '../base.yaml', 'a/base.yaml'],
    ['main.yaml', '../base.yaml', '../base.yaml'],
    ['../main.yaml', '../base.yaml', '../../base.yaml'],
    ['/a/main.yaml', './b//base.yaml', '/a/b/base.yaml'],
    ['a/main.yaml', '/b/base.yaml', '/b/base.yaml'],
  ])('leads from the folder of %s by %s to %s', (from, target, path) => {
    expect(besideFile(from, target)).toBe(path);
  });
});

describe('sliders of a scenario that is extended', () => {
  const deal = '{ week: 3, kind: exclusive, retailer: bbk, platform: alipay }';
  const base = `${BASE}interventions: [${deal}]
output: { sliders: [habit.gain, "interventions[0].bonus", platforms.wechat-pay.cashback] }
`;
  const slidersIn = (more: string) => {
    const loaded = loadFiles(extending(more, base));
    return [loaded.scenario.output.sliders?.length, slidersOf(loaded).map(({ path }) => path)];
  };

  it('are taken over, or replaced as a whole', () => {
    expect(slidersIn('')[1]).toEqual([
      'habit.gain',
      'interventions[0].bonus',
      'platforms.wechat-pay.cashback',
    ]);
    expect(slidersIn('output: { sliders: [habit.decay] }')).toEqual([1, ['habit.decay']]);
    expect(slidersIn('output: { sliders: [] }')[1]).toContain('habit.strength');
  });

  it('fall away with what they move', () => {
    expect(slidersIn('interventions: []')).toEqual([3, ['habit.gain', 'platforms.wechat-pay.cashback']]);
    expect(slidersIn('interventions: [{ week: 2, kind: fee-cap, cap: 0.1 }]')[1]).not.toContain(
      'interventions[0].bonus',
    );
    const alone =
      'platforms: { wechat-pay: null }\nholdings: { joint: { wechat-pay: null, alipay + wechat-pay: null, none: 0.8 } }';
    expect(slidersIn(alone)[1]).toEqual(['habit.gain', 'interventions[0].bonus']);
  });

  it('are told wrong where they are written', () => {
    const wrong = extending('output: { sliders: [platforms.alipai.cashback] }', base);
    expect(inShort(problemsOf(wrong))).toEqual([
      '2:21 output.sliders[0]: unknown parameter: no "alipai" in platforms, did you mean "alipay"?',
    ]);
    const below = extending('weeks: 9', base.replace('habit.gain', 'habit.gian'));
    expect(problemsOf(below).map(({ file, line }) => [file, line])).toEqual([['base.yaml', 19]]);
  });

  it('may be given with --set', () => {
    const loaded = loadFiles(extending('', base), ['output.sliders=[habit.decay]']);
    expect(slidersOf(loaded).map(({ path }) => path)).toEqual(['habit.decay']);
    expect(inShort(problemsOf(extending('', base), ['output.sliders=[habit.dekay]']))).toEqual([
      '0:0 output.sliders[0]: unknown parameter: no "dekay" in habit, did you mean "decay"?',
    ]);
  });
});
