import type { AuditRecord } from './record.ts';

/**
 * Rows older than policy keeps them go, the rest stays whole: a row of its own says up to which one and with which hash, so
 * that the log that begins in the middle can still be checked, and nobody can shorten it unnoticed.
 */

/** What a `pruned` row says. */
export const prunedDetail = ({ seq, hash }: Pick<AuditRecord, 'seq' | 'hash'>): string => `${seq} ${hash}`;

/** The last row that is gone, as a `pruned` row tells it; null = this row tells nothing. */
export function prunedBy({
  action,
  detail,
}: Pick<AuditRecord, 'action' | 'detail'>): { seq: number; hash: string } | null {
  const [, seq, hash] = (action === 'pruned' && /^(\d+) ([0-9a-f]{64})$/.exec(detail)) || [];
  return seq && hash ? { seq: Number(seq), hash } : null;
}

const DAY_MS = 86_400_000;

/** The newest row that is too old to be kept; null = none. The clock of a row may have gone back: the oldest end decides. */
export function tooOld(records: readonly AuditRecord[], now: number, days: number): AuditRecord | null {
  const limit = now - days * DAY_MS;
  let last: AuditRecord | null = null;
  for (const record of records) {
    if (Date.parse(record.at) >= limit) break;
    last = record;
  }
  return last;
}
