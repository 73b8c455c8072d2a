import { z } from 'zod';
import { type Language, policySchema } from './schema.ts';

/** The schema of the settings as a tree of plain data, for whatever is written from it: the reference page, the form. */

export interface Setting {
  type?: string;
  title?: string;
  help?: string;
  /** Title and help in English. */
  description?: string;
  englishHelp?: string;
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

/** With the words of `language` as its title and help, as deep as it goes. */
function speaking(setting: Setting, language: Language): Setting {
  const { description, englishHelp, items, properties, additionalProperties, ...rest } = setting;
  return {
    ...rest,
    ...(language === 'en' && { title: description, help: englishHelp }),
    ...(items && { items: speaking(items, language) }),
    ...(properties && { properties: all(properties, language) }),
    ...(additionalProperties !== undefined && {
      additionalProperties: additionalProperties && speaking(additionalProperties, language),
    }),
  };
}

const all = (settings: Record<string, Setting>, language: Language): Record<string, Setting> =>
  Object.fromEntries(Object.entries(settings).map(([key, setting]) => [key, speaking(setting, language)]));

/** Every setting of the top level, in the order of the schema, with its words in one language. */
export const settingsTree = (language: Language): Record<string, Setting> =>
  all((z.toJSONSchema(policySchema, { io: 'input' }) as Setting).properties ?? {}, language);
