import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runPolicy, usage } from '../../cli/policy.ts';
import { policyReference } from '../../policy/reference.ts';
import { policySchema } from '../../policy/schema.ts';

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

let folder = '';
let out: string[] = [];
let err: string[] = [];
const run = (...args: string[]): Promise<number> =>
  runPolicy(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
const file = (text: string): string => {
  const path = join(folder, 'policy.json');
  writeFileSync(path, text);
  return path;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yubisashi-policy-'));
  out = [];
  err = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a sample is in force as a whole', async () => {
  expect(await run('check', root('policy/samples/kisarazu.json'))).toBe(0);
  expect(out.at(-1)).toContain('すべて使えます');
  // A file alone is checked, too.
  expect(await run(root('policy/samples/shiroi.json'))).toBe(0);
  expect(out.at(-1)).toContain('shiroi.json: すべて使えます');
  expect(err).toEqual([]);
});

test('says what is refused, where and why', async () => {
  const path = file('\uFEFF{"municipality":"見本市","aproval":{},"reactions":{"like":"of"}}');
  expect(await run('check', path)).toBe(1);
  expect(out[0]).toContain('municipality、aproval、reactions');
  expect(err).toHaveLength(2);
  expect(err[0]).toContain('aproval: この名前の設定はありません。「approval」ではありませんか。');
  expect(err[1]).toContain('reactions.like: 使える値は off、confirm、block です。');
  expect(out.at(-1)).toContain('2件');
});

test('finds the settings in a policy file of the browser', async () => {
  const files = (extensions: unknown): string => file(JSON.stringify({ '3rdparty': { extensions } }));
  expect(await run('check', files({ abc: { municipality: '見本市' } }))).toBe(0);
  expect(await run('check', files({ abc: { nobody: 1 }, def: {} }))).toBe(1);
  expect(err.at(-1)).toContain('--id');
  expect(await run('check', '--id', 'def', files({ abc: { nobody: 1 }, def: {} }))).toBe(0);
  expect(await run('check', '--id', 'abc', files({ abc: { nobody: 1 }, def: {} }))).toBe(1);
  expect(await run('check', '--id', 'ghi', files({ abc: {} }))).toBe(1);
  expect(err.at(-1)).toContain('abc');
  expect(await run('check', files({}))).toBe(1);
  expect(await run('check', files(null))).toBe(1);
});

test('names the place of a fault in the file', async () => {
  expect(await run('check', file('{\n  "municipality": "見本市",\n  "people": [}\n}'))).toBe(1);
  expect(err[0]).toContain('3行目');
  expect(err[0]).toContain('JSON');
});

test('goes on after a file it cannot open', async () => {
  expect(await run('check', join(folder, 'none.json'), root('policy/samples/shiroi.json'))).toBe(1);
  expect(err[0]).toContain('ENOENT');
  expect(out.at(-1)).toContain('すべて使えます');
});

test('anything else prints the usage', async () => {
  for (const args of [[], ['check'], ['check', '--id', 'abc'], ['check', '--what', 'a'], ['docs', 'a']])
    expect(await run(...args)).toBe(2);
  expect(new Set(err)).toEqual(new Set([usage]));
  expect(out).toEqual([]);
});

test('docs/policy.md is what the schema says (npx tsx cli/policy.ts docs > docs/policy.md)', async () => {
  expect(readFileSync(root('docs/policy.md'), 'utf8')).toBe(policyReference());
  expect(await run('docs')).toBe(0);
  expect(`${out.join('\n')}\n`).toBe(policyReference());
});

test('the page names every setting', () => {
  const page = policyReference();
  // A value with nothing in it is said in a word: empty code is shown as stray marks.
  expect(page.split('\n').filter((line) => /(?<!`)``(?!`)/.test(line))).toEqual([]);
  const names = (shape: Record<string, unknown>) => Object.keys(shape).map((name) => `| \`${name}\` |`);
  const { reactions, approval, audit, people } = policySchema.shape;
  const expected = [
    policySchema.shape,
    ...[reactions, approval, audit].map((setting) => setting.unwrap().shape),
    people.unwrap().element.shape,
  ].flatMap(names);
  expect(expected.length).toBeGreaterThan(25);
  expect(expected.filter((name) => !page.includes(name))).toEqual([]);
  expect(page).not.toContain('undefined');
});
