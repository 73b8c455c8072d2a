import type { TownPost } from '../town.ts';
import { createStore } from './store.ts';

/** What is being composed, kept outside of the editors because those are remounted (schedule page, theme change). */

export interface Media {
  key: string;
  /** blob: address of the preview. */
  url: string;
  video: boolean;
  alt: string;
  /** Settles with the media id when the upload is done. */
  id: Promise<string>;
}

export interface PostDraft {
  key: string;
  text: string;
  media: Media[];
}

/** Names of the modes as the request spells them; empty = everyone. */
export type Audience = '' | 'Community' | 'Verified' | 'ByInvitation';

export interface Draft {
  posts: PostDraft[];
  /** Index of the post that was focused last: the toolbar works on it. */
  focus: number;
  scheduledAt: Date | null;
  place: boolean;
  /** Choices of a poll; empty = none. */
  poll: string[];
  audience: Audience;
  replyTo: TownPost | null;
  quoteOf: TownPost | null;
  sending: boolean;
}

/** inline = on the home page, modal = /compose/post, reply-<id> = under a post. */
export type ComposerId = 'inline' | 'modal' | `reply-${string}`;

let lastKey = 0;
export const newKey = (): string => `k${++lastKey}`;
const emptyPost = (): PostDraft => ({ key: newKey(), text: '', media: [] });
const emptyDraft = (): Draft => ({
  posts: [emptyPost()],
  focus: 0,
  scheduledAt: null,
  place: false,
  poll: [],
  audience: '',
  replyTo: null,
  quoteOf: null,
  sending: false,
});

interface Drafts {
  byId: Record<string, Draft>;
  /** Composer the schedule or the description page was opened from. */
  subject: ComposerId;
  /** Grows when editors have to be mounted afresh. */
  epoch: number;
}

export const drafts = createStore<Drafts>({ byId: {}, subject: 'modal', epoch: 0 });

/** The draft of a composer; a composer that was never used has an empty one. */
export function draftOf(id: ComposerId): Draft {
  const found = drafts.get().byId[id];
  if (found) return found;
  const fresh = emptyDraft();
  // Written without telling anybody: this is called while drawing, and nobody has seen another value yet.
  drafts.get().byId[id] = fresh;
  return fresh;
}

export function edit(id: ComposerId, patch: Partial<Draft>): void {
  const draft = draftOf(id);
  drafts.set((all) => ({ ...all, byId: { ...all.byId, [id]: { ...draft, ...patch } } }));
}

export function editPost(id: ComposerId, key: string, patch: (post: PostDraft) => Partial<PostDraft>): void {
  edit(id, { posts: draftOf(id).posts.map((post) => (post.key === key ? { ...post, ...patch(post) } : post)) });
}

export function addPost(id: ComposerId): void {
  const { posts } = draftOf(id);
  edit(id, { posts: [...posts, emptyPost()], focus: posts.length });
}

export function removePost(id: ComposerId, key: string): void {
  const posts = draftOf(id).posts.filter((post) => post.key !== key);
  edit(id, { posts, focus: Math.max(0, posts.length - 1) });
}

export function discard(id: ComposerId): void {
  for (const post of draftOf(id).posts) for (const media of post.media) URL.revokeObjectURL(media.url);
  drafts.set((all) => ({ ...all, byId: { ...all.byId, [id]: emptyDraft() } }));
}

/** Opens a page of its own (schedule, description) for a composer and makes every editor mount again afterwards. */
export function setSubject(subject: ComposerId): void {
  drafts.set((all) => ({ ...all, subject }));
}

export function remountEditors(): void {
  drafts.set((all) => ({ ...all, epoch: all.epoch + 1 }));
}

export const isEmpty = (draft: Draft): boolean =>
  draft.posts.every((post) => post.text.trim() === '' && post.media.length === 0);

/** Every post of a thread has to say or show something. */
export const isReady = (draft: Draft): boolean =>
  !draft.sending && draft.posts.every((post) => post.text.trim() !== '' || post.media.length > 0);
