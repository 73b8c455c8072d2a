import { readFileSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { filmEnds } from '../fixtures/images/films.ts';
import type { Practice } from '../practice/server.ts';
import { find, gone, press, seeText, stateOf } from './ax.ts';
import { type Desk, openDesk, startPractice } from './people.ts';

/** Bytes that came past every other door are seen on their way out; and films that are too long for memory. */

const photo = resolve(import.meta.dirname, '../practice/x/samples/park-with-location.jpg');
const bytes = readFileSync(photo);
const encoded = bytes.toString('base64');
const inline = '[data-testid="tweetTextarea_0"]';
const endpoint = 'https://upload.x.com/i/media/upload.json';

let practice: Practice;
let desk: Desk;
let page: Page;

beforeAll(async () => {
  practice = await startPractice();
  desk = await openDesk(practice);
});

afterAll(async () => {
  await desk?.close();
  await practice?.close();
});

beforeEach(async () => {
  await page?.close();
  practice.reset();
  page = await desk.context.newPage();
  await page.goto('https://x.com/home');
  await page.locator(inline).first().waitFor();
  await page.evaluate(
    ([data, address]) => {
      const world = window as unknown as Record<string, unknown>;
      world.file = () =>
        new File([Uint8Array.from(atob(data ?? ''), (c) => c.charCodeAt(0))], 'photo.jpg', { type: 'image/jpeg' });
      world.send = (query: string, body: BodyInit | null) =>
        fetch(`${address}${query}`, { method: 'POST', body, credentials: 'include' });
      world.xhr = (query: string, body: XMLHttpRequestBodyInit, async = true) =>
        new Promise((done, failed) => {
          const request = new XMLHttpRequest();
          request.open('POST', `${address}${query}`, async);
          request.onload = () => done(request.status);
          request.onerror = () => failed(new Error('Network error'));
          request.send(body);
        });
      world.form = (name: string, value: Blob | string) => {
        const form = new FormData();
        form.append(name, value);
        return form;
      };
      world.init = async (total: number) => {
        const response = await (world.send as Win['send'])(
          `?command=INIT&total_bytes=${total}&media_type=image%2Fjpeg`,
          null,
        );
        return ((await response.json()) as { media_id_string: string }).media_id_string;
      };
    },
    [encoded, endpoint],
  );
});

interface Win {
  file: () => File;
  send: (query: string, body: BodyInit | null) => Promise<Response>;
  xhr: (query: string, body: XMLHttpRequestBodyInit, async?: boolean) => Promise<number>;
  form: (name: string, value: Blob | string) => FormData;
  init: (total: number) => Promise<string>;
}

const arrived = (): string[] =>
  practice
    .requests()
    .filter((got) => got.method === 'POST' && /media\/upload/.test(got.path))
    .map((got) => got.operation.split(':')[1] ?? '');

/** Each way sends the photograph, whole, under the id it was given. */
const ways: Record<string, (id: string) => Promise<unknown>> = {
  'a form by fetch': (id) => {
    const { send, form, file } = window as unknown as Win;
    return send(`?command=APPEND&media_id=${id}&segment_index=0`, form('media', file()));
  },
  'a form by XMLHttpRequest': (id) => {
    const { xhr, form, file } = window as unknown as Win;
    return xhr(`?command=APPEND&media_id=${id}&segment_index=0`, form('media', file()));
  },
  'bytes by fetch': (id) => {
    const { send, file } = window as unknown as Win;
    return send(`?command=APPEND&media_id=${id}&segment_index=0`, file());
  },
  'a buffer by XMLHttpRequest': async (id) => {
    const { xhr, file } = window as unknown as Win;
    return xhr(`?command=APPEND&media_id=${id}&segment_index=0`, await file().arrayBuffer());
  },
  'letters in a form': async (id) => {
    const { send, file } = window as unknown as Win;
    const data = btoa([...new Uint8Array(await file().arrayBuffer())].map((b) => String.fromCharCode(b)).join(''));
    const fields = new URLSearchParams({ command: 'APPEND', media_id: id, segment_index: '0', media_data: data });
    return send('', fields);
  },
  'one request for everything': () => {
    const { send, form, file } = window as unknown as Win;
    return send('', form('media', file()));
  },
};

/** Sends; the outcome is what the page itself sees. */
async function start(way: (id: string) => Promise<unknown>): Promise<() => Promise<string>> {
  const id = await page.evaluate((total) => (window as unknown as Win).init(total), bytes.length);
  const outcome = page.evaluate(way, id).then(
    () => 'sent',
    () => 'refused',
  );
  return () => outcome;
}

describe('a photograph that comes past every door', () => {
  it.each(Object.entries(ways))('as %s is seen on its way out, and stays', async (_name, way) => {
    const outcome = await start(way);
    await find(page, 'heading', '検査を通らずに送られようとした画像です');
    await seeText(page, '兵庫県のあたり');
    expect(arrived()).toEqual(['INIT']);
    await press(page, 'button', '送らない');
    expect(await outcome()).toBe('refused');
    await page.waitForTimeout(200);
    expect(arrived()).toEqual(['INIT']);
  });

  it('leaves byte for byte when somebody takes it upon himself', async () => {
    const outcome = await start(ways['bytes by fetch'] as (id: string) => Promise<unknown>);
    await find(page, 'heading', '検査を通らずに送られようとした画像です');
    expect(stateOf(await find(page, 'button', 'このまま送る'), 'disabled')).toBe(true);
    await press(page, 'checkbox', '情報が付いたまま送ることを確かめました');
    await press(page, 'button', 'このまま送る');
    expect(await outcome()).toBe('sent');
    const got = practice.requests('media/upload:APPEND');
    expect(got).toHaveLength(1);
    expect(Number(got[0]?.headers['content-length'])).toBe(bytes.length);
  });

  it('never goes without waiting', async () => {
    const status = await page.evaluate(() => {
      const { xhr, form, file } = window as unknown as Win;
      return xhr('?command=APPEND&media_id=1&segment_index=0', form('media', file()), false).then(
        () => 'sent',
        (error: Error) => error.message,
      );
    });
    expect(status).not.toBe('sent');
    expect(arrived()).toEqual([]);
    await seeText(page, '通信を止めました');
  });

  it('is not concluded when its length was never said', async () => {
    const outcome = page.evaluate(async () => {
      const { send, form, file } = window as unknown as Win;
      await send('?command=APPEND&media_id=77&segment_index=0', form('media', file()));
      return send('?command=FINALIZE&media_id=77', null).then(
        () => 'sent',
        () => 'refused',
      );
    });
    await press(page, 'button', '送らない');
    expect(await outcome).toBe('refused');
    expect(arrived()).toEqual(['APPEND']);
  });

  it('whose parts nobody saw is not concluded either', async () => {
    const outcome = await page.evaluate(() =>
      (window as unknown as Win).send('?command=FINALIZE&media_id=78', null).then(
        () => 'sent',
        () => 'refused',
      ),
    );
    expect(outcome).toBe('refused');
    expect(arrived()).toEqual([]);
  });

  it('is not asked about twice when it was let in as it is', async () => {
    await page.locator('input[type="file"]').first().setInputFiles(photo);
    await find(page, 'heading', 'この画像には');
    await press(page, 'radio', 'そのまま添付');
    await press(page, 'checkbox', '情報が付いたまま送ることを確かめました');
    await press(page, 'button', 'そのまま添付');
    await expect.poll(arrived).toEqual(['INIT', 'APPEND', 'FINALIZE']);
    await gone(page, 'heading', '検査を通らずに');
    expect(practice.uploads()[0]?.bytes.equals(bytes)).toBe(true);
  });
});

describe('a film', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yubisashi-film-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function film(size: number): Promise<string> {
    const { head, tail } = filmEnds(size, '+35.5308+139.7029/');
    const path = join(folder, 'film.mp4');
    // A hole: the disk holds the ends only.
    const file = await open(path, 'w');
    await file.write(head, 0, head.length, 0);
    await file.write(tail, 0, tail.length, size - tail.length);
    await file.close();
    return path;
  }

  it('goes up whole in many parts, and is not asked about again', async () => {
    const size = 24 * 1024 * 1024;
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles(await film(size));
    await seeText(page, '東京都');
    await press(page, 'button', '情報を消して添付');
    await expect.poll(arrived, { timeout: 20_000 }).toEqual(['INIT', ...Array(24).fill('APPEND'), 'FINALIZE']);
    const got = practice.uploads()[0]?.bytes ?? Buffer.alloc(0);
    expect(got.length).toBe(size);
    expect(got.includes('+35.53')).toBe(false);
  });

  it('of half a gigabyte is looked at and cleaned without being read', async () => {
    const size = 512 * 1024 * 1024;
    await page.evaluate(() => {
      const input = document.createElement('input');
      input.id = 'film';
      input.type = 'file';
      input.addEventListener('change', () => {
        (window as unknown as { film: File | null }).film = input.files?.[0] ?? null;
      });
      document.body.append(input);
    });
    await page.locator('#film').setInputFiles(await film(size));
    await seeText(page, '東京都');
    await press(page, 'button', '情報を消して添付');
    const seen = async () =>
      page.evaluate(async () => {
        const { film: got } = window as unknown as { film?: File };
        if (!got) return null;
        const end = new TextDecoder('latin1').decode(await got.slice(-120).arrayBuffer());
        return {
          size: got.size,
          name: got.name,
          type: got.type,
          place: end.includes('+35'),
          filler: end.includes('free'),
        };
      });
    await expect.poll(seen).toEqual({ size, name: 'film.mp4', type: 'video/mp4', place: false, filler: true });
  });
});
