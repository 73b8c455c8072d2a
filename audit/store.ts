import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { nextRecord } from './chain.ts';
import type { AuditRecord, Entry } from './record.ts';

/** The log of this browser profile. Rows are only ever added; there is no way to clear it from here. */

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
    await database.add('records', record);
    return record;
  } catch (error) {
    if (tries > 0 && error instanceof DOMException && error.name === 'ConstraintError')
      return write(entry, now, tries - 1);
    throw error;
  }
}

/** Adds a row and resolves with it once it is on disk. */
export function append(entry: Entry, now: number): Promise<AuditRecord> {
  const mine = queue.then(() => write(entry, now));
  queue = mine.catch(() => undefined);
  return mine;
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
