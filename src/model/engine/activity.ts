import { sizeOf } from '../law/rows.ts';
import type { Activity } from './engine.ts';

/** Places that an activity takes as numbers in a line: active, before and lapsed by method, wallet users, multi users. */
export const activitySize = (methods: number): number => 3 * methods + 2;

/**
 * Adds to an activity at `at` the consumers by (methods used in the month before << methods) | methods used in this one.
 *
 * @param wallets the platforms that are wallets, as a mask
 */
export function addActivity(
  pairs: Float64Array,
  methods: number,
  wallets: number,
  sums: Float64Array,
  at: number,
): void {
  for (let pair = 0; pair < pairs.length; pair++) {
    const consumers = pairs[pair];
    if (consumers === 0) continue;
    const then = pair >> methods;
    for (let method = 0; method < methods; method++) {
      if ((pair >> method) & 1) sums[at + method] += consumers;
      if (!((then >> method) & 1)) continue;
      sums[at + methods + method] += consumers;
      if (!((pair >> method) & 1)) sums[at + 2 * methods + method] += consumers;
    }
    const used = sizeOf(pair & wallets);
    if (used >= 1) sums[at + 3 * methods] += consumers;
    if (used >= 2) sums[at + 3 * methods + 1] += consumers;
  }
}

export function activityAt(sums: Float64Array, at: number, methods: number): Activity {
  const [active, before, lapsed] = [0, 1, 2].map((which) => numbersAt(sums, at + which * methods, methods));
  const walletUsers = sums[at + 3 * methods];
  const multiUsers = sums[at + 3 * methods + 1];
  return { active, before, lapsed, walletUsers, multiUsers };
}

/** Some of the sums by themselves: a short list costs less than a typed array. */
export function numbersAt(sums: Float64Array, at: number, size: number): number[] {
  const numbers: number[] = [];
  for (let i = at; i < at + size; i++) numbers.push(sums[i]);
  return numbers;
}
