import { describe, expect, it } from 'vitest';
import { benchmarkChart } from '../../src/chart/benchmark.ts';
import { WIDTH } from '../../src/chart/figure.ts';
import { measureByAdvances } from '../../src/chart/measure.ts';
import { zFinding, zScoreChart } from '../../src/chart/z-scores.ts';
import { loadReportAssets } from '../../src/cli/assets.ts';
import type { Picture } from '../../src/experiment/verify/benchmark.ts';
import type { Judged, Verification, Verified } from '../../src/experiment/verify/verify.ts';
import { compileSpec, drawSvg, still } from '../../src/report/svg.ts';
import { fitIn, validationMarkdown } from '../../src/report/validation-md.ts';
import { checksCsv } from '../../src/report/verify-csv.ts';
import { verifyHtml } from '../../src/report/verify-html.ts';
import { benchmarkText } from '../../src/report/verify-text.ts';
import { cutTexts } from '../chart/texts.ts';

const HOSTILE = '</script><img src=x onerror=alert(2)>&"|';

const check = (over: Partial<Judged> = {}): Judged => ({
  what: 'share of a',
  engine: 'agents',
  relation: '=',
  expected: 0.5,
  simulated: 0.51,
  error: 0.01,
  tolerance: 0,
  z: 1,
  holds: true,
  ...over,
});

const DOTS: Picture = {
  x: 'method',
  y: 'share of payments',
  format: 'share',
  theory: [{ x: 'a', y: 0.5 }],
  meanField: [{ x: 'a', y: 0.5 }],
  agents: [{ x: 'a', y: 0.51, low: 0.47, high: 0.55 }],
};

const verified = (over: Partial<Verified> = {}): Verified => ({
  id: 'logit',
  name: 'logit',
  family: 'Choice and surplus',
  title: 'Payments follow the logit shares',
  formula: 'P_j = e^V_j / sum_k e^V_k',
  source: 'McFadden (1974)',
  file: 'scenarios/theory/logit.yaml',
  command: 'npx paymarket verify logit',
  question: 'Why?',
  consumers: 1000,
  replicates: 3,
  seed: 'theory',
  holds: true,
  checks: [check()],
  picture: DOTS,
  ...over,
});

const found = (...benchmarks: Verified[]): Verification => ({
  z: 4,
  engines: ['mean-field', 'agents'],
  benchmarks,
});

async function pageOf(verification: Verification) {
  const charts = await Promise.all(
    verification.benchmarks.map(async (one) => {
      const spec = benchmarkChart(one, 4, measureByAdvances);
      const compiled = compileSpec(spec);
      return { id: one.id, spec, compiled, svg: await drawSvg(still(compiled), measureByAdvances) };
    }),
  );
  const assets = await loadReportAssets();
  const page = verifyHtml({
    found: verification,
    charts,
    assets,
    command: 'npx paymarket verify',
    version: '1.2.3',
  });
  return page.replace(/<script>[\s\S]*?<\/script>/g, '');
}

describe('the report of a verification', () => {
  it('loads nothing from anywhere', async () => {
    const page = await pageOf(found(verified()));
    expect(/<(link|script|img|iframe|object|embed|source)[^>]*(src|href)="(?!data:|#)/.test(page)).toBe(
      false,
    );
    expect(/@import|url\((?!data:|#)/.test(page)).toBe(false);
  });

  it('has a place for each benchmark, to which the summary links', async () => {
    const page = await pageOf(found(verified(), verified({ id: 'logit-2' })));
    for (const id of ['logit', 'logit-2'])
      for (const part of [`<a href="#${id}">`, `<article id="${id}">`])
        expect(page.split(part)).toHaveLength(2);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('says in words and in its table what does not hold', async () => {
    const bad = verified({
      holds: false,
      checks: [check({ holds: false, z: 9 }), check({ what: 'share of b' })],
    });
    const page = await pageOf(found(verified({ id: 'fine' }), bad));
    expect(page).toContain('1 of 3 checks of 2 benchmarks does not hold at z = 4: logit.');
    expect(page).toContain('Not found: payments follow the logit shares');
    expect(page.match(/class="fails"/g)).toHaveLength(2);
  });

  it('shows hostile words as text, in the page and in its tables', async () => {
    const hostile = verified({
      ...{
        title: HOSTILE,
        formula: HOSTILE,
        source: HOSTILE,
        file: HOSTILE,
        question: HOSTILE,
        finding: HOSTILE,
        remark: HOSTILE,
        seed: HOSTILE,
      },
      checks: [check({ what: HOSTILE })],
    });
    expect(/<img|<\/script>&/.test(await pageOf(found(hostile)))).toBe(false);
    expect(checksCsv(found(hostile))).toContain('"</script><img src=x onerror=alert(2)>&""|"');
    expect(validationMarkdown({ verification: found(hostile), picture: () => undefined })).toContain('\\|');
  });
});

describe('the picture of a benchmark', () => {
  const long = 'a rather long name of what is compared '.repeat(3).trim();
  const curve = (groups: readonly (string | undefined)[]): Picture => {
    const points = groups.flatMap((group, g) =>
      Array.from({ length: 400 }, (_, x) => ({
        x,
        y: (x + g) / 500,
        ...(group === undefined ? {} : { group }),
      })),
    );
    return {
      ...DOTS,
      theory: points,
      meanField: points,
      agents: points.map((at) => ({ ...at, low: at.y, high: at.y + 0.1 })),
    };
  };
  const grouped: Picture = {
    ...DOTS,
    theory: ['one', 'two', long].map((group) => ({ x: long, y: 0.4, group })),
    agents: [],
  };
  const PICTURES: Readonly<Record<string, Picture>> = {
    dots: DOTS,
    'long names': {
      ...DOTS,
      theory: [
        { x: long, y: 1 },
        { x: 'W'.repeat(90), y: 2 },
      ],
    },
    'groups of dots': grouped,
    'a curve': curve([undefined]),
    'six curves': curve(['a', 'b', 'c', 'd', 'e', long]),
    'one point': { ...DOTS, theory: [{ x: 3, y: 7 }], meanField: [], agents: [] },
    'nothing but zero': {
      ...DOTS,
      theory: [
        { x: 0, y: 0 },
        { x: 1, y: 0 },
      ],
      meanField: [],
      agents: [],
    },
    'below zero': {
      ...DOTS,
      format: 'number',
      theory: [
        { x: 'a', y: -1234.5 },
        { x: 'b', y: -3 },
      ],
    },
    'numbers that do not exist': {
      ...DOTS,
      agents: [{ x: 'a', y: Number.NaN, low: Number.NaN, high: Number.NaN }],
    },
  };

  it.each(Object.entries(PICTURES))(
    'with %s is as wide as all others and cuts no text',
    async (_, picture) => {
      const spec = benchmarkChart(verified({ picture }), 4, measureByAdvances);
      const svg = await drawSvg(still(compileSpec(spec)), measureByAdvances);
      expect(svg).toMatch(new RegExp(`^<svg[^>]* width="${WIDTH}"`));
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(await cutTexts(spec, 4)).toEqual([]);
    },
  );

  it('of all distances says how many lie where chance puts them', () => {
    const checks = [-5, -1, -0.5, 0, 0.5, 1, 1.5, 2].map((z) => check({ z }));
    expect(zFinding(checks.map(({ z }) => z))).toContain('75.0% of 8 distances');
    const { usermeta } = zScoreChart(found(verified({ checks })), measureByAdvances);
    expect((usermeta as { title: string }).title).toBe('Agents miss theory by more than chance makes them');
  });
});

describe('the words of a verification', () => {
  it('say what came out first, then how it is known and what else a reader should know', () => {
    const one = verified({ finding: 'Twice as much.', remark: 'Only twice.' });
    const page = validationMarkdown({ verification: found(one), picture: () => undefined });
    const paragraphs = page.split(`### ${one.title}`)[1].split('\n\n');
    expect(paragraphs[1]).toBe('Twice as much.');
    expect(paragraphs[2]).toContain(one.formula);
    expect(paragraphs[3]).toBe('Only twice.');
  });

  it('write numbers to the digits that the closed form is published with', () => {
    const lines = (over: Partial<Judged>) => {
      const plain = (text: string) => text;
      const ink = { bold: plain, dim: plain, green: plain, red: plain };
      return benchmarkText(verified({ checks: [check(over)] }), ink)
        .split('\n')
        .at(-1)
        ?.replace(/ +/g, ' ');
    };
    expect(lines({ expected: 0.506480391, simulated: 0.5, z: -0.7 })).toContain(
      '0.50648039 0.50000000 0.010 −0.70 holds',
    );
    expect(lines({ expected: 1234567, simulated: 1234568 })).toContain(' 1,234,567 1,234,568 ');
    expect(lines({ expected: 0, simulated: 3e-16, error: 0 })).toMatch(/ 0 < 1e−12 holds$/);
    expect(lines({ expected: 0, relation: '>', simulated: 0.25 })).toContain(' > 0 0.25000000 ');
    expect(lines({ simulated: Number.NaN, z: Number.NaN, holds: false })).toContain(
      ' 0.50000000 – 0.010 – fails',
    );
  });

  it('give docs/validation.md the part on the fit, and take it out again', () => {
    const page = validationMarkdown({
      verification: found(verified()),
      calibration: '## Fit\n\nwords\n',
      picture: () => undefined,
    });
    expect(fitIn(page)).toBe('## Fit\n\nwords');
    expect(fitIn(validationMarkdown({ verification: found(), picture: () => undefined }))).toBeUndefined();
  });
});
