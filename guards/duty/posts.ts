import type { AuditRecord } from '../../audit/record.ts';

/** What was published from here, as the log knows it: a post is there once the service has said so. */

export interface Posted {
  seq: number;
  at: string;
  account: string;
  /** As far as policy lets the log keep it. */
  text: string;
}

/** The last posts, newest first. */
export function postsOf(records: readonly AuditRecord[], count: number): Posted[] {
  const seen = records.filter(({ action }) => action === 'publish_seen').slice(-count);
  return seen.reverse().map(({ seq, at, account, digest }) => {
    const released = records.findLast((row) => row.action === 'released' && row.digest === digest && row.seq < seq);
    return { seq, at, account, text: released?.detail ?? '' };
  });
}
