import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeKeys } from '../../guards/approval/keys.ts';
import { dayOf } from '../../rules/dates.ts';
import { type Launched, launch } from '../practice/browser.ts';
import type { Practice } from '../practice/server.ts';
import { all, count, find, press, seeText } from './ax.ts';
import { startPractice } from './people.ts';
import { picture } from './pictures.ts';
import { kinds, type Place } from './places.ts';
import { type Office, openOffice, reasonToSkip } from './policies.ts';

/** What the register says of an account decides whether, and by whom, it may speak; and what falls due in the course of a year. */

const skipped = reasonToSkip();
const [x, facebook, line] = kinds as [Place, Place, Place];
const DAY_MS = 86_400_000;
/** What policy says by itself (docs/policy.md). */
const KEPT_DAYS = 1095;

let practice: Practice;
let office: Office;
let browser: Launched;
let page: Page;

const account = (site: string, id: string, more: object) => ({
  site,
  id,
  name: '見本市【公式】',
  owner: '広報課',
  policyUrl: 'https://www.city.mihon.example.jp/policy',
  openedOn: '2020-04-01',
  ...more,
});

const own = async (name: string): Promise<Page> => {
  const opened = await browser.context.newPage();
  await opened.goto(`chrome-extension://${office.id}/${name}.html`);
  return opened;
};

async function write(place: Place, url = place.url): Promise<void> {
  page = await browser.context.newPage();
  await page.goto(url);
  await place.open?.(page);
  await page.locator(place.box).first().click();
  await page.keyboard.insertText('図書館のお知らせです。');
  await place.publish(page);
  await find(page, 'heading', /指さし確認/);
}

const LINE = '@mihon_city LINE公式アカウント';
const kindOf = (duty: Page, kind: string): Locator =>
  duty.locator('li', { has: duty.getByRole('heading', { name: kind, exact: true }) });
const waits = (duty: Page, kind: string, account: string | RegExp): Locator =>
  kindOf(duty, kind).locator('.waiting > li').filter({ hasText: account });

/** The page of duties, `days` from now, at a computer whose clock says so. */
async function dutyAfter(days: number): Promise<Page> {
  const by = days * DAY_MS;
  await browser.context.serviceWorkers()[0]?.evaluate((ms) => {
    const scope = globalThis as { real?: DateConstructor } & typeof globalThis;
    const Real = scope.real ?? Date;
    scope.real = Real;
    class Later extends Real {
      constructor(...given: [] | [number | string | Date]) {
        if (given.length === 0) super(Real.now() + ms);
        else super(given[0]);
      }
      static override now = () => Real.now() + ms;
    }
    globalThis.Date = Later as DateConstructor;
  }, by);
  const duty = await browser.context.newPage();
  await duty.clock.setFixedTime(Date.now() + by);
  await duty.goto(`chrome-extension://${office.id}/duty.html`);
  return duty;
}

const left = (): string[] =>
  practice
    .requests()
    .filter(({ operation }) => [x, facebook, line].some((place) => place.operation.test(operation)))
    .map(({ operation }) => operation);

describe.skipIf(skipped !== '')(`the register${skipped && ` (${skipped})`}`, () => {
  beforeAll(async () => {
    office = openOffice('register');
    practice = await startPractice();
    const [hanako, kacho] = [await makeKeys(), await makeKeys()];
    office.push({
      municipality: '見本市',
      guidelines: ['kisarazu', 'samukawa', 'kawasaki'],
      contact: '広報課（内線0000）',
      accounts: [
        account('x', 'mihon_city', { kind: '関連' }),
        account('x', 'mihon_private', { closedOn: '2026-03-31' }),
        account('facebook', '200001', { validUntil: '2026-03-31', openedOn: dayOf(Date.now()) }),
        account('line-manager', 'mihon_city', { kind: '関連', approvedOn: '2020-03-01' }),
      ],
      people: [
        { id: 'hanako', name: '例示花子', roles: ['approver'], agreePub: hanako.agreePub },
        { id: 'kacho', name: '例示課長', roles: ['head'], agreePub: kacho.agreePub },
        { id: 'saburo', name: '例示三郎', roles: ['poster'], notAfter: '2026-09-30' },
      ],
    });
    browser = await launch({ practice, extension: office.home });
    const options = await own('options');
    await options.locator('.people li').nth(1).waitFor({ timeout: 30_000 });
    await options.close();
  });

  afterAll(async () => {
    office?.clear();
    await browser?.close();
    await practice?.close();
  });

  beforeEach(async () => {
    await page?.close();
  });

  it('keeps an account silent whose opening nobody has approved', async () => {
    await write(x);
    await seeText(page, '開設の承認がまだ台帳に記録されていないため、投稿できません');
    await seeText(page, /木更津市.* 11\(1\)/);
    await seeText(page, '要修正の箇所があります');
  });

  it('keeps a closed account silent', async () => {
    await browser.context.addCookies([{ name: 'twid', value: 'u%3D1002', domain: 'x.com', path: '/', secure: true }]);
    await write(x);
    await seeText(page, '@mihon_private は、台帳では閉鎖したアカウントです');
    await seeText(page, '広報課（内線0000）');
    await seeText(page, '要修正の箇所があります');
    await browser.context.clearCookies({ name: 'twid' });
  });

  it('asks about an account whose term is over', async () => {
    await write(facebook);
    await seeText(page, '@200001 の運用期間は 2026-03-31 で終わっています');
    expect(await count(page, 'checkbox', /./)).toBeGreaterThan(0);
    await seeText(page, '例示花子');
  });

  it('lets a related account be confirmed by the head alone', async () => {
    await write(line);
    await seeText(page, 'この投稿は、所属長の確認が必要です');
    const names = (await all(page, 'StaticText', /例示/)).map(({ name }) => name?.value);
    expect(names.join()).toContain('例示課長');
    expect(names.join()).not.toContain('例示花子');
    await press(page, 'button', '戻って直す');
    expect(left()).toEqual([]);
  });

  it('reminds of reports, approvals and passwords, each with the clauses that ask for it', async () => {
    const duty = await own('duty');
    await waits(duty, '開設の承認', '@mihon_city X').waitFor();
    await kindOf(duty, '開設の承認')
      .getByText(/^木更津市[^、]* 11\(1\)$/)
      .waitFor();
    await waits(duty, '閉鎖の報告', '@mihon_private X').waitFor();
    await kindOf(duty, '閉鎖の報告')
      .getByText(/^川崎市.* 5\(1\)、寒川町.* 4\(8\)$/)
      .waitFor();
    // 木更津市 asks for no report, but wants the account itself gone.
    await waits(duty, 'アカウントの停止・削除', '@mihon_private X').waitFor();
    await kindOf(duty, 'アカウントの停止・削除')
      .getByText(/^木更津市.* 7\(4\)$/)
      .waitFor();
    await waits(duty, '開設の報告', /@200001 Facebook.*（あと14日）/).waitFor();
    await waits(duty, '運用期間の終わり', '@200001 Facebook').waitFor();
    await waits(duty, '離任した人が知るパスワードの変更', '@mihon_city X （例示三郎さんの離任）').waitFor();
    await picture(duty, '17-duties', { height: 900 });
    // Nothing else is asked of an account that is closed.
    expect(await duty.locator('.waiting > li').filter({ hasText: '@mihon_private' }).count()).toBe(2);
    expect(await duty.getByRole('rowheader', { name: '@mihon_private' }).count()).toBe(0);
    await duty.getByRole('button', { name: '@mihon_private X 閉鎖の報告 届け出ました' }).click();
    await expect.poll(() => kindOf(duty, '閉鎖の報告').count()).toBe(0);
    await duty.getByRole('button', { name: '@mihon_private X アカウントの停止・削除 停止・削除しました' }).click();
    await expect.poll(() => kindOf(duty, 'アカウントの停止・削除').count()).toBe(0);
    await duty.getByLabel('@mihon_city LINE公式アカウント のフォロワー').fill('100');
    await duty.getByRole('button', { name: '@mihon_city LINE公式アカウント 異常なし' }).click();
    await duty.getByRole('cell', { name: '済' }).waitFor();
    await duty.close();
  });

  it('a year later: accounts that nobody follows or posts to, and what comes round', async () => {
    const duty = await dutyAfter(366);
    for (const kind of ['登録メールの確認', '自覚と決まりの確認', '運用のまとめ', '連携アプリの見直し'])
      await waits(duty, kind, LINE).waitFor();
    await waits(duty, '投稿のないアカウントの見直し', '@200001 Facebook').waitFor();
    expect(await kindOf(duty, 'フォロワーの増え方の見直し').count()).toBe(0);
    await duty.getByLabel('@mihon_city LINE公式アカウント のフォロワー').fill('100');
    await duty.getByRole('button', { name: '@mihon_city LINE公式アカウント 異常なし' }).click();
    await waits(duty, 'フォロワーの増え方の見直し', LINE).waitFor();
    await duty.getByText('100（一年で増えていません）').waitFor();
    await duty.getByRole('button', { name: '@mihon_city LINE公式アカウント 登録メールの確認 確かめました' }).click();
    await expect.poll(() => waits(duty, '登録メールの確認', LINE).count()).toBe(0);
    await duty.close();
  });

  it('years later: the log keeps what policy wants kept, says how far the rest has gone, and still holds together', async () => {
    const duty = await dutyAfter(366 + KEPT_DAYS - 10);
    await duty.getByRole('button', { name: '@mihon_city LINE公式アカウント 登録メールの確認 確かめました' }).click();
    await expect.poll(() => waits(duty, '登録メールの確認', LINE).count()).toBe(0);
    await duty.close();
    // Nobody posts any more here: the clock sees to it.
    await browser.context
      .serviceWorkers()[0]
      ?.evaluate(() =>
        (chrome.alarms.onAlarm as unknown as { dispatch: (alarm: object) => void }).dispatch({ name: 'log' }),
      );
    const log = await own('log');
    const gone = async (): Promise<number> => {
      await log.reload();
      await log.getByText('すべてつながっています').waitFor();
      return log.getByRole('cell', { name: '保存期間を過ぎた記録を消した' }).count();
    };
    await expect.poll(gone, { timeout: 8000 }).toBe(1);
    await log.getByLabel('アカウント').selectOption({ label: '@mihon_city LINE公式アカウント' });
    await log.getByText('LINE公式アカウント', { exact: true }).first().waitFor();
    const rows = (await log.locator('section').last().locator('tbody tr').allTextContents()).join('\n');
    expect(rows).not.toContain('2026年');
    expect(rows).toContain('フォロワーの数を見た');
    await log.close();
  });
});
