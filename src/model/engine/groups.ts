import { type Rows, sizeOf } from '../law/rows.ts';

/**
 * The groups of consumers that the mean field follows. An average has no memory to look up at the end of a month, so the
 * groups that the figures of activity and switching speak of are followed through the same flows as everybody: those who
 * had a method on top when the window opened, those who have not used it this month, and so on. Some groups are left by
 * paying with certain methods. Groups of the month that wait for the same methods are one and the same.
 */
export interface Groups {
  readonly count: number;
  /** First of the groups that had a method on top when the window opened, by method. No payment leads out of them. */
  readonly hadOnTop: number;
  /** First of the pairs of groups that have not used a method this month, by method: who did in the month before; all. */
  readonly unused: number;
  /** First of the groups that have used none of several methods this month; and which methods, by group, as masks. */
  readonly unusedSets: number;
  readonly sets: readonly number[];
  /** The group that has used no wallet this month. */
  readonly walletless: number;
  /** By wallet, in their order: the group that has used no other. */
  readonly faithful: readonly number[];
}

/** Everybody is the first group. */
export const ALL = 0;

/** The pair of a method: whoever used it in the month before and has not in this; whoever has not in this. */
export const lapsing = ({ unused }: Groups, method: number): number => unused + 2 * method;
export const idle = ({ unused }: Groups, method: number): number => unused + 2 * method + 1;

/** @param wallets the platforms that are wallets, as a mask */
export function createGroups({ methods }: Rows, wallets: number): Groups {
  const all = Array.from({ length: methods }, (_, method) => method);
  const hadOnTop = ALL + 1;
  const unused = hadOnTop + methods;
  const unusedSets = unused + 2 * methods;
  const sets: number[] = [];
  const unusedBy = (mask: number): number => {
    if (mask === 0) return ALL;
    if (sizeOf(mask) === 1) return unused + 2 * (31 - Math.clz32(mask)) + 1;
    if (!sets.includes(mask)) sets.push(mask);
    return unusedSets + sets.indexOf(mask);
  };
  const walletless = unusedBy(wallets);
  const faithful = all
    .filter((method) => (wallets >> method) & 1)
    .map((wallet) => unusedBy(wallets & ~(1 << wallet)));
  return { count: unusedSets + sets.length, hadOnTop, unused, unusedSets, sets, walletless, faithful };
}
