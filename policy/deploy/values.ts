import { policySchema } from '../schema.ts';

/** A policy as the systems that carry it want it: names and values of the top level. */
export type Values = Record<string, unknown>;

/** The names a policy can have, in the order of the schema. */
export const settingNames = Object.keys(policySchema.shape);

/** Lists and groups travel as JSON where a system knows only text. */
export const isJson = (name: string): boolean =>
  !policySchema.shape[name as keyof typeof policySchema.shape].safeParse('').success;

/** The value as one line of text, for systems that know only text. */
export const lineOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Text inside XML, without what XML has no way to write: one such character makes the whole file unreadable. */
export const xml = (text: string): string =>
  text
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff\p{Cs}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

export type Browser = 'chrome' | 'edge';

export const registryOf: Record<Browser, string> = {
  chrome: 'SOFTWARE\\Policies\\Google\\Chrome',
  edge: 'SOFTWARE\\Policies\\Microsoft\\Edge',
};

/** What a browser calls an extension: 32 letters from a to p. */
export const isExtensionId = (text: string): boolean => /^[a-p]{32}$/.test(text);
