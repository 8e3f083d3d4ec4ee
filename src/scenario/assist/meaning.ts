import { pathText, type Step } from '../../core/path.ts';
import { factsOf } from '../explain.ts';
import { childValue, fieldAt, namesBelow } from '../field-at.ts';
import { inherited, parameterOf } from '../parameters.ts';
import type { Field } from '../shape.ts';
import { outlineOf } from './outline.ts';
import { plainScalar } from './scalar.ts';
import type { Spot } from './sight.ts';

/** What a setting means, in the words of `paymarket explain`. */
export interface Meaning {
  /** The word in the text that it is the meaning of: the name of the setting, or its value. */
  readonly from: number;
  readonly to: number;
  readonly path: string;
  readonly meaning: string;
  readonly facts: readonly (readonly [name: string, text: string])[];
}

/** The meaning of the setting whose name or value stands at an offset of a scenario's text; undefined where there is none. */
export function meaningAt(text: string, at: number): Meaning | undefined {
  const { data, spot } = outlineOf(text, at);
  const path = pathOf(text, spot);
  if (path === undefined) return undefined;
  const field = fieldAt(path, data);
  const holder = fieldAt(path.slice(0, -1), data);
  if (field === undefined || holder === undefined) return undefined;
  const whole = describedIn(holder, field);
  const value = path.reduce<unknown>(childValue, data);
  return {
    from: spot.from,
    to: spot.to,
    path: pathText(path),
    meaning: whole.meaning,
    facts: told(whole, value, path),
  };
}

function pathOf(text: string, { kind, path, from, to, isNamed }: Spot): readonly Step[] | undefined {
  if (kind === 'value') return path;
  if (kind !== 'name' || !isNamed) return undefined;
  return [...path, plainScalar(text.slice(from, to)) ?? ''];
}

/** An entry of a map is described by the map where it says nothing itself. */
const describedIn = (holder: Field, field: Field): Field =>
  holder.shape.kind === 'map'
    ? { ...inherited(holder, field), meaning: field.meaning || holder.meaning }
    : field;

function told(field: Field, value: unknown, path: readonly (string | number)[]): Meaning['facts'] {
  const isGroup = ['section', 'map', 'variants'].includes(field.shape.kind);
  if (!isGroup) return factsOf(parameterOf(field, pathText(path)));
  const names = namesBelow(field, value);
  return names.length === 0 ? [] : [['settings', names.join(', ')]];
}
