/**
 * Alias tables (Walker 1977): draw an outcome from one 32-bit word with one look-up.
 *
 * An entry packs a threshold of 32 - bits and an alias of `bits` bits. A word gives a column (its upper `bits` bits) and
 * a fraction (the rest): the outcome is the column if the fraction is below the threshold, else the alias.
 *
 * Built by one sweep over light and heavy columns (Hübschle-Schneider & Sanders 2019, Parallel weighted random
 * sampling, section 3.2), which needs no stacks and changes little when the probabilities change little: two scenarios
 * that are almost alike stay coupled. Not as closely as could be: a column whose own outcome has no weight can only change
 * hands whole. What lacks less than half a unit of a threshold counts as full, so that the last digit of a probability of
 * 1/4, which fills whole columns, moves none of them.
 *
 * @param probability outcomes `from .. from + 2^bits`, summing to 1.
 * @param table written at the same places.
 */
export function buildAlias(probability: Float64Array, from: number, bits: number, table: Int32Array): void {
  const columns = 1 << bits;
  const unit = (1 << (31 - bits)) * 2;
  const end = from + columns;
  const full = 1 / columns;
  const scale = columns * unit;
  const filled = full - 0.5 / scale;
  let light = from;
  while (light < end && probability[light] >= filled) light++;
  let heavy = from;
  while (heavy < end && probability[heavy] < filled) heavy++;
  let left = heavy < end ? probability[heavy] : 0;
  while (heavy < end) {
    if (left >= filled && light < end) {
      const p = probability[light];
      table[light] = ((p * scale) << bits) | (heavy - from);
      left -= full - p;
      do light++;
      while (light < end && probability[light] >= filled);
    } else {
      // what is left of this heavy column is light: the next heavy one fills it up
      const poor = heavy;
      do heavy++;
      while (heavy < end && probability[heavy] < filled);
      if (heavy === end || left >= filled) table[poor] = poor - from;
      else {
        table[poor] = ((left * scale) << bits) | (heavy - from);
        left = probability[heavy] - (full - left);
        continue;
      }
      if (heavy < end) left = probability[heavy];
    }
  }
  // rounding may leave columns over: full, or of no weight
  for (; light < end; light++)
    if (probability[light] < filled) table[light] = closing(probability, from, columns, light);
}

/** A light column that nothing was left for: itself if it has weight, else the likeliest outcome. */
function closing(probability: Float64Array, from: number, columns: number, light: number): number {
  if (probability[light] > 0) return light - from;
  let best = from;
  for (let at = from; at < from + columns; at++) if (probability[at] > probability[best]) best = at;
  return best - from;
}

/** The probability of each outcome that an alias table really draws, as the exact sum over its columns. */
export function drawnProbability(table: Int32Array, from: number, bits: number): Float64Array {
  const columns = 1 << bits;
  const unit = (1 << (31 - bits)) * 2;
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
