import { defaultText } from '../explain.ts';
import { childField, childValue, namesBelow } from '../field-at.ts';
import { inherited, parameterOf } from '../parameters.ts';
import type { Field } from '../shape.ts';
import { keyText } from '../yaml-value.ts';
import { namesUsedAt } from './known-names.ts';
import type { Spot } from './sight.ts';
import type { Suggestion } from './suggestion.ts';

interface Around {
  readonly spot: Spot;
  /** The map as merged, and as the text itself has it. */
  readonly value: unknown;
  readonly own: unknown;
  readonly settings: unknown;
}

/** The names that a map may still be given. */
export function namesFor(field: Field, { spot, value, own, settings }: Around): Suggestion[] {
  const { path } = spot;
  const isFree = (name: string): boolean => childValue(own, name) === undefined || isHere(own, name, spot);
  const declared = namesBelow(field, value).filter(isFree);
  const used = holdsNames(field) ? namesUsedAt(path, settings).filter(isFree) : [];
  return [...declared, ...used].flatMap((name) => {
    const child = childField(field, name, value);
    return child === undefined
      ? []
      : [suggestionOf(name, below(field, child), spot, used.includes(name), value)];
  });
}

/** The word under the cursor is a name of the map as well, and may be completed to itself. */
const isHere = (own: unknown, name: string, { kind, from, to, isNamed }: Spot): boolean =>
  kind === 'name' && to > from && !isNamed && childValue(own, name) === null;

const holdsNames = ({ shape }: Field): boolean =>
  shape.kind === 'map' || (shape.kind === 'either' && shape.options.some(holdsNames));

const below = (field: Field, child: Field): Field =>
  field.shape.kind === 'map'
    ? { ...inherited(field, child), meaning: child.meaning || field.meaning }
    : child;

function suggestionOf(name: string, field: Field, spot: Spot, isName: boolean, value: unknown): Suggestion {
  const isNeeded = !isName && field.required && childValue(value, name) === undefined;
  return {
    label: name,
    ...(spot.isNamed ? { insert: keyText(name) } : entryFor(name, field, spot)),
    kind: isName ? 'name' : 'setting',
    detail: detailOf(field, isName, isNeeded),
    meaning: field.meaning,
    isNeeded,
  };
}

/** The name with its colon, and what makes room for the value. */
export function entryFor(name: string, field: Field, spot: Spot): Pick<Suggestion, 'insert' | 'caret'> {
  const { kind } = field.shape;
  const head = `${keyText(name)}:`;
  if (!['section', 'map', 'variants', 'list'].includes(kind)) return { insert: `${head} ` };
  if (kind === 'list' && (spot.isFlow || isPlainList(field)))
    return { insert: `${head} []`, caret: head.length + 2 };
  if (spot.isFlow) return { insert: `${head} {  }`, caret: head.length + 3 };
  return { insert: `${head}\n${' '.repeat(spot.column + 2)}` };
}

const isPlainList = ({ shape }: Field): boolean =>
  shape.kind === 'list' && ['text', 'choice', 'number'].includes(shape.item.shape.kind);

function detailOf(field: Field, isName: boolean, isNeeded: boolean): string {
  if (isNeeded) return 'required';
  const { unit, default: usual } = parameterOf(field, '');
  if (isName || typeof usual === 'object' || usual === undefined) return unit;
  return `${unit === '' ? '' : `${unit}, `}default ${defaultText(parameterOf(field, ''))}`;
}
