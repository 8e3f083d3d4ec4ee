import { describe, expect, it } from 'vitest';
import { CHARTS } from '../../src/chart/charts.ts';
import { chartInput } from '../../src/chart/figure.ts';
import { measureByAdvances } from '../../src/chart/measure.ts';
import { asScript, loadReportAssets } from '../../src/cli/assets.ts';
import { codeInScript, escapeHtml, jsonInScript } from '../../src/report/escape.ts';
import { reportHtml } from '../../src/report/html.ts';
import { storyOf } from '../../src/report/story.ts';
import { compileSpec, drawSvg, still } from '../../src/report/svg.ts';
import { smallRun } from '../chart/fixture.ts';

const HOSTILE = '</script><script>alert("1")</script><img src=x onerror=alert(2)>&\'';

async function pageOf(over: Record<string, unknown> = {}) {
  const result = smallRun({ over });
  const input = chartInput(result);
  const charts = await Promise.all(
    CHARTS.map(async ({ id, build }) => {
      const spec = build(input);
      const compiled = compileSpec(spec);
      return { id, spec, compiled, svg: await drawSvg(still(compiled), measureByAdvances) };
    }),
  );
  const assets = await loadReportAssets();
  const story = storyOf(input);
  return {
    page: reportHtml({ input, story, charts, assets, command: 'npx paymarket run x.yaml', version: '1.2.3' }),
    story,
    assets,
  };
}

/** What is left of a page without the code that it carries. */
const withoutCode = (page: string) => page.replace(/<script>[\s\S]*?<\/script>/g, '');

describe('the report', () => {
  it('loads nothing from anywhere', async () => {
    const { page } = await pageOf();
    const body = withoutCode(page);
    expect(/<(link|script|img|iframe|object|embed|source)[^>]*(src|href)="(?!data:|#)/.test(body)).toBe(
      false,
    );
    expect(/@import|url\((?!data:|#)/.test(body)).toBe(false);
    for (const [address] of body.matchAll(/https?:\/\/[^"'\s<]+/g)) {
      // Names of XML namespaces and of the specification's schema; no browser fetches them.
      expect(address).toMatch(/^https?:\/\/(www\.w3\.org|vega\.github\.io\/schema)/);
    }
  });

  it('dates the first week of a stretch, and says that it is the first', async () => {
    const event = { week: 11, kind: 'campaign', platform: 'platform-1', cashback: 0.01 };
    const { page } = await pageOf({
      startDate: '2018-01-01',
      interventions: [{ ...event, until: 20 }, event],
    });
    expect(page).toContain('Weeks 11 to 19 (from 12 March 2018)');
    expect(page).toContain('From week 11 (12 March 2018)');
  });

  it('shows hostile names as text', async () => {
    const { page } = await pageOf({ name: HOSTILE, question: HOSTILE, source: HOSTILE });
    const body = withoutCode(page);
    // Booleans, not contents: a failure would print the whole page.
    expect(body.includes(escapeHtml(HOSTILE))).toBe(true);
    expect(body.includes(HOSTILE)).toBe(false);
    expect(/<img|<script>/.test(body)).toBe(false);
    expect(body.match(/<script/g)).toHaveLength(CHARTS.length);
  });

  it('has an outline, a language, captions, and words for each picture', async () => {
    const { page, story } = await pageOf();
    const body = withoutCode(page);
    expect(body.includes('<html lang="en">')).toBe(true);
    expect(body.match(/<h1>/g)).toHaveLength(1);
    expect(body.match(/<table/g)).toHaveLength(body.match(/<caption/g)!.length);
    expect(body.match(/role="img"[^>]*aria-label="[^"]{20,}"/g)).toHaveLength(CHARTS.length);
    expect(body.includes(escapeHtml(story.headline))).toBe(true);
    expect(body.includes('npx paymarket run x.yaml')).toBe(true);
  });

  it('keeps the ids of its pictures apart', async () => {
    const { page } = await pageOf();
    const ids = [...withoutCode(page).matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('carries data that read back as the compiled chart', async () => {
    const { page } = await pageOf({ name: HOSTILE });
    const data = /<script type="application\/json" id="spec-churn">([\s\S]*?)<\/script>/.exec(page)![1];
    expect(JSON.parse(data)).toMatchObject({ $schema: expect.stringContaining('vega/v6') });
  });
});

describe('what goes into script elements', () => {
  it('cannot end them, and means the same', () => {
    const text = jsonInScript({ a: '</script><!-- \u2028' });
    expect(text).not.toMatch(/<|\u2028/);
    expect(JSON.parse(text)).toEqual({ a: '</script><!-- \u2028' });
    expect(codeInScript('var a = "</script>";')).toBe('var a = "<\\/script>";');
  });

  it('is refused when vega-tooltip has another shape', () => {
    expect(() => asScript('export default 1;')).toThrow('another shape');
  });
});
