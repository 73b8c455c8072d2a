import type { AuditRecord, Entry } from './record.ts';
import { localIso } from './record.ts';
import { prunedBy } from './retention.ts';

/** Tamper evidence: every row carries the hash of the row before it. */

const order = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(order);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, order(inner)]),
  );
};

/** SHA-256 over the row (keys in order, without its own hash), which contains the hash of the row before. */
export async function hashOf(record: Omit<AuditRecord, 'hash'>): Promise<string> {
  const { hash: _own, ...rest } = record as AuditRecord;
  const bytes = new TextEncoder().encode(JSON.stringify(order(rest)));
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The row that follows `last` (null = the first of the log). */
export async function nextRecord(entry: Entry, last: AuditRecord | null, now: number): Promise<AuditRecord> {
  const record = {
    ...entry,
    seq: (last?.seq ?? 0) + 1,
    at: localIso(now),
    clockBack: last !== null && Date.parse(last.at) > now,
    prevHash: last?.hash ?? '',
  };
  return { ...record, hash: await hashOf(record) };
}

export type ChainState =
  | { ok: true; count: number; head: string }
  | { ok: false; brokenAt: number; why: 'changed' | 'missing' | 'unlinked' | 'cut' };

/** Where a log may begin: at its first row, or after the rows that one of its own rows says have been kept long enough. */
function beginning(records: readonly AuditRecord[]): { seq: number; hash: string } {
  const start = { seq: 0, hash: '' };
  const first = records[0];
  if (!first || first.seq === 1) return start;
  return records.map(prunedBy).findLast((pruned) => pruned?.seq === first.seq - 1) ?? start;
}

/**
 * Checks rows in order of their numbers; a log that was cut at its start says so by the number of its first row, unless rows
 * were dropped for their age and a row says so.
 * A chain cannot show by itself that its end was cut off or that all of it was written anew: `witnesses` are hashes of
 * rows noted elsewhere (confirmation requests carry one each), and every one of them must occur; 'cut' when one does not.
 */
export async function verifyChain(
  records: readonly AuditRecord[],
  witnesses: readonly string[] = [],
): Promise<ChainState> {
  let last = beginning(records);
  for (const record of records) {
    if (record.seq !== last.seq + 1) return { ok: false, brokenAt: record.seq, why: 'missing' };
    if (record.prevHash !== last.hash) return { ok: false, brokenAt: record.seq, why: 'unlinked' };
    if ((await hashOf(record)) !== record.hash) return { ok: false, brokenAt: record.seq, why: 'changed' };
    last = record;
  }
  const hashes = new Set(records.map((record) => record.hash));
  if (witnesses.some((hash) => hash !== '' && !hashes.has(hash))) {
    return { ok: false, brokenAt: records.length + 1, why: 'cut' };
  }
  return { ok: true, count: records.length, head: last.hash };
}
