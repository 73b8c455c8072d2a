import type { PageAction } from '../../guards/messages.ts';
import type { Topic } from '../../rules/topics.ts';
import type { Adapter } from '../../sites/adapter.ts';
import { ask } from './ask.ts';

export interface Note {
  result?: string;
  topics?: Topic[];
  detail?: string;
}

/** Rows of the log about what happens on this page, under the account that is logged in at that moment. */
export function createJournal({ id, account }: Adapter, report: (error: unknown) => void) {
  return (action: PageAction, { result = '', topics = [], detail = '' }: Note): void => {
    const row = { site: id, action, account: account(document), result, topics, detail: detail.slice(0, 500) };
    ask({ ask: 'log', ...row }).catch(report);
  };
}

export type Journal = ReturnType<typeof createJournal>;
