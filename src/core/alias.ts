/**
 * Alias tables (Walker 1977): draw an outcome from one 32-bit word with one look-up.
 *
 * An entry packs a threshold of 32 - bits and an alias of `bits` bits. A word gives a fraction and a column, laid out alike:
 * the outcome is the column if the fraction is below the threshold, else the alias.
 *
 * Built by one sweep over light and heavy columns (Hübschle-Schneider & Sanders 2019, Parallel weighted random
 * sampling, section 3.2), which needs no stacks and changes little when the probabilities change little: two scenarios
 * that are almost alike stay coupled. Not as closely as could be: a column whose own outcome has no weight can only change
 * hands whole. What lacks less than half a unit of a threshold counts as full, so that the last digit of a probability of
 * 1/4, which fills whole columns, moves none of them.
 *
 * @param probability outcomes `from .. from + 2^bits`, summing to 1.
 * @param table written at the same places.
 * @param order room for 2 * 2^bits columns: whoever builds many tables lends the same to all.
 */
export function buildAlias(
  probability: Float64Array,
  from: number,
  bits: number,
  table: Int32Array,
  order = new Uint16Array(2 << bits),
): void {
  const columns = 1 << bits;
  const unit = (1 << (31 - bits)) * 2;
  const full = 1 / columns;
  const scale = columns * unit;
  const filled = full - 0.5 / scale;
  const lights = sortColumns(probability, from, columns, filled, order);
  let light = 0;
  let heavy = columns;
  const end = heavy + columns - lights;
  let left = heavy < end ? probability[from + order[heavy]] : 0;
  while (heavy < end) {
    const column = order[heavy++];
    for (; left >= filled && light < lights; light++) {
      const p = probability[from + order[light]];
      table[from + order[light]] = ((p * scale) << bits) | column;
      left -= full - p;
    }
    const next = heavy < end ? order[heavy] : column;
    if (heavy === end || left >= filled) {
      table[from + column] = column;
      left = probability[from + next];
    } else {
      // what is left of this heavy column is light: the next heavy one fills it up
      table[from + column] = ((left * scale) << bits) | next;
      left = probability[from + next] - (full - left);
    }
  }
  // rounding may leave columns over: full, or of no weight
  for (; light < lights; light++) {
    table[from + order[light]] = closing(probability, from, columns, from + order[light]);
  }
}

/**
 * Writes the light columns from 0 on and the heavy ones from `columns` on, and returns how many are light. Both places
 * are written and one moves on: a branch would be mistaken at every other heavy column.
 */
function sortColumns(
  probability: Float64Array,
  from: number,
  columns: number,
  filled: number,
  order: Uint16Array,
): number {
  let light = 0;
  let heavy = columns;
  for (let column = 0; column < columns; column++) {
    const isHeavy = probability[from + column] >= filled ? 1 : 0;
    order[light] = column;
    order[heavy] = column;
    light += 1 - isHeavy;
    heavy += isHeavy;
  }
  return light;
}

/** A light column that nothing was left for: itself if it has weight, else the likeliest outcome. */
function closing(probability: Float64Array, from: number, columns: number, light: number): number {
  if (probability[light] > 0) return light - from;
  let best = from;
  for (let at = from; at < from + columns; at++) if (probability[at] > probability[best]) best = at;
  return best - from;
}

/** The outcome that a 32-bit word draws from the table at `from`. The kernel repeats these lines inline. */
export function drawOutcome(table: Int32Array, from: number, bits: number, word: number): number {
  const column = word & ((1 << bits) - 1);
  const fraction = word >>> bits;
  const entry = table[from + column];
  return fraction < entry >>> bits ? column : entry & ((1 << bits) - 1);
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
