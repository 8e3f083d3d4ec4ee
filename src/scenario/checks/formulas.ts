import { compileFormula, FormulaError } from '../../core/formula.ts';
import { childValue } from '../field-at.ts';
import { LEVERS, OBSERVABLES } from '../schema/strategies.ts';
import type { Check, Draft } from './draft.ts';

/**
 * Every formula of a strategy can be read, and reads only what platforms can see. What a step reads that is known
 * beforehand has a value in its week.
 */
export const checkFormulas: Check = (draft, report) => {
  for (const index of draft.list('strategies').keys()) {
    for (const part of ['steps', 'rules']) {
      for (const [rule, value] of draft.list('strategies', index, part).entries()) {
        for (const name of ['when', 'to']) {
          const known = part === 'steps' ? knownAt(draft, index, childValue(value, 'week')) : {};
          const fault = formulaFault(childValue(value, name), known);
          if (fault !== undefined) report.problem(['strategies', index, part, rule, name], fault);
        }
      }
    }
  }
};

type Known = Readonly<Record<string, number>>;

/** What the formula of a step will read for certain: its week, and the levers of its platform that nothing moves. */
function knownAt(draft: Draft, strategy: number, week: unknown): Known {
  if (typeof week !== 'number') return {};
  const platform = draft.at('strategies', strategy, 'platform');
  if (typeof platform !== 'string' || isMoved(draft, platform)) return { week };
  const levers = LEVERS.map((lever) => [lever, draft.at('platforms', platform, lever)] as const);
  const given = levers.filter(([, value]) => typeof value === 'number');
  return { week, ...Object.fromEntries(given) };
}

/** Whether anything but this one step may change a lever of a platform. */
function isMoved(draft: Draft, platform: string): boolean {
  const own = draft.list('strategies').filter((strategy) => childValue(strategy, 'platform') === platform);
  const moves = own.flatMap((strategy) => ['steps', 'rules'].flatMap((part) => listIn(strategy, part)));
  return moves.length > 1 || draft.interventions().some(({ kind }) => CHANGING.includes(kind));
}

function listIn(holder: unknown, name: string): readonly unknown[] {
  const value = childValue(holder, name);
  return Array.isArray(value) ? value : [];
}

/** Interventions that may reach a lever. */
const CHANGING = ['set', 'campaign', 'openness', 'fee-cap', 'incentive-cap'];

function formulaFault(text: unknown, known: Known): string | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const { reads, evaluate } = compileFormula(text, OBSERVABLES);
    if (Object.hasOwn(known, 'week') && reads.every((name) => Object.hasOwn(known, name))) evaluate(known);
    return undefined;
  } catch (error) {
    if (error instanceof FormulaError) return `formula: ${error.message}`;
    throw error;
  }
}
