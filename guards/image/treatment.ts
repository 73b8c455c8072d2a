import type { ImageReport, ItemKind } from './report.ts';

/**
 * What is to be done with a file. Somebody is asked only where it tells of a person or a place, or where nobody can say or
 * help: a question over every shutter speed would soon be answered without reading. The rest is cleaned without a word,
 * for cleaning changes nothing that is seen.
 */
export type Treatment = 'pass' | 'clean' | 'ask';

const telling: readonly ItemKind[] = ['gps', 'place', 'author', 'face', 'device'];
/** A second film with its own sound, seconds before the picture was meant to be taken. */
const TELLING_CODES = ['motion-photo'];

export function treatmentOf(report: ImageReport): Treatment {
  if (!report.readable || report.contentCredentials) return 'ask';
  if (report.items.some(({ kind, label }) => telling.includes(kind) || TELLING_CODES.includes(label))) return 'ask';
  if (report.items.length === 0 && report.hidden.length === 0) return 'pass';
  return report.cleanable ? 'clean' : 'ask';
}
