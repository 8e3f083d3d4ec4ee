import { describe, expect, it } from 'vitest';
import { measureByAdvances } from '../../src/chart/measure.ts';
import { findingsOf } from '../../src/chart/sweep/findings.ts';
import { sweepPictures } from '../../src/chart/sweep/pictures.ts';
import { loadReportAssets } from '../../src/cli/assets.ts';
import type { SweepResult } from '../../src/experiment/sweep/told.ts';
import { compileSpec, drawSvg, still } from '../../src/report/svg.ts';
import { sweepHtml } from '../../src/report/sweep-html.ts';
import { SWEEPS } from '../chart/sweep/studies.ts';
import { sweepOf } from '../helpers/sweep.ts';

async function pageOf(
  result: SweepResult,
  failures: readonly (readonly [string, number])[] = [],
): Promise<string> {
  const charts = await Promise.all(
    sweepPictures(result, measureByAdvances).map(async ({ id, spec }) => {
      const compiled = compileSpec(spec);
      return { id, spec, compiled, svg: await drawSvg(still(compiled), measureByAdvances) };
    }),
  );
  return sweepHtml({
    result,
    findings: findingsOf(result),
    failures: { reasons: failures },
    charts,
    assets: await loadReportAssets(),
    command: 'npx paymarket sweep mine.yaml',
    version: '1.2.3',
  });
}

const withoutCode = (page: string) =>
  page.replace(/<script>[\s\S]*?<\/script>/g, '').replace(/<style>[\s\S]*?<\/style>/g, '');
const textOf = (page: string) =>
  withoutCode(page)
    .replace(/<script[\s\S]*?<\/script>|<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]*>/g, ' ');

const NAMES = Object.keys(SWEEPS) as (keyof typeof SWEEPS)[];

describe('the report of a sweep', () => {
  it.each(NAMES)(
    'loads nothing, leads where its links say, and shows no number that does not exist: %s',
    async (name) => {
      const page = await pageOf(SWEEPS[name].result);
      expect(withoutCode(page)).not.toMatch(/<(link|script|img|iframe)[^>]*(src|href)="(?!data:|#)/);
      const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
      for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
      expect(textOf(page)).not.toMatch(/NaN|undefined|Infinity/);
    },
  );

  it('says what was varied with the meaning of the setting, and how to run it again', async () => {
    const text = textOf(await pageOf(SWEEPS['several lines'].result));
    expect(text).toContain('interventions[0].bonus');
    expect(text).toMatch(/Bonus paid by the platform while the contract runs/);
    expect(text).toContain('0%, 0.5%, 1%, 1.5%, 2%, 2.5%, 3%');
    expect(text).toContain('28 conditions, each run 5 times');
    expect(text).toContain('npx paymarket sweep mine.yaml');
  });

  it('tells what levels of their own bring, in words', async () => {
    const { result } = sweepOf(
      `study: sweep
name: A ban
base: first-run
factors:
  - { name: Ban, levels: [{ name: none }, { name: banned, add: [{ week: 20, kind: ban-exclusivity }] }] }
replicates: 2
outcomes: [welfare]
`,
      ([level]) => [level === 'none' ? 1 : 2],
    );
    expect(textOf(await pageOf(result))).toMatch(/none: as in the base\s+banned: .*[Bb]an.* week 20/);
  });

  it('tells of failed runs with their reasons, and of none where none failed', async () => {
    const { result } = SWEEPS['some runs that failed'];
    const text = textOf(await pageOf(result, [['it was <made> to fail', 40]]));
    expect(text).toMatch(/40 runs\s+of 140 runs failed|40 runs of 140 runs failed/);
    expect(text).toContain('it was &lt;made&gt; to fail');
    expect(await pageOf(SWEEPS['a line'].result)).not.toContain('id="failures"');
  });

  it('lists the conditions while they are few, and else says where they are', async () => {
    expect(await pageOf(SWEEPS['several lines'].result)).toContain('All 28 conditions');
    const { result } = sweepOf(
      'study: sweep\nname: Many\nbase: first-run\nfactors: [{ parameter: habit.strength, from: 0, to: 1, steps: 201 }]\nreplicates: 1\noutcomes: [welfare]\n',
      ([x]) => [Number(x)],
    );
    expect(textOf(await pageOf(result))).toMatch(
      /The 201 conditions with means and intervals are in\s+conditions\.csv/,
    );
  });

  it('takes names for words, whatever is in them', async () => {
    const hostile = '</script><img src=x onerror=alert(1)>';
    const { result } = sweepOf(
      `study: sweep\nname: "${hostile}"\nquestion: "${hostile}?"\nbase: first-run\nfactors: [{ name: "${hostile}", parameter: habit.strength, values: [0, 1] }]\nreplicates: 1\noutcomes: [welfare]\n`,
      ([x]) => [Number(x)],
    );
    expect(withoutCode(await pageOf(result))).not.toContain('<img src=x');
  });
});
