import { nameOf } from '../../scenario/names.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { FigureOf } from '../figures.ts';
import { type Outcome, readOutcome } from '../outcomes/outcome.ts';
import type { WrittenMap } from './schema.ts';

/** A question with a few possible answers, asked at every condition: who wins, where a chain signs, where the market tips. */
export interface RegimeMap {
  readonly name: string;
  readonly rule: Rule;
  /** What the answer is computed from; every run is asked for these too. */
  readonly outcomes: readonly Outcome[];
  readonly answers: readonly Answer[];
  /** Index of the answer that the means over replicates give; -1 where they do not exist. */
  answer(means: readonly number[]): number;
}

/** What an answer goes by: who has most, who is bound, or whether an outcome exceeds a value. */
export type Rule =
  | { readonly by: 'leader' }
  | { readonly by: 'partner' }
  | { readonly by: 'threshold'; readonly above: number };

export interface Answer {
  readonly label: string;
  /** The platform that the answer is about, whose colour it bears; null for none. */
  readonly platform: string | null;
}

/** Throws OutcomeError where a map asks for what there is not. */
export function readMap(written: WrittenMap, figures: readonly FigureOf[], scenario: Scenario): RegimeMap {
  const read = (text: string) => readOutcome(text, figures, scenario);
  const { name } = written;
  const platforms = Object.keys(scenario.platforms);
  const answers = platforms.map((platform) => ({ label: nameOf(scenario, platform), platform }));
  switch (written.by) {
    case 'leader': {
      const place = written.region === 'all' ? '' : ` in ${written.region}`;
      const outcomes = platforms.map((platform) => read(`${written.figure} of ${platform}${place}`));
      return { name, rule: { by: 'leader' }, outcomes, answers, answer: largest };
    }
    case 'partner': {
      const place = `of ${written.retailer}${written.region === 'all' ? '' : ` in ${written.region}`}`;
      const outcomes = platforms.map((platform) => read(`exclusive_with_${platform} ${place}`));
      const nobody = { label: 'Nobody', platform: null };
      return { name, rule: { by: 'partner' }, outcomes, answers: [...answers, nobody], answer: mostOrNone };
    }
    case 'threshold': {
      const { above, words } = written;
      const labels = words.map((label) => ({ label, platform: null }));
      const answer = ([mean]: readonly number[]): number => (Number.isNaN(mean) ? -1 : mean > above ? 1 : 0);
      return {
        name,
        rule: { by: 'threshold', above },
        outcomes: [read(written.outcome)],
        answers: labels,
        answer,
      };
    }
    default:
      return written satisfies never;
  }
}

/** The first of the largest; figures that do not exist (those of cards and cash) do not count. */
function largest(means: readonly number[]): number {
  let best = -1;
  for (const [i, mean] of means.entries())
    if (!Number.isNaN(mean) && (best < 0 || mean > means[best])) best = i;
  return best;
}

/** Who has more than half of the weeks, else nobody: the last answer. */
function mostOrNone(means: readonly number[]): number {
  const best = largest(means);
  if (best < 0) return -1;
  return means[best] > 0.5 ? best : means.length;
}
