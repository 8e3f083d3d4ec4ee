import { ROOT } from './field-at.ts';
import { isSettable } from './settable.ts';
import type { Field, Shape } from './shape.ts';
import { typeWords } from './wording.ts';

/** A setting of the scenario language, as the schema declares it. */
export interface Parameter {
  /** Where it stands: `platforms.<id>.merchantFee`, `interventions[].campaign.cashback` (of the kind `campaign`). */
  readonly path: string;
  /** `a number`, `one of ladder, last-used`, `true or false` ... */
  readonly type: string;
  /** Unit in words; empty where there is none. */
  readonly unit: string;
  /** Smallest and largest value allowed; absent where it is no number. */
  readonly range?: readonly [low: number, high: number];
  /** The value where it is left out; absent where it is required or truly optional. */
  readonly default?: unknown;
  readonly required: boolean;
  readonly meaning: string;
  /** A paper, a file of `data/`, or `assumption`; empty where none is given. */
  readonly source: string;
  /** Fixed when the market is created. */
  readonly structural: boolean;
  /** Whether an intervention of kind `set` may change it. */
  readonly settable: boolean;
}

/** Settings that stand together, with what the group is about. */
export interface ParameterGroup {
  readonly path: string;
  readonly meaning: string;
  readonly parameters: readonly Parameter[];
}

/** All settings, group by group, in the order of the schema: of scenarios, unless told otherwise. */
export function parameterGroups(root: Field = ROOT): ParameterGroup[] {
  return groupsBelow(root, '');
}

export function listParameters(): Parameter[] {
  return parameterGroups().flatMap(({ parameters }) => parameters);
}

function groupsBelow(field: Field, path: string): ParameterGroup[] {
  const { shape } = field;
  switch (shape.kind) {
    case 'section':
      return sectionGroups(field, [...shape.fields], path);
    case 'map':
      return groupsBelow({ ...shape.item, meaning: shape.item.meaning || field.meaning }, `${path}.<id>`);
    case 'list':
      return groupsBelow({ ...shape.item, meaning: shape.item.meaning || field.meaning }, `${path}[]`);
    case 'variants':
      return variantGroups(field, shape, path);
    case 'either':
      return shape.options.flatMap((option) => groupsBelow(option, path));
    default:
      return [];
  }
}

function sectionGroups(field: Field, fields: readonly [string, Field][], path: string): ParameterGroup[] {
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const parameters = fields.flatMap(([name, child]) => parametersAt(child, below(name)));
  const deeper = fields.flatMap(([name, child]) => groupsBelow(child, below(name)));
  return [{ path, meaning: field.meaning, parameters }, ...deeper].filter(
    (group) => group.parameters.length > 0,
  );
}

/** The settings that every kind has come first, once; then each kind with its own. */
function variantGroups(
  field: Field,
  { by, options }: Extract<Shape, { kind: 'variants' }>,
  path: string,
): ParameterGroup[] {
  const kinds = [...options].map(([kind, option]) => ({ kind, option, fields: fieldsOf(option) }));
  const isShared = ([name, child]: [string, Field]): boolean =>
    kinds.every(({ fields }) => fields.some(([other, same]) => other === name && same === child));
  const shared = kinds[0].fields.filter(isShared);
  const own = kinds.flatMap(({ kind, option, fields }) =>
    sectionGroups(
      option,
      fields.filter((entry) => !isShared(entry) && entry[0] !== by),
      path === '' ? kind : `${path}.${kind}`,
    ),
  );
  return [...sectionGroups(field, shared, path), ...own];
}

const fieldsOf = ({ shape }: Field): [string, Field][] => (shape.kind === 'section' ? [...shape.fields] : []);

/** The parameter that a field is by itself, if it holds values and not settings with names of their own. */
function parametersAt(field: Field, path: string): Parameter[] {
  const { shape } = field;
  if (shape.kind === 'section' || shape.kind === 'variants') return [];
  const isList = shape.kind === 'list';
  if ((shape.kind === 'map' || isList) && !isPlain(shape.item)) {
    return shape.item.shape.kind === 'map' ? parametersAt(shape.item, `${path}.<id>`) : [];
  }
  const leaf = shape.kind === 'map' ? { ...inherited(field, shape.item), meaning: field.meaning } : field;
  return [parameterOf(leaf, shape.kind === 'map' ? `${path}.<id>` : path)];
}

const isPlain = ({ shape }: Field): boolean => !['section', 'map', 'list', 'variants'].includes(shape.kind);

/** An entry of a map of numbers is described by the map where it says nothing itself. */
export const inherited = (map: Field, item: Field): Field => ({
  ...item,
  unit: item.unit ?? map.unit,
  source: item.source ?? map.source,
  structural: item.structural || map.structural,
  required: false,
});

/** A field as the setting at a path. */
export function parameterOf(field: Field, path: string): Parameter {
  const { shape } = field;
  const section = path.split(/[.[]/)[0];
  return {
    path,
    type: typeWords(field),
    unit: field.unit ?? '',
    ...(shape.kind === 'number' ? { range: [shape.low, shape.high] as const } : {}),
    ...('default' in field ? { default: field.default } : {}),
    required: field.required,
    meaning: field.meaning,
    source: field.source ?? '',
    structural: field.structural,
    settable: isSettable(field, section),
  };
}
