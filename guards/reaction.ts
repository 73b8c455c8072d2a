import { type Adapter, noTarget, type Reacted, type Target } from '../sites/adapter.ts';
import { findOne, partInPath } from '../sites/page.ts';
import type { GestureKind, OtherPart } from '../sites/types.ts';
import type { Intent } from './gesture.ts';

/** Stays a like, repost, quote, follow, reply or message until somebody has said yes to exactly that one. */

export type ReactionIntent = Exclude<Intent, { does: 'publish' }>;

export interface ReactionDesk {
  /** How such a gesture towards such a post is treated; a request does not tell whose post it is about. */
  mode: (kind: GestureKind, target: Target) => 'off' | 'confirm' | 'block';
  /** Shows the question (or, where policy blocks, the reason) and answers what was chosen. */
  ask: (kind: GestureKind, target: Target, gesture: boolean) => Promise<boolean>;
  /** Presses an element so that our own listeners let it through. */
  press: (element: HTMLElement) => void;
  /** The user has just touched the page, so a request may well be theirs though no gesture was recognised. */
  userIsActive: () => boolean;
  /** A reaction the page sent on its own. */
  stray: (reaction: Reacted) => void;
}

interface Consent {
  kind: GestureKind;
  target: string;
  until: number;
}

/** The part a shortcut stands for: it has no element of its own. */
const partOf: Partial<Record<GestureKind, OtherPart>> = {
  like: 'like',
  repost: 'repostMenu',
  reply: 'replyOpen',
  'direct-message': 'messageSend',
};

/** Opening the composer of a reply or a quote sends nothing, so consent to it ends with the press. */
const opensComposer = (kind: GestureKind): boolean => kind === 'quote' || kind === 'reply';

/** Long enough to walk through the repost menu, short enough not to cover the next slip. */
const CONSENT_MS = 60_000;

export function createReactions({ site, target: targetOf, linkTo }: Adapter, desk: ReactionDesk) {
  let consents: Consent[] = [];
  let asking = false;
  /** The post whose repost menu is open: the menu itself lives in another layer of the page. */
  let menuTarget: Target | null = null;

  const live = (kind: GestureKind, target: string): Consent | undefined => {
    const now = Date.now();
    consents = consents.filter((c) => c.until > now);
    return consents.find((c) => c.kind === kind && (c.target === target || c.target === '' || target === ''));
  };

  const postOf = (id: string): HTMLElement | null => {
    const selector = id ? linkTo(id) : null;
    const link = selector ? findOne({ find: [selector], seen: 'address of a post' }, document) : null;
    return link ? partInPath(site.parts.post, ancestors(link)) : null;
  };

  const pressAgain = (intent: ReactionIntent, post: HTMLElement | null): void => {
    if (intent.element?.isConnected) return desk.press(intent.element);
    const part = site.parts[partOf[intent.does] ?? 'messageSend'];
    const button = findOne(part, intent.does === 'direct-message' ? document : (post ?? document.createElement('div')));
    if (button) desk.press(button);
  };

  return {
    /** Notes which post a repost menu belongs to; call for every click and key the page may have. */
    remember(path: readonly EventTarget[]): void {
      if (partInPath(site.parts.repostMenu, path)) menuTarget = targetOf(path, document);
    },

    /** True when the event may go on to the page; otherwise the question is on its way. */
    passes(intent: ReactionIntent): boolean {
      const inMenu = intent.element && partInPath(site.parts.post, [intent.element]) === null;
      const target =
        (intent.does === 'repost' || intent.does === 'quote') && inMenu && menuTarget ? menuTarget : intent.target;
      if (desk.mode(intent.does, target) === 'off') {
        // The request will not say whose post it is about: what was let go here is let go there.
        if (!opensComposer(intent.does))
          consents.push({ kind: intent.does, target: target.id, until: Date.now() + CONSENT_MS });
        return true;
      }
      if (live(intent.does, target.id)) {
        if (opensComposer(intent.does)) consents = consents.filter((c) => c.kind !== intent.does);
        return true;
      }
      if (asking) return false;
      asking = true;
      const post = postOf(target.id);
      void desk
        .ask(intent.does, target, true)
        .then((yes) => {
          if (!yes) return;
          consents.push({ kind: intent.does, target: target.id, until: Date.now() + CONSENT_MS });
          if (intent.does === 'repost' && !intent.element) menuTarget = target;
          pressAgain(intent, post);
        })
        .finally(() => {
          asking = false;
        });
      return false;
    },

    /** Whether a held request may go: one consent, one request. */
    async admits(reaction: Reacted): Promise<boolean> {
      const target = { ...noTarget, id: reaction.target };
      if (desk.mode(reaction.kind, target) === 'off') return true;
      const consent = live(reaction.kind, reaction.target);
      if (consent) {
        consents = consents.filter((c) => c !== consent);
        return true;
      }
      if (!desk.userIsActive() || asking) {
        desk.stray(reaction);
        return false;
      }
      asking = true;
      try {
        return await desk.ask(reaction.kind, target, false);
      } finally {
        asking = false;
      }
    },
  };
}

function ancestors(element: Element): Element[] {
  const out: Element[] = [];
  for (let e: Element | null = element; e; e = e.parentElement) out.push(e);
  return out;
}
