import { MIXED } from '../experiment/contracts.ts';
import { ALL } from '../experiment/weekly.ts';
import { nameOf } from '../scenario/names.ts';
import type { ChainRow } from './chain-rows.ts';
import type { ChartInput, Layer } from './figure.ts';
import { clip } from './measure.ts';
import { HEIGHT, NAME_ROOM } from './retailers-layout.ts';
import { INK, QUIET, SIZE, toneOf } from './theme.ts';

/** Pixels of a line of the key. */
export const KEY_LINE = 18;

export const textAt = (text: string, x: number, y: number, mark: Record<string, unknown>): Layer => ({
  data: { values: [{ text }] },
  mark: { type: 'text', fontSize: SIZE.event, ...mark },
  encoding: { x: { value: x }, y: { value: y }, text: { field: 'text', type: 'nominal' } },
});

/** The name of a retailer beside its row, and its region where it is one of several. */
export function nameBeside(
  { result: { scenario }, measure }: ChartInput,
  { retailer, region }: ChainRow,
  x: number,
): Layer[] {
  const room = NAME_ROOM - 6;
  const name = clip(nameOf(scenario, retailer), room, (text) => measure(text, SIZE.label, 700));
  const head = textAt(name, x, HEIGHT / 2 - (region === ALL ? 0 : 8), {
    align: 'left',
    baseline: 'middle',
    fontSize: SIZE.label,
    fontWeight: 700,
    color: INK,
  });
  if (region === ALL) return [head];
  const place = clip(nameOf(scenario, region), room, (text) => measure(text, SIZE.source, 400));
  return [
    head,
    textAt(place, x, HEIGHT / 2 + 9, {
      align: 'left',
      baseline: 'middle',
      fontSize: SIZE.source,
      color: QUIET,
    }),
  ];
}

/** The name of a retailer above its plot, with what the plot shows. */
export function nameAbove(
  { result: { scenario }, measure }: ChartInput,
  { retailer, region }: ChainRow,
  what: string,
  room: number,
): Layer[] {
  const where = region === ALL ? '' : `, ${nameOf(scenario, region)}`;
  const text = `${nameOf(scenario, retailer)}${where}: ${what}`;
  const fits = clip(text, room, (line) => measure(line, SIZE.event, 600));
  return [textAt(fits, 0, -9, { align: 'left', baseline: 'bottom', fontWeight: 600, color: INK })];
}

/** What the colours of the strips mean, above the plots. */
export function stripKey(
  { result: { scenario }, measure }: ChartInput,
  platforms: readonly string[],
  x: number,
  above: number,
): Layer[] {
  const name = (partner: string) =>
    clip(partner === MIXED ? 'part of its shops, or both' : nameOf(scenario, partner), NAME_ROOM, (text) =>
      measure(text, SIZE.source, 600),
    );
  const order = [...Object.keys(scenario.platforms), MIXED];
  const partners = platforms.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  return partners.flatMap((partner, i) => {
    const y = 16 - above + i * KEY_LINE;
    const { fill, text } = toneOf(scenario, partner);
    return [
      {
        data: { values: [{}] },
        mark: { type: 'rect', color: fill, aria: false },
        encoding: { x: { value: x }, x2: { value: x + 18 }, y: { value: y - 2 }, y2: { value: y + 3 } },
      },
      textAt(name(partner), x + 25, y, {
        align: 'left',
        baseline: 'middle',
        fontSize: SIZE.source,
        fontWeight: 600,
        color: text,
      }),
    ];
  });
}
