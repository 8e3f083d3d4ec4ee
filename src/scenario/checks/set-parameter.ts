import { suggestion } from '../../core/nearest.ts';
import { stepsOf } from '../../core/path.ts';
import { childField, namesBelow, ROOT } from '../field-at.ts';
import { misfit } from '../misfit.ts';
import { isSettable } from '../settable.ts';
import type { Field } from '../shape.ts';
import type { Check, Draft } from './draft.ts';
import { declaredNames } from './mentions.ts';

/** `set` names a parameter that exists, that can change midway, and gives it a value that it can take. */
export const checkSetParameters: Check = (draft, report) => {
  for (const { path, get } of draft.interventions('set')) {
    const parameter = get('parameter');
    if (typeof parameter !== 'string') continue;
    const found = settable(draft, parameter);
    if (typeof found === 'string') {
      report.problem([...path, 'parameter'], found);
      continue;
    }
    const value = get('value');
    const words = value === undefined ? undefined : misfit(found, value);
    if (words !== undefined) report.problem([...path, 'value'], words);
  }
};

/** The field of a parameter that may be set midway, or why there is none. */
function settable(draft: Draft, parameter: string): Field | string {
  const field = resolved(draft, parameter);
  if (typeof field === 'string') return field;
  const { kind } = field.shape;
  if (kind === 'section' || kind === 'map' || kind === 'list') {
    return `"${parameter}" is a group of settings: name one of them${suggestion('', namesBelow(field), 'there is')}`;
  }
  if (!isSettable(field, parameter.split(/[.[]/)[0])) {
    return `"${parameter}" is fixed when the market is created and cannot be set midway`;
  }
  return field;
}

function resolved(draft: Draft, parameter: string): Field | string {
  let steps: string[];
  try {
    steps = stepsOf(parameter);
  } catch {
    return `no such parameter: "${parameter}"; write a path such as platforms.alipay.merchantFee`;
  }
  let field: Field = ROOT;
  for (const [depth, step] of steps.entries()) {
    const before = steps.slice(0, depth);
    const names = field.shape.kind === 'map' ? namesIn(draft, before) : namesBelow(field);
    const child = names.includes(step) || field.shape.kind === 'list' ? childField(field, step) : undefined;
    if (child === undefined) {
      const where = depth === 0 ? '' : ` in ${before.join('.')}`;
      return `unknown parameter: no "${step}"${where}${suggestion(step, names, 'there is')}`;
    }
    field = child;
  }
  return field;
}

/** The names that exist in a map of the scenario; every method has a taste, written or not. */
function namesIn(draft: Draft, path: readonly string[]): string[] {
  if (path[0] === 'segments' && path.at(-1) === 'tastes') return declaredNames(draft).method;
  return draft.names(...path);
}
