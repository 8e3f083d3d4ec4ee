import { buildAlias } from '../../src/core/alias.ts';

/** The alias table of chances by outcome, one a column. */
export function aliasTable(chances: Iterable<number>, bits: number): Int32Array {
  const table = new Int32Array(1 << bits);
  buildAlias(Float64Array.from(chances), 0, bits, table);
  return table;
}

/** Share of all words from which two tables draw outcomes that are told apart. */
export function shareApart(
  one: Int32Array,
  other: Int32Array,
  bits: number,
  areApart = (outcome: number, another: number): boolean => outcome !== another,
): number {
  const unit = 2 ** (32 - bits);
  const drawn = (entry: number, column: number, fraction: number) =>
    fraction < entry >>> bits ? column : entry & (one.length - 1);
  return one.reduce((sum, entry, column) => {
    const cuts = [0, entry >>> bits, other[column] >>> bits, unit].sort((a, b) => a - b);
    const pieces = cuts
      .slice(1)
      .map((cut, i) =>
        areApart(drawn(entry, column, cuts[i]), drawn(other[column], column, cuts[i])) ? cut - cuts[i] : 0,
      );
    return sum + pieces.reduce((all, piece) => all + piece, 0) / unit / one.length;
  }, 0);
}
