import type { Choice } from '../../components/image-prompt.tsx';
import type { ImageReply } from '../../guards/messages.ts';
import type { Topic } from '../../rules/topics.ts';
import { ask } from './ask.ts';
import type { Stage } from './stage.tsx';

/** Looks at files on their way in; asks only where something would leave that need not. */

export interface Looked {
  file: File;
  reply: ImageReply | null;
}

/** Chromium's limit for one extension message is 64 MB; base64 takes a third more than the bytes. */
const MESSAGE_LIMIT = 45 * 1024 * 1024;

const dataUrlOf = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

async function look(file: File): Promise<Looked> {
  if (!file.type.startsWith('image/') || file.size > MESSAGE_LIMIT) return { file, reply: null };
  return { file, reply: await ask({ ask: 'image', name: file.name, dataUrl: await dataUrlOf(file) }) };
}

export const needsAsking = ({ reply }: Looked): boolean => !reply?.report.readable || reply.report.items.length > 0;

async function clean({ file, reply }: Looked): Promise<File> {
  if (!reply?.cleaned) return file;
  const bytes = await (await fetch(reply.cleaned)).arrayBuffer();
  return new File([bytes], file.name, { type: file.type, lastModified: file.lastModified });
}

/** The files to hand on, cleaned where that was chosen; null when the person chose to attach nothing. */
export async function inspectFiles(
  files: File[],
  stage: Stage,
  report: (error: unknown) => void,
): Promise<File[] | null> {
  try {
    const looked = await Promise.all(files.map(look));
    if (!looked.some(needsAsking)) return files;
    const shown = looked.filter(needsAsking);
    const choices = await stage.askImages(shown);
    await log(shown, choices, stage.account());
    if (!choices) return null;
    const choiceOf = (each: Looked): Choice => choices[shown.indexOf(each)] ?? 'keep';
    const passed = looked.filter((each) => choiceOf(each) !== 'drop');
    return await Promise.all(passed.map((each) => (choiceOf(each) === 'clean' ? clean(each) : each.file)));
  } catch (error) {
    report(error);
    return null;
  }
}

const actionOf = { clean: 'image_cleaned', keep: 'image_kept', drop: 'image_cancelled' } as const;

/** One row for each way in which files were treated, with their names. */
async function log(shown: readonly Looked[], choices: readonly Choice[] | null, account: string): Promise<void> {
  for (const way of ['clean', 'keep', 'drop'] as const) {
    const names = shown.filter((_, at) => (choices?.[at] ?? 'drop') === way).map(({ file }) => file.name);
    if (names.length === 0) continue;
    const detail = names.join(', ').slice(0, 500);
    const topics: Topic[] = ['image-location', 'image-author'];
    await ask({ ask: 'log', action: actionOf[way], account, result: '', topics, detail });
  }
}
