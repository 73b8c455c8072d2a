import type { Choice } from '../../components/image-prompt.tsx';
import type { Look } from '../../guards/image/reader-protocol.ts';
import { treatmentOf } from '../../guards/image/treatment.ts';
import { isMedia } from '../../guards/media-file.ts';
import { createQueue } from '../../guards/queue.ts';
import type { Topic } from '../../rules/topics.ts';
import { ask, ContextLost } from './ask.ts';
import type { Reader } from './reader.ts';
import type { Stage } from './stage.tsx';
import { words } from './words.ts';

/** Looks at files on their way in and on their way out; asks only where something would leave that need not. */

export interface Looked {
  file: File;
  look: Look | null;
  /** Why there is no look; null when there is one. */
  failure: 'timeout' | 'unchecked' | null;
}

const topics: Topic[] = ['image-location', 'image-author'];

export function createImageDesk(reader: Reader, stage: Stage, report: (error: unknown) => void) {
  /** Sheets come one after another, in the order in which the files came. */
  const queued = createQueue();
  /** Hashes of files that somebody has let go as they are: their bytes are known again when they are uploaded. */
  const kept = new Set<Promise<string>>();

  /** Empty where it cannot be had: such a file is asked about once more on its way out. */
  const hashOf = (file: Blob): Promise<string> => reader.sha256(file).catch(() => '');

  const look = async (file: File): Promise<Looked> => {
    try {
      return { file, look: await reader.look(file), failure: null };
    } catch (error) {
      if (error instanceof ContextLost) throw error;
      return { file, look: null, failure: /timeout/.test(String(error)) ? 'timeout' : 'unchecked' };
    }
  };

  const log = async (action: 'image_cleaned' | 'image_kept' | 'image_cancelled', names: string[], result = '') => {
    if (names.length === 0) return;
    const detail = names.join(', ').slice(0, 500);
    await ask({ ask: 'log', site: stage.site, action, account: stage.account(), result, topics, detail });
  };

  const choose = async (looked: readonly Looked[]): Promise<(Choice | 'pass')[] | null> => {
    const ways = looked.map(({ look: seen }) => (seen ? treatmentOf(seen.report) : 'ask'));
    const shown = looked.filter((_, at) => ways[at] === 'ask');
    const choices = shown.length > 0 ? await stage.askImages(shown) : [];
    const all = looked.map((each, at) => {
      const way = ways[at];
      return way === 'pass' || way === 'clean' ? way : (choices?.[shown.indexOf(each)] ?? 'drop');
    });
    const named = (way: Choice): string[] => looked.filter((_, at) => all[at] === way).map(({ file }) => file.name);
    // Nothing is attached: what was cleaned without asking was not, either.
    if (choices) await log('image_cleaned', named('clean'));
    if (choices) await log('image_kept', named('keep'));
    await log('image_cancelled', choices ? named('drop') : looked.map(({ file }) => file.name));
    const quiet = ways.filter((way) => way === 'clean').length;
    if (choices && quiet > 0) stage.pass(words().live.cleaned(quiet));
    return choices && all;
  };

  return {
    /** For every file: what is handed on in its place (it itself, or its clean copy), null = nothing. Same order and length. */
    inspect: (files: readonly File[]): Promise<(File | null)[]> =>
      queued(async () => {
        try {
          const looked = await Promise.all(files.map((file) => (isMedia(file) ? look(file) : file)));
          const media = looked.filter((each): each is Looked => !(each instanceof File));
          const choices = media.length > 0 ? await choose(media) : [];
          // Who attaches nothing attaches nothing, whatever lay beside the pictures.
          if (!choices) return files.map(() => null);
          return looked.map((each) => {
            if (each instanceof File) return each;
            const { file, look: seen } = each;
            const choice = choices[media.indexOf(each)] ?? 'drop';
            if (choice === 'drop') return null;
            if (choice === 'clean') {
              if (!seen?.cleaned) throw new Error(`no clean copy of ${file.name}`);
              return new File([seen.cleaned], file.name, { type: file.type, lastModified: file.lastModified });
            }
            if (choice === 'keep') kept.add(hashOf(file));
            return file;
          });
        } catch (error) {
          report(error);
          return files.map(() => null);
        }
      }),

    /** Whether bytes may leave that are about to be sent; whatever goes wrong, they stay. */
    mayLeave: (bytes: Blob): Promise<boolean> =>
      queued(async () => {
        try {
          const file = new File([bytes], '', { type: bytes.type });
          const looked = await look(file);
          if (looked.look && treatmentOf(looked.look.report) !== 'ask') return true;
          const hash = await hashOf(bytes);
          if (hash && (await Promise.all(kept)).includes(hash)) return true;
          const answer = await stage.askUpload([looked]);
          if (answer === 'keep') kept.add(Promise.resolve(hash));
          await log(answer === 'keep' ? 'image_kept' : 'image_cancelled', [hash.slice(0, 12)], 'upload');
          return answer === 'keep';
        } catch (error) {
          report(error);
          return false;
        }
      }),
  };
}

export type ImageDesk = ReturnType<typeof createImageDesk>;
