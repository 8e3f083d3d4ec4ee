import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../../src/experiment/compare/compare-runs.ts';
import { run } from '../../../src/experiment/run.ts';
import { comparisonCsvPieces } from '../../../src/report/comparison-csv.ts';
import { parseScenario } from '../../../src/scenario/load.ts';
import { BOUND, TOWN } from '../../helpers/comparison.ts';
import { emptyFolder, paymarket } from '../console.ts';

const PLAIN = ['--no-charts', '--quiet', '--threads', '1'];
const ASKED = ['compare', 'town.yaml', 'bound.yaml'];
const STUDY = `study: compare
name: Bound or not
arms:
  - { scenario: town }
  - { scenario: bound, name: Chain bound }
replicates: 2
`;

/** A folder with two scenarios and a study of them. */
function folder(): string {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'town.yaml'), TOWN);
  writeFileSync(join(cwd, 'bound.yaml'), BOUND);
  writeFileSync(join(cwd, 'study.yaml'), STUDY);
  return cwd;
}

/** Everything that must not depend on how the runs were made. */
function bytesOf(path: string): Record<string, string> {
  const names = readdirSync(path).filter((name) => /\.(csv|parquet|html|yaml|json)$/.test(name));
  return Object.fromEntries(
    names
      .filter((name) => name !== 'manifest.json' && name !== 'experiment.json')
      .map((name) => [name, readFileSync(join(path, name), 'latin1')]),
  );
}

const replicatesIn = (path: string): number =>
  JSON.parse(readFileSync(join(path, 'summary.json'), 'utf8')).replicates;

describe('paymarket compare', () => {
  it('writes tables, pictures, a report and a study, and says the answer', async () => {
    const cwd = folder();
    const { code, out } = await paymarket(cwd, [...ASKED, '--replicates', '3']);
    expect(code).toBe(0);
    const found = join(cwd, 'out/compare/town-vs-bound');
    expect(readdirSync(found)).toEqual(
      expect.arrayContaining([
        ...['comparison.csv', 'welfare.csv', 'weeks.csv', 'runs.csv', 'summary.json', 'manifest.json'],
        ...['study.yaml', 'scenarios', 'pictures', 'report.html'],
      ]),
    );
    expect(readdirSync(join(found, 'pictures'))).toHaveLength(8);
    expect(out).toMatch(/^difference from Town +Bound\n/);
    expect(out).toMatch(/\nAll together +−\d+ ±\d+ +CNY per person and year\n/);
    expect(out).toContain('In the last 8 weeks, under “Bound” all together are CNY');
    expect(out).toContain('3 replicates of each scenario, all with the same draws.');
    expect(out).toContain('report  out/compare/town-vs-bound/report.html');
  });

  it('writes of runs of its own what two runs in memory differ by', async () => {
    const cwd = folder();
    await paymarket(cwd, [...ASKED, ...PLAIN, '--replicates', '3']);
    const [a, b] = [TOWN, BOUND].map((text) => run({ ...parseScenario(text), replicates: 3 }));
    expect([...comparisonCsvPieces(compareRuns(a, b))].join('')).toBe(
      readFileSync(join(cwd, 'out/compare/town-vs-bound/comparison.csv'), 'utf8'),
    );
  });

  it('leaves a study that makes the same differences again, whatever became of the scenarios', async () => {
    const cwd = folder();
    const words = [
      ...ASKED,
      '--set',
      'habit.strength=0.8',
      '--seed',
      '7',
      '--window',
      'all',
      '--replicates',
      '2',
    ];
    expect(await paymarket(cwd, [...words, '--out', 'first', ...PLAIN])).toEqual({
      code: 0,
      out: '',
      err: '',
    });
    for (const name of ['town.yaml', 'bound.yaml']) rmSync(join(cwd, name));
    const again = ['compare', 'first/study.yaml', '--out', 'again', ...PLAIN];
    expect((await paymarket(cwd, again)).code).toBe(0);
    const [first, second] = ['first', 'again'].map((name) => bytesOf(join(cwd, name)));
    for (const name of [
      'comparison.csv',
      'welfare.csv',
      'weeks.csv',
      'runs.csv',
      'study.yaml',
      'summary.json',
    ])
      expect(second[name], name).toBe(first[name]);
    expect(readFileSync(join(cwd, 'first/scenarios/1-town.yaml'), 'utf8')).toMatch(/^seed: 7$/m);
  });

  it('adds replicates to the same bytes as if they had been asked for', async () => {
    const cwd = folder();
    const figure = ['--figure', 'payment_share of alipay'];
    const grown = [...ASKED, ...figure, '--replicates', '3', '--precision', '1%', '--out', 'grown', ...PLAIN];
    expect((await paymarket(cwd, grown)).code).toBe(0);
    const replicates = replicatesIn(join(cwd, 'grown'));
    expect(replicates).toBeGreaterThan(3);
    const whole = [...ASKED, ...figure, '--replicates', String(replicates), '--out', 'whole', ...PLAIN];
    expect((await paymarket(cwd, whole)).code).toBe(0);
    const [a, b] = ['grown', 'whole'].map((name) => bytesOf(join(cwd, name)));
    for (const name of ['comparison.csv', 'welfare.csv', 'weeks.csv', 'runs.csv'])
      expect(a[name], name).toBe(b[name]);
    expect(a['report.html']).toContain('Chow &amp; Robbins 1965');
    expect(b['report.html']).not.toContain('Chow &amp; Robbins 1965');
  });

  it.each([1, 4, 6])(
    'killed after a journal of %i runs and resumed ends with the same bytes',
    async (kept) => {
      const cwd = folder();
      const words = [...ASKED, '--figure', 'cash_share', '--replicates', '3', '--precision', '1%', ...PLAIN];
      expect((await paymarket(cwd, [...words, '--out', 'whole'])).code).toBe(0);
      expect((await paymarket(cwd, [...words, '--out', 'killed'])).code).toBe(0);
      const path = join(cwd, 'killed');
      for (const name of readdirSync(path))
        if (!/^(shards|experiment)/.test(name)) rmSync(join(path, name), { recursive: true });
      const [journal, ...later] = readdirSync(join(path, 'shards'))
        .toSorted()
        .map((name) => join(path, 'shards', name));
      for (const one of later) rmSync(one);
      const lines = readFileSync(journal, 'utf8')
        .split('\n')
        .slice(0, 1 + kept);
      truncateSync(journal, Buffer.byteLength(lines.join('\n')) - 4);
      expect((await paymarket(cwd, [...words, '--out', 'killed', '--resume'])).code).toBe(0);
      expect(bytesOf(path)).toEqual(bytesOf(join(cwd, 'whole')));
    },
  );

  it('made in shards and merged ends with the same bytes, and merging adds the replicates that are missing', async () => {
    const cwd = folder();
    const words = [...ASKED, '--figure', 'cash_share', '--replicates', '3', '--precision', '1%', ...PLAIN];
    expect((await paymarket(cwd, [...words, '--out', 'whole'])).code).toBe(0);
    for (const shard of ['2/2', '1/2'])
      expect((await paymarket(cwd, [...words, '--out', 'parts', '--shard', shard])).code).toBe(0);
    expect((await paymarket(cwd, ['merge', 'parts', '--no-charts', '--quiet'])).code).toBe(0);
    expect(bytesOf(join(cwd, 'parts'))).toEqual(bytesOf(join(cwd, 'whole')));
    expect(replicatesIn(join(cwd, 'parts'))).toBeGreaterThan(3);
  });

  it('runs a study, whose settings give way to those of the command line', async () => {
    const cwd = folder();
    const { code, out } = await paymarket(cwd, [
      'compare',
      'study.yaml',
      '--window',
      'weeks 6 to 9',
      '--json',
      '--no-charts',
    ]);
    expect(code).toBe(0);
    const told = JSON.parse(out);
    expect(told).toMatchObject({
      folder: 'out/compare/study',
      name: 'Bound or not',
      window: 'weeks 6 to 9',
      replicates: 2,
      first: 'Town',
      precision: { figure: 'welfare, weeks 6 to 9', asked: null, isReached: null },
    });
    expect(told.scenarios[0]).toMatchObject({ name: 'Chain bound', replicates: 2, failed: 0 });
    const groups = told.scenarios[0].welfare.map(({ name }: { name: string }) => name);
    expect(groups).toContain('Old, East');
  });

  it('of expected values leaves intervals out', async () => {
    const cwd = folder();
    const { code, out } = await paymarket(cwd, [...ASKED, '--set', 'engine=mean-field', '--no-charts']);
    expect(code).toBe(0);
    expect(out).not.toContain('±');
    const html = readFileSync(join(cwd, 'out/compare/town-vs-bound/report.html'), 'utf8');
    expect(html).toContain('nothing is drawn');
    const [, page] = html.split('<body>');
    expect(page.length).toBeGreaterThan(5000);
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('names the folder of many scenarios after the first', async () => {
    const cwd = folder();
    const four = [
      'compare',
      'town.yaml',
      'bound.yaml',
      'town.yaml',
      'bound.yaml',
      '--replicates',
      '1',
      ...PLAIN,
    ];
    expect((await paymarket(cwd, four)).code).toBe(0);
    expect(readdirSync(join(cwd, 'out/compare'))).toEqual(['town-vs-3-others']);
    const arms = readFileSync(join(cwd, 'out/compare/town-vs-3-others/study.yaml'), 'utf8').match(
      /- name: .*/g,
    );
    expect(arms).toEqual(['- name: Town', '- name: Bound', '- name: Town (2)', '- name: Bound (2)']);
  });

  it.each([
    ['one scenario alone', ['town.yaml'], /town\.yaml: one scenario alone, expected two or more/],
    ['no scenario', [], /expected "paymarket compare <SCENARIOS\.\.>"/],
    [
      'a scenario that does not exist',
      ['town.yaml', 'bond.yaml'],
      /bond\.yaml: no such scenario, did you mean "bound\.yaml"\?/,
    ],
    ['a study among scenarios', ['town.yaml', 'study.yaml'], /study\.yaml: is a study, which stands alone/],
    [
      'a figure that does not exist',
      ['town.yaml', 'bound.yaml', '--figure', 'welfair'],
      /--figure welfair.*no figure "welfair", did you mean "welfare"\?/,
    ],
    [
      'a figure of nobody',
      ['town.yaml', 'bound.yaml', '--figure', 'payment_share of jd'],
      /no "jd" has a payment_share/,
    ],
    [
      'a window that does not exist',
      ['town.yaml', 'bound.yaml', '--window', 'lats'],
      /no window "lats"; windows: first, last, before, after, all; or weeks 10 to 20/,
    ],
    [
      'a window beyond the run',
      ['town.yaml', 'bound.yaml', '--window', 'weeks 10 to 20'],
      /lies beyond the run of 16 weeks/,
    ],
    [
      'a window about an event where there is none',
      ['town.yaml', 'town.yaml', '--window', 'after'],
      /nothing happens in these scenarios/,
    ],
    [
      'a precision of nothing',
      ['town.yaml', 'bound.yaml', '--precision', '0'],
      /--precision: expected a number above 0/,
    ],
    [
      'a precision in words',
      ['town.yaml', 'bound.yaml', '--precision', 'high'],
      /--precision: expected a number above 0.*found "high"/,
    ],
    [
      'a percentage of money',
      ['town.yaml', 'bound.yaml', '--precision', '1%'],
      /a percentage is for shares, and Welfare is in currency per consumer and year/,
    ],
    [
      'more replicates than allowed',
      ['town.yaml', 'bound.yaml', '--replicates', '9', '--max-replicates', '5'],
      /9 to begin with are more than the 5/,
    ],
    [
      'replicates in words',
      ['town.yaml', 'bound.yaml', '--max-replicates', 'many'],
      /--max-replicates: expected a whole number/,
    ],
    [
      'a setting that no scenario knows',
      ['town.yaml', 'bound.yaml', '--set', 'habit.strenth=1'],
      /habit\.strenth.*did you mean "strength"\?/,
    ],
    [
      'more runs than allowed',
      ['town.yaml', 'bound.yaml', '--max-runs', '10'],
      /has 20 runs .*more than --max-runs 10/,
    ],
  ])('refuses %s, before anything is run', async (_, words, message) => {
    const cwd = folder();
    const { code, err } = await paymarket(cwd, ['compare', ...words]);
    expect(err).toMatch(message);
    expect(code).toBe(2);
    expect(readdirSync(cwd).toSorted()).toEqual(['bound.yaml', 'study.yaml', 'town.yaml']);
  });

  it('refuses scenarios that count in other money, and a figure that one of them lacks', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'euro.yaml'), `${TOWN}currency: EUR\n`);
    const euro = await paymarket(cwd, ['compare', 'town.yaml', 'euro.yaml']);
    expect(euro.code).toBe(2);
    expect(euro.err).toMatch(/counts in EUR, the first scenario in CNY: money cannot be compared/);
    const third = TOWN.replace('wechat-pay: { name', 'jd-pay: { name: JD, taste: 1 }\n  wechat-pay: { name');
    writeFileSync(join(cwd, 'third.yaml'), third);
    const lacking = await paymarket(cwd, [
      'compare',
      'town.yaml',
      'third.yaml',
      '--figure',
      'profit of jd-pay',
    ]);
    expect(lacking.code).toBe(2);
    expect(lacking.err).toMatch(/there is no such figure in “Town”; choose one that all scenarios have/);
    const other = await paymarket(cwd, ['compare', 'town.yaml', 'third.yaml', '--replicates', '2', ...PLAIN]);
    expect(other.code).toBe(0);
    const html = readFileSync(join(cwd, 'out/compare/town-vs-third/report.html'), 'utf8');
    expect(html).toContain('has JD, not “Town”');
    const csv = readFileSync(join(cwd, 'out/compare/town-vs-third/comparison.csv'), 'utf8');
    expect(csv).not.toContain('jd-pay');
  });

  it('runs the study that comes with the program, whose scenarios differ in contracts alone', async () => {
    const cwd = emptyFolder();
    const small = ['--set', 'consumers=300', '--set', 'weeks=30', '--replicates', '2', ...PLAIN];
    expect(await paymarket(cwd, ['compare', 'open-vs-exclusive', ...small])).toMatchObject({
      code: 0,
      err: '',
    });
    const path = join(cwd, 'out/compare/open-vs-exclusive');
    const html = readFileSync(join(path, 'report.html'), 'utf8');
    for (const name of ['One chain', 'All chains', 'A ban after a year', 'One code after a year'])
      expect(html).toContain(`<th scope="col">${name}</th>`);
    expect(html).not.toMatch(/Independents: acceptance/);
    expect(readdirSync(join(path, 'scenarios'))).toHaveLength(5);
  });

  it('refuses a study of another kind with the command that runs it', async () => {
    const cwd = folder();
    const { code, err } = await paymarket(cwd, ['compare', 'coverage-habit']);
    expect(code).toBe(2);
    expect(err).toMatch(/run it with `paymarket sweep /);
  });
});
