import * as vega from 'vega';
import { describe, expect, it } from 'vitest';
import { CHARTS } from '../../src/chart/charts.ts';
import { chartInput, type Spec, WIDTH } from '../../src/chart/figure.ts';
import { measureByAdvances } from '../../src/chart/measure.ts';
import { compileSpec, renderSvg, still } from '../../src/report/svg.ts';
import { smallRun } from './fixture.ts';

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

interface Item {
  readonly x?: number;
  readonly y?: number;
  readonly text?: unknown;
  readonly bounds: { x1: number; x2: number; y1: number; y2: number };
  readonly items?: readonly Item[];
  readonly marktype?: string;
}

/** Every text of a scene with its box, in pixels of the figure. */
function textsOf(item: Item, x: number, y: number, isMark: boolean): { text: string; box: number[] }[] {
  if (isMark) {
    if (item.marktype !== 'text') return (item.items ?? []).flatMap((one) => textsOf(one, x, y, false));
    return (item.items ?? []).map(({ text, bounds }) => ({
      text: String(text),
      box: [x + bounds.x1, y + bounds.y1, x + bounds.x2, y + bounds.y2],
    }));
  }
  return (item.items ?? []).flatMap((mark) => textsOf(mark, x + (item.x ?? 0), y + (item.y ?? 0), true));
}

async function drawn(spec: Spec) {
  const compiled = still(compileSpec(spec));
  const { textMetrics } = vega as unknown as {
    textMetrics: {
      width: (item: { text: unknown; fontSize: number; fontWeight: unknown }, text?: string) => number;
    };
  };
  const guess = textMetrics.width;
  const weight = (value: unknown) => (value === 'bold' ? 700 : Number(value) || 400);
  textMetrics.width = (item, text) =>
    measureByAdvances(String(text ?? item.text ?? ''), item.fontSize ?? 11, weight(item.fontWeight));
  try {
    const view = await new vega.View(vega.parse(compiled as never), { renderer: 'none' }).runAsync();
    const { top, left } = (compiled as { padding: { top: number; left: number } }).padding;
    return textsOf((view.scenegraph() as unknown as { root: Item }).root, left, top, true);
  } finally {
    textMetrics.width = guess;
  }
}

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
    const texts = await drawn(spec);
    expect(texts.length).toBeGreaterThanOrEqual(4);
    for (const { text, box } of texts) {
      const [x1, y1, x2, y2] = box;
      expect({
        text,
        inside: x1 >= -1 && y1 >= -1 && x2 <= WIDTH + 1 && y2 <= height + 1,
        box,
      }).toMatchObject({ inside: true });
    }
  });
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
