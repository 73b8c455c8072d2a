import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** Pictures of screens that only a policy brings about; `YUBISASHI_PICTURES=1` puts them into the documents. */

const root = join(import.meta.dirname, '../..');
const folder = process.env.YUBISASHI_PICTURES ? join(root, 'docs/images') : join(root, 'tests/out/pictures');

interface Options {
  width?: number;
  height?: number;
  /** The page from top to bottom. */
  whole?: boolean;
  /** What the picture is about: it comes into the middle. */
  about?: Locator;
  /** What the picture begins with. */
  from?: Locator;
}

/** Takes one at the width of the documents. */
export async function picture(page: Page, name: string, options: Options = {}): Promise<void> {
  const { width = 1000, height = 760, whole = false, about, from } = options;
  await mkdir(folder, { recursive: true });
  const before = page.viewportSize();
  await page.setViewportSize({ width, height });
  await about?.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await from?.evaluate((element: HTMLElement) => {
    element.style.scrollMarginTop = '1.5rem';
    element.scrollIntoView({ block: 'start' });
  });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: whole });
  if (before) await page.setViewportSize(before);
}
