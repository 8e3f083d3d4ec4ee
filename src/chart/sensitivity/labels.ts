/** A mark that wants its name beside it, in pixels of the plot. */
export interface Named {
  readonly x: number;
  readonly y: number;
  /** Ends of the line through it. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly ink: string;
  /** Goes without a name where there is no room. */
  readonly isSlight: boolean;
}

export interface PlacedLabel {
  readonly text: string;
  readonly ink: string;
  readonly x: number;
  readonly y: number;
  readonly align: 'left' | 'right' | 'center';
}

interface Plot {
  readonly width: number;
  readonly height: number;
  /** Width of a label. */
  readonly measure: (text: string) => number;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

const LINE = 15;
const MARK = 5;
const AWAY = 9;

/**
 * Names beside their marks, right of it, left, above or below, where they cover no other name, no mark and no line. Important ones come
 * first; a name for which there is no room anywhere is left to the table.
 */
export function placeLabels(marks: readonly Named[], plot: Plot): PlacedLabel[] {
  const taken: Box[] = marks.flatMap(({ x, y, from, to }): Box[] => [
    [x - MARK, y - MARK, x + MARK, y + MARK],
    [from, y - 1, to, y + 1],
  ]);
  const placed: PlacedLabel[] = [];
  const first = [...marks].sort((a, b) => Number(a.isSlight) - Number(b.isSlight) || b.x - a.x);
  for (const mark of first) {
    const found = placesOf(mark, plot).find(
      ({ box }) => isInside(box, plot) && !taken.some((other) => meet(box, other)),
    );
    if (found === undefined) continue;
    taken.push(found.box);
    placed.push({ text: mark.text, ink: mark.ink, ...found.label });
  }
  return placed;
}

function placesOf({ x, y, text }: Named, { measure }: Plot) {
  const width = measure(text);
  const at = (align: PlacedLabel['align'], px: number, py: number) => {
    const left = align === 'left' ? px : align === 'right' ? px - width : px - width / 2;
    const box: Box = [left, py - LINE / 2, left + width, py + LINE / 2];
    return { box, label: { align, x: px, y: py } };
  };
  return [0, -10, 10, -18, 18, -28, 28].flatMap((dy) => [
    at('left', x + AWAY, y + dy),
    at('right', x - AWAY, y + dy),
    ...(dy === 0 ? [] : [at('center', x, y + dy + Math.sign(dy) * 4)]),
  ]);
}

/** To the right a little beyond the edge, where there is nothing else. */
const isInside = ([left, top, right, bottom]: Box, { width, height }: Plot): boolean =>
  left >= 2 && top >= 0 && right <= width + 12 && bottom <= height;

const meet = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
