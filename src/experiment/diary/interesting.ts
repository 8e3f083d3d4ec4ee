import type { Diaries } from './diaries.ts';
import { findSwitches } from './find-switches.ts';
import type { Switch } from './switch.ts';

/**
 * Consumers who changed their top of wallet, one switch each, as different as they come: of every reason the clearest case
 * first, then the next clearest of each.
 *
 * @param most how many are wanted; fewer where fewer switched
 */
export function interestingConsumers(diaries: Diaries, most: number): Switch[] {
  const clearest = new Map<number, Switch>();
  for (const found of findSwitches(diaries).toSorted(byClarity)) {
    if (!clearest.has(found.consumer)) clearest.set(found.consumer, found);
  }
  const groups = REASONS.map((reason) => [...clearest.values()].filter((one) => reasonOf(one) === reason));
  const rounds = Math.max(0, ...groups.map((group) => group.length));
  const inTurn = Array.from({ length: rounds }, (_, round) =>
    groups.flatMap((group) => group.slice(round, round + 1)),
  );
  return inTurn.flat().slice(0, most);
}

const REASONS = ['contract', 'rewarded', 'dropped', 'adopted', 'refused', 'chance'] as const;

/** A refusal that a contract brought about is another story than that of a shop that never took it. */
const reasonOf = ({ why }: Switch): (typeof REASONS)[number] =>
  why.kind === 'refused' && why.contract !== null ? 'contract' : why.kind;

function byClarity(a: Switch, b: Switch): number {
  const rank = (one: Switch): number => REASONS.indexOf(reasonOf(one));
  return rank(a) - rank(b) || clarity(b) - clarity(a) || a.week - b.week || a.consumer - b.consumer;
}

/** Share of the falls that the reason explains. */
function clarity({ why, falls }: Switch): number {
  if (why.kind === 'refused') return why.there / falls;
  return why.kind === 'rewarded' ? why.rewards / falls : 1 / (1 + falls);
}
