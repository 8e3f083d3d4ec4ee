/**
 * Alias tables (Walker 1977, Vose 1991): draw an outcome from one 32-bit word with one look-up.
 *
 * An entry packs a threshold of 32 - bits and an alias of `bits` bits. A word gives a column (its upper `bits` bits) and
 * a fraction (the rest): the outcome is the column if the fraction is below the threshold, else the alias.
 */
export class AliasBuilder {
  private scaled: Float64Array;
  private small: Int32Array;
  private large: Int32Array;
  readonly bits: number;

  /** @param bits columns are 2^bits; 5 gives 32 outcomes. */
  constructor(bits: number) {
    this.bits = bits;
    const columns = 1 << bits;
    this.scaled = new Float64Array(columns);
    this.small = new Int32Array(columns);
    this.large = new Int32Array(columns);
  }

  /** Writes the table of `probability[from .. from + 2^bits)`, which sums to 1, to the same places of `table`. */
  build(probability: Float64Array, from: number, table: Int32Array): void {
    const { bits, scaled, small, large } = this;
    const columns = 1 << bits;
    const unit = 2 ** (32 - bits);
    let smalls = 0;
    let larges = 0;
    for (let column = columns - 1; column >= 0; column--) {
      const p = probability[from + column] * columns;
      scaled[column] = p;
      if (p < 1) small[smalls++] = column;
      else large[larges++] = column;
    }
    while (smalls > 0 && larges > 0) {
      const poor = small[--smalls];
      const rich = large[larges - 1];
      table[from + poor] = (Math.floor(scaled[poor] * unit) << bits) | rich;
      scaled[rich] -= 1 - scaled[poor];
      if (scaled[rich] < 1) {
        larges--;
        small[smalls++] = rich;
      }
    }
    // what is left is full up to rounding: the column itself, whatever the fraction
    while (larges > 0) table[from + large[--larges]] = large[larges];
    while (smalls > 0) table[from + small[--smalls]] = small[smalls];
  }
}

/** The probability of each outcome that an alias table really draws, as the exact sum over its columns. */
export function drawnProbability(table: Int32Array, from: number, bits: number): Float64Array {
  const columns = 1 << bits;
  const unit = 2 ** (32 - bits);
  const probability = new Float64Array(columns);
  for (let column = 0; column < columns; column++) {
    const entry = table[from + column];
    const threshold = entry >>> bits;
    const alias = entry & (columns - 1);
    probability[column] += threshold / unit / columns;
    probability[alias] += (unit - threshold) / unit / columns;
  }
  return probability;
}
