import { type Adapter, noTarget, type Opened, type Reacted, type Target } from '../sites/adapter.ts';
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
  /** A composer that answers or quotes a post opens now. */
  open: (opened: Opened) => void;
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

/** Opening the composer of a reply or a quote sends nothing: no request has to find a consent. */
const opensComposer = (kind: GestureKind): kind is Opened['kind'] => kind === 'quote' || kind === 'reply';

/** Long enough to walk through the repost menu, short enough not to cover the next slip. */
const CONSENT_MS = 60_000;
/** A message may leave over a WebSocket, where no request takes the consent: it ends so soon after the page had the press. */
const PRESSED_MS = 3000;

/** Whom a message in this page is for, where its address says so. */
const conversation = (): string => /\/(?:chat|messages)\/([^/]+)/.exec(location.pathname)?.[1] ?? '';

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

  const give = (kind: GestureKind, target: string): Consent => {
    const consent = { kind, target, until: Date.now() + CONSENT_MS };
    consents.push(consent);
    return consent;
  };

  /** The page has the press. */
  const pressed = (consent: Consent): void => {
    if (consent.kind === 'direct-message') consent.until = Math.min(consent.until, Date.now() + PRESSED_MS);
  };

  const postOf = (id: string): HTMLElement | null => {
    const selector = id ? linkTo(id) : null;
    const link = selector ? findOne({ find: [selector], seen: 'address of a post' }, document) : null;
    return link ? partInPath(site.parts.post, ancestors(link)) : null;
  };

  /** Whether there was something to press. */
  const pressAgain = (intent: ReactionIntent, post: HTMLElement | null): boolean => {
    const part = site.parts[partOf[intent.does] ?? 'messageSend'];
    const button = intent.element?.isConnected
      ? intent.element
      : findOne(part, intent.does === 'direct-message' ? document : (post ?? document.createElement('div')));
    if (button) desk.press(button);
    return button !== null;
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
      const { does } = intent;
      const off = desk.mode(does, target) === 'off';
      const id = does === 'direct-message' ? conversation() : target.id;
      const given = live(does, id);
      if (off || given) {
        if (opensComposer(does)) desk.open({ kind: does, id: target.id });
        // The request will not say whose post it is about: what was let go here is let go there.
        else pressed(given && !off ? given : give(does, id));
        return true;
      }
      if (asking) return false;
      asking = true;
      const post = postOf(target.id);
      void desk
        .ask(intent.does, target, true)
        .then((yes) => {
          if (!yes) return;
          const consent = opensComposer(does) ? null : give(does, id);
          if (opensComposer(does)) desk.open({ kind: does, id: target.id });
          if (intent.does === 'repost' && !intent.element) menuTarget = target;
          if (pressAgain(intent, post) && consent) pressed(consent);
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
      const about = reaction.target || (reaction.kind === 'direct-message' ? conversation() : '');
      const consent = live(reaction.kind, about);
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
