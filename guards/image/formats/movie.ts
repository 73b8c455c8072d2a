import { startsWith } from '../bytes.ts';
import { type Collector, createCollector } from '../report.ts';
import { patched, type Source } from '../source.ts';
import { fileBoxes } from './boxes.ts';
import { surveyFile } from './movie-survey.ts';
import { type Format, type StripResult, unchanged } from './types.ts';

/** MP4, QuickTime and 3GP films. Only their tables of contents are read, so that their length does not matter. */
export const movie: Format = {
  id: 'mp4',
  extensions: ['mp4', 'mov', 'm4v', '3gp', '3g2', 'qt'],
  // Older QuickTime films begin without a word about their type.
  matches: (head) => ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot'].some((type) => startsWith(head, type, 4)),
  inspect: inspectMovie,
  strip: stripMovie,
};

const none: ReadonlySet<string> = new Set();

async function inspectMovie(source: Source, to: Collector): Promise<void> {
  const plan = await surveyFile(source, none, to);
  if (plan.problem) return to.fail(plan.problem);
  if (!(await hasContents(source))) return to.fail('damaged');
  to.report.cleanable = true;
}

async function stripMovie(source: Source): Promise<StripResult> {
  const plan = await surveyFile(source, none, createCollector('mp4'));
  if (plan.problem) return { problem: plan.problem };
  if (!(await hasContents(source))) return { problem: 'damaged' };
  if (plan.removed.size === 0) return unchanged(source);
  return { parts: patched(source.size, plan.patches), removed: [...plan.removed] };
}

/** A film without a table of contents shows nothing, so nobody can say what it is. */
async function hasContents(source: Source): Promise<boolean> {
  const { boxes } = await fileBoxes(source);
  return boxes.some(({ type }) => type === 'moov');
}
