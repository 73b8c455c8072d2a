import { connectInterlock } from '../../guards/interlock.ts';
import type { Adapter } from '../../sites/adapter.ts';
import { ask } from './ask.ts';
import { startGuard } from './guard.ts';

/** Guards a page, or keeps a frame of it closed: frames have no composer of ours, so whatever they would publish stays. */
export function guardPage(adapter: Adapter): void {
  if (window.top === window) {
    startGuard(adapter);
    return;
  }
  /** Nothing can be shown in a frame: its page is told, or the button in the toolbar where it has no guard. */
  const refuse = async (kind: string): Promise<null> => {
    await ask({ ask: 'frame-stopped', site: adapter.id, kind, account: adapter.account(document) }).catch(
      () => undefined,
    );
    return null;
  };
  connectInterlock(adapter, {
    publish: () => refuse('publish'),
    react: ({ kind }) => refuse(kind),
    harmless: ({ method, url, body }) => ask({ ask: 'harmless', site: adapter.id, method, url, body }),
    upload: async () => (await refuse('upload')) !== null,
    uploaded: () => {},
    deleted: () => undefined,
    described: () => {},
    files: async (files) => files,
    unreadable: ({ kind }) => void refuse(kind),
    started: () => {},
    done: async () => {},
  });
}
