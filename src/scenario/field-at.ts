import { scenarioSchema } from './schema.ts';
import { type Field, fieldOf } from './shape.ts';

/** The whole scenario as one field. */
export const ROOT: Field = fieldOf(scenarioSchema);

/**
 * The field below `field` at `step`, or undefined where there is none. `value` is the data there: it says which kind an
 * intervention or a strategy is; without it, any kind that has the name will do.
 */
export function childField(field: Field, step: PropertyKey, value?: unknown): Field | undefined {
  const { shape } = field;
  switch (shape.kind) {
    case 'section':
      return shape.fields.get(String(step));
    case 'map':
    case 'list':
      return shape.item;
    case 'variants':
      return variantsOf(field, value)
        .map((variant) => childField(variant, step))
        .find((child) => child !== undefined);
    case 'either':
      return shape.options.map((option) => childField(option, step)).find((child) => child !== undefined);
    default:
      return undefined;
  }
}

/** The field at a path from the root (of scenarios, unless told otherwise), with the data along the path. */
export function fieldAt(path: readonly PropertyKey[], data: unknown, root: Field = ROOT): Field | undefined {
  let field: Field | undefined = root;
  let value = data;
  for (const step of path) {
    if (field === undefined) return undefined;
    field = childField(field, step, value);
    value = childValue(value, step);
  }
  return field;
}

/** Names that may stand below a field; empty where names are free or there are none. */
export function namesBelow(field: Field, value?: unknown): string[] {
  const { shape } = field;
  if (shape.kind === 'section') return [...shape.fields.keys()];
  if (shape.kind === 'variants') {
    return [...new Set(variantsOf(field, value).flatMap((variant) => namesBelow(variant)))];
  }
  if (shape.kind === 'either') return shape.options.flatMap((option) => namesBelow(option, value));
  return [];
}

/** The own value at a step of plain data, or undefined. */
export function childValue(value: unknown, step: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Record<PropertyKey, unknown>)[step];
}

function variantsOf(field: Field, value: unknown): Field[] {
  if (field.shape.kind !== 'variants') return [];
  const chosen = field.shape.options.get(String(childValue(value, field.shape.by)));
  return chosen === undefined ? [...field.shape.options.values()] : [chosen];
}
