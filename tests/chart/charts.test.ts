import { describe, expect, it } from 'vitest';
import { CHARTS } from '../../src/chart/charts.ts';
import { chartInput, WIDTH } from '../../src/chart/figure.ts';
import { measureByAdvances } from '../../src/chart/measure.ts';
import { renderSvg } from '../../src/report/svg.ts';
import { smallRun } from './fixture.ts';
import { cutTexts } from './texts.ts';

const MARKETS = {
  'two platforms': smallRun(),
  'one replicate': smallRun({ replicates: 1 }),
  'one platform': smallRun({ platforms: 1, over: { holdings: { joint: { 'platform-1': 0.6, none: 0.4 } } } }),
  'seven platforms': smallRun({
    platforms: 7,
    over: {
      holdings: {
        independent: Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`platform-${i + 1}`, 0.5])),
      },
    },
  }),
  'no event': smallRun({ events: 0 }),
  'twelve events': smallRun({ events: 12, startDate: '2018-01-01' }),
  'five weeks': smallRun({ weeks: 5 }),
  'one week': smallRun({ weeks: 1, events: 0 }),
  'a chain bound': smallRun({
    over: {
      interventions: [
        {
          week: 14,
          until: 30,
          kind: 'exclusive',
          retailer: 'big-box',
          platform: 'platform-2',
          regions: ['north'],
        },
      ],
    },
  }),
  'long names': smallRun({
    over: {
      name: 'n'.repeat(200),
      platforms: {
        'platform-1': { name: 'A very long name '.repeat(4) },
        'platform-2': { name: 'W'.repeat(80) },
      },
      retailers: { chains: { 'big-box': { name: 'Ein langer Name '.repeat(5), outlets: { north: 9 } } } },
      interventions: [
        {
          week: 20,
          until: 30,
          kind: 'exclusive',
          retailer: 'big-box',
          platform: 'platform-2',
          label: 'x'.repeat(80),
        },
      ],
    },
  }),
  'no cash': smallRun({
    over: { cash: { offered: false }, holdings: { joint: { 'platform-1 + platform-2': 1 } } },
  }),
};

describe.each(Object.entries(MARKETS))('in a market with %s', (_, result) => {
  const input = chartInput(result);

  it.each(CHARTS)('the chart $id compiles, is as wide as all others, and cuts no text', async ({ build }) => {
    const spec = build(input);
    const { title, height } = spec.usermeta as { title: string; height: number };
    expect(title.length).toBeGreaterThan(10);
    expect(title).not.toMatch(/NaN|undefined|Infinity/);
    const svg = await renderSvg(spec, measureByAdvances);
    expect(svg).toMatch(new RegExp(`^<svg[^>]* width="${WIDTH}" height="${height}"`));
    expect(svg).not.toMatch(/NaN|undefined/);
    expect(await cutTexts(spec, 4)).toEqual([]);
  });

  it.each(CHARTS)(
    'the chart $id is as wide as a phone or a column asks, and cuts no text',
    async ({ build }) => {
      for (const width of [340, 420, 640]) {
        const spec = build({ ...input, width });
        expect(await renderSvg(spec, measureByAdvances)).toMatch(new RegExp(`^<svg[^>]* width="${width}"`));
        expect(await cutTexts(spec, 4), String(width)).toEqual([]);
      }
    },
  );
});

describe('a chart', () => {
  it('is plain JSON', () => {
    for (const { build } of CHARTS) {
      const spec = build(chartInput(MARKETS['two platforms']));
      expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    }
  });

  it('says so when there is one run only', () => {
    const { usermeta } = CHARTS[0].build(chartInput(MARKETS['one replicate']));
    expect((usermeta as { subtitle: string }).subtitle).toContain('One run only');
  });
});
