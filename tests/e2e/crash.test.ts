import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyChain } from '../../audit/chain.ts';
import type { AuditRecord } from '../../audit/record.ts';
import { launch } from '../practice/browser.ts';
import { type Practice, startPractice } from '../practice/server.ts';
import { extension } from './people.ts';

/** The browser is killed in the middle of writing, fifty times: what was acknowledged is there when it starts again. */

const KILLS = 50;

let practice: Practice;
let profile: string;

beforeAll(async () => {
  practice = await startPractice();
  profile = mkdtempSync(join(tmpdir(), 'yubisashi-crash-'));
});

afterAll(async () => {
  await practice?.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** Processes of the browser that lives in this profile. */
const processes = (): number[] => {
  try {
    return execFileSync('pgrep', ['-f', '--', `--user-data-dir=${profile}`], { encoding: 'utf8' })
      .split('\n')
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
};

it(`loses no acknowledged row when it is killed ${KILLS} times`, async () => {
  let acknowledged = 0;
  let written = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const { context, extensionId } = await launch({ practice, extension, profile, width: 400, height: 300 });
    const page = await context.newPage();
    const rows: number[] = [];
    await page.exposeFunction('acknowledge', (seq: number) => rows.push(seq));
    await page.goto(`chrome-extension://${extensionId}/log.html`);
    // The page has opened the log by then; whoever opens it sooner would make an empty one.
    await page.getByText('すべてつながっています').waitFor();
    const log = await page.evaluate<AuditRecord[]>(readLog);
    expect(await verifyChain(log), `after ${kill} kills`).toMatchObject({ ok: true });
    expect(log.length, `after ${kill} kills`).toBeGreaterThanOrEqual(acknowledged);
    written = log.length;
    // The background is asked for row after row, as pages do, and says when each is on the disk.
    void page.evaluate(writeRows).catch(() => undefined);
    await expect.poll(() => rows.length, { interval: 2, timeout: 20_000 }).toBeGreaterThan(2 + (kill % 7));
    for (const pid of processes()) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It went with its parent.
      }
    }
    acknowledged = Math.max(...rows);
    await context.close().catch(() => undefined);
    await expect.poll(() => processes().length, { timeout: 10_000 }).toBe(0);
  }
  expect(written).toBeGreaterThan(KILLS * 2);
}, 600_000);

/** Runs in the page. */
const readLog = (): Promise<AuditRecord[]> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('yubisashi-audit');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      if (!database.objectStoreNames.contains('records')) return resolve([]);
      const rows = database.transaction('records').objectStore('records').getAll();
      rows.onsuccess = () => resolve(rows.result);
      rows.onerror = () => reject(rows.error);
    };
  });

/** Runs in the page. */
async function writeRows(): Promise<void> {
  const { runtime } = (globalThis as unknown as { chrome: typeof chrome }).chrome;
  const { acknowledge } = globalThis as unknown as { acknowledge: (seq: number) => Promise<void> };
  for (;;) {
    await runtime.sendMessage({
      ask: 'log',
      site: 'x',
      action: 'reaction',
      account: 'mihon_city',
      result: 'test',
      topics: [],
      detail: 'x'.repeat(200),
    });
    const newest = await new Promise<number>((resolve) => {
      const opening = indexedDB.open('yubisashi-audit');
      opening.onsuccess = () => {
        const keys = opening.result.transaction('records').objectStore('records').getAllKeys();
        keys.onsuccess = () => {
          opening.result.close();
          resolve(Number(keys.result.at(-1)));
        };
      };
    });
    await acknowledge(newest);
  }
}
