import { z } from 'zod';
import { policySchema } from './schema.ts';

/**
 * The schema Chromium wants for managed storage, as loose as it may be: Chromium drops a whole top-level key for any fault
 * inside it without telling anybody, so enums, ranges and required fields are left to our own validation, which can speak.
 * It refuses to load an extension whose schema has oneOf/anyOf, type arrays or additionalProperties: false (measured, 156).
 * It also removes unknown names inside an object before we see them; docs/policy.md says so.
 */

export interface Loose {
  type: string;
  title?: string;
  description?: string;
  properties?: Record<string, Loose>;
  items?: Loose;
  additionalProperties?: Loose;
}

type Json = Record<string, unknown>;

const accepted = ['object', 'array', 'string', 'integer', 'number', 'boolean'];

/** The same shape in the words Chromium accepts. @throws TypeError for a setting it could not take (unions, tuples, any). */
export function loosen(schema: Json, path: string): Loose {
  const { type } = schema;
  if (typeof type !== 'string' || !accepted.includes(type))
    throw new TypeError(`${path}: not expressible for Chromium`);
  const out: Loose = { type };
  if (typeof schema.title === 'string') out.title = schema.title;
  if (typeof schema.description === 'string') out.description = schema.description;
  if (type === 'array') out.items = loosen((schema.items ?? {}) as Json, `${path}[]`);
  if (type === 'object') {
    const properties = schema.properties as Record<string, Json> | undefined;
    if (properties)
      out.properties = Object.fromEntries(
        Object.entries(properties).map(([key, inner]) => [key, loosen(inner, `${path}.${key}`)]),
      );
    else out.additionalProperties = loosen((schema.additionalProperties ?? {}) as Json, `${path}{}`);
  }
  return out;
}

export function managedSchema(): Loose {
  return loosen(z.toJSONSchema(policySchema, { io: 'input' }) as Json, 'policy');
}
