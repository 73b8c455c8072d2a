import { render } from 'preact';
import { Banner } from '../../components/banner.tsx';
import type { ImageView } from '../../components/image-facts.tsx';
import type { Choice } from '../../components/image-prompt.tsx';
import { LivePanel } from '../../components/live-panel.tsx';
import type { Change } from '../../guards/approval/difference.ts';
import type { Link } from '../../guards/link.ts';
import type { LiveState } from '../../guards/live.ts';
import type { Hello } from '../../guards/messages.ts';
import type { ProfileGap } from '../../guards/profile.ts';
import type { Citation } from '../../rules/types.ts';
import type { Adapter, Target } from '../../sites/adapter.ts';
import type { GestureKind } from '../../sites/types.ts';
import type { Sheets } from '../sheets/draw.tsx';
import { ask } from './ask.ts';
import type { Looked } from './images.ts';
import { placeBeside } from './place.ts';
import { createShadow } from './shadow.ts';
import { words } from './words.ts';

/** What is shown on the page: everything in one closed shadow root. */

interface Question {
  kind: GestureKind;
  target: Target;
  account: string;
  mode: 'off' | 'confirm' | 'block';
  gesture: boolean;
  invitation: string;
  pause: number;
  citations: readonly Citation[];
}

interface Shown {
  live: LiveState | null;
  account: string;
  hello: Hello | null;
  sheet: Sheets['sheet'];
  reaction: (Question & { answer: (yes: boolean) => void }) | null;
  link: { link: Link; citations: readonly Citation[]; answer: (open: boolean) => void } | null;
  profile: readonly ProfileGap[];
  images: { images: ImageView[]; answer: (choices: Choice[] | null) => void } | null;
  upload: { images: ImageView[]; answer: (answer: 'stop' | 'keep') => void } | null;
  /** Clauses that speak of what pictures carry. */
  imageClauses: readonly Citation[];
  /** What was done without asking, for a moment. */
  note: string;
  banner: { kind: string; detail: string } | null;
}

/** Long enough to be read twice. */
const NOTE_MS = 8000;

export function createStage({ id: site }: Adapter) {
  const { host, mount, sheets, owns } = createShadow();
  const shown: Shown = {
    live: null,
    account: '',
    hello: null,
    sheet: null,
    reaction: null,
    link: null,
    profile: [],
    images: null,
    upload: null,
    imageClauses: [],
    note: '',
    banner: null,
  };

  /** Name of an account in the register; empty = it is not in it, null = nobody keeps one. */
  const nameOf = (account: string): string | null => {
    const register = shown.hello?.accounts ?? [];
    if (register.length === 0) return null;
    const own = register.find((each) => each.site === site && each.id.toLowerCase() === account.toLowerCase());
    return own ? own.name || own.id : '';
  };

  const draw = (): void => {
    // The page may replace its whole body: whoever removed us gets us back.
    if (!host.isConnected) document.documentElement?.append(host);
    const { live, account, hello, sheet, reaction, link, profile, images, upload, imageClauses, note, banner } = shown;
    render(
      <>
        {live && (
          <LivePanel
            account={account}
            name={nameOf(account)}
            texts={live.texts}
            findings={live.findings}
            ready={hello !== null}
            place={placeBeside(live.composer)}
            strings={words()}
          />
        )}
        <p class={note ? 'passing' : 'visually-hidden'} role="status">
          {note}
        </p>
        {banner && (
          <Banner
            {...banner}
            strings={words()}
            onReload={() => location.reload()}
            onCopyReport={() => void copy(reportText(banner))}
            onClose={() => set({ banner: null })}
          />
        )}
      </>,
      mount,
    );
    // Until the background has answered, the strictest holds.
    const about = { mayKeep: hello !== null && hello.images.metadata !== 'block', citations: imageClauses };
    const open: Sheets = {
      sheet,
      reaction: reaction && { ...reaction, onAnswer: reaction.answer, onCopy: copy },
      link: link && { ...link, onAnswer: link.answer },
      profile: profile.length > 0 ? { gaps: profile, onClose: () => set({ profile: [] }) } : null,
      images: images && { ...about, images: images.images, onChoice: images.answer },
      upload: upload && { ...about, images: upload.images, onAnswer: upload.answer },
    };
    globalThis.yubisashiSheets?.(open, sheets);
  };

  /** Sends for the sheets unless they are here. @throws ContextLost */
  const prepare = async (): Promise<void> => {
    if (!globalThis.yubisashiSheets) await ask({ ask: 'sheets' });
    if (!globalThis.yubisashiSheets) throw new Error('The sheets did not load');
  };

  const copy = (text: string): Promise<void> => navigator.clipboard.writeText(text);

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

  const choose = async (images: ImageView[]): Promise<Choice[] | null> => {
    await prepare();
    const answered = new Promise<Choice[] | null>((answer) => set({ images: { images, answer } }));
    return answered.finally(() => set({ images: null }));
  };

  const forget = (images: readonly ImageView[]): void => {
    for (const { url } of images) if (url) URL.revokeObjectURL(url);
  };

  const pass = (note: string): void => {
    set({ note });
    setTimeout(() => set({ note: '' }), NOTE_MS);
  };

  window.addEventListener('resize', () => shown.live && draw());
  window.addEventListener('scroll', () => shown.live && draw(), { capture: true, passive: true });

  return {
    /** Whether an event's path lies in our own interface. */
    owns,
    account: (): string => shown.account,
    site,

    protection(hello: Hello, imageClauses: readonly Citation[]): void {
      if (hello.language !== 'en') globalThis.yubisashiWords = undefined;
      mount.lang = sheets.lang = hello.language;
      const others = shown.banner?.kind === 'policy-lost' ? null : shown.banner;
      set({ hello, imageClauses, banner: hello.policyLost ? { kind: 'policy-lost', detail: '' } : others });
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

    prepare,
    /** Says something in passing that wants no answer. */
    pass,

    sheet(sheet: Shown['sheet']): void {
      set({ sheet });
    },

    async askReaction(question: Question): Promise<boolean> {
      await prepare();
      return new Promise((resolve) => {
        const answer = (yes: boolean): void => {
          set({ reaction: null });
          resolve(yes);
        };
        set({ reaction: { ...question, answer } });
      });
    },

    /** Shows where a link leads; true = it may open. */
    async askLink(link: Link, citations: readonly Citation[]): Promise<boolean> {
      await prepare();
      return new Promise((resolve) => {
        const answer = (open: boolean): void => {
          set({ link: null });
          resolve(open);
        };
        set({ link: { link, citations, answer } });
      });
    },

    /** What the profile on this page lacks; nothing = it is as it should be, or it is none. */
    async showProfile(gaps: readonly ProfileGap[]): Promise<void> {
      if (gaps.length > 0) await prepare();
      set({ profile: gaps });
    },

    /**
     * One choice per file, in their order; null = attach nothing. Where policy cleans without asking, only what cannot be
     * cleaned is shown.
     */
    async askImages(looked: readonly Looked[]): Promise<Choice[] | null> {
      const all = looked.map(viewOf);
      const silent = shown.hello?.images.metadata === 'clean';
      const open = all.filter((image) => !silent || !image.cleanable);
      const answers = open.length === 0 ? [] : await choose(open);
      forget(all);
      if (!answers) return null;
      if (open.length < all.length) pass(words().live.cleaned(all.length - open.length));
      return all.map((image) => answers[open.indexOf(image)] ?? 'clean');
    },

    /** Bytes that are on their way out unseen: they stay, or go as they are. */
    async askUpload(looked: readonly Looked[]): Promise<'stop' | 'keep'> {
      await prepare();
      const images = looked.map(viewOf);
      const answered = new Promise<'stop' | 'keep'>((answer) => set({ upload: { images, answer } }));
      return answered.finally(() => {
        set({ upload: null });
        forget(images);
      });
    },

    banner({ kind, detail = '' }: { kind: string; detail?: string }): void {
      set({ banner: { kind, detail } });
    },

    /** Changes in words, for the banner of a stopped request. */
    explain(changes: readonly Change[]): string {
      return changes.map((change) => words().field[change.field]).join(words().marks.list);
    },
  };
}

export type Stage = ReturnType<typeof createStage>;

function viewOf({ file, look, failure }: Looked): ImageView {
  const report = look?.report;
  return {
    name: file.name,
    url: file.type.startsWith('image/') ? URL.createObjectURL(file) : '',
    items: report?.items ?? [],
    hint: report?.placeHint ?? '',
    cleanable: look?.cleaned !== undefined,
    problem: report ? (report.readable ? null : (report.problem ?? 'damaged')) : failure,
    credentials: report?.contentCredentials ?? false,
  };
}
