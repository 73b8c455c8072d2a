import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Card, readCard } from '../../guards/approval/card.ts';
import { makeKeys } from '../../guards/approval/keys.ts';
import { readRequest } from '../../guards/approval/request.ts';
import { signToken } from '../../guards/approval/signed.ts';
import { pairKey, slotOf, typedCode } from '../../guards/approval/typed-code.ts';
import { launch } from '../practice/browser.ts';
import type { Practice } from '../practice/server.ts';
import { find, gone, press, seeText } from './ax.ts';
import { filmOf } from './film.ts';
import {
  approve,
  askForCode,
  clipboard,
  type Desk,
  makeApprover,
  openDesk,
  pointAll,
  startPractice,
  tickAll,
  typeCode,
} from './people.ts';
import { picture } from './pictures.ts';
import { photo } from './places.ts';
import { type Office, openOffice, reasonToSkip } from './policies.ts';

/** Every strength of confirmation, every refusal, the emergency exit and what comes after, with people at three computers. */

const skipped = reasonToSkip();
const pictures = join(import.meta.dirname, '../out/second');
const inline = '[data-testid="tweetTextarea_0"]';

let practice: Practice;
let office: Office;
let poster: Desk;
let hanako: Desk;
let kacho: Desk;
/** The second person's page, and the head's. */
let hanakoPage: Page;
let kachoPage: Page;
let page: Page;
/** A third person, who lives in this test alone. */
let jiro: Awaited<ReturnType<typeof makeKeys>>;
/** A fourth, who is always late. */
let goro: typeof jiro;
/** What the head's security key holds, to be carried to another computer. */
let securityKey: object;

const created = (): number =>
  practice.requests().filter((r) => /Create(Note|Scheduled)?Tweet$/.test(r.operation)).length;

const personOf = ({ id: _id, v: _v, ...card }: Card, id: string, roles: string[]) => ({ ...card, id, roles });

async function authenticator(at: Page): Promise<{ session: CDPSession; id: string }> {
  const session = await at.context().newCDPSession(at);
  await session.send('WebAuthn.enable');
  const { authenticatorId: id } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { session, id };
}

async function write(text: string): Promise<void> {
  await page.locator(inline).first().click();
  await page.keyboard.insertText(text);
  await page.locator('[data-testid="tweetButtonInline"]').click();
  await find(page, 'heading', '指さし確認');
}

async function release(): Promise<void> {
  await seeText(page, '準備ができました');
  await press(page, 'button', 'この内容で投稿する');
  await page.getByText('ポストを送信しました').waitFor();
}

/** Opens a page of the extension in the poster's browser. */
const own = async (name: string): Promise<Page> => {
  const opened = await poster.context.newPage();
  await opened.goto(`chrome-extension://${poster.id}/${name}.html`);
  return opened;
};

const codeOfJiro = async (request: string): Promise<string> => {
  const block = await readRequest(request);
  return typedCode(await pairKey(jiro, block.poster.agreePub, 'approver'), block.digest, slotOf(Date.now()));
};

describe.skipIf(skipped !== '')(`a second person${skipped && ` (${skipped})`}`, () => {
  beforeAll(async () => {
    office = openOffice('second');
    practice = await startPractice();
    hanako = await openDesk(practice, { extension: office.home });
    kacho = await openDesk(practice, { extension: office.home });
    const first = await makeApprover(hanako, '例示花子');
    hanakoPage = first.page;
    kachoPage = await kacho.open('confirm');
    await kachoPage.getByLabel('お名前').fill('例示課長');
    await kachoPage.getByRole('button', { name: '登録カードを作る' }).click();
    const key = await authenticator(kachoPage);
    await kachoPage.getByRole('button', { name: 'パスキーを作る' }).click();
    await kachoPage.getByText('いま1個').waitFor();
    const { credentials } = await key.session.send('WebAuthn.getCredentials', { authenticatorId: key.id });
    securityKey = credentials[0] ?? {};
    await kachoPage.getByRole('button', { name: '登録カードをコピー' }).click();
    const head = await readCard(await clipboard(kachoPage));
    jiro = await makeKeys();
    goro = await makeKeys();
    const people = [
      personOf(await readCard(first.card), 'hanako', ['approver']),
      personOf(head, 'kacho', ['head']),
      { id: 'jiro', name: '例示次郎', roles: ['approver'], agreePub: jiro.agreePub },
      { id: 'saburo', name: '例示三郎', roles: ['approver'], signPub: jiro.signPub, accounts: ['other_city'] },
      { id: 'goro', name: '例示五郎', roles: ['approver'], agreePub: goro.agreePub, signPub: goro.signPub },
      { id: 'taro', name: '見本太郎', roles: ['poster'] },
    ];
    const policy = {
      municipality: '見本市',
      guidelines: ['shiroi'],
      accounts: [{ site: 'x', id: 'mihon_city', name: '見本市【公式】', owner: '広報課' }],
      people,
      stricter: [{ when: 'media', required: 2 }],
      emergency: { allowed: true },
      approval: { allowLocalPairing: true },
      desk: { shared: true },
    };
    office.push(policy);
    poster = await openDesk(practice, { extension: office.home });
    expect([poster.id, hanako.id]).toEqual([office.id, office.id]);
    const options = await own('options');
    await options.locator('.people li').nth(3).waitFor({ timeout: 30_000 });
    await options.close();
  });

  afterAll(async () => {
    office?.clear();
    await Promise.all([poster?.close(), hanako?.close(), kacho?.close()]);
    await practice?.close();
  });

  beforeEach(async () => {
    await page?.close();
    practice.reset();
    page = await poster.context.newPage();
    await page.goto('https://x.com/home');
    await page.locator(inline).first().waitFor();
    await page.bringToFront();
  });

  it('has to know who sits at a computer that several share', async () => {
    await write('図書館のお知らせです。');
    await seeText(page, 'だれが席にいるかを選んでください');
    const select = await find(page, 'combobox', '席にいるのは');
    expect(select).toBeTruthy();
    await press(page, 'combobox', '席にいるのは');
    // The last of the register.
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await press(page, 'button', 'この名前で続ける');
    await gone(page, 'button', 'この名前で続ける');
    await press(page, 'button', '戻って直す');
    const log = await own('log');
    await log.getByRole('cell', { name: '席についた人を選んだ' }).first().waitFor();
    await log.getByRole('cell', { name: '見本太郎' }).first().waitFor();
    await log.close();
  });

  it('signs: the signature is copied, opens its post once, and never again', async () => {
    await write('図書館は11月30日（月）に休みます。');
    await seeText(page, '11月30日（月）');
    await page.screenshot({ path: join(pictures, 'sheet.png') });
    const request = await askForCode(page);
    await approve(hanakoPage, request, /署名で承認する/);
    await hanakoPage.screenshot({ path: join(pictures, 'signed.png'), fullPage: true });
    const token = (await hanakoPage.locator('.token').textContent()) ?? '';
    expect(token).toHaveLength(99);
    await page.bringToFront();
    await typeCode(page, token);
    await release();
    expect(created()).toBe(1);
    await write('図書館は11月30日（月）に休みます。');
    await tickAll(page);
    await typeCode(page, token);
    await seeText(page, '使用済み');
    expect(created()).toBe(1);
  });

  it('comes too late: a code and a signature have their time', async () => {
    await write('図書館の棚を入れ替えました。');
    const { digest, poster: asking } = await readRequest(await askForCode(page));
    const key = await pairKey(goro, asking.agreePub, 'approver');
    const now = Date.now();
    for (const late of [
      await typedCode(key, digest, slotOf(now - 100 * 60_000)),
      await signToken('approval', digest, goro, now - 25 * 3_600_000, 24),
    ]) {
      await typeCode(page, late);
      await seeText(page, '時間切れのコードです');
      await typeCode(page, 'YB');
      await gone(page, 'StaticText', '時間切れのコードです');
    }
    // Both were good in their time: with the clock of this computer they open.
    await typeCode(page, await typedCode(key, digest, slotOf(now)));
    await seeText(page, '準備ができました');
    expect(created()).toBe(0);
  });

  it('is not the poster, nor somebody who looks after another account', async () => {
    await write('図書館のお知らせです。');
    const request = await askForCode(page);
    const { digest } = await readRequest(request);
    await typeCode(page, await signToken('approval', digest, jiro, Date.now(), 1));
    await seeText(page, 'このアカウントの確認者ではない');
    const mine = await own('confirm');
    await mine.getByLabel('依頼文を貼り付けてください').fill(request);
    await mine.getByRole('button', { name: '内容を表示する' }).click();
    await mine.getByText('ご自分では確認できません').waitFor();
    for (const box of await mine.getByRole('checkbox').all()) await box.check();
    expect(await mine.getByRole('button', { name: 'この内容で承認する' }).isDisabled()).toBe(true);
    await mine.close();
    expect(created()).toBe(0);
  });

  it('are two where there is a picture; the file carries it, and they see it', async () => {
    await page.locator('input[type="file"]').first().setInputFiles(photo);
    await press(page, 'button', '情報を消して添付');
    await page.locator('[data-testid="attachments"] img').first().waitFor();
    await write('公園の写真です。');
    await find(page, 'heading', '指さし確認');
    await tickAll(page);
    await seeText(page, '2人の確認が必要です');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      press(page, 'button', '画像といっしょにファイルに保存'),
    ]);
    const path = join(tmpdir(), `yubisashi-${process.pid}.json`);
    await download.saveAs(path);
    const again = hanakoPage.getByRole('button', { name: '次の依頼を確認する' });
    await again.click();
    await hanakoPage.locator('input[type="file"]').setInputFiles(path);
    const picture = hanakoPage.locator('.pictures img');
    await picture.waitFor();
    expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100);
    await picture.click();
    await hanakoPage.getByRole('heading', { name: '画像 1 / 1' }).waitFor();
    const close = await hanakoPage.getByRole('button', { name: '閉じる' }).boundingBox();
    expect((close?.y ?? 9999) + (close?.height ?? 0)).toBeLessThanOrEqual(860);
    await hanakoPage.screenshot({ path: join(pictures, 'confirm-lightbox.png') });
    await hanakoPage.keyboard.press('Escape');
    await hanakoPage.screenshot({ path: join(pictures, 'confirm-picture.png'), fullPage: true });
    const code = await approve(hanakoPage);
    await page.bringToFront();
    await typeCode(page, code);
    await seeText(page, 'いま1人');
    const { request } = JSON.parse(readFileSync(path, 'utf8')) as { request: string };
    await typeCode(page, await codeOfJiro(request));
    await release();
    expect(created()).toBe(1);
    // A file in which the picture was swapped is not shown as if it were the one.
    const forged = JSON.parse(readFileSync(path, 'utf8'));
    forged.pictures[0].data = `data:image/png;base64,${Buffer.from('another').toString('base64')}`;
    writeFileSync(path, JSON.stringify(forged));
    await again.click();
    await hanakoPage.locator('input[type="file"]').setInputFiles(path);
    await hanakoPage.getByText('一部が欠けているか、変わっています').waitFor();
    rmSync(path);
  });

  it('reads a QR code from a picture of the screen', async () => {
    await write('図書館のお知らせです。');
    await tickAll(page);
    await press(page, 'DisclosureTriangle', 'QRコードで渡す');
    await find(page, 'image', '依頼文のQRコード');
    // Scrolls it into sight.
    await press(page, 'image', '依頼文のQRコード');
    const shot = join(pictures, 'qr.png');
    await page.screenshot({ path: shot });
    await hanakoPage.reload();
    await hanakoPage.locator('input[type="file"]').setInputFiles(shot);
    await hanakoPage.getByText('図書館のお知らせです。').waitFor();
  });

  it('reads a QR code through the camera, and is told when there is none', async () => {
    await write('図書館のお知らせです。');
    const film = join(tmpdir(), `yubisashi-${process.pid}.y4m`);
    writeFileSync(film, filmOf(await askForCode(page)));
    const seeing = await launch({
      practice,
      extension: office.home,
      args: [
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`,
      ],
    });
    const blind = await launch({ practice, extension: office.home });
    for (const [{ context }, seen] of [
      [seeing, '図書館のお知らせです。'],
      [blind, 'カメラを使えません'],
    ] as const) {
      const at = await context.newPage();
      await at.goto(`chrome-extension://${office.id}/confirm.html`);
      await at.getByLabel('お名前').fill('例示六子');
      await at.getByRole('button', { name: '登録カードを作る' }).click();
      await at.getByRole('button', { name: 'QRコードを読む（カメラ）' }).click();
      await at.getByText(seen).waitFor();
      // The camera is let go.
      expect(await at.locator('video').count()).toBe(0);
    }
    await Promise.all([seeing.close(), blind.close()]);
    rmSync(film);
  });

  it('is far away: the signature comes as a picture of a QR code, or as a file', async () => {
    await write('公民館のお知らせです。');
    const request = await askForCode(page);
    await approve(hanakoPage, request, /署名で承認する/);
    const [download] = await Promise.all([
      hanakoPage.waitForEvent('download'),
      hanakoPage.getByRole('button', { name: 'ファイルに保存' }).click(),
    ]);
    const saved = join(tmpdir(), `yubisashi-${process.pid}.txt`);
    await download.saveAs(saved);
    expect(readFileSync(saved, 'utf8')).toBe(await hanakoPage.locator('.token').textContent());
    rmSync(saved);
    const shot = join(pictures, 'token.png');
    await hanakoPage.locator('.qr').screenshot({ path: shot });
    await page.bringToFront();
    const [window] = await Promise.all([
      poster.context.waitForEvent('page'),
      press(page, 'button', 'この席で確認してもらう'),
    ]);
    await window.getByText('公民館のお知らせです。').waitFor();
    await window.locator('input[type="file"]').setInputFiles(shot);
    await window.getByText('確認しました').waitFor();
    await seeText(page, '例示花子さんの確認を受けました（署名');
    await release();
    expect(created()).toBe(1);
  });

  it('comes to the desk with a security key', async () => {
    await write('図書館のお知らせです。');
    await tickAll(page);
    const [window] = await Promise.all([
      poster.context.waitForEvent('page'),
      press(page, 'button', 'この席で確認してもらう'),
    ]);
    const key = await authenticator(window);
    await key.session.send('WebAuthn.addCredential', { authenticatorId: key.id, credential: securityKey as never });
    await window.getByText('図書館のお知らせです。').waitFor();
    for (const box of await window.getByRole('checkbox').all()) await box.check();
    await window.screenshot({ path: join(pictures, 'desk.png'), fullPage: true });
    await window.getByRole('button', { name: 'パスキーで承認する' }).click();
    await window.getByText('確認しました').waitFor();
    await seeText(page, '例示課長さんの確認を受けました（パスキー');
    await release();
    expect(created()).toBe(1);
  });

  it('need not be waited for in an emergency, and looks afterwards at what was posted', async () => {
    await write('【緊急】見本川の水位が上がっています。川に近づかないでください。');
    await pointAll(page);
    await press(page, 'DisclosureTriangle', '緊急発信');
    await press(page, 'textbox', '何が起きているか');
    await page.keyboard.insertText('見本川が氾濫危険水位に達した');
    await press(page, 'checkbox', '緊急発信として');
    await page.screenshot({ path: join(pictures, 'emergency.png') });
    await release();
    expect(created()).toBe(1);
    const duty = await own('duty');
    await duty.getByText('見本川が氾濫危険水位に達した').waitFor();
    await duty.screenshot({ path: join(pictures, 'duty-red.png'), fullPage: true });
    await duty.getByRole('button', { name: '事後確認の依頼文をコピー' }).click();
    const request = await clipboard(duty);
    // The code for looking afterwards lets nothing go.
    const code = await approve(hanakoPage, request);
    await hanakoPage.screenshot({ path: join(pictures, 'afterwards.png'), fullPage: true });
    await page.bringToFront();
    await page.locator(inline).first().click();
    await page.keyboard.insertText('【緊急】見本川の水位が上がっています。川に近づかないでください。');
    await page.locator('[data-testid="tweetButtonInline"]').click();
    await find(page, 'heading', '指さし確認');
    await tickAll(page);
    await typeCode(page, code);
    await seeText(page, 'コードが合いません');
    await duty.bringToFront();
    await duty.getByLabel('確認コードまたは署名').fill(code);
    await duty.getByRole('button', { name: 'コードを確かめる' }).click();
    await duty.getByText('事後確認を待っている緊急発信はありません').waitFor();
    await duty.getByText('事後確認の済んだもの 1件').waitFor();
    await duty.close();
    const log = await own('log');
    await log.getByRole('cell', { name: '緊急発信を事後確認した' }).first().waitFor();
    await log.close();
  });

  it('has signed a text beforehand: filled in, it goes at once', async () => {
    const signing = await kacho.context.newPage();
    await signing.goto(`chrome-extension://${kacho.id}/template.html`);
    await signing.getByText('定型文を作って署名する').click();
    await signing.getByLabel('題', { exact: true }).fill('通行止め');
    await signing.getByLabel('文', { exact: true }).fill('【通行止め】{時刻}から、{場所}を通行止めにしています。');
    await signing.getByLabel('「時刻」に入るもの').selectOption('time');
    await signing.getByLabel('使える最後の日').fill('2099-03-31');
    await signing.getByRole('button', { name: '署名する', exact: true }).click();
    await signing.getByRole('button', { name: '署名した定型文をコピー' }).click();
    const block = await clipboard(signing);
    await signing.close();
    const filling = await own('template');
    await filling.getByLabel('署名した定型文を貼り付ける').fill(block);
    await filling.getByRole('button', { name: '登録する' }).click();
    await filling.getByLabel(/^時刻/).fill('○時');
    await filling.getByLabel(/^場所/).fill('見本橋');
    await filling.getByText('形の合わない欄があります').waitFor();
    await filling.getByLabel(/^時刻/).fill('午後3時20分');
    await picture(filling, '12-templates', { whole: true });
    await filling.getByRole('button', { name: '埋めた文をコピー' }).click();
    const text = await clipboard(filling);
    await filling.close();
    expect(text).toBe('【通行止め】午後3時20分から、見本橋を通行止めにしています。');
    await page.bringToFront();
    await write(text);
    await seeText(page, '署名済みの定型文「通行止め」');
    await pointAll(page);
    await release();
    expect(created()).toBe(1);
  });

  it('a clean post is pointed through with one key each, well under five seconds', async () => {
    await write('図書館のお知らせです。');
    await find(page, 'button', 'アカウント、よし');
    // The first thing to point at has the focus; each key leads to the next.
    const began = Date.now();
    for (let key = 0; key < 3; key++) {
      await page.keyboard.press('Enter');
      await page.waitForTimeout(150);
    }
    await expect
      .poll(
        async () =>
          (await find(page, 'button', '公開のしかた、よし')).properties?.find((p) => p.name === 'pressed')?.value.value,
      )
      .toBe('true');
    expect(Date.now() - began).toBeLessThan(5000);
  });

  it('storms of protest: nobody answers, the head alone confirms', async () => {
    const duty = await own('duty');
    await duty.getByText('手順を始める').click();
    await duty.getByLabel('何が起きましたか').selectOption('flame');
    await duty.getByLabel('起きたこと（短く）').fill('イベントの告知に批判が集まっている');
    await duty.getByRole('button', { name: '手順を見る' }).click();
    await duty.getByText('むだな言い争いをしない').waitFor();
    await duty.getByRole('button', { name: 'むだな言い争いをしない した' }).click();
    await duty.getByText('✓').waitFor();
    await duty.getByRole('button', { name: '炎上対応を始める' }).click();
    await duty.getByText('炎上対応中です').waitFor();
    await duty.screenshot({ path: join(pictures, 'incident.png'), fullPage: true });
    await page.bringToFront();
    await write('ただいま事実を確かめています。');
    await seeText(page, '所属長の確認が必要です');
    const request = await askForCode(page);
    await typeCode(page, await codeOfJiro(request));
    await seeText(page, 'このアカウントの確認者ではない');
    await press(page, 'button', '戻って直す');
    await page.locator('article').first().locator('[data-testid="reply"]').click();
    await seeText(page, 'できない設定です');
    await duty.getByRole('button', { name: '炎上対応を終える' }).click();
    await gone(duty, 'button', '炎上対応を終える');
    await duty.close();
  });

  it('is not needed to take a post away, and the log knows of it', async () => {
    const status = await page.evaluate(async () => {
      const body = JSON.stringify({ variables: { tweet_id: '1234567890123' }, queryId: 'q' });
      const headers = { 'content-type': 'application/json' };
      return (await fetch('/i/api/graphql/q/DeleteTweet', { method: 'POST', headers, body })).status;
    });
    expect(status).toBe(200);
    expect(practice.requests('DeleteTweet')).toHaveLength(1);
    // Nor to stop what was to be posted later, whose request has both words in its name.
    await page.evaluate(async () => {
      const body = JSON.stringify({ variables: { scheduled_tweet_id: '1234567890124' }, queryId: 'q' });
      const headers = { 'content-type': 'application/json' };
      return (await fetch('/i/api/graphql/q/DeleteScheduledTweet', { method: 'POST', headers, body })).status;
    });
    expect(practice.requests('DeleteScheduledTweet')).toHaveLength(1);
    const log = await own('log');
    await log.getByRole('row', { name: /投稿を消した.*1234567890123/ }).waitFor();
    await log.close();
  });

  it('confirms one account and one picture: another of either needs a code of its own', async () => {
    const text = '講座のお知らせです。';
    await write(text);
    const code = await codeOfJiro(await askForCode(page));
    await press(page, 'button', '戻って直す');
    await page.locator('[data-testid="SideNav_AccountSwitcher_Button"]').click();
    await page.getByRole('menuitem', { name: '見本太郎' }).click();
    await page.locator('[data-testid="AppTabBar_Profile_Link"][href="/mihon_private"]').waitFor();
    await page.locator(inline).first().waitFor();
    await write(text);
    await seeText(page, '台帳にないアカウントです');
    await tickAll(page);
    await typeCode(page, code);
    await seeText(page, 'コードが合いません');
    await press(page, 'button', '戻って直す');
    await page.locator('[data-testid="SideNav_AccountSwitcher_Button"]').click();
    await page.getByRole('menuitem', { name: '見本市' }).click();
    await page.locator('[data-testid="AppTabBar_Profile_Link"][href="/mihon_city"]').waitFor();
    expect(created()).toBe(0);
  });

  it('looks once a day for what nobody here has posted', async () => {
    // Somebody posts from a browser that nobody watches.
    const elsewhere = await launch({ practice });
    const phone = await elsewhere.context.newPage();
    await phone.goto('https://x.com/home');
    // The range numbers its posts anew for every test: its first numbers are ones that the log knows already.
    for (const text of [
      '図書館の休館日のお知らせです。',
      '健診の受け付けを始めました。',
      '水道管の工事のお知らせです。',
      'お得な情報はプロフィールから',
      '今だけ無料でお配りします',
    ]) {
      await phone.locator(inline).first().click();
      await phone.keyboard.insertText(text);
      await phone.locator('[data-testid="tweetButtonInline"]').click();
      await phone.locator('article', { hasText: text }).waitFor();
    }
    await elsewhere.close();
    await page.goto('https://x.com/mihon_city');
    await page.locator('article').first().waitFor();
    const duty = await own('duty');
    await duty.getByRole('button', { name: '開いているページと照らし合わせる' }).click();
    await duty.getByText(/記録にない投稿が\d件あります/).waitFor();
    await duty.getByText('今だけ無料でお配りします').waitFor();
    await picture(duty, '16-daily-check', {
      from: duty.locator('section', { hasText: '開いているページと照らし合わせる' }),
    });
    // The profile says how many follow; the number is kept with the look.
    expect(await duty.getByLabel('@mihon_city X のフォロワー').inputValue()).toBe('1024');
    await duty.getByRole('button', { name: '@mihon_city X 異常なし' }).click();
    await duty.getByRole('cell', { name: '済' }).waitFor();
    await duty.getByRole('cell', { name: '1,024' }).waitFor();
    await duty.close();
  });

  it('finds the papers filled in from the register, completes one and saves it', async () => {
    const papers = await own('documents');
    await papers.getByLabel('書類の種類').selectOption('opening');
    await papers.getByRole('heading', { name: '見本市ソーシャルメディア開設報告書' }).waitFor();
    await papers.getByLabel('書類の種類').selectOption('policy');
    await papers.getByRole('heading', { name: '見本市【公式】 運用ポリシー' }).waitFor();
    expect(await papers.getByLabel('開設所属').inputValue()).toBe('広報課');
    await papers.getByLabel('目的', { exact: true }).fill('市政をお知らせするため');
    await picture(papers, '13-documents');
    const [download] = await Promise.all([
      papers.waitForEvent('download'),
      papers.getByRole('button', { name: 'ファイルに保存' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toContain('■ 目的\n市政をお知らせするため');
    expect(text).toContain('■ 運用時間\n（未記入）');
    await papers.close();
  });

  it('leaves a day that the log and the popup tell', async () => {
    const log = await own('log');
    await log.getByText('すべてつながっています').waitFor();
    await log.getByLabel('操作').selectOption('publish_seen');
    await log.locator('tbody tr').first().waitFor();
    await picture(log, '11-log', { height: 1000 });
    await log.close();
    const popup = await own('popup');
    await popup.getByText('見守っています').waitFor();
    await popup.getByRole('heading', { name: 'アカウント' }).waitFor();
    expect(await popup.getByText('この端末からの投稿はまだありません').count()).toBe(0);
    await picture(popup, '10-popup', { width: 380, height: 640, whole: true });
    await popup.close();
  });

  it('says who sits there on another day, and is the same person as before', async () => {
    const numberOf = async (at: Page): Promise<string> => (await at.locator('b.digits').textContent()) ?? '';
    await hanakoPage.reload();
    const before = await numberOf(hanakoPage);
    expect(before).toMatch(/\d/);
    const next = await hanako.context.newPage();
    await next.clock.setFixedTime(Date.now() + 86_400_000);
    await next.goto(`chrome-extension://${office.id}/confirm.html`);
    await next.getByText('共用の端末では、一日に一度').waitFor();
    await next.getByLabel('お名前').fill('例示花子');
    await next.getByRole('button', { name: 'この名前で続ける' }).click();
    await next.getByRole('button', { name: '登録カードをコピー' }).waitFor();
    expect(await numberOf(next)).toBe(before);
    await next.close();
  });
});
