import { textAt } from '../benchmark-marks.ts';
import { type Layer, MARGIN, type Parts, type Spec, WIDTH } from '../figure.ts';
import { clip, type Measure } from '../measure.ts';
import { QUIET, SIZE, TEXT } from '../theme.ts';

/** Where small pictures of one kind stand in a figure. */
export interface PanelGrid {
  readonly columns: number;
  /** Of the plot of a panel. */
  readonly width: number;
  readonly height: number;
}

/** Room around the plot of a panel, in pixels. */
export interface PanelRoom {
  readonly left: number;
  readonly right: number;
  /** Between the rows of panels, heads and axes included. */
  readonly between: number;
  readonly height: number;
  /** At most so many beside each other. */
  readonly most: number;
}

/** One panel: its name, a quieter line below it, and what is drawn. */
export interface Panel {
  readonly head: string;
  readonly hint: string;
  readonly layers: readonly Layer[];
}

const HEAD = 46;

/** Panels as wide as the figure allows. */
export function panelGrid(count: number, { left, right, height, most }: PanelRoom): PanelGrid {
  const columns = count === 4 ? Math.min(2, most) : Math.min(most, count);
  const width = (WIDTH - 2 * MARGIN) / columns - left - right;
  return { columns, width: Math.floor(width), height };
}

/** The part of a figure that holds the panels, row by row. */
export function panelParts(
  panels: readonly Panel[],
  grid: PanelGrid,
  room: PanelRoom,
  measure: Measure,
): Pick<Parts, 'left' | 'right' | 'above' | 'below' | 'height' | 'body'> {
  const rows = Math.ceil(panels.length / grid.columns);
  const wide = grid.width + room.left + room.right;
  return {
    left: MARGIN + room.left,
    right: MARGIN + room.right,
    above: HEAD,
    below: room.between - HEAD,
    height: rows * grid.height + (rows - 1) * room.between,
    body: {
      columns: grid.columns,
      spacing: { row: room.between, column: room.left + room.right },
      bounds: 'flush',
      concat: panels.map(
        (panel): Spec => ({
          width: grid.width,
          height: grid.height,
          layer: [...panel.layers, ...headOf(panel, -room.left, wide - 12, measure)],
        }),
      ),
    },
  };
}

const headOf = ({ head, hint }: Panel, x: number, width: number, measure: Measure): Layer[] => [
  textAt(
    clip(head, width, (line) => measure(line, SIZE.label, 700)),
    x,
    -HEAD + 12,
    { fontSize: SIZE.label, fontWeight: 700, color: TEXT },
  ),
  textAt(
    clip(hint, width, (line) => measure(line, SIZE.source, 400)),
    x,
    -HEAD + 29,
    { fontSize: SIZE.source, color: QUIET },
  ),
];
