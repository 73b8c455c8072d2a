import { readdirSync, readFileSync } from 'node:fs';
import { inspect, strip } from '../unit/image-bytes.ts';

/** What has to hold for any bytes whatever. */

const folder = new URL('../fixtures/images/', import.meta.url);

export const seedNames = readdirSync(folder).filter((name) => /\.(jpg|png|webp|gif|tif|heic|avif|mp4|mov)$/.test(name));
export const seeds = seedNames.map((name) => new Uint8Array(readFileSync(new URL(name, folder))));

/** Bytes of a report as JSON: what the page is told stays small. */
const MAX_REPORT = 128 * 1024;

export interface Verdict {
  format: string;
  outcome: 'cleaned' | 'unchanged' | 'refused';
  /** What is wrong with our answer; empty when nothing is. */
  faults: string[];
}

/** Reads and cleans; never throws. */
export async function judge(bytes: Uint8Array): Promise<Verdict> {
  const faults: string[] = [];
  const verdict: Verdict = { format: 'unknown', outcome: 'refused', faults };
  try {
    const report = await inspect(bytes);
    const result = await strip(bytes);
    verdict.format = report.format;
    if (JSON.stringify(report).length > MAX_REPORT) faults.push('the report is too long');
    if (report.cleanable !== !('problem' in result))
      faults.push(`cleanable is ${report.cleanable}, strip says otherwise`);
    if ('problem' in result) {
      if (!report.problem) faults.push('refused without a problem in the report');
      return verdict;
    }
    verdict.outcome = result.removed.length > 0 ? 'cleaned' : 'unchanged';
    const after = await inspect(result.bytes);
    if (after.format !== report.format) faults.push(`${report.format} has become ${after.format}`);
    if (!after.readable) faults.push(`cleaned, but ${after.problem}`);
    const left = after.items.map(({ kind, label, where }) => `${kind} ${label} ${where}`);
    if (left.length > 0) faults.push(`left: ${left.join(', ')}`);
    if (after.orientation !== report.orientation) faults.push('turned');
    const again = await strip(result.bytes);
    if ('problem' in again || again.removed.length > 0) faults.push('cleaning again finds more');
  } catch (error) {
    faults.push(`thrown: ${error instanceof Error ? error.stack?.split('\n').slice(0, 3).join(' ') : error}`);
  }
  return verdict;
}
