import { draftOf, edit, isEmpty } from './drafts.ts';
import { composeAbout } from './post.tsx';
import { navigate } from './router.ts';
import { cursor, postById, repostMenu, toggleLike } from './timeline.ts';

/** Single-letter shortcuts on `document`; l, t and r are about the post the keyboard cursor (j, k) is on. */

const editable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

function move(step: number): void {
  const articles = [...document.querySelectorAll<HTMLElement>('article[data-testid="tweet"]')];
  const at = articles.findIndex((article) => article.dataset.postId === cursor.get());
  const next = articles[Math.min(articles.length - 1, Math.max(0, at + step))];
  if (!next) return;
  cursor.set(() => next.dataset.postId ?? '');
  next.focus();
}

function newPost(): void {
  const draft = draftOf('modal');
  if (isEmpty(draft)) edit('modal', { replyTo: null, quoteOf: null });
  navigate('/compose/post');
}

export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (editable(event.target) || document.querySelector('#layers [role="dialog"], #layers [role="menu"]')) return;
    const post = postById(cursor.get());
    const actions: Record<string, () => void> = {
      j: () => move(1),
      k: () => move(-1),
      n: newPost,
      l: () => post && toggleLike(post.id),
      t: () => post && repostMenu.set(() => post.id),
      r: () => post && composeAbout(post, 'replyTo'),
    };
    const action = actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    } else if (
      event.key === 'Enter' &&
      post &&
      event.target instanceof HTMLElement &&
      event.target.matches('article')
    ) {
      navigate(`/${post.author.handle}/status/${post.id}`);
    }
  });
}
