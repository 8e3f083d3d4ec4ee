import { describe, expect, it } from 'vitest';
import { scenarioJsonSchema } from '../../src/scenario/json-schema.ts';

type Json = { [key: string]: Json } & {
  description: string;
  required?: string[];
  default?: unknown;
  minimum?: number;
};

const schema = scenarioJsonSchema() as Json;

describe('the JSON Schema for editors', () => {
  it('is draft-07', () => {
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
  });

  it('tells meaning, unit and source in the descriptions, and uses no keywords of its own', () => {
    const fee = schema.properties.platforms.additionalProperties.anyOf as unknown as Json[];
    const { merchantFee } = fee[0].properties;
    expect(merchantFee).toMatchObject({ type: 'number', minimum: 0, maximum: 1, default: 0.006 });
    expect(merchantFee.description).toMatch(
      /^Fee the retailer pays.* Unit: share\. Source: data\/china_fees\.csv/,
    );
    expect(Object.keys(merchantFee).toSorted()).toEqual([
      'default',
      'description',
      'maximum',
      'minimum',
      'type',
    ]);
  });

  it('keeps the setting "source", which is named like a keyword', () => {
    expect(schema.properties.source.description).toBe('Where the story and its numbers come from.');
  });

  it('refuses unknown settings at every level', () => {
    const open: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { type, properties, additionalProperties } = node as Json;
      if ((type as unknown) === 'object' && properties && (additionalProperties as unknown) !== false)
        open.push(path);
      for (const [key, part] of Object.entries(node)) walk(part, `${path}/${key}`);
    };
    walk(schema, '');
    expect(open).toEqual([]);
  });

  it('asks for the sections of a scenario only where it extends none', () => {
    expect(schema.required).toBeUndefined();
    expect(schema.if).toEqual({ not: { required: ['extends'] } });
    expect(schema.then.required).toEqual(['name', 'segments', 'regions', 'platforms']);
  });

  it('lets a file that extends another change or take out an entry, and asks for whole interventions', () => {
    const [region, nothing] = schema.properties.regions.additionalProperties.anyOf as unknown as Json[];
    expect(region.required).toBeUndefined();
    expect(nothing).toEqual({ type: 'null' });
    const kinds = (schema.properties.interventions.items as Json).oneOf as unknown as Json[];
    expect(kinds.map(({ required }) => required)).toContainEqual(
      expect.arrayContaining(['kind', 'week', 'retailer']),
    );
  });
});
