import { z } from 'zod';
import { described, type Json } from '../../scenario/json-schema.ts';
import { studySchema } from './schema.ts';

/** The language of studies as JSON Schema (draft-07), for editors. */
export function studyJsonSchema(): Json {
  const schema = z.toJSONSchema(studySchema, { io: 'input', target: 'draft-07' });
  return { ...(described(schema) as Json), title: 'A paymarket study' };
}
