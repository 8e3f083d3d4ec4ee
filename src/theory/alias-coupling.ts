/**
 * Common random numbers on paper, where outcomes are drawn from alias tables (Walker 1977) with one word for both worlds.
 *
 * The best that a pairing could do is to let as few draws differ as the chances do. Alias tables do not get there. Most
 * columns of a small choice belong to outcomes without weight, go whole to a likely one, and change hands whole: a chance
 * that grows past a multiple of 1/columns takes a column from another outcome and gives back nearly as much of its own. How
 * many draws differ thus depends on where the chances lie, and is computed from the two tables.
 */

/** A column of a table: whose it is below a fraction, and above it. */
interface Column {
  readonly own: number;
  readonly share: number;
  readonly other: number;
}

/** What lacks less of a column than this is full: thresholds are not finer. */
const ROUNDING = 1e-9;

/**
 * The table in closed form, by the sums of Hübschle-Schneider & Sanders (2019, section 3.2). In the order of outcomes, `lacks`
 * sums what light ones lack of a column, `spares` what heavy ones have beyond it. A light column is filled up by the first
 * heavy outcome that spares as much as was lacking before; a heavy one keeps what is left when more is lacking than it
 * and those before spare, and the next heavy one fills it up.
 *
 * @param chances by outcome, summing to 1; as many columns as outcomes.
 */
function tableOf(chances: readonly number[]): Column[] {
  const full = 1 / chances.length;
  const isLight = (chance: number) => chance < full * (1 - ROUNDING);
  const all = [...chances.keys()];
  const [light, heavy] = [true, false].map((kind) => all.filter((i) => isLight(chances[i]) === kind));
  const lacks = sums(light.map((i) => 1 - chances[i] / full));
  const spares = sums(heavy.map((i) => chances[i] / full - 1));
  const filler = (place: number) => {
    const first = heavy.findIndex((_, h) => spares[h + 1] >= lacks[place] - ROUNDING);
    return heavy[first < 0 ? heavy.length - 1 : first];
  };
  const kept = (place: number) => {
    const lacking = lacks.find((sum) => sum > spares[place + 1] + ROUNDING);
    // a share, which the rounding of the sums may push past 1
    return lacking === undefined ? 1 : Math.min(1, Math.max(0, 1 + spares[place + 1] - lacking));
  };
  const columns: Column[] = [];
  for (const [place, own] of light.entries())
    columns[own] = { own, share: chances[own] / full, other: filler(place) };
  for (const [place, own] of heavy.entries())
    columns[own] = { own, share: kept(place), other: heavy[place + 1] ?? own };
  return columns;
}

/** 0 and the sums of the first, the first two, ... values. */
function sums(values: readonly number[]): number[] {
  let sum = 0;
  return [0, ...values.map((value) => (sum += value))];
}

/**
 * Chance that one of two worlds draws the outcome and the other does not, both from one word.
 *
 * @param before,after chances in the two worlds, by outcome, summing to 1; as many as the table has columns.
 */
export function chanceApart(outcome: number, before: readonly number[], after: readonly number[]): number {
  const [one, other] = [before, after].map((chances) =>
    tableOf(chances).map((column) => stretchOf(column, outcome)),
  );
  return one.reduce((sum, [low, high], column) => {
    const [from, to] = other[column];
    const both = Math.max(0, Math.min(high, to) - Math.max(low, from));
    return sum + (high - low + (to - from) - 2 * both) / one.length;
  }, 0);
}

/** The fractions of a column that draw an outcome. */
function stretchOf({ own, share, other }: Column, outcome: number): readonly [low: number, high: number] {
  if (own === outcome) return [0, other === outcome ? 1 : share];
  return other === outcome ? [share, 1] : [0, 0];
}
