import { compileFormula, FormulaError } from '../../core/formula.ts';
import { childValue } from '../field-at.ts';
import { OBSERVABLES } from '../schema/strategies.ts';
import type { Check } from './draft.ts';

/** Every formula of a strategy can be read, and reads only what platforms can see. */
export const checkFormulas: Check = (draft, report) => {
  for (const index of draft.list('strategies').keys()) {
    for (const part of ['steps', 'rules']) {
      for (const [rule, value] of draft.list('strategies', index, part).entries()) {
        for (const name of ['when', 'to']) {
          const fault = formulaFault(childValue(value, name));
          if (fault !== undefined) report.problem(['strategies', index, part, rule, name], fault);
        }
      }
    }
  }
};

function formulaFault(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    compileFormula(text, OBSERVABLES);
    return undefined;
  } catch (error) {
    if (error instanceof FormulaError) return `formula: ${error.message}`;
    throw error;
  }
}
