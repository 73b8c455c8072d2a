import type { CDPSession, Page } from 'playwright-core';

/**
 * Finds and presses what people see, by role and name, through the browser's accessibility tree: the same view a screen
 * reader has, and the only one that reaches into our closed shadow root.
 */

interface AxNode {
  role?: { value: string };
  name?: { value: string };
  value?: { value: string };
  properties?: { name: string; value: { value: unknown } }[];
  backendDOMNodeId?: number;
  ignored: boolean;
}

/** Each look costs the browser 10 to 30 ms. */
const POLL_MS = 120;

const sessions = new WeakMap<Page, Promise<CDPSession>>();

function cdp(page: Page): Promise<CDPSession> {
  const known = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, known);
  return known;
}

async function nodes(page: Page): Promise<AxNode[]> {
  const session = await cdp(page);
  await session.send('Accessibility.enable');
  const { nodes: all } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: AxNode[] };
  return all.filter((node) => !node.ignored);
}

const fits = (node: AxNode, role: string, name: string | RegExp): boolean =>
  node.role?.value === role &&
  (typeof name === 'string' ? (node.name?.value ?? '').includes(name) : name.test(node.name?.value ?? ''));

export interface Wait {
  timeout?: number;
  /** Which of several, from 0. */
  nth?: number;
}

/** Waits until there is a node of that role and name. */
export async function find(
  page: Page,
  role: string,
  name: string | RegExp,
  { timeout = 8000, nth = 0 }: Wait = {},
): Promise<AxNode> {
  for (const end = Date.now() + timeout; ; ) {
    const found = (await all(page, role, name))[nth];
    if (found) return found;
    if (Date.now() > end) {
      const seen = (await nodes(page))
        .map((n) => `${n.role?.value}:${n.name?.value}`)
        .filter((line) => /button|heading|checkbox|textbox|alert/.test(line));
      throw new Error(`No ${role} "${name}" on the page. There is: ${seen.slice(0, 60).join(' | ')}`);
    }
    await page.waitForTimeout(POLL_MS);
  }
}

/** Every node of that role and name as it is now, in page order. */
export const all = async (page: Page, role: string, name: string | RegExp): Promise<AxNode[]> =>
  (await nodes(page)).filter((node) => fits(node, role, name));

export async function count(page: Page, role: string, name: string | RegExp): Promise<number> {
  return (await all(page, role, name)).length;
}

/** Waits until nothing of that role and name is left. */
export async function gone(page: Page, role: string, name: string | RegExp, timeout = 8000): Promise<void> {
  for (const end = Date.now() + timeout; (await count(page, role, name)) > 0; ) {
    if (Date.now() > end) throw new Error(`${role} "${name}" is still there`);
    await page.waitForTimeout(POLL_MS);
  }
}

/** Scrolls to it; its middle, in CSS pixels of the window. */
export async function middle(page: Page, node: AxNode): Promise<{ x: number; y: number }> {
  const session = await cdp(page);
  const target = { backendNodeId: node.backendDOMNodeId };
  await session.send('DOM.scrollIntoViewIfNeeded', target);
  const { quads } = (await session.send('DOM.getContentQuads', target)) as { quads: number[][] };
  const [left = 0, top = 0, , , right = 0, bottom = 0] = quads[0] ?? [];
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** Scrolls to it and clicks its middle with the real mouse. */
export async function press(page: Page, role: string, name: string | RegExp, wait: Wait = {}): Promise<void> {
  const { x, y } = await middle(page, await find(page, role, name, wait));
  await page.mouse.click(x, y);
}

/** Every text a screen reader would read, in one string. */
export async function allText(page: Page): Promise<string> {
  return (await nodes(page))
    .filter((node) => node.role?.value === 'StaticText')
    .map((node) => node.name?.value ?? '')
    .join('\n');
}

/** Waits until some text is there to be read. */
export async function seeText(page: Page, text: string | RegExp, timeout = 8000): Promise<void> {
  for (const end = Date.now() + timeout; ; ) {
    const read = await allText(page);
    if (typeof text === 'string' ? read.includes(text) : text.test(read)) return;
    if (Date.now() > end) throw new Error(`"${text}" is not on the page:\n${read.slice(-2500)}`);
    await page.waitForTimeout(POLL_MS);
  }
}

export const stateOf = (node: AxNode, property: string): unknown =>
  node.properties?.find((p) => p.name === property)?.value.value;
