import * as vega from 'vega';
import { type Spec, WIDTH } from '../../src/chart/figure.ts';
import { measureByAdvances } from '../../src/chart/measure.ts';
import { compileSpec, still } from '../../src/report/svg.ts';

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

/** Every text of a chart as it is drawn. */
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

/** The texts of a chart that reach beyond its edges, with their boxes. Throws where there are fewer texts than `least`. */
export async function cutTexts(spec: Spec, least: number): Promise<{ text: string; box: number[] }[]> {
  const { height, width = WIDTH } = spec.usermeta as { height: number; width?: number };
  const texts = await drawn(spec);
  if (texts.length < least) throw new Error(`${texts.length} texts, expected ${least}`);
  return texts.filter(({ box: [x1, y1, x2, y2] }) => x1 < -1 || y1 < -1 || x2 > width + 1 || y2 > height + 1);
}
