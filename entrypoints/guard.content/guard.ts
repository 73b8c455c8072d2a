import { watchAttachments } from '../../guards/attach.ts';
import { createOpener, readDraft } from '../../guards/draft.ts';
import { fittings, type TryOn } from '../../guards/fitting.ts';
import { intentOf } from '../../guards/gesture.ts';
import { connectInterlock } from '../../guards/interlock.ts';
import { watchComposers } from '../../guards/live.ts';
import { createUploads } from '../../guards/media.ts';
import { createPublisher } from '../../guards/publish.ts';
import { createUploadGate } from '../../guards/upload-gate.ts';
import type { Adapter } from '../../sites/adapter.ts';
import { override } from '../../sites/override.ts';
import { ask, ContextLost } from './ask.ts';
import { createChecker } from './checker.ts';
import { desk } from './desk.ts';
import { createHands } from './hands.ts';
import { createImageDesk } from './images.ts';
import { createJournal } from './journal.ts';
import { createReader } from './reader.ts';
import { createRecorder } from './recorder.ts';
import { openPictures, openReview, reviewAgain } from './review.ts';
import { createStage } from './stage.tsx';
import { words } from './words.ts';

/** A slow page has drawn its composer by then. */
const PARTS_MS = 6000;
/** A request follows its composer sooner than this. */
const BLIND_MS = 5000;

/**
 * Wires the guards to the page. Every listener sits on `window` in the capture phase from document_start on, so it hears
 * of a hand before the page does. Listeners are never removed: when the extension is updated under an open page, the old
 * guard can no longer release anything and keeps the page closed, saying so.
 */
export function startGuard(adapter: Adapter): void {
  const { site, id, composer: reader } = adapter;
  const readAccount = adapter.account;
  const never = new AbortController().signal;
  const files = createReader();
  const uploads = createUploads(files.sha256);
  const opener = createOpener(reader);
  const stage = createStage(adapter);
  const checker = createChecker(adapter);
  const recorder = createRecorder(adapter);

  const report = (error: unknown): void => {
    console.error('[yubisashi]', error);
    if (error instanceof ContextLost) stage.banner({ kind: 'context-invalidated' });
    else stage.banner({ kind: 'internal', detail: String(error) });
  };

  const note = createJournal(adapter, report);
  const images = createImageDesk(files, stage, report);
  const gate = createUploadGate(adapter, uploads, images.mayLeave);

  /** The element our own code is pressing at this moment; its events pass. */
  let pressing: HTMLElement | null = null;
  const press = (element: HTMLElement): void => {
    pressing = element;
    try {
      element.click();
    } finally {
      pressing = null;
    }
  };

  const { reactions, followsLink } = createHands(adapter, { checker, stage, opener, note, press, report });

  /** When the last composer went; epoch ms, infinity while there is one. */
  let composerSeen = 0;
  const publisher = createPublisher(
    adapter,
    {
      read: (composer) => {
        if (!reader) throw new Error('this site is read by its requests');
        return readDraft(adapter, reader, composer, opener.current, { uploads, digest: files.sha256 });
      },
      review: (draft, views) => {
        const words = draft.posts.some(({ text }) => text.trim() !== '');
        if (!reader && words && Date.now() - composerSeen > BLIND_MS) {
          stage.banner({ kind: 'blind', detail: location.pathname });
          note('protection_lost', { result: 'blind', detail: location.pathname });
        }
        return openReview(draft, views, uploads.find.bind(uploads), stage, desk, report);
      },
      views: (composer) => reader?.previews(composer) ?? [],
      authorize: async (release, carried) => {
        const answer = await ask({ ask: 'authorize', release, carried });
        if ('nonce' in answer) return { pass: answer };
        return { refused: stage.explain(answer.refused) || '—' };
      },
      press,
      closed: (why, detail) => {
        const kind = why === 'unconfirmed-request' ? 'stopped-request' : why === 'mismatch' ? why : 'part-missing';
        stage.banner({ kind, detail });
        note('stopped', { result: why, topics: ['two-person-check'], detail });
      },
    },
    uploads,
  );

  const interlock = connectInterlock(adapter, {
    publish: (carried) => publisher.admits(carried),
    deleted: ({ body }) => note('delete', { topics: ['correction'], detail: /\d{5,}/.exec(body)?.[0] ?? '' }),
    react: async (reaction) => {
      if (!(await reactions.admits(reaction))) return null;
      return ask({
        ask: 'react',
        site: id,
        kind: reaction.kind,
        target: reaction.target,
        account: readAccount(document),
      });
    },
    unreadable: (held) => {
      stage.banner({ kind: 'stopped-request', detail: held.kind });
      note('stopped', { result: 'unreadable', topics: ['two-person-check'], detail: held.kind });
    },
    harmless: (request) =>
      ask({ ask: 'harmless', site: id, method: request.method, url: request.url, body: request.body }),
    upload: gate.admits,
    uploaded: gate.answered,
    described: uploads.describe,
    files: images.inspect,
    started: (ticket) => void ask({ ask: 'started', ticket }).catch(report),
    done: async (ticket, status, createdId) => {
      try {
        const { finished, sent } = await ask({ ask: 'done', site: id, ticket, status, createdId });
        checker.sent(sent);
        if (finished) publisher.finish();
      } catch (error) {
        report(error);
      }
    },
  });

  /** On a page that is for composing, a composer must turn up; if none does, the site has changed under us. */
  let missing: ReturnType<typeof setTimeout> | undefined;
  const watchParts = (composers: number): void => {
    const expected =
      site.composePaths.some((path) => new RegExp(path).test(location.pathname)) && readAccount(document) !== '';
    if (!expected || composers > 0) {
      clearTimeout(missing);
      missing = undefined;
      return;
    }
    missing ??= setTimeout(() => {
      // Where the request is what is read, it goes on waiting for people; only the writing is not watched.
      stage.banner({ kind: reader ? 'part-missing' : 'blind', detail: location.pathname });
      note('protection_lost', { detail: location.pathname });
    }, PARTS_MS);
  };

  /** What the own profile lacks, told once per look at it. */
  let lookedAt = '';
  const watchProfile = (): void => {
    const profile = adapter.profile(document);
    const own = profile !== null && profile.handle.toLowerCase() === readAccount(document).toLowerCase();
    const seen = own ? JSON.stringify(profile) : '';
    if (seen === lookedAt) return;
    lookedAt = seen;
    stage.showProfile(own ? checker.profileGaps(profile) : []).catch(report);
  };

  const onGesture = (event: Event): void => {
    const path = event.composedPath();
    if (stage.owns(path)) return;
    if (pressing && path.includes(pressing)) return;
    const intent = intentOf(adapter, event, document);
    if (!intent && followsLink(event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (!intent) {
      opener.remember(event);
      reactions.remember(path);
      return;
    }
    if (intent.does !== 'publish' && reactions.passes(intent)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (intent.does === 'publish') void publisher.start(intent.composer).catch(report);
  };
  const onAuxiliary = (event: MouseEvent): void => {
    if (event.button !== 1 || stage.owns(event.composedPath()) || !followsLink(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const capture = { capture: true };
  window.addEventListener('click', onGesture, capture);
  // The middle button opens a link in a tab of its own.
  window.addEventListener('auxclick', onAuxiliary, capture);
  window.addEventListener('keydown', onGesture, capture);

  watchAttachments(site, { inspect: images.inspect, untaken: () => stage.pass(words().live.untaken) }, never);

  const live = watchComposers(
    site,
    {
      check: (_composer, texts) => checker.check(texts, opener.current, readAccount(document)),
      refine: (_composer, texts) =>
        checker.refine(texts, opener.current, readAccount(document)).catch((error: unknown) => {
          // Without the dictionary the pattern rules go on, and the sheet says so; without the background nothing does.
          if (error instanceof ContextLost) report(error);
          return null;
        }),
      show: (states) => {
        opener.left(location.pathname);
        if (states.length > 0) composerSeen = Number.POSITIVE_INFINITY;
        else if (composerSeen === Number.POSITIVE_INFINITY) composerSeen = Date.now();
        // Where the composer is what is read, one without its button is as good as none.
        watchParts(states.filter(({ composer }) => !reader || composer.button).length);
        watchProfile();
        stage.showLive(states, readAccount(document));
      },
    },
    never,
  );
  // Only the extension itself can send something here.
  chrome.runtime.onMessage.addListener((message: TryOn | { stopped: string } | string, _sender, answer) => {
    if (message === 'answered') reviewAgain();
    if (message === 'pictures') {
      void openPictures().then(answer);
      // Kept open until the pictures are read.
      return true;
    }
    if (typeof message === 'string') return;
    if ('tryOn' in message) answer(fittings(site, message, document));
    else {
      stage.banner({ kind: 'frame', detail: message.stopped });
      answer(null);
    }
  });

  const refresh = (): void => {
    const mend = checker.override();
    override(site, mend);
    interlock.watch([...mend.operations]);
    recorder.switch(checker.recording());
    lookedAt = '';
    live.refresh();
  };
  checker.start(refresh, stage).catch(report);
}
