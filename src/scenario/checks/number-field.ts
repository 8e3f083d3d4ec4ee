import { suggestion } from '../../core/nearest.ts';
import { type Step, stepsOf } from '../../core/path.ts';
import { namesBelow } from '../field-at.ts';
import type { Field, Shape } from '../shape.ts';
import { expectation } from '../wording.ts';
import type { Draft } from './draft.ts';
import { parameterField } from './parameter-field.ts';

/** A setting that is a number by itself, with the value it has. */
export interface NumberField {
  readonly field: Field & { readonly shape: Extract<Shape, { kind: 'number' }> };
  readonly value: number;
}

/** Shares of a whole: one alone cannot move. */
const PART_OF_A_WHOLE =
  /^((regions|segments)\.[^.]+\.share|holdings\.(joint|segments|regions)\..*|start\.(topOfWallet|shares)\..*)$/;

/** The number at a path of this scenario that a slider can move, or why there is none. */
export function numberField(draft: Draft, path: string): NumberField | string {
  const field = fieldOfSetting(draft, path);
  if (typeof field === 'string') return field;
  const { shape } = field;
  if (shape.kind === 'section' || shape.kind === 'map' || shape.kind === 'list') {
    return `"${path}" is a group of settings: name one of them${suggestion('', namesIn(draft, field, path), 'there is')}`;
  }
  if (shape.kind !== 'number')
    return `"${path}" is no number (${expectation(field)}): a slider moves numbers`;
  if (PART_OF_A_WHOLE.test(stepsOf(path).join('.')))
    return `"${path}" is a share of a whole that sums to 1: it cannot move alone`;
  const value = draft.at(...stepsOf(path)) ?? field.default;
  if (typeof value !== 'number') return `"${path}" has no value for a slider to start from; write one`;
  return { field: { ...field, shape }, value };
}

const namesIn = (draft: Draft, field: Field, path: string): string[] =>
  field.shape.kind === 'map' ? draft.names(...stepsOf(path)) : namesBelow(field);

/** As `parameterField`; the `value` of an intervention of kind `set` is what its parameter is. */
function fieldOfSetting(draft: Draft, path: string): Field | string {
  const field = parameterField(draft, path);
  if (typeof field === 'string') return field;
  const target = setParameter(draft, stepsOf(path));
  return target === undefined ? field : parameterField(draft, target);
}

/** The parameter that `interventions[i].value` stands for; undefined for any other path. */
export function setParameter(draft: Draft, [section, index, name]: readonly Step[]): string | undefined {
  if (section !== 'interventions' || name !== 'value') return undefined;
  const parameter = draft.at(section, index, 'parameter');
  return typeof parameter === 'string' ? parameter : undefined;
}
