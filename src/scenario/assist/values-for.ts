import { defaultText } from '../explain.ts';
import { parameterOf } from '../parameters.ts';
import type { Field, Shape } from '../shape.ts';
import { valueText } from '../yaml-value.ts';
import { namesUsedAt } from './known-names.ts';
import type { Spot } from './sight.ts';
import type { Suggestion } from './suggestion.ts';

interface Around {
  readonly spot: Spot;
  readonly settings: unknown;
  readonly shipped: readonly string[];
}

/** The values that a setting may be given, as far as they can be listed. */
export function valuesFor(field: Field, around: Around): Suggestion[] {
  const { path } = around.spot;
  if (path.length === 1 && path[0] === 'extends')
    return around.shipped.map((name) => word(name, 'ships with it'));
  const names = namesUsedAt(path, around.settings).map((name) => ({
    ...word(name, ''),
    kind: 'name' as const,
  }));
  const isText = holdsText(field.shape);
  const options = [...(isText ? names : []), ...wordsOf(field, around.spot), ...usual(field)];
  return options.filter(({ label }, i) => options.findIndex((one) => one.label === label) === i);
}

const holdsText = (shape: Shape): boolean =>
  shape.kind === 'text' || (shape.kind === 'either' && shape.options.some((one) => holdsText(one.shape)));

function wordsOf({ shape, nullable, unit }: Field, spot: Spot): Suggestion[] {
  const nothing = nullable ? [word('null', 'nothing')] : [];
  switch (shape.kind) {
    case 'choice':
      return [...shape.options.map((option) => word(option, '')), ...nothing];
    case 'flag':
      return [word('true', ''), word('false', ''), ...nothing];
    case 'list':
      return [{ ...word('[ ]', 'a list'), insert: '[]', caret: 1 }, ...nothing];
    case 'section':
    case 'map':
    case 'variants':
      return [{ ...word('{ }', 'settings'), insert: '{  }', caret: 2 }, ...nothing];
    case 'either':
      return [
        ...shape.options.flatMap((option) => wordsOf({ ...option, ...(unit ? { unit } : {}) }, spot)),
        ...nothing,
      ];
    default:
      return nothing;
  }
}

/** The value that holds where nothing is written. */
function usual(field: Field): Suggestion[] {
  const { default: value } = field;
  if (!['number', 'string', 'boolean'].includes(typeof value) || value === '') return [];
  const text = defaultText(parameterOf(field, ''));
  return [{ ...word(text, 'default'), insert: valueText(value) }];
}

const word = (label: string, detail: string): Suggestion => ({
  label,
  insert: valueText(label === 'null' || label === 'true' || label === 'false' ? JSON.parse(label) : label),
  kind: 'word',
  detail,
  meaning: '',
  isNeeded: false,
});
