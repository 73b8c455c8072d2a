import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { nextRecord } from './chain.ts';
import { isNewDay, noteOf } from './checkpoint.ts';
import { type AuditRecord, type Entry, localIso, nothing } from './record.ts';
import { prunedDetail, tooOld } from './retention.ts';

/**
 * The log of this browser profile. Rows are only ever added; what policy no longer keeps goes by its age alone, and a row
 * says so.
 */

interface AuditDb extends DBSchema {
  records: { key: number; value: AuditRecord };
}

let opened: Promise<IDBPDatabase<AuditDb>> | null = null;

const db = (): Promise<IDBPDatabase<AuditDb>> => {
  opened ??= openDB<AuditDb>('yubisashi-audit', 1, {
    upgrade: (d) => void d.createObjectStore('records', { keyPath: 'seq' }),
    terminated: () => {
      opened = null;
    },
  }).catch((error: unknown) => {
    // A refusal now (disk full, profile busy) must not silence the log until the next start.
    opened = null;
    throw error;
  });
  return opened;
};

/** One writer at a time in this context; `add` refuses a number that another context has taken meanwhile. */
let queue: Promise<unknown> = Promise.resolve();

async function write(entry: Entry, now: number, tries = 10): Promise<AuditRecord> {
  const database = await db();
  const cursor = await database.transaction('records').store.openCursor(null, 'prev');
  // Hashing is asynchronous and would end a transaction, hence read, hash, then add under the key's uniqueness.
  const record = await nextRecord(entry, cursor?.value ?? null, now);
  try {
    // Flushed to the disk before it counts as written: power may fail right after.
    const tx = database.transaction('records', 'readwrite', { durability: 'strict' });
    await Promise.all([tx.store.add(record), tx.done]);
    return record;
  } catch (error) {
    if (tries > 0 && error instanceof DOMException && error.name === 'ConstraintError')
      return write(entry, now, tries - 1);
    throw error;
  }
}

/** The first row of a day is preceded by a checkpoint over the days before. */
async function writeInTurn(entry: Entry, now: number): Promise<AuditRecord> {
  const [last = null] = await latest(1);
  if (last && isNewDay(last, localIso(now))) {
    await write(
      { ...nothing, ...who(entry), digest: last.hash, action: 'checkpoint', detail: await noteOf(last) },
      now,
    );
  }
  return write(entry, now);
}

/** Who writes, with what. */
type Author = Pick<Entry, 'actor' | 'version' | 'policyHash'>;

/** The author of a row, for another row that is theirs. */
export const who = ({ actor, version, policyHash }: Author): Author => ({
  actor,
  version,
  policyHash,
});

/** Adds a row and resolves with it once it is on disk. */
export function append(entry: Entry, now: number): Promise<AuditRecord> {
  const mine = queue.then(() => writeInTurn(entry, now));
  queue = mine.catch(() => undefined);
  return mine;
}

/**
 * Drops rows older than `days`, and says so in a row of its own; resolves with how many went. Rows after number `sent` have
 * not reached the log system they are to be sent to and stay.
 */
export async function prune(author: Author, now: number, days: number, sent: number): Promise<number> {
  const rows = await all();
  const last = tooOld(
    rows.filter(({ seq }) => seq <= sent),
    now,
    days,
  );
  if (!last) return 0;
  // First the row that tells, then the rows it tells of: a crash in between loses nothing that is not told.
  await append({ ...nothing, ...who(author), action: 'pruned', detail: prunedDetail(last) }, now);
  const database = await db();
  const range = IDBKeyRange.upperBound(last.seq);
  const count = await database.count('records', range);
  await database.delete('records', range);
  return count;
}

/** Rows after a number, oldest first, at most `limit`. */
export async function after(seq: number, limit: number): Promise<AuditRecord[]> {
  return (await db()).getAll('records', IDBKeyRange.lowerBound(seq, true), limit);
}

/** The newest rows, newest first. */
export async function latest(count: number): Promise<AuditRecord[]> {
  const rows: AuditRecord[] = [];
  let cursor = await (await db()).transaction('records').store.openCursor(null, 'prev');
  while (cursor && rows.length < count) {
    rows.push(cursor.value);
    cursor = await cursor.continue();
  }
  return rows;
}

/** Every row, oldest first. */
export async function all(): Promise<AuditRecord[]> {
  return (await db()).getAll('records');
}
