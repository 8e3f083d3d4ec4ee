import { suggestion } from '../../core/nearest.ts';
import { stepsOf } from '../../core/path.ts';
import { childField, childValue, namesBelow, ROOT } from '../field-at.ts';
import { inherited } from '../parameters.ts';
import type { Field } from '../shape.ts';
import type { Draft } from './draft.ts';
import { declaredNames } from './mentions.ts';

/** The field of a parameter of this scenario, or why there is none. */
export function parameterField(draft: Draft, parameter: string): Field | string {
  let steps: string[];
  try {
    steps = stepsOf(parameter);
  } catch {
    return `no such parameter: "${parameter}"; write a path such as platforms.alipay.merchantFee`;
  }
  let field: Field = ROOT;
  for (const [depth, step] of steps.entries()) {
    const child = below(draft, field, steps.slice(0, depth), step);
    if (typeof child === 'string') return child;
    field = child;
  }
  return field;
}

function below(draft: Draft, field: Field, before: readonly string[], step: string): Field | string {
  const where = before.length === 0 ? '' : ` in ${before.join('.')}`;
  const value = draft.at(...before);
  if (field.shape.kind === 'list') {
    if (childValue(value, step) !== undefined) return field.shape.item;
    return `no such item: ${before.join('.')} has ${draft.list(...before).length}, counted from [0]`;
  }
  const names = field.shape.kind === 'map' ? namesIn(draft, before) : namesBelow(field, value);
  const child = names.includes(step) ? childField(field, step, value) : undefined;
  if (child !== undefined && field.shape.kind === 'map')
    return { ...inherited(field, child), meaning: child.meaning || field.meaning };
  return child ?? `unknown parameter: no "${step}"${where}${suggestion(step, names, 'there is')}`;
}

/** The names that exist in a map of the scenario; every method has a taste, written or not. */
function namesIn(draft: Draft, path: readonly string[]): string[] {
  if (path[0] === 'segments' && path.at(-1) === 'tastes') return declaredNames(draft).method;
  return draft.names(...path);
}
