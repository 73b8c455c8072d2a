import type { Draft } from '../../rules/draft.ts';
import { canonicalDraft } from './canonical.ts';

/** One stretch of a text that stayed, went or came. */
export interface Piece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Where two drafts differ, field by field. Texts carry the stretches that changed. */
export interface Change {
  field:
    | 'text'
    | 'posts'
    | 'account'
    | 'surface'
    | 'media'
    | 'alt'
    | 'audience'
    | 'placeTag'
    | 'scheduledAt'
    | 'replyTo'
    | 'quoteOf';
  post: number;
  before: string;
  after: string;
  pieces: Piece[];
}

const words = (text: string): string[] =>
  [...new Intl.Segmenter('ja', { granularity: 'word' }).segment(text)].map((segment) => segment.segment);

/** Cells of the comparison table; beyond it only what is common at both ends is kept (a 25,000 character note stays fast). */
const TABLE_LIMIT = 1_000_000;

/** Word-level difference by longest common subsequence, after what both ends share. */
export function textPieces(before: string, after: string): Piece[] {
  const a = words(before);
  const b = words(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [x, y] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const pieces: Piece[] = [];
  const add = (kind: Piece['kind'], text: string): void => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text) pieces.push({ kind, text });
  };
  add('same', a.slice(0, head).join(''));
  if (x.length * y.length > TABLE_LIMIT) {
    add('removed', x.join(''));
    add('added', y.join(''));
  } else {
    const length = table(x, y);
    const at = (i: number, j: number): number => length[i * (y.length + 1) + j] ?? 0;
    let [i, j] = [0, 0];
    while (i < x.length || j < y.length) {
      if (i < x.length && j < y.length && x[i] === y[j]) {
        add('same', x[i++] ?? '');
        j++;
      } else if (j >= y.length || (i < x.length && at(i + 1, j) >= at(i, j + 1))) add('removed', x[i++] ?? '');
      else add('added', y[j++] ?? '');
    }
  }
  add('same', a.slice(a.length - tail).join(''));
  return pieces;
}

/** Lengths of the longest common subsequence of every pair of tails. */
function table(x: readonly string[], y: readonly string[]): Uint32Array {
  const width = y.length + 1;
  const length = new Uint32Array((x.length + 1) * width);
  for (let i = x.length - 1; i >= 0; i--) {
    for (let j = y.length - 1; j >= 0; j--) {
      length[i * width + j] =
        x[i] === y[j]
          ? (length[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(length[(i + 1) * width + j] ?? 0, length[i * width + j + 1] ?? 0);
    }
  }
  return length;
}

/** Everything in which `after` is not what `before` was; empty when both have the same digest. */
export function difference(before: Draft, after: Draft): Change[] {
  const [a, b] = [canonicalDraft(before), canonicalDraft(after)];
  const changes: Change[] = [];
  const field = (name: Change['field'], from: string, to: string, post = 0): void => {
    if (from !== to) changes.push({ field: name, post, before: from, after: to, pieces: [] });
  };
  field('account', a.account, b.account);
  field('surface', a.surface, b.surface);
  field('posts', String(a.posts.length), String(b.posts.length));
  for (let post = 0; post < Math.max(a.posts.length, b.posts.length); post++) {
    const from = a.posts[post]?.text ?? '';
    const to = b.posts[post]?.text ?? '';
    if (from !== to) changes.push({ field: 'text', post, before: from, after: to, pieces: textPieces(from, to) });
  }
  const bytes = (draft: Draft): string => draft.media.map((m) => `${m.post}:${m.sha256}`).join(' ');
  field('media', bytes(a), bytes(b));
  field('alt', a.media.map((m) => m.alt).join('\n'), b.media.map((m) => m.alt).join('\n'));
  field('audience', a.audience, b.audience);
  field('placeTag', a.placeTag, b.placeTag);
  field('scheduledAt', String(a.scheduledAt ?? ''), String(b.scheduledAt ?? ''));
  field('replyTo', a.replyTo, b.replyTo);
  field('quoteOf', a.quoteOf, b.quoteOf);
  return changes;
}
