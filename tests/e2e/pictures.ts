import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Pictures of screens that only a policy brings about; `YUBISASHI_PICTURES=1` puts them into the documents. */

const root = join(import.meta.dirname, '../..');
const folder = process.env.YUBISASHI_PICTURES ? join(root, 'docs/images') : join(root, 'tests/out/pictures');

/** Takes one at the width of the documents. */
export async function picture(
  page: Page,
  name: string,
  { width = 1000, height = 760, whole = false } = {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const before = page.viewportSize();
  await page.setViewportSize({ width, height });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: whole });
  if (before) await page.setViewportSize(before);
}
