import { type ChartInput, isNarrow, MARGIN, widthOf } from './figure.ts';

/** Height of the plot of a retailer. */
export const HEIGHT = 46;
/** Pixels left of a plot for the labels of its value axis. */
export const AXIS = 52;
/** Pixels left of the axis for the name of a retailer, where names stand beside their plots. */
export const NAME_ROOM = 170;
/** Pixels that the strip of a contract takes under its row. */
export const STRIP_ROOM = 10;
const VALUE_ROOM = 58;

/** How the plots of retailers are laid out: two columns with names beside them, or one below the other with names above. */
export interface Layout {
  readonly isNarrow: boolean;
  readonly columns: 1 | 2;
  /** Pixels left of the first plot, right of the last, and the size of one. */
  readonly left: number;
  readonly right: number;
  readonly width: number;
  readonly columnGap: number;
  readonly rowGap: number;
  /** Where names begin, from the left edge of a plot. */
  readonly nameAt: number;
}

export function layoutOf(input: ChartInput): Layout {
  const right = MARGIN + VALUE_ROOM;
  const columnGap = VALUE_ROOM + AXIS;
  if (isNarrow(input)) {
    const left = AXIS;
    const width = widthOf(input) - left - right;
    return { isNarrow: true, columns: 1, left, right, width, columnGap, rowGap: 40, nameAt: 0 };
  }
  const left = MARGIN + NAME_ROOM + AXIS;
  const width = (widthOf(input) - left - right - columnGap) / 2;
  return {
    ...{ isNarrow: false, columns: 2, left, right, width, columnGap, rowGap: 24 },
    nameAt: -(AXIS + NAME_ROOM),
  };
}
