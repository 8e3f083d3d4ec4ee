import type { Interval } from '../../core/bootstrap.ts';
import type { MorrisEffect } from '../../core/morris.ts';
import type { OutcomeAnalysis } from './analysis.ts';

/** What matters for an outcome, as places in the list of factors. All of them are in `order`, and each in one other list. */
export interface Ranking {
  /** By importance, the most important first. */
  readonly order: readonly number[];
  /** Those that matter beyond doubt, in this order. */
  readonly matter: readonly number[];
  /** Those that hardly matter, beyond doubt. */
  readonly slight: readonly number[];
  /** Those of which the intervals leave it open. */
  readonly open: readonly number[];
}

/** Share of the variance, alone and in interaction, below which a factor hardly matters. */
const SLIGHT_SHARE = 0.05;
/** Mean absolute effect, as a share of the largest, below which a factor hardly matters. */
const SLIGHT_EFFECT = 0.1;

/** By total indices where there are some, else by elementary effects. */
export const rankingOf = ({ effects, indices }: OutcomeAnalysis): Ranking =>
  indices === null ? rankingByEffects(effects ?? []) : rankingByShares(indices.total);

export const rankingByShares = (total: readonly Interval[]): Ranking =>
  ranked(
    total,
    total.map(() => 0),
    SLIGHT_SHARE,
  );

/** An effect that does not rise above what chance alone would show is open, however large it looks. */
export function rankingByEffects(effects: readonly MorrisEffect[]): Ranking {
  const largest = Math.max(...effects.map(({ muStar }) => finite(muStar.value)));
  const floors = effects.map(({ noiseFloor }) => finite(noiseFloor));
  return ranked(
    effects.map(({ muStar }) => muStar),
    floors,
    SLIGHT_EFFECT * largest,
  );
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 0);

/** Beyond doubt: an interval that lies above the floor, or below twice of what is slight. */
function ranked(importance: readonly Interval[], floors: readonly number[], little: number): Ranking {
  const order = [...importance.keys()].sort(
    (a, b) => finite(importance[b].value) - finite(importance[a].value) || a - b,
  );
  const matters = (i: number) => importance[i].value >= little && importance[i].low > floors[i];
  const isSlight = (i: number) => importance[i].value < little && importance[i].high < 2 * little;
  return {
    order,
    matter: order.filter(matters),
    slight: order.filter((i) => !matters(i) && isSlight(i)),
    open: order.filter((i) => !matters(i) && !isSlight(i)),
  };
}

/** Whether no factor is known to do anything to an outcome: it is the same everywhere, or chance hides what it does. */
export const isStill = ({ effects, indices }: OutcomeAnalysis): boolean =>
  indices === null
    ? (effects ?? []).every(({ muStar }) => !(muStar.value > 0))
    : !(indices.parameters.value > 0);

/** Whether two runs of one point are known to end differently. */
export const isNoisy = ({ effects, indices }: OutcomeAnalysis): boolean =>
  (indices?.noise.value ?? 0) > 0 || (effects ?? []).some(({ noiseFloor }) => noiseFloor > 0);

/** What of the variance of one run comes from where, as shares that add up to 1; NaN where nothing is known. */
export interface VarianceParts {
  /** From factors one by one. */
  readonly alone: number;
  /** From factors together, beyond what they do one by one. */
  readonly together: number;
  readonly chance: number;
}

/** Where noise is unknown it is among the interactions. Estimates outside 0 to 1 are cut: a share of a bar has to be one. */
export function varianceParts({ indices }: OutcomeAnalysis): VarianceParts {
  if (indices === null) return { alone: Number.NaN, together: Number.NaN, chance: Number.NaN };
  const { first, noiseShare } = indices;
  const chance = within01(finite(noiseShare.value));
  const sum = first.reduce((total, { value }) => total + value, 0);
  const alone = chance === 1 ? 0 : (1 - chance) * within01(sum);
  return { alone, together: 1 - chance - alone, chance };
}

const within01 = (value: number): number => Math.min(1, Math.max(0, value));
