import { FormulaError } from '../../core/formula.ts';
import { Mistake } from '../mistake.ts';

/** An error on its way to another thread, which would not keep its kind. */
export interface Failure {
  readonly kind: 'formula' | 'mistake' | 'other';
  readonly words: string;
  /** What else is known of it: the place of a formula, the code of a refusal, the stack. */
  readonly facts: Readonly<Record<string, unknown>>;
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { kind: 'other', words: String(error), facts: {} };
  if (error instanceof FormulaError)
    return { kind: 'formula', words: error.reason, facts: { path: error.path } };
  if (error instanceof Mistake) return { kind: 'mistake', words: error.message, facts: {} };
  const { message, stack, code, path } = error as NodeJS.ErrnoException;
  return { kind: 'other', words: message, facts: { stack, code, path } };
}

/** The error as it was in its thread. */
export function errorOf({ kind, words, facts }: Failure): Error {
  if (kind === 'formula') return Object.assign(new FormulaError(words), facts);
  if (kind === 'mistake') return new Mistake(words);
  return Object.assign(new Error(words), facts);
}
