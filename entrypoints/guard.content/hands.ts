import type { Opener } from '../../guards/draft.ts';
import { linkIn } from '../../guards/link.ts';
import { createReactions } from '../../guards/reaction.ts';
import type { Topic } from '../../rules/topics.ts';
import type { Adapter, Target } from '../../sites/adapter.ts';
import type { GestureKind } from '../../sites/types.ts';
import type { Checker } from './checker.ts';
import type { Journal } from './journal.ts';
import type { Stage } from './stage.tsx';

const topicOf = (kind: GestureKind): Topic => (kind === 'quote' ? 'repost' : kind);

interface Shop {
  checker: Checker;
  stage: Stage;
  opener: Opener;
  note: Journal;
  press: (element: HTMLElement) => void;
  report: (error: unknown) => void;
}

/** What a hand does to what others have written: reactions, replies, messages, links. */
export function createHands(adapter: Adapter, { checker, stage, opener, note, press, report }: Shop) {
  const account = (): string => adapter.account(document);
  const isOwn = ({ handle }: Target): boolean => handle !== '' && handle.toLowerCase() === account().toLowerCase();

  const reactions = createReactions(adapter, {
    mode: (kind, target) => checker.mode(kind, target, account()),
    press,
    open: opener.open,
    userIsActive: () => navigator.userActivation.isActive,
    ask: async (kind, target, gesture) => {
      const mode = checker.mode(kind, target, account());
      const question = {
        kind,
        target,
        account: account(),
        mode,
        gesture,
        invitation: checker.invitation(kind),
        pause: checker.pauseFor(kind, target),
        citations: [
          topicOf(kind),
          ...(kind === 'direct-message' && adapter.id === 'line-chat' ? ['reply' as const] : []),
        ].flatMap(checker.citations),
      };
      const allowed = await stage.askReaction(question).catch((error: unknown) => {
        report(error);
        return false;
      });
      // What is sent is noted by the background as it goes.
      if (!allowed || kind === 'reply') {
        const result = allowed ? 'allowed' : mode === 'block' ? 'blocked' : 'cancelled';
        note('reaction', { result, topics: [topicOf(kind)], detail: `${kind} ${target.id}` });
      }
      return allowed;
    },
    stray: ({ kind, target }) => {
      stage.banner({ kind: 'stopped-request', detail: kind });
      note('stopped', { result: 'page-made', topics: [topicOf(kind)], detail: `${kind} ${target}` });
    },
  });

  return {
    reactions,

    /** True when a click or key would follow a link of a received post: the question is on its way, the event is to be stopped. */
    followsLink(event: Event): boolean {
      if (!checker.asksAboutLinks()) return false;
      if (event instanceof KeyboardEvent && event.key !== 'Enter') return false;
      const path = event.composedPath();
      const link = linkIn(adapter, path, isOwn);
      if (!link || (link.host !== '' && checker.isOfficial(link.host))) return false;
      const anchor = path.find((target): target is HTMLAnchorElement => target instanceof HTMLAnchorElement);
      void stage
        .askLink(link, checker.citations('link-click'))
        .then((open) => {
          note('link', {
            result: open ? 'opened' : 'cancelled',
            topics: ['link-click'],
            detail: link.host || link.url,
          });
          if (open && anchor?.isConnected) press(anchor);
        })
        .catch(report);
      return true;
    },
  };
}
