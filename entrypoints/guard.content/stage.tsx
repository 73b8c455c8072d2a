import { render } from 'preact';
import { jaPage } from '../../assets/strings/ja-page.ts';
import baseCss from '../../assets/styles/base.css?inline';
import siteCss from '../../assets/styles/site.css?inline';
import tokensCss from '../../assets/styles/tokens.css?inline';
import { Banner } from '../../components/banner.tsx';
import { ImagePrompt, type ImageView } from '../../components/image-prompt.tsx';
import { LivePanel } from '../../components/live-panel.tsx';
import { ReactionPrompt } from '../../components/reaction-prompt.tsx';
import { ReviewSheet, type ReviewSheetProps } from '../../components/review-sheet.tsx';
import type { Change } from '../../guards/approval/difference.ts';
import type { LiveState } from '../../guards/live.ts';
import type { Hello } from '../../guards/messages.ts';
import type { Citation } from '../../rules/types.ts';
import type { ReactionKind } from '../../sites/types.ts';
import type { XTarget } from '../../sites/x-page.ts';
import type { Looked } from './images.ts';
import { placeBeside } from './place.ts';

/** What is shown on the page: everything in one closed shadow root, so that neither side's styles or scripts mix. */

interface Question {
  kind: ReactionKind;
  target: XTarget;
  account: string;
  mode: 'off' | 'confirm' | 'block';
  gesture: boolean;
  citations: readonly Citation[];
}

interface Shown {
  live: LiveState | null;
  account: string;
  hello: Hello | null;
  sheet: Omit<ReviewSheetProps, 'strings'> | null;
  reaction: (Question & { answer: (yes: boolean) => void }) | null;
  images: { images: ImageView[]; answer: (choice: 'clean' | 'keep' | 'cancel') => void } | null;
  banner: { kind: string; detail: string } | null;
}

/** Keys and focus inside our own interface are none of the page's business (shortcuts, focus traps). */
const private_ = ['keydown', 'keyup', 'keypress', 'focus', 'focusin'] as const;

export function createStage() {
  const host = document.createElement('yubisashi-stage');
  const root = host.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = tokensCss + baseCss + siteCss;
  const mount = document.createElement('div');
  mount.className = 'stage';
  mount.lang = 'jaPage';
  root.append(style, mount);

  const shown: Shown = {
    live: null,
    account: '',
    hello: null,
    sheet: null,
    reaction: null,
    images: null,
    banner: null,
  };

  const owns = (path: readonly EventTarget[]): boolean => path.includes(host);
  for (const type of private_) {
    window.addEventListener(type, (event) => owns(event.composedPath()) && event.stopImmediatePropagation(), {
      capture: true,
    });
  }

  const draw = (): void => {
    // The page may replace its whole body: whoever removed us gets us back.
    if (!host.isConnected) document.documentElement?.append(host);
    const { live, account, hello, sheet, reaction, images, banner } = shown;
    render(
      <>
        {live && (
          <LivePanel
            account={account}
            texts={live.texts}
            findings={live.findings}
            ready={hello !== null}
            place={placeBeside(live.composer)}
            strings={jaPage}
          />
        )}
        {sheet && <ReviewSheet {...sheet} strings={jaPage} />}
        {reaction && <ReactionPrompt {...reaction} strings={jaPage} onAnswer={reaction.answer} />}
        {images && <ImagePrompt images={images.images} strings={jaPage} onChoice={images.answer} />}
        {banner && (
          <Banner
            {...banner}
            strings={jaPage}
            onReload={() => location.reload()}
            onCopyReport={() => void navigator.clipboard.writeText(reportText(banner))}
            onClose={() => set({ banner: null })}
          />
        )}
      </>,
      mount,
    );
  };

  const set = (change: Partial<Shown>): void => {
    Object.assign(shown, change);
    draw();
  };

  const reportText = (banner: { kind: string; detail: string }): string =>
    [
      `ゆびさし ${banner.kind}`,
      new Date().toISOString(),
      `${location.origin}${location.pathname}`,
      banner.detail,
      navigator.userAgent,
    ].join('\n');

  window.addEventListener('resize', () => shown.live && draw());
  window.addEventListener('scroll', () => shown.live && draw(), { capture: true, passive: true });

  return {
    /** Whether an event's path lies in our own interface. */
    owns,
    account: (): string => shown.account,

    protection(hello: Hello): void {
      const others = shown.banner?.kind === 'policy-lost' ? null : shown.banner;
      set({ hello, banner: hello.policyLost ? { kind: 'policy-lost', detail: '' } : others });
    },

    /** The composer somebody works in: the one in a dialog, else the one with the caret, else the one with text. */
    showLive(states: readonly LiveState[], account: string): void {
      const active = document.activeElement;
      const live =
        states.find((state) => state.composer.inDialog) ??
        states.find((state) => active && state.composer.root.contains(active)) ??
        states.find((state) => state.texts.some((text) => text.trim() !== '')) ??
        null;
      set({ live, account });
    },

    sheet(sheet: Shown['sheet']): void {
      set({ sheet });
    },

    askReaction(question: Question): Promise<boolean> {
      return new Promise((resolve) => {
        const answer = (yes: boolean): void => {
          set({ reaction: null });
          resolve(yes);
        };
        set({ reaction: { ...question, answer } });
      });
    },

    askImages(looked: readonly Looked[]): Promise<'clean' | 'keep' | 'cancel'> {
      const images = looked.map(viewOf);
      return new Promise((resolve) => {
        const answer = (choice: 'clean' | 'keep' | 'cancel'): void => {
          for (const image of images) if (image.url) URL.revokeObjectURL(image.url);
          set({ images: null });
          resolve(choice);
        };
        set({ images: { images, answer } });
      });
    },

    banner({ kind, detail = '' }: { kind: string; detail?: string }): void {
      set({ banner: { kind, detail } });
    },

    /** Changes in words, for the banner of a stopped request. */
    explain(changes: readonly Change[]): string {
      return changes.map((change) => jaPage.field[change.field]).join('、');
    },
  };
}

export type Stage = ReturnType<typeof createStage>;

function viewOf({ file, reply }: Looked): ImageView {
  return {
    name: file.name,
    url: file.type.startsWith('image/') ? URL.createObjectURL(file) : '',
    items: reply?.report.items.map(({ kind, value }) => ({ kind, value })) ?? [],
    cleanable: reply?.cleaned !== undefined,
    problem: !reply ? 'uncheckable' : reply.report.readable ? null : 'unreadable',
  };
}
