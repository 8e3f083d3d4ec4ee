/** Cells of a full grid of factors with these numbers of levels; 1 without factors, 0 if one has no level. */
export const gridCells = (levels: readonly number[]): number => levels.reduce((cells, n) => cells * n, 1);

/** Level of each factor, from 0, in cell `index` of a full grid; the last factor changes fastest. */
export function gridLevels(index: number, levels: readonly number[]): number[] {
  let rest = index;
  return levels.reduceRight<number[]>((cell, n) => {
    cell.unshift(rest % n);
    rest = Math.floor(rest / n);
    return cell;
  }, []);
}

/** One factor at one of its levels, from 0, with all others left as they were. */
export interface Change {
  readonly factor: number;
  readonly level: number;
}

/** Points of a one-at-a-time design: the base, and every level of every factor alone. */
export const oneAtATimePoints = (levels: readonly number[]): number =>
  levels.reduce((points, n) => points + n, 1);

/** What point `index` of a one-at-a-time design changes: nothing (null) at 0, the base; then factor after factor. */
export function oneAtATime(index: number, levels: readonly number[]): Change | null {
  if (index === 0) return null;
  let level = index - 1;
  for (const [factor, n] of levels.entries()) {
    if (level < n) return { factor, level };
    level -= n;
  }
  throw new RangeError(`A design of ${oneAtATimePoints(levels)} points has no point ${index}.`);
}
