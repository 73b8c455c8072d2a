import type { ImageReport } from './report.ts';

/** A sentence to show, by key; the words stand with the strings, the parameters come from the file. */
export interface ImageMessage {
  key: `image.problem.${string}` | `image.item.${string}` | 'image.clean' | 'image.cleanable' | 'image.not-cleanable';
  params: Record<string, string | number>;
}

/** What to tell about a report, in order: what could not be read, what was found, what can be done. */
export function describe(report: ImageReport): ImageMessage[] {
  const messages: ImageMessage[] = [];
  if (report.problem) messages.push({ key: `image.problem.${report.problem}`, params: { format: report.format } });
  for (const { kind, label, value, where } of report.items) {
    messages.push({ key: `image.item.${kind}`, params: { label, value, where } });
  }
  if (report.items.length === 0 && report.readable) messages.push({ key: 'image.clean', params: {} });
  else if (report.items.length > 0) {
    messages.push({
      key: report.cleanable ? 'image.cleanable' : 'image.not-cleanable',
      params: { format: report.format },
    });
  }
  return messages;
}
