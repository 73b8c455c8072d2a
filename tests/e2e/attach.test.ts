import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Practice } from '../practice/server.ts';
import { inspect } from '../unit/image-bytes.ts';
import { find, gone, press, seeText } from './ax.ts';
import { type Desk, openDesk, startPractice } from './people.ts';

/** Every way in which a file can reach a page, each with a photograph that carries its place. */

const photo = resolve(import.meta.dirname, '../practice/x/samples/park-with-location.jpg');
const bytes = readFileSync(photo);
const encoded = bytes.toString('base64');
const inline = '[data-testid="tweetTextarea_0"]';

/** Files as the page got them: name, and bytes in base64. */
interface Got {
  name: string;
  data: string;
}

let practice: Practice;
let desk: Desk;
let page: Page;
let folder: string;

beforeAll(async () => {
  practice = await startPractice();
  desk = await openDesk(practice);
  folder = await mkdtemp(join(tmpdir(), 'yubisashi-files-'));
});

afterAll(async () => {
  await desk?.close();
  await practice?.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  await page?.close();
  practice.reset();
  page = await desk.context.newPage();
  await page.goto('https://x.com/home');
  await page.locator(inline).first().waitFor();
  // A page of its own making beside the composer: what it is given ends up in `got`.
  await page.evaluate((data) => {
    const world = window as unknown as Record<string, unknown>;
    const got: Promise<Got>[] = [];
    world.got = got;
    world.take = (files: Iterable<File>) => {
      for (const file of files)
        got.push(
          file.arrayBuffer().then((buffer) => ({
            name: file.name,
            data: btoa([...new Uint8Array(buffer)].map((byte) => String.fromCharCode(byte)).join('')),
          })),
        );
    };
    world.photo = (name = 'photo.jpg') =>
      new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], name, { type: 'image/jpeg' });
  }, encoded);
});

const got = (): Promise<Got[]> => page.evaluate(() => Promise.all((window as unknown as { got: Promise<Got>[] }).got));
const kindsOf = async (data: string): Promise<string[]> =>
  (await inspect(new Uint8Array(Buffer.from(data, 'base64')))).items.map((item) => item.kind);

/** One file came, once, without anything; the photograph itself is full of it. */
async function expectOneClean(): Promise<void> {
  await expect.poll(async () => (await got()).length).toBe(1);
  await page.waitForTimeout(300);
  const files = await got();
  expect(files).toHaveLength(1);
  expect(await kindsOf(files[0]?.data ?? '')).toEqual([]);
  expect(await kindsOf(encoded)).toContain('gps');
}

async function letIn(): Promise<void> {
  await find(page, 'heading', 'この画像には');
  expect(await got()).toEqual([]);
  await press(page, 'button', '情報を消して添付');
}

/** What the page has of its own, set up before anything is given to it. */
type Win = {
  take: (files: Iterable<File>) => void;
  photo: (name?: string) => File;
};

describe('an input of the page’s own making', () => {
  const choose = async (open: () => Promise<unknown>): Promise<void> => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), open()]);
    await chooser.setFiles(photo);
  };

  it.each(['click', 'showPicker', 'dispatchEvent', 'label'])('that hangs nowhere, opened by %s', async (way) => {
    await choose(() =>
      page.evaluate((how) => {
        const { take } = window as unknown as Win;
        const input = document.createElement('input');
        input.type = 'file';
        input.onchange = () => take(input.files ?? []);
        if (how === 'click') input.click();
        else if (how === 'showPicker') input.showPicker();
        else if (how === 'dispatchEvent') input.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        else {
          const label = document.createElement('label');
          label.append(input);
          label.click();
        }
      }, way),
    );
    await letIn();
    await expectOneClean();
  });

  it.each(['open', 'closed'] as const)('in a shadow root that is %s', async (mode) => {
    await choose(() =>
      page.evaluate((how) => {
        const { take } = window as unknown as Win;
        const host = document.createElement('div');
        document.body.append(host);
        const input = document.createElement('input');
        input.type = 'file';
        input.addEventListener('change', () => take(input.files ?? []));
        host.attachShadow({ mode: how }).append(input);
        input.click();
      }, mode),
    );
    await letIn();
    await expectOneClean();
  });

  it('in an open shadow root, pressed by hand', async () => {
    await page.evaluate(() => {
      const { take } = window as unknown as Win;
      const host = document.createElement('div');
      host.id = 'host';
      host.style.cssText = 'position:fixed;left:20px;top:20px;z-index:9';
      document.body.append(host);
      const input = document.createElement('input');
      input.type = 'file';
      input.addEventListener('change', () => take(input.files ?? []));
      host.attachShadow({ mode: 'open' }).append(input);
    });
    await choose(() => page.locator('#host input').click());
    await letIn();
    await expectOneClean();
  });
});

describe('a handle', () => {
  const opfs = () =>
    page.evaluate(async () => {
      const { take, photo: make } = window as unknown as Win;
      const root = await navigator.storage.getDirectory();
      const handle = await root.getFileHandle('photo.jpg', { create: true });
      const out = await handle.createWritable();
      await out.write(make());
      await out.close();
      const world = window as unknown as { failed: string };
      void handle.getFile().then(
        async (file) => {
          // Asked again for the same file, the page gets the same answer without another sheet.
          await handle.getFile();
          take([file]);
        },
        (error: Error) => {
          world.failed = error.name;
        },
      );
    });

  it('gives a clean file', async () => {
    await opfs();
    await letIn();
    await expectOneClean();
  });

  it('gives nothing when somebody thinks better of it', async () => {
    await opfs();
    await press(page, 'button', 'やめる');
    await expect.poll(() => page.evaluate(() => (window as unknown as { failed: string }).failed)).toBe('AbortError');
    expect(await got()).toEqual([]);
  });
});

describe('a drop', () => {
  it('on a page that has no input, with what lies beside the file', async () => {
    await page.evaluate(() => {
      const { take, photo: make } = window as unknown as Win;
      const zone = document.createElement('div');
      zone.id = 'zone';
      zone.addEventListener('dragover', (event) => event.preventDefault());
      zone.addEventListener('drop', (event) => {
        event.preventDefault();
        (window as unknown as { text: string }).text = event.dataTransfer?.getData('text/plain') ?? '';
        take(event.dataTransfer?.files ?? []);
      });
      document.body.append(zone);
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/plain', '添え書き');
      dataTransfer.items.add(make());
      for (const type of ['dragenter', 'dragover', 'drop'])
        zone.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    });
    await letIn();
    await expectOneClean();
    expect(await page.evaluate(() => (window as unknown as { text: string }).text)).toBe('添え書き');
  });

  it('where nothing takes files is told of, and the page stays where it is', async () => {
    await page.evaluate(() => {
      const { photo: make } = window as unknown as Win;
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(make());
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    });
    await letIn();
    await seeText(page, 'ここにはファイルを置けないようです');
    expect(page.url()).toBe('https://x.com/home');
  });
});

describe('a paste', () => {
  it('of text with a picture reaches the editor as one', async () => {
    await page
      .locator(inline)
      .first()
      .evaluate((editor) => {
        const { photo: make } = window as unknown as Win;
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', '表の文字');
        clipboardData.items.add(make());
        editor.addEventListener('paste', (event) => {
          const { clipboardData: brought } = event as ClipboardEvent;
          (window as unknown as { text: string }).text = brought?.getData('text/plain') ?? '';
          (window as unknown as Win).take(brought?.files ?? []);
        });
        editor.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
      });
    await letIn();
    await expectOneClean();
    expect(await page.evaluate(() => (window as unknown as { text: string }).text)).toBe('表の文字');
  });

  it('into a plain field keeps its text at once, and its picture until somebody has looked', async () => {
    await page.evaluate(async () => {
      const { take, photo: make } = window as unknown as Win;
      const field = document.createElement('textarea');
      field.id = 'field';
      field.style.cssText = 'position:fixed;left:20px;top:20px;z-index:9';
      document.body.append(field);
      field.addEventListener('paste', (event) => take(event.clipboardData?.files ?? []));
      field.focus();
      const picture = await createImageBitmap(make());
      const canvas = new OffscreenCanvas(8, 8);
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
      const png = await canvas.convertToBlob({ type: 'image/png' });
      await navigator.clipboard.write([
        new ClipboardItem({ 'text/plain': new Blob(['表の文字'], { type: 'text/plain' }), 'image/png': png }),
      ]);
    });
    await page.keyboard.press('Control+v');
    expect(await page.locator('#field').inputValue()).toBe('表の文字');
    // A screenshot carries nothing: nobody is asked, and it arrives once.
    await expect.poll(async () => (await got()).length).toBe(1);
  });
});

describe('many files', () => {
  const forty = Array.from({ length: 40 }, (_, index) => `${String(index + 1).padStart(2, '0')}.jpg`);

  it.each(['a folder of forty', 'forty files'])('%s arrive whole, with one sheet', async (what) => {
    const many = await mkdtemp(join(folder, 'forty-'));
    await Promise.all(forty.map((name) => writeFile(join(many, name), bytes)));
    const isFolder = what === 'a folder of forty';
    await page.evaluate((whole) => {
      const { take } = window as unknown as Win;
      const input = document.createElement('input');
      input.id = 'many';
      input.type = 'file';
      input.multiple = true;
      input.webkitdirectory = whole;
      input.addEventListener('change', () => take(input.files ?? []));
      document.body.append(input);
    }, isFolder);
    // The driver waits for the page to hear of it, which is when somebody has looked.
    const given = page
      .locator('#many')
      .setInputFiles(isFolder ? many : forty.toReversed().map((name) => join(many, name)));
    await find(page, 'heading', 'この40点には');
    await press(page, 'button', '情報を消して添付');
    await given;
    await expect.poll(async () => (await got()).length, { timeout: 15_000 }).toBe(40);
    const files = await got();
    const names = files.map((file) => file.name);
    // The order of a folder is the file system's own.
    expect(isFolder ? names.toSorted() : names).toEqual(isFolder ? forty : forty.toReversed());
    for (const { data } of files) expect(await kindsOf(data)).toEqual([]);
  });

  it('two rounds at once are asked about one after the other, none is lost', async () => {
    await page.evaluate(() => {
      const { take, photo: make } = window as unknown as Win;
      for (const name of ['first.jpg', 'second.jpg']) {
        const zone = document.createElement('div');
        zone.addEventListener('drop', (event) => {
          event.preventDefault();
          take(event.dataTransfer?.files ?? []);
        });
        document.body.append(zone);
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(make(name));
        zone.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
      }
    });
    await find(page, 'heading', 'この画像には');
    await press(page, 'button', '情報を消して添付');
    await expect.poll(async () => (await got()).map((file) => file.name)).toEqual(['first.jpg']);
    await find(page, 'heading', 'この画像には');
    await press(page, 'button', '情報を消して添付');
    await expect.poll(async () => (await got()).map((file) => file.name)).toEqual(['first.jpg', 'second.jpg']);
    await gone(page, 'heading', 'この画像には');
  });

  it('a file that nobody can read is asked about, and what lies beside it keeps its place', async () => {
    await writeFile(join(folder, 'broken.jpg'), bytes.subarray(0, 900));
    await writeFile(join(folder, 'notes.txt'), 'text');
    await page.evaluate(() => {
      const { take } = window as unknown as Win;
      const input = document.createElement('input');
      input.id = 'several';
      input.type = 'file';
      input.multiple = true;
      input.addEventListener('change', () => take(input.files ?? []));
      document.body.append(input);
    });
    const give = () =>
      page.locator('#several').setInputFiles([photo, join(folder, 'broken.jpg'), join(folder, 'notes.txt')]);
    await give();
    await seeText(page, '途中で切れています');
    await press(page, 'button', 'やめる');
    await gone(page, 'button', 'やめる');
    await page.waitForTimeout(300);
    expect(await got()).toEqual([]);
    await give();
    await press(page, 'button', 'この1点を添付');
    await expect
      .poll(async () => (await got()).map((file) => file.name))
      .toEqual(['park-with-location.jpg', 'notes.txt']);
  });
});
