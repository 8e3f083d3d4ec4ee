import { MARGIN, WIDTH } from '../figure.ts';

/** How panels of a chart lie side by side: equally wide, in rows. */
export interface Panels {
  readonly columns: number;
  readonly rows: number;
  /** Width of a panel without what stands to its left. */
  readonly width: number;
  /** Space between two panels, with what stands to the left of the second. */
  readonly between: number;
}

const GAP = 44;

/**
 * Panels in at most `most` columns. `left` is the room before the first panel of a row, margin included; `labels` what each of the
 * others needs to its left.
 */
export function panelsOf(
  n: number,
  most: number,
  { left, labels }: { left: number; labels: number },
): Panels {
  const columns = n === 4 && most === 3 ? 2 : Math.min(n, most);
  const between = GAP + labels;
  const width = Math.floor((WIDTH - left - MARGIN - (columns - 1) * between) / columns);
  return { columns, rows: Math.ceil(n / columns), width, between };
}
