import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCard } from '../../guards/approval/card.ts';
import { makeKeys } from '../../guards/approval/keys.ts';
import { type Launched, launch } from '../practice/browser.ts';
import { type Practice, startPractice } from '../practice/server.ts';
import { picture } from './pictures.ts';
import { CHANGE_MS, type Office, openOffice, reasonToSkip } from './policies.ts';

/** An admin writes the configuration in a form, gets a ready file, and the browser takes every word of it. */

const skipped = reasonToSkip();
const towns = ['kawasaki', 'samukawa', 'shiroi', 'kisarazu'];
const sampleOf = (town: string): string => resolve(import.meta.dirname, `../../policy/samples/${town}.json`);

let practice: Practice;
let browser: Launched;
let office: Office;
let page: Page;

const open = async (name: string): Promise<Page> => {
  const opened = await browser.context.newPage();
  await opened.goto(`chrome-extension://${browser.extensionId}/${name}.html`);
  return opened;
};

async function saved(): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'ファイルに保存' }).click(),
  ]);
  return download.path();
}

/** The settings in the file for this extension on Linux. */
const made = async (): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(await saved(), 'utf8'))['3rdparty'].extensions[browser.extensionId];

beforeAll(async () => {
  office = openOffice('builder');
  practice = await startPractice();
  // A browser watches for a policy that was there when it started.
  if (skipped === '') office.push({ contact: '広報課' });
  browser = await launch({ practice, extension: office.home });
  page = await open('builder');
});

afterAll(async () => {
  office?.clear();
  await browser?.close();
  await practice?.close();
});

describe('the form for admins', () => {
  it('says what is wrong where it is, makes no file of it, and makes one when it is mended', async () => {
    await page.getByRole('button', { name: '何もないところから' }).click();
    await page.locator('summary', { hasText: 'アカウント台帳' }).click();
    await page.getByRole('button', { name: 'アカウント台帳に足す' }).click();
    await page.getByText('直す所が2か所あります').waitFor();
    const save = page.getByRole('button', { name: 'ファイルに保存' });
    expect(await save.isDisabled()).toBe(true);
    await page.locator('[id="at-accounts[0].site"]').selectOption('x');
    await page.locator('[id="at-accounts[0].id"]').fill('@mihon_city');
    const fault = page.getByRole('link', { name: 'accounts[0].id' }).first();
    await fault.waitFor();
    await picture(page, '14-builder', { about: page.locator('[id="at-accounts[0].id"]') });
    await page.locator('summary', { hasText: 'アカウント台帳' }).click();
    // From the list of faults straight to the place, which opens.
    await fault.click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('at-accounts[0].id');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('mihon_city');
    await page.getByText('書き方に誤りはありません').waitFor();
    expect(await save.isDisabled()).toBe(false);
  });

  it('writes lists, numbers, choices, and a person from a card; what is left empty is not in the file', async () => {
    const { agreePub, signPub } = await makeKeys();
    await page.locator('summary', { hasText: '職員と公開鍵' }).click();
    const card = { v: 1 as const, id: 'hanako', name: '例示花子', dept: '広報課', agreePub, signPub, passkeys: [] };
    await page.getByLabel('登録カードを貼り付けて').fill(await writeCard(card));
    await page.locator('summary', { hasText: '例示花子' }).waitFor();
    await page.locator('summary', { hasText: '公表している電話番号' }).click();
    await page.locator('[id="at-officialPhones"]').pressSequentially('044-200-0000\n044-200-0001');
    await page.locator('summary', { hasText: '二人での確認' }).click();
    await page.locator('[id="at-approval.ttlMinutes"]').fill('30');
    await page.locator('[id="at-approval.allowLocalPairing"]').selectOption('false');
    await page.locator('summary', { hasText: '適用するガイドライン' }).click();
    await page
      .getByRole('checkbox', { name: /白井市/ })
      .first()
      .check();
    await page.locator('summary', { hasText: '観点ごとの強さ' }).click();
    await page.locator('[id="at-severities.rumor"]').selectOption('block');
    expect(await made()).toEqual({
      accounts: [{ site: 'x', id: 'mihon_city' }],
      people: [
        { id: 'hanako', name: '例示花子', dept: '広報課', agreePub, signPub, passkeys: [], roles: ['approver'] },
      ],
      officialPhones: ['044-200-0000', '044-200-0001'],
      approval: { ttlMinutes: 30, allowLocalPairing: false },
      guidelines: ['shiroi'],
      severities: { rumor: 'block' },
      expected: ['accounts', 'people', 'officialPhones', 'approval', 'guidelines', 'severities'],
    });
    await page.locator('summary', { hasText: '例示花子' }).click();
    await page.getByRole('button', { name: '例示花子 を外す' }).click();
    await page.locator('[id="at-severities.rumor"]').selectOption('');
    const less = await made();
    expect(Object.keys(less).sort()).toEqual(['accounts', 'approval', 'expected', 'guidelines', 'officialPhones']);
  });

  it('takes up a file it has made, and forgets what is taken out of it', async () => {
    await page.getByLabel('前に作ったファイル').setInputFiles(await saved());
    await page.locator('summary', { hasText: '公表している電話番号' }).click();
    await page.locator('[id="at-officialPhones"]').fill('');
    await expect.poll(async () => (await made()).expected).toEqual(['accounts', 'approval', 'guidelines']);
    await page.locator('[id="at-officialPhones"]').fill('044-200-0000\n044-200-0001');
  });

  it('keeps what was written when the page is closed', async () => {
    await page.close();
    page = await open('builder');
    await page.locator('summary', { hasText: 'アカウント台帳' }).click();
    await page.locator('summary', { hasText: 'mihon_city' }).waitFor();
  });

  it('hands out a registry file as regedit wants it', async () => {
    await page.getByLabel('配る形').selectOption('reg');
    await page.getByLabel(/^ブラウザー/).selectOption('edge');
    const bytes = await readFile(await saved());
    expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe]);
    const text = bytes.toString('utf16le');
    expect(text).toContain('Policies\\Microsoft\\Edge\\3rdparty');
    expect(text).toContain('"officialPhones"="[\\"044-200-0000\\",\\"044-200-0001\\"]"');
    await page.getByLabel('配る形').selectOption('linux');
    await page.getByLabel(/^ブラウザー/).selectOption('chrome');
  });

  it('refuses what is no settings file, and loses nothing by it', async () => {
    const choose = (name: string, text: string) =>
      page
        .getByLabel('前に作ったファイル')
        .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await choose('broken.json', '{ "accounts": [');
    await page.getByText('broken.json は JSON として読み取れません').waitFor();
    await choose('list.json', '[1, 2]');
    await page.getByText('設定が入っていません').waitFor();
    await page.locator('summary', { hasText: 'mihon_city' }).waitFor();
  });
});

describe.skipIf(skipped !== '')(`the file${skipped && ` (${skipped})`}`, () => {
  it.each(towns)('of a full configuration for %s reaches the extension whole', async (town) => {
    await page.getByLabel('前に作ったファイル').setInputFiles(sampleOf(town));
    await page.getByText('書き方に誤りはありません').waitFor();
    const sample = JSON.parse(readFileSync(sampleOf(town), 'utf8'));
    writeFileSync(office.file, await readFile(await saved(), 'utf8'));
    const options = await open('options');
    const cell = (name: string) => options.getByRole('row', { name }).getByRole('cell').textContent();
    const keys = async () => ((await cell('届いた設定')) ?? '').split('、').sort();
    await expect.poll(keys, { timeout: CHANGE_MS }).toEqual([...Object.keys(sample), 'expected'].sort());
    const chosen = options.getByRole('checkbox', { checked: true });
    await expect
      .poll(() => chosen.evaluateAll((boxes) => boxes.map((box) => box.closest('label')?.textContent)), {
        timeout: CHANGE_MS,
      })
      .toEqual([expect.stringContaining(sample.municipality.slice(0, 2))]);
    expect(await cell('初期値')).toBe('language＝ja');
    expect(await options.getByText('受け付けなかった設定はありません').count()).toBe(1);
    await options.close();
  });
});
