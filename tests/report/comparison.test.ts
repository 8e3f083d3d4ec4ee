import { describe, expect, it } from 'vitest';
import { comparisonPictures } from '../../src/chart/compare/pictures.ts';
import { measureByAdvances } from '../../src/chart/measure.ts';
import type { Comparison } from '../../src/experiment/compare/comparison.ts';
import { compareFiles } from '../../src/report/compare-study-yaml.ts';
import { comparisonCsvPieces, weeksCsvPieces, welfareCsvPieces } from '../../src/report/comparison-csv.ts';
import { comparisonHtml } from '../../src/report/comparison-html.ts';
import { precisionSentences } from '../../src/report/comparison-precision.ts';
import { comparisonText } from '../../src/report/comparison-text.ts';
import { compileSpec, drawSvg, still } from '../../src/report/svg.ts';
import { parseScenario } from '../../src/scenario/load.ts';
import { BOUND, compared, TOWN } from '../helpers/comparison.ts';

const ASSETS = { vega: '', tooltip: '', fonts: { 400: '', 600: '', 700: '' } };
const html = (comparison: Comparison): string =>
  comparisonHtml({
    comparison,
    charts: [],
    assets: ASSETS,
    command: 'npx paymarket compare a b',
    version: '1',
  });
const two = compared({ 'a.yaml': TOWN, 'b.yaml': BOUND });
const three = compared({
  'a.yaml': TOWN,
  'b.yaml': BOUND,
  'c.yaml': `${BOUND}  - { week: 9, kind: ban-exclusivity }\n`,
});

const rowsOf = (pieces: Iterable<string>): string[] => [...pieces].join('').trimEnd().split('\n');

describe('the report of a comparison', () => {
  it('leads with the answer, then what differs in plain words, then who wins and loses', () => {
    const page = html(two);
    const order = [
      'class="finding"',
      'Big Box takes only WeChat Pay, from week 5',
      'Who wins and who loses',
      'All figures',
    ];
    const places = order.map((text) => page.indexOf(text));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('tells people by segment and region, retailers and platforms by name, and explains transfers', () => {
    const page = html(two);
    for (const name of [
      'Young, all regions',
      'Old, East',
      'Big Box',
      'Independents',
      'WeChat Pay',
      'All together',
    ])
      expect(page).toContain(`<th scope="row">${name}</th>`);
    expect(page).toContain('merchant fees and penalties are paid by retailers and received by platforms');
    expect(page).toContain('Per person of the group');
  });

  it('has a column a scenario where there are several, and each of them in full', () => {
    const page = html(three);
    expect(page).toContain('<th scope="col">Bound (2)</th>');
    expect(page.match(/by segment and region<\/summary>/g)).toHaveLength(2);
    expect(page).toMatch(
      /<td class="words">Ban on exclusive contracts, from week 9<\/td><td class="words">–<\/td><td class="words">–<\/td><td class="words">yes<\/td>/,
    );
  });

  it('says what was made equal, so that the scenarios can be compared', () => {
    const other = BOUND.replace('seed: town', 'seed: other').replace('weeks: 16', 'weeks: 20');
    expect(html(compared({ 'a.yaml': TOWN, 'b.yaml': other }, 'replicates: 2'))).toContain(
      'Seed &quot;town&quot; for all, so that they can be compared (Bound: changed).',
    );
  });

  it('shows names as text, whatever stands in them', () => {
    const strange = BOUND.replace('name: Bound', 'name: "<b>&</b>"').replace('name: Big Box', 'name: "<i>"');
    const page = html(compared({ 'a.yaml': TOWN, 'b.yaml': strange }, 'replicates: 2'));
    expect(page).not.toMatch(/<b>|<i>/);
    expect(page).toContain('&lt;b&gt;&amp;&lt;/b&gt;');
  });

  it('holds its pictures', async () => {
    const charts = await Promise.all(
      comparisonPictures(two, measureByAdvances).map(async ({ id, spec }) => {
        const compiled = compileSpec(spec);
        return { id, spec, compiled, svg: await drawSvg(still(compiled), measureByAdvances) };
      }),
    );
    const page = comparisonHtml({ comparison: two, charts, assets: ASSETS, command: '', version: '1' });
    expect(page.match(/<figure /g)).toHaveLength(4);
  });
});

describe('how precise a comparison is', () => {
  const sentences = (settings: string): string =>
    precisionSentences(compared({ 'a.yaml': TOWN, 'b.yaml': BOUND }, settings)).join(' ');
  const figure = 'figure: payment_share of alipay';

  it('is said with the width asked for, whether it was reached, and how', () => {
    expect(sentences(`replicates: 4\n${figure}\nprecision: 1%`)).toMatch(
      /was to be told within 1(\.0+)? points: reached, since the widest interval of its difference is 0\.\d+ points\. Replicates were added until .*Chow & Robbins 1965/,
    );
    expect(sentences(`replicates: 4\n${figure}\nprecision: 50%`)).not.toContain('Chow');
    expect(sentences(`replicates: 3\nmaxReplicates: 4\n${figure}\nprecision: 0.01%`)).toMatch(
      /not reached with the 4 replicates allowed, since .*; about [\d,]+ would do\./,
    );
  });

  it('says what pairing saved', () => {
    expect(sentences('replicates: 4')).toMatch(
      /with draws of their own, \d+(\.\d)? times as many replicates would be needed for intervals as narrow/,
    );
  });

  it('says so where chance is left out, and where a single replicate says nothing of it', () => {
    expect(sentences('set: { engine: mean-field }')).toContain('nothing is drawn');
    expect(sentences('replicates: 1')).toContain('A single replicate says nothing of chance');
  });
});

describe('the tables of a comparison', () => {
  it('have a line a figure that both have, whose difference is that of the means', () => {
    const [head, ...rows] = rowsOf(comparisonCsvPieces(two));
    expect(head).toBe(
      'scenario,scope,subject,region,figure,unit,first_mean,mean,difference,low,high,replicates,variance_ratio',
    );
    expect(rows.length).toBeGreaterThan(150);
    for (const row of rows) {
      const [first, mean, difference] = row.split(',').slice(-7, -4).map(Number);
      expect(mean - first).toBeCloseTo(difference, 6);
    }
  });

  it('have a line a group, and a line a week', () => {
    expect(rowsOf(welfareCsvPieces(two))).toHaveLength(1 + two.groups.length);
    const weeks = rowsOf(weeksCsvPieces(two));
    expect(weeks[1]).toMatch(/^Bound,platform,cash,payment_share,share,1,0\.\d+,0\.\d+,0,0,0,4,$/);
    expect((weeks.length - 1) % 16).toBe(0);
  });
});

describe('the study that is left behind', () => {
  it('holds every scenario as it was run', () => {
    const files = compareFiles(three.study);
    expect(files.map(({ name }) => name)).toEqual([
      'study.yaml',
      'scenarios/1-town.yaml',
      'scenarios/2-bound.yaml',
      'scenarios/3-bound-2.yaml',
    ]);
    expect(parseScenario(files[2].text)).toEqual(three.study.arms[1].scenario);
  });
});

describe('the differences on a screen', () => {
  it('fit a hundred columns with two scenarios, and give each scenario a column', () => {
    const lines = comparisonText(two).split('\n');
    expect(lines[0]).toMatch(/^difference from Town +Bound$/);
    const table = lines.slice(0, lines.indexOf(''));
    expect(Math.max(...table.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(comparisonText(three)).toMatch(/^difference from Town +Bound +Bound \(2\)\n/);
  });
});
