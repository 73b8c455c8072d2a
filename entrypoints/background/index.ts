import browser, { type Runtime } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { append, latest } from '../../audit/store.ts';
import { ownKeys } from '../../guards/approval/keys.ts';
import { createDesk } from '../../guards/desk/desk.ts';
import { flameOf } from '../../guards/desk/flame.ts';
import { configOf, type DeskConfig, type DeskPorts } from '../../guards/desk/ports.ts';
import { sentLately } from '../../guards/desk/recent.ts';
import { deskSchema, type Hello, type Replies, type Request, requestSchema } from '../../guards/messages.ts';
import { createQueue } from '../../guards/queue.ts';
import {
  asksAboutLinks,
  guidelinesInForce,
  imagesInForce,
  reactionsInForce,
  townContext,
  wordRules,
} from '../../policy/in-force.ts';
import { reactionMode } from '../../policy/reaction-mode.ts';
import type { Policy } from '../../policy/schema.ts';
import type { PolicyOperation } from '../../policy/site-schema.ts';
import { type Loaded, loadPolicy, onPolicyChanged } from '../../policy/store.ts';
import { dataRules } from '../../rules/data.ts';
import type { SiteId } from '../../rules/draft.ts';
import { guidelines } from '../../rules/guidelines/all.ts';
import { adapters } from '../../sites/adapters.ts';
import { operationFor } from '../../sites/operations.ts';
import type { Override } from '../../sites/override.ts';
import type { Operation, OperationKind } from '../../sites/types.ts';
import { keepBadge, showBadge } from './badge.ts';
import { emojiNames } from './emoji.ts';
import { holdByBody } from './hold.ts';
import { createKeeper } from './keeper.ts';
import { storeOf } from './memory.ts';
import { tellPages, tellStopped } from './pages.ts';
import { createPasses } from './passes.ts';
import { notePolicy } from './policy-note.ts';
import { createRecording } from './recording.ts';
import { tokenize } from './tokenizer.ts';
import { tonesOf } from './tone.ts';
import { createWalkUp } from './walk-up.ts';
import { welcomeNewcomers } from './welcome.ts';

/** A policy that has vanished must not make anything easier than it was. */
const reactionsOf = ({ policy, lost }: Loaded): Hello['reactions'] =>
  lost
    ? { like: 'block', repost: 'block', follow: 'block', directMessage: 'block', reply: 'block', ownPosts: 'confirm' }
    : reactionsInForce(policy);

const operationOf = ({ kind, method, url, body }: PolicyOperation): Omit<Operation, 'seen'> => ({
  kind,
  method,
  url,
  ...(body ? { body } : {}),
});

const overrideOf = ({ parts, operations }: Policy, site: SiteId): Override => ({
  parts: parts.filter((part) => part.site === site),
  operations: operations.filter((operation) => operation.site === site).map(operationOf),
});

const guidelineIds = guidelines.map((guideline) => guideline.id);

export default defineBackground(() => {
  const passes = createPasses(storeOf('session'));
  let loaded: Promise<Loaded> | null = null;
  const policy = (): Promise<Loaded> => {
    loaded ??= loadPolicy(guidelineIds);
    return loaded;
  };

  const config = async (): Promise<DeskConfig> => configOf(await policy());

  const ports: DeskPorts = {
    config,
    tokens: tokenize,
    tones: tonesOf,
    keys: ownKeys,
    emojiNames,
    session: storeOf('session'),
    local: storeOf('local'),
    record: async (entry) => {
      const record = await append(entry, Date.now());
      void keeper.tend();
      return record;
    },
    rows: latest,
    logHead: async () => (await latest(1))[0]?.hash ?? '',
    passes,
    now: Date.now,
    randomId: () => crypto.randomUUID(),
    origin: new URL(browser.runtime.getURL('/')).origin,
    version: browser.runtime.getManifest().version,
  };
  const desk = createDesk(ports);
  const walkUp = createWalkUp(ports.session, desk);
  const keeper = createKeeper(ports.local, async () => (await policy()).policy);
  const recording = createRecording(ports.session);

  const report = (error: unknown): void => console.error('[yubisashi]', error);
  /** Kinds of requests that policy lets go; nothing until it has been read. */
  let off: OperationKind[] = [];
  const liftOff = async (): Promise<void> => {
    const modes = reactionsOf(await policy());
    off = [];
    if (modes.like === 'off') off.push('like');
    if (modes.repost === 'off') off.push('repost');
    if (modes.follow === 'off') off.push('follow');
    if (modes.directMessage === 'off' && modes.reply === 'off') off.push('direct-message');
    const { policy: inForce } = await policy();
    const refused = await passes.lift(off, inForce.operations.map(operationOf));
    if (refused.length > 0) report(`operations: too much for the rules of this browser: ${refused.join(' ')}`);
  };

  /** Brings a script into a page that has asked for something. At once: a page that is still loading must not keep somebody waiting. */
  const bring = async (file: 'sheets.js' | 'english.js', { tab, frameId }: Runtime.MessageSender): Promise<void> => {
    const target = { tabId: tab?.id ?? -1, frameIds: [frameId ?? 0] };
    await chrome.scripting.executeScript({ target, files: [file], injectImmediately: true });
  };

  const hello = async (site: SiteId, sender: Runtime.MessageSender): Promise<Hello> => {
    const inUse = await policy();
    // Without it the page is guarded all the same, in Japanese.
    if (inUse.language === 'en') await bring('english.js', sender).catch(() => undefined);
    const { policy: inForce, lost, refused } = inUse;
    const reactions = reactionsOf(inUse);
    // While a storm of protest is on nobody answers anybody.
    if (await flameOf(ports.local)) Object.assign(reactions, { reply: 'block', directMessage: 'block' });
    const { severities, accounts, contact, clausesOff } = inForce;
    return {
      guidelines: guidelinesInForce(inForce),
      severities,
      clausesOff,
      override: overrideOf(inForce, site),
      rules: [...dataRules, ...wordRules(inForce)],
      context: townContext(inForce),
      sent: await sentLately(ports, site),
      accounts,
      contact,
      reactions,
      replies: inForce.replies,
      asksAboutLinks: lost || asksAboutLinks(inForce),
      images: lost ? { metadata: 'block', consent: 'record' } : imagesInForce(inForce),
      policyLost: lost,
      refused: refused.length,
      recording: (await recording.lines()) !== null,
      language: inUse.language,
    };
  };

  const answer = async (request: Request, sender: Runtime.MessageSender): Promise<Replies[Request['ask']]> => {
    const { tab } = sender;
    const here = tab?.id === undefined ? {} : { tab: tab.id };
    switch (request.ask) {
      case 'hello':
        return hello(request.site, sender);
      case 'tokens':
        return tokenize(request.texts);
      case 'tones':
        return tonesOf(request.texts);
      case 'review':
        return desk.review({ ...request, ...here }, request.first);
      case 'requested':
        await desk.requested(request.draft);
        return null;
      case 'walk-up':
        await walkUp.open(request, tab?.id ?? -1);
        return null;
      case 'i-am':
        await walkUp.sit(request.id, await policy());
        // At once: the sheet is looked at anew before the browser tells of the change.
        loaded = null;
        await desk.log({ action: 'sat_down', topics: ['who-and-when'] });
        return null;
      case 'code':
        return desk.code({ ...request, ...here }, request.code);
      case 'release':
        return desk.release({ ...request, ...here });
      case 'authorize':
        return desk.authorize(request.release, request.carried);
      case 'react': {
        const modes = reactionsOf(await policy());
        if (reactionMode(modes, request.site, request.kind) === 'block') return null;
        const topic = request.kind === 'quote' ? 'repost' : request.kind;
        await desk.log({
          action: 'reaction',
          site: request.site,
          account: request.account,
          result: 'allowed',
          topics: [topic],
          detail: `${request.kind} ${request.target}`,
        });
        return passes.open();
      }
      case 'harmless': {
        const { site: id, method, url, body } = request;
        const adapter = adapters.find((one) => one.id === id);
        const operation = adapter && operationFor(adapter.site, method, url, body);
        if (!operation || !adapter.harmless({ kind: operation.kind, method, url, body })) return null;
        return passes.open();
      }
      case 'started':
        await passes.close(request.ticket);
        return null;
      case 'done':
        return {
          finished: await desk.landed(request.ticket, request.status, request.createdId),
          sent: await sentLately(ports, request.site),
        };
      case 'sheets':
        await bring('sheets.js', sender);
        return null;
      case 'frame-stopped':
        await desk.log({
          action: 'stopped',
          site: request.site,
          account: request.account,
          result: 'frame',
          topics: ['two-person-check'],
          detail: request.kind,
        });
        await tellStopped(tab?.id ?? -1, request.kind);
        return null;
      case 'trace':
        await recording.add(`${request.site} ${request.line}`);
        return null;
      case 'open-options':
        await browser.runtime.openOptionsPage();
        return null;
      case 'log': {
        const { action, site, account, result, topics, detail } = request;
        await desk.log({ action, site, account, result, topics, detail });
        return null;
      }
    }
  };

  holdByBody({
    isPass: passes.isPass,
    isOff: (kind) => off.includes(kind),
    stopped: (site, kind, tabId) => {
      void desk.log({ action: 'stopped', site, result: 'page-made', topics: ['two-person-check'], detail: kind });
      void tellStopped(tabId, kind);
    },
  });

  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (sender.id !== browser.runtime.id) return undefined;
    const fromDesk = deskSchema.safeParse(message);
    // What confirms something may only come from a page of our own, never from a content script.
    if (fromDesk.success && sender.url?.startsWith(browser.runtime.getURL('/'))) {
      return walkUp.answer(fromDesk.data).then(
        (value) => ({ value }),
        (error: unknown) => ({ error: String(error) }),
      );
    }
    if (!sender.tab) return undefined;
    const request = requestSchema.safeParse(message);
    if (!request.success) return undefined;
    return answer(request.data, sender).then(
      (value) => ({ value }),
      (error: unknown) => ({ error: String(error) }),
    );
  });

  /** One at a time: two changes at once must not both add the same rules. */
  const queue = createQueue();
  const takeIn = (): Promise<void> =>
    queue(async () => {
      // The log is told of a changed policy even where the browser does not take its rules.
      await liftOff().catch(report);
      await notePolicy(await policy(), ports.local, desk.log);
    });
  onPolicyChanged(() => {
    loaded = loadPolicy(guidelineIds);
    void takeIn()
      .catch(report)
      .then(async () => {
        await tellPages();
        await showBadge(ports.local, await policy());
      });
  });

  welcomeNewcomers();
  // Nothing a page's process could reach: content scripts ask, they never read.
  void chrome.storage.local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' as chrome.storage.AccessLevel });
  void takeIn().catch(report);
  keeper.start(desk.tend);
  keepBadge(ports, policy);
});
