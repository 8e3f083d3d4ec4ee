/**
 * Methods that draw users from their users, on paper: all methods held by all, no habit, utility u_j + J s_j with s_j last
 * week's share of payments (Katz & Shapiro 1985; Brock & Durlauf 2001).
 */
import { logitShares } from './logit.ts';

/** Shares of payments a week later: s_j <- e^(u_j + J s_j) / sum_k e^(u_k + J s_k). */
export const sharesNext = (utilities: readonly number[], J: number, seen: readonly number[]): number[] =>
  logitShares(utilities.map((utility, j) => utility + J * seen[j]));

/** Shares at the end of weeks 0, 1, ... `weeks`. */
export function sharesOver(
  utilities: readonly number[],
  J: number,
  start: readonly number[],
  weeks: number,
): number[][] {
  const path = [[...start]];
  for (let week = 1; week <= weeks; week++) path.push(sharesNext(utilities, J, path[week - 1]));
  return path;
}

export interface Rest {
  readonly shares: readonly number[];
  /** Weeks until no share moves by more than 1e-13. */
  readonly weeks: number;
}

const MOST_WEEKS = 100_000;

/** Where the shares come to rest from a start; null if not within 100,000 weeks, as at the edge of tipping. */
export function restFrom(utilities: readonly number[], J: number, start: readonly number[]): Rest | null {
  let shares = [...start];
  for (let weeks = 1; weeks <= MOST_WEEKS; weeks++) {
    const next = sharesNext(utilities, J, shares);
    const moved = Math.max(...next.map((share, j) => Math.abs(share - shares[j])));
    shares = next;
    if (moved < 1e-13) return { shares, weeks };
  }
  return null;
}

/**
 * Shares of the first of two methods at which a week changes nothing, in ascending order: the roots of
 * s = sigma(D + J (2s - 1)), with D the first's advantage in utils. One for J <= 2, up to three above.
 */
export function fixedPoints(D: number, J: number): number[] {
  const below = (s: number) => Math.log(s / (1 - s)) < D + J * (2 * s - 1);
  if (J <= 2) return [bisect(below, 0, 1)];
  // ln(s/(1-s)) - J (2s - 1) rises up to the lower fold, falls to the upper one, and rises again.
  const r = Math.sqrt(1 - 2 / J);
  const [lower, upper] = [(1 - r) / 2, (1 + r) / 2];
  const above = (s: number) => !below(s);
  return [
    ...(below(lower) ? [] : [bisect(below, 0, lower)]),
    ...(below(lower) || above(upper) ? [] : [bisect(above, lower, upper)]),
    ...(above(upper) ? [] : [bisect(below, upper, 1)]),
  ];
}

/** Where the first of two methods comes to rest from a share: at the next fixed point on the side to which it moves. */
export function restOfTwo(D: number, J: number, start: number): number {
  const points = fixedPoints(D, J);
  const rises = Math.log(start / (1 - start)) < D + J * (2 * start - 1);
  const ahead = rises ? points.find((s) => s >= start) : points.findLast((s) => s <= start);
  return ahead ?? points[rises ? points.length - 1 : 0];
}

/**
 * Share of the leader among K methods of equal worth, on the branch where there is one: 1/K where there is none.
 *
 * With a leader at x and all others alike, s = e^(J s) / sum reads J = (K - 1)/(K x - 1) ln((K - 1) x / (1 - x)): for two,
 * J = ln(x/(1-x)) / (2x - 1), which leaves 1/2 at the pitchfork J = 2. For more the curve folds back before it meets 1/K, at
 * J = K: both are stable between the fold and there. The upper part of the curve is taken.
 */
export function leaderShare(K: number, J: number): number {
  const [foldAt, foldJ] = foldOfLeader(K);
  if (J <= foldJ) return 1 / K;
  return bisect((x) => networkOfLeader(K, x) < J, foldAt, 1);
}

/** The J at which a leader among K equals has share x. */
const networkOfLeader = (K: number, x: number): number =>
  ((K - 1) / (K * x - 1)) * Math.log(((K - 1) * x) / (1 - x));

/** The leader's share where J is least, and that J: (1/2, 2) for two methods. */
export function foldOfLeader(K: number): readonly [x: number, J: number] {
  if (K === 2) return [1 / 2, 2];
  // The slope of J in x has the sign of (K x - 1) - K x (1 - x) ln((K - 1) x / (1 - x)), divided by x (1 - x) (K x - 1)^2.
  const falls = (x: number) => K * x - 1 < K * x * (1 - x) * Math.log(((K - 1) * x) / (1 - x));
  const x = bisect(falls, 1 / 2, 1);
  return [x, networkOfLeader(K, x)];
}

/**
 * The smallest advantage, in utils, at which a small wallet drives out a big one that would else stay: where the big one's
 * branch ceases to exist. D_c = J r - ln((1 + r)/(1 - r)), r = sqrt(1 - 2/J), for J > 2; 0 below, where nobody stays big.
 */
export function minimumSubsidy(J: number): number {
  if (J <= 2) return 0;
  const r = Math.sqrt(1 - 2 / J);
  return J * r - Math.log((1 + r) / (1 - r));
}

/**
 * By how much, in utils, a subsidy must exceed the minimum to tip within `weeks` weeks, to leading order: 2 pi^2 / (r weeks^2).
 *
 * Just above it the big one's share x below the fold moves by a eps + b x^2 a week, with a = s (1 - s) = 1/(2J) and
 * b = J r, so that the passage takes pi / sqrt(a b eps).
 */
export const subsidyForHaste = (J: number, weeks: number): number =>
  (2 * Math.PI ** 2) / (Math.sqrt(1 - 2 / J) * weeks ** 2);

/** Where a predicate that holds at `low` and not at `high` ceases to hold, to the last bit. */
function bisect(holds: (x: number) => boolean, low: number, high: number): number {
  for (let [a, b] = [low, high]; ; ) {
    const middle = (a + b) / 2;
    if (middle <= a || middle >= b) return middle;
    if (holds(middle)) a = middle;
    else b = middle;
  }
}
