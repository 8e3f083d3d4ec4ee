import { z } from 'zod';
import { type Scenario, scenarioSchema } from './schema.ts';

export type Json = { [key: string]: unknown };

/** What a scenario must say unless it extends one that does. */
const REQUIRED = ['name', 'segments', 'regions', 'platforms'] as const satisfies readonly (keyof Scenario)[];

/**
 * The scenario language as JSON Schema (draft-07), for editors. Descriptions carry unit and source. A file that extends
 * another may leave out what the other says, and take entries out with `null`; so nothing is required in maps of names, and
 * the sections that every scenario needs are required only without `extends`.
 */
export function scenarioJsonSchema(): Json {
  const schema = z.toJSONSchema(scenarioSchema, { io: 'input', target: 'draft-07' }) as Json;
  const { required: _, ...root } = described(schema) as Json;
  const properties = Object.entries(root.properties as Json).map(([name, value]) => [name, relaxed(value)]);
  return {
    ...root,
    title: 'A paymarket scenario',
    properties: Object.fromEntries(properties),
    if: { not: { required: ['extends'] } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, in data that nobody awaits
    then: { required: REQUIRED },
  };
}

/** The schema with unit and source told in the descriptions: editors show those, and no keywords of ours. */
export function described(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(described);
  if (typeof node !== 'object' || node === null) return node;
  const { unit, source, structural, ...rest } = node as Json;
  const isMeta = typeof unit !== 'object' && typeof source !== 'object';
  if (!isMeta) return mapped(node as Json, described);
  const words = [
    rest.description,
    unit && `Unit: ${unit}.`,
    source && `Source: ${source}.`,
    structural && 'Fixed in a run.',
  ];
  const description = words.filter(Boolean).join(' ');
  const plain = mapped(rest, described);
  return description === '' ? plain : { ...plain, description };
}

const mapped = (node: Json, change: (value: unknown) => unknown): Json =>
  Object.fromEntries(Object.entries(node).map(([key, value]) => [key, change(value)]));

/** A part of the schema in which maps may be partial; lists replace those they extend, and stay whole. */
function relaxed(node: unknown): unknown {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return node;
  const { required: _, ...rest } = node as Json;
  const { properties, additionalProperties: items } = rest;
  return {
    ...rest,
    ...(properties === undefined ? {} : { properties: mapped(properties as Json, relaxed) }),
    ...(typeof items === 'object'
      ? { additionalProperties: { anyOf: [relaxed(items), { type: 'null' }] } }
      : {}),
  };
}
