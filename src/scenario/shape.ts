import type { z } from 'zod';

/** What the scenario language allows at one place: a plain reading of the schema, from which words are made. */
export type Shape =
  | { readonly kind: 'section'; readonly fields: ReadonlyMap<string, Field> }
  | { readonly kind: 'map'; readonly item: Field }
  | { readonly kind: 'list'; readonly item: Field }
  | { readonly kind: 'variants'; readonly by: string; readonly options: ReadonlyMap<string, Field> }
  | { readonly kind: 'number'; readonly whole: boolean; readonly low: number; readonly high: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'text' }
  /** Judged elsewhere: by the setting that it is meant for. */
  | { readonly kind: 'anything' }
  | { readonly kind: 'either'; readonly options: readonly Field[] };

/** A place in the scenario language with what was declared about it. */
export interface Field {
  readonly shape: Shape;
  readonly meaning: string;
  readonly unit?: string;
  readonly source?: string;
  /** Fixed when the market is created. */
  readonly structural: boolean;
  readonly nullable: boolean;
  /** Whether the author must write it. */
  readonly required: boolean;
  /** The value where nothing is written; absent for required and for truly optional ones. */
  readonly default?: unknown;
}

/** The parts of a zod definition that are read here; zod's own types do not name them all. */
interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly defaultValue?: unknown;
  readonly shape?: Record<string, z.ZodType>;
  readonly valueType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly discriminator?: string;
  readonly entries?: Record<string, string>;
  readonly values?: readonly unknown[];
}

interface Meta {
  readonly description?: string;
  readonly unit?: string;
  readonly source?: string;
  readonly structural?: boolean;
}

const definitionOf = (schema: z.ZodType): Definition => schema._zod.def as unknown as Definition;

const known = new WeakMap<z.ZodType, Field>();

/** The field that a schema describes. The same schema gives the same object. */
export function fieldOf(schema: z.ZodType): Field {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const field = readField(schema);
  known.set(schema, field);
  return field;
}

/** Peels defaults and optionality off, outermost first; of what is declared twice the outer counts. */
function readField(schema: z.ZodType): Field {
  let meta: Meta = {};
  let nullable = false;
  let required = true;
  const initial: { default?: unknown } = {};
  for (let inner = schema; ; ) {
    const definition = definitionOf(inner);
    meta = { ...(inner.meta() as Meta | undefined), ...meta };
    if (definition.type === 'nullable') nullable = true;
    else if (definition.type === 'default') initial.default = definition.defaultValue;
    else if (definition.type !== 'optional' && definition.type !== 'prefault') {
      return { ...described(meta), ...initial, shape: shapeOf(inner, definition), nullable, required };
    }
    if (definition.type !== 'nullable') required = false;
    inner = definition.innerType!;
  }
}

function described({ description = '', unit, source, structural = false }: Meta) {
  return {
    meaning: description,
    structural,
    ...(unit === undefined ? {} : { unit }),
    ...(source === undefined ? {} : { source }),
  };
}

function shapeOf(schema: z.ZodType, definition: Definition): Shape {
  switch (definition.type) {
    case 'object':
      return { kind: 'section', fields: mapValues(definition.shape!) };
    case 'record':
      return { kind: 'map', item: fieldOf(definition.valueType!) };
    case 'array':
      return { kind: 'list', item: fieldOf(definition.element!) };
    case 'union':
      return unionShape(definition);
    case 'number':
      return numberShape(schema as z.ZodNumber);
    case 'boolean':
      return { kind: 'flag' };
    case 'enum':
      return { kind: 'choice', options: Object.values(definition.entries!) };
    case 'literal':
      return { kind: 'choice', options: definition.values!.map(String) };
    case 'string':
      return { kind: 'text' };
    case 'unknown':
      return { kind: 'anything' };
    default:
      throw new Error(`the schema uses ${definition.type}, which src/scenario/shape.ts cannot put in words`);
  }
}

const mapValues = (shape: Record<string, z.ZodType>): Map<string, Field> =>
  new Map(Object.entries(shape).map(([name, schema]) => [name, fieldOf(schema)]));

function unionShape({ discriminator: by, options }: Definition): Shape {
  if (by === undefined) return { kind: 'either', options: options!.map(fieldOf) };
  const variants = options!.map((option): [string, Field] => {
    const kind = fieldOf(definitionOf(option).shape![by]).shape;
    return [kind.kind === 'choice' ? kind.options[0] : '', fieldOf(option)];
  });
  return { kind: 'variants', by, options: new Map(variants) };
}

const numberShape = (schema: z.ZodNumber): Shape => ({
  kind: 'number',
  whole: schema.format === 'safeint',
  low: schema.minValue ?? Number.NEGATIVE_INFINITY,
  high: schema.maxValue ?? Number.POSITIVE_INFINITY,
});
