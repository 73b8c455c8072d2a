import { z } from 'zod';
import { policySchema } from './schema.ts';

/** The schema of the settings as a tree of plain data, for whatever is written from it: the reference page, the form. */

export interface Setting {
  type?: string;
  title?: string;
  help?: string;
  description?: string;
  strictest?: unknown;
  default?: unknown;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  items?: Setting;
  properties?: Record<string, Setting>;
  additionalProperties?: Setting | false;
  required?: string[];
}

/** Every setting of the top level, in the order of the schema. */
export const settingsTree = (): Record<string, Setting> =>
  (z.toJSONSchema(policySchema, { io: 'input' }) as Setting).properties ?? {};
