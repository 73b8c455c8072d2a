import type { ImageReply } from '../../guards/messages.ts';
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
    const choice = await stage.askImages(looked.filter(needsAsking));
    const detail = looked
      .filter(needsAsking)
      .map(({ file }) => file.name)
      .join(', ')
      .slice(0, 500);
    const action = choice === 'clean' ? 'image_cleaned' : choice === 'keep' ? 'image_kept' : 'image_cancelled';
    await ask({
      ask: 'log',
      action,
      account: stage.account(),
      result: '',
      topics: ['image-location', 'image-author'],
      detail,
    });
    if (choice === 'cancel') return null;
    return choice === 'clean' ? await Promise.all(looked.map(clean)) : files;
  } catch (error) {
    report(error);
    return null;
  }
}
