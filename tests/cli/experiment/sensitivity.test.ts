import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, paymarket } from '../console.ts';
import { studyIn } from './study-file.ts';

/** Two factors of a town of few consumers: 2 trajectories of 3 points and 2 base points of 4, each run twice. */
const SMALL = `study: sensitivity
name: Small sensitivity
base: first-run
set: { consumers: 200, weeks: 16 }
factors:
  - { name: Strength of habit, parameter: habit.strength, from: 0, to: 2 }
  - name: Tastes
    parameters: [platforms.alipay.taste, platforms.wechat-pay.taste]
    from: 1
    to: 4
trajectories: 2
samples: 2
replicates: 2
resamples: 100
outcomes:
  - payment_share of alipay
  - lost_sales
`;
const RUNS = (2 * 3 + 2 * 4) * 2;
const QUIET = ['--no-charts', '--quiet', '--threads', '1'];

/** Everything that must not depend on how runs were made. */
const bytesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => /\.(csv|parquet|html|yaml)$/.test(name))
      .map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
  );

const rowsOf = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));

async function inOneGo(cwd: string, text = SMALL, out = 'whole'): Promise<Record<string, string>> {
  const study = studyIn(cwd, text);
  const { code, err } = await paymarket(cwd, ['sensitivity', study, '--out', out, ...QUIET]);
  expect([code, err]).toEqual([0, '']);
  return bytesOf(join(cwd, out));
}

describe('paymarket sensitivity', () => {
  it('leaves a row for every factor, outcome and measure, all runs, the study and a report', async () => {
    const cwd = emptyFolder();
    const files = await inOneGo(cwd);
    const [heads, ...morris] = rowsOf(files['morris.csv']);
    expect(heads.join()).toBe('outcome,factor,measure,estimate,low,high,effects,missing');
    expect(morris).toHaveLength(2 * 2 * 6);
    expect(morris[0].slice(0, 3)).toEqual(['"payment_share of alipay, last"', 'habit.strength', 'mu_star']);
    expect(rowsOf(files['indices.csv'])).toHaveLength(1 + 2 * 2 * 2);
    expect(rowsOf(files['noise.csv']).map(([, measure]) => measure)).toEqual([
      'measure',
      ...['parameters_variance', 'noise_variance', 'noise_share'],
      ...['parameters_variance', 'noise_variance', 'noise_share'],
    ]);
    expect(rowsOf(files['runs.csv'])).toHaveLength(1 + RUNS * 2);
    expect(files['study.yaml']).toBe(SMALL);
    expect(files['report.html']).toContain('How to read this');
  });

  it('runs only what a method needs', async () => {
    const cwd = emptyFolder();
    const screened = await inOneGo(cwd, `${SMALL}method: morris\n`, 'morris');
    expect(Object.keys(screened)).not.toContain('indices.csv');
    expect(rowsOf(screened['runs.csv'])).toHaveLength(1 + 2 * 3 * 2 * 2);
    const split = await inOneGo(cwd, `${SMALL}method: sobol\n`, 'sobol');
    expect(Object.keys(split)).not.toContain('morris.csv');
    expect(rowsOf(split['runs.csv'])).toHaveLength(1 + 2 * 4 * 2 * 2);
  });

  it('leaves the same bytes in shards, in any order and one of them twice', async () => {
    const cwd = emptyFolder();
    const whole = await inOneGo(cwd);
    for (const shard of ['3/3', '1/3', '2/3', '1/3']) {
      const words = ['sensitivity', 'small.yaml', '--out', 'parts', '--shard', shard, ...QUIET];
      expect((await paymarket(cwd, words)).code).toBe(0);
    }
    expect((await paymarket(cwd, ['merge', 'parts', '--no-charts', '--quiet'])).code).toBe(0);
    const command = (html: string) => html.replaceAll(/--out \w+/g, '');
    const parts = bytesOf(join(cwd, 'parts'));
    expect(Object.keys(parts)).toEqual(Object.keys(whole));
    for (const [name, bytes] of Object.entries(parts)) expect(command(bytes)).toBe(command(whole[name]));
  });

  it('resumed after its journal was cut off leaves the same bytes', async () => {
    const cwd = emptyFolder();
    const whole = await inOneGo(cwd);
    const [name] = readdirSync(join(cwd, 'whole', 'shards'));
    mkdirSync(join(cwd, 'cut', 'shards'), { recursive: true });
    copyFileSync(join(cwd, 'whole', 'experiment.json'), join(cwd, 'cut', 'experiment.json'));
    const cut = join(cwd, 'cut', 'shards', 'all.elsewhere-1.jsonl');
    copyFileSync(join(cwd, 'whole', 'shards', name), cut);
    truncateSync(cut, Math.floor(readFileSync(cut).length * 0.6));
    const words = ['sensitivity', 'small.yaml', '--out', 'cut', '--resume', ...QUIET];
    expect((await paymarket(cwd, words)).code).toBe(0);
    expect(bytesOf(join(cwd, 'cut'))).toEqual(whole);
  });

  it('tells for each outcome what matters, with intervals, and what chance does', async () => {
    const cwd = emptyFolder();
    const study = studyIn(cwd, SMALL.replace('samples: 2', 'samples: 16'));
    const { out } = await paymarket(cwd, ['sensitivity', study, '--no-charts', '--threads', '1']);
    expect(out).toContain(
      '2 factors, 2 trajectories on 4 levels, 16 base points, 2 runs of each point, 140 runs in all',
    );
    expect(out).toMatch(/factor +μ\* +noise floor +σ +alone \(S1\) +in all \(ST\)/);
    expect(out).toMatch(/Strength of habit +\d+\.\d+ \(\d+\.\d+ to \d+\.\d+\)/);
    expect(out).toMatch(/chance \d+\.\d% \(\d+\.\d% to \d+\.\d%\) of the variance of one run/);
    expect(out).toContain('Of the variance that the factors give “Lost sales”, ');
    expect(out).toContain('out/sensitivity/small/report.html');
  });

  it('draws its pictures, and prints its findings as JSON', async () => {
    const cwd = emptyFolder();
    const words = ['sensitivity', studyIn(cwd, SMALL), '--out', 'out', '--json', '--threads', '1'];
    const { out } = await paymarket(cwd, words);
    const found = JSON.parse(out);
    expect(found).toMatchObject({ folder: 'out', runs: RUNS, failed: 0, replicates: 2 });
    expect(found.outcomes[0].factors.map(({ factor }: { factor: string }) => factor)).toEqual([
      'habit.strength',
      'platforms.alipay.taste',
    ]);
    for (const picture of ['indices', 'variance', 'screening'])
      expect(existsSync(join(cwd, 'out', 'pictures', `${picture}.png`))).toBe(true);
  });

  it('runs each point of a mean field once, and says so', async () => {
    const cwd = emptyFolder();
    const study = studyIn(cwd, SMALL.replace('consumers: 200', 'engine: mean-field'));
    const { out } = await paymarket(cwd, ['sensitivity', study, '--replicates', '5', '--no-charts']);
    expect(out).toContain('one run of each point, since nothing is drawn, 14 runs in all');
    expect(out).toContain('nothing is drawn, so that there is no chance in it');
    expect(out).not.toContain('noise floor');
  });

  it('warns that chance cannot be told apart where agents run once', async () => {
    const cwd = emptyFolder();
    const words = ['sensitivity', studyIn(cwd, SMALL), '--replicates', '1', '--no-charts', '--threads', '1'];
    expect((await paymarket(cwd, words)).out).toContain(
      'warning  with one run of each point chance cannot be told apart',
    );
  });

  it('goes on where a point is no valid market, and says what is left out', async () => {
    const cwd = emptyFolder();
    // A contract that would end before it begins is no market: the two weeks cross in the middle of their ranges.
    const crossing = `factors:
  - { parameter: 'interventions[0].week', from: 3, to: 12 }
  - { parameter: 'interventions[0].until', from: 7, to: 14 }
`;
    const study = studyIn(
      cwd,
      SMALL.replace(/factors:[\s\S]*(?=trajectories)/, crossing).replace('samples: 2', 'samples: 16'),
    );
    const { code, out, err } = await paymarket(cwd, [
      'sensitivity',
      study,
      '--out',
      'out',
      '--no-charts',
      '--threads',
      '1',
    ]);
    expect(code).toBe(0);
    expect(err).toMatch(/\d+ of 140 runs failed; out\/failures.csv says why/);
    expect(out).toMatch(/warning {2}\d+ of 140 runs failed; what needs them is left out/);
    expect(out).toMatch(/base points of the indices left out, since a run of theirs failed/);
  });
});

describe('a sensitivity study', () => {
  it.each([
    [
      'an odd number of levels',
      'trajectories: 2',
      'trajectories: 2\nlevels: 5',
      /levels: expected an even number, found 5/,
    ],
    ['a factor without a range', 'from: 0, to: 2', 'values: [0, 2]', /factors\[0\]/],
    ['half a range', 'from: 0, to: 2', 'from: 0', /a range needs both ends; to is missing/],
    ['one trajectory', 'trajectories: 2', 'trajectories: 1', /trajectories: expected/],
    ['an outcome that does not exist', 'lost_sales', 'lost_sails', /did you mean "lost_sales"/],
  ])('with %s is refused with the way out', async (_what, from, to, expected) => {
    const cwd = emptyFolder();
    const { code, err } = await paymarket(cwd, ['sensitivity', studyIn(cwd, SMALL.replace(from, to))]);
    expect(code).toBe(2);
    expect(err).toMatch(expected);
  });

  it('is not run by the command of another kind', async () => {
    const cwd = emptyFolder();
    const { code, err } = await paymarket(cwd, ['sweep', studyIn(cwd, SMALL)]);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('run it with `paymarket sensitivity small.yaml`'),
    ]);
  });
});
