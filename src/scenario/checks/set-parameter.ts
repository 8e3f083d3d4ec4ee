import { suggestion } from '../../core/nearest.ts';
import { namesBelow } from '../field-at.ts';
import { misfit } from '../misfit.ts';
import { isSettable } from '../settable.ts';
import type { Field } from '../shape.ts';
import type { Check, Draft } from './draft.ts';
import { parameterField } from './parameter-field.ts';

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
  const field = parameterField(draft, parameter);
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
