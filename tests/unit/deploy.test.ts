import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runPolicy } from '../../cli/policy.ts';
import { type Form, fileName, forms, write } from '../../policy/deploy/forms.ts';
import { settingNames } from '../../policy/deploy/values.ts';
import { parsePolicy } from '../../policy/parse.ts';
import { guidelines } from '../../rules/guidelines/all.ts';
import { mistakes } from './mistakes.ts';

/** One policy in every form in which it is carried: nothing is lost on any road, and no form knows other settings than the schema. */

const id = 'abcdefghijklmnopabcdefghijklmnop';
const samples = ['kawasaki', 'samukawa', 'shiroi', 'kisarazu'];
const fileOf = (town: string): string => resolve(import.meta.dirname, `../../policy/samples/${town}.json`);
const valuesOf = (town: string): Record<string, unknown> => JSON.parse(readFileSync(fileOf(town), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'yubisashi-deploy-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function print(form: Form, town: string, ...more: string[]): Promise<string> {
  const lines: string[] = [];
  const err: string[] = [];
  const code = await runPolicy(['print', '--form', form, '--id', id, ...more, fileOf(town)], {
    out: (line) => lines.push(line),
    err: (line) => err.push(line),
  });
  expect(code).toBe(0);
  // What it says about the file goes where it does not end up in the file (`> yubisashi.json`).
  expect(err).toEqual([expect.stringContaining('届くキー'), expect.stringContaining('すべて使えます')]);
  return lines.join('\n');
}

/** What arrives when every value comes as text, as the registry of Windows gives it. */
const arrives = (values: Record<string, unknown>) => {
  const parsed = parsePolicy(
    values,
    guidelines.map((guideline) => guideline.id),
  );
  expect(parsed.refused).toEqual([]);
  return parsed.policy;
};

/** A property list as plain values; enough of it for what is written here. */
function readPlist(text: string): unknown {
  const parts = [...text.matchAll(/<(\/?)(dict|array|key|string|integer|true|false)(\/?)>([^<]*)/g)];
  let at = 0;
  const plain = (raw: string): string =>
    raw.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const value = (): unknown => {
    const [, , tag, closed, inner = ''] = parts[at++] as RegExpMatchArray;
    if (tag === 'true' || tag === 'false') return tag === 'true';
    if (tag === 'string' || tag === 'integer') {
      at++;
      return tag === 'string' ? plain(inner) : Number(inner);
    }
    if (tag === 'array') {
      const list: unknown[] = [];
      if (closed) return list;
      while (!(parts[at]?.[1] === '/' && parts[at]?.[2] === 'array')) list.push(value());
      at++;
      return list;
    }
    const group: Record<string, unknown> = {};
    if (closed) return group;
    while (!(parts[at]?.[1] === '/' && parts[at]?.[2] === 'dict')) {
      const name = plain(parts[at]?.[4] ?? '');
      at += 2;
      group[name] = value();
    }
    at++;
    return group;
  };
  return value();
}

describe.each(samples)('the sample of %s', (town) => {
  const given = valuesOf(town);
  /** With the names of all that is sent. */
  const values = { ...given, expected: Object.keys(given) };

  it('Linux and Google carry it as it is', async () => {
    expect(JSON.parse(await print('linux', town))).toEqual({ '3rdparty': { extensions: { [id]: values } } });
    const google = JSON.parse(await print('google', town)) as Record<string, { Value: unknown }>;
    expect(Object.fromEntries(Object.entries(google).map(([name, { Value }]) => [name, Value]))).toEqual(values);
  });

  it('the registry file and the Intune script carry it as text, and it arrives whole', async () => {
    const out = join(folder, `${town}.reg`);
    await print('reg', town, '--browser', 'edge', '--out', out);
    const reg = readFileSync(out, 'utf16le');
    expect(reg.startsWith('\ufeffWindows Registry Editor Version 5.00\r\n')).toBe(true);
    expect(reg).toContain(
      `[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge\\3rdparty\\extensions\\${id}\\policy]`,
    );
    const strings = [...reg.matchAll(/^"((?:[^"\\]|\\.)*)"="((?:[^"\\]|\\.)*)"\r$/gm)];
    const plain = (text = ''): string => text.replaceAll(/\\(.)/g, '$1');
    expect(arrives(Object.fromEntries(strings.map((m) => [plain(m[1]), plain(m[2])])))).toEqual(arrives(values));
    const { scriptContent } = JSON.parse(await print('intune', town)) as { scriptContent: string };
    const script = Buffer.from(scriptContent, 'base64').toString('utf8');
    const written = [...script.matchAll(/-Name '([^']*)' -PropertyType String -Value '((?:[^']|'')*)' \|/g)];
    expect(arrives(Object.fromEntries(written.map((m) => [m[1], (m[2] ?? '').replaceAll("''", "'")])))).toEqual(
      arrives(values),
    );
  });

  it('the profile of macOS carries it with its kinds', async () => {
    const profile = readPlist(await print('mobileconfig', town)) as { PayloadContent: Record<string, unknown>[] };
    const [content] = profile.PayloadContent;
    expect(content).toMatchObject({ ...values, PayloadType: `com.google.Chrome.extensions.${id}` });
    expect(content?.PayloadUUID).toMatch(/^[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-8[0-9A-F]{3}-[0-9A-F]{12}$/);
  });

  it('the list for the Group Policy editor carries each value on one line, and it arrives whole', async () => {
    const rows = (await print('values', town)).split('\n').map((line) => line.split('\t'));
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => 2));
    expect(arrives(Object.fromEntries(rows as [string, string][]))).toEqual(arrives(values));
  });
});

describe('the administrative templates', () => {
  it('know exactly the settings of the schema, and every word they point at', async () => {
    const definitions = await print('admx', 'kawasaki');
    const named = [...definitions.matchAll(/<policy name="(\w+)"/g)].map((m) => m[1]);
    expect(named).toEqual(settingNames);
    for (const language of ['adml-ja', 'adml-en'] as const) {
      const words = await print(language, 'kawasaki');
      const ids = new Set([...words.matchAll(/<(?:string|presentation) id="(\w+)"/g)].map((m) => m[1]));
      for (const [, , ref] of definitions.matchAll(/\$\((string|presentation)\.(\w+)\)/g)) expect(ids).toContain(ref);
      for (const [, ref] of words.matchAll(/<textBox refId="(\w+)"/g))
        expect(definitions).toContain(`<text id="${ref}"`);
      // Nothing but ASCII names in one, Japanese in the other.
      expect(/[ぁ-ん]/.test(words)).toBe(language === 'adml-ja');
    }
  });
});

describe('what is written inside other languages', () => {
  const target = { id, brand: 'chrome' } as const;

  it('ends no string of PowerShell, whatever quotation mark is in it', () => {
    // PowerShell takes all of these for a single quotation mark.
    const contact = "広報課\u2019; Remove-Item C:\\ ; \u2018'\u201a\u201b";
    const { scriptContent } = JSON.parse(write('intune', { contact }, target).text) as { scriptContent: string };
    const script = Buffer.from(scriptContent, 'base64').toString('utf8');
    const [, literal = ''] = /-Name 'contact' -PropertyType String -Value '(.*)' \| Out-Null/.exec(script) ?? [];
    expect(literal.replaceAll(/(['\u2018-\u201b])\1/g, '')).not.toMatch(/['\u2018-\u201b]/);
    expect(literal.replaceAll(/(['\u2018-\u201b])\1/g, '$1')).toBe(contact);
  });

  it('holds nothing that XML does not know', () => {
    const { text } = write('mobileconfig', { contact: '広報課\u0000\u0008\u001b\u000b\n2階' }, target);
    expect(text).toContain('<string>広報課\n2階</string>');
  });

  it('stays on its line in the list for the Group Policy editor', () => {
    expect(write('values', { contact: '広報課\n2階\t内線100' }, target).text).toBe(
      'contact\t広報課 2階 内線100\nexpected\t["contact"]\n',
    );
  });
});

describe('Chrome and Edge on one computer', () => {
  const both = (form: Form): string[] =>
    (['chrome', 'edge'] as const).map((brand) => write(form, { contact: '広報課' }, { id, brand }).text);
  const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((m) => m[1] ?? '');

  it('get profiles of their own', () => {
    const [chrome = '', edge = ''] = both('mobileconfig');
    for (const pattern of [
      /<key>PayloadIdentifier<\/key>\s*<string>([^<]*)/g,
      /<key>PayloadUUID<\/key>\s*<string>([^<]*)/g,
    ]) {
      const names = [...found(chrome, pattern), ...found(edge, pattern)];
      expect(names).toHaveLength(4);
      expect(new Set(names).size).toBe(4);
    }
  });

  it('get administrative templates of their own', () => {
    for (const pattern of [/namespace="([^"]*)"/g, /prefix="([^"]*)"/g]) {
      const [chrome = '', edge = ''] = both('admx');
      expect(found(chrome, pattern)).not.toEqual(found(edge, pattern));
    }
    // Side by side in the editor, they are told apart by name.
    const [chrome = '', edge = ''] = both('adml-ja');
    expect(found(chrome, /id="category">([^<]*)/g)).not.toEqual(found(edge, /id="category">([^<]*)/g));
    expect((['chrome', 'edge'] as const).map((brand) => fileName('yubisashi.admx', brand))).toEqual([
      'yubisashi.admx',
      'yubisashi-edge.admx',
    ]);
  });
});

describe('what is wrong', () => {
  const said = async (...args: string[]) => {
    const err: string[] = [];
    const code = await runPolicy(args, { out: () => undefined, err: (line) => err.push(line) });
    return { code, err: err.join('\n') };
  };

  it('is not written: a policy with a fault, a form or an id that is none', async () => {
    const bad = join(folder, 'bad.json');
    writeFileSync(bad, JSON.stringify({ guidelines: ['kawasakl'] }));
    expect(await said('print', '--form', 'linux', '--id', id, bad)).toMatchObject({ code: 1 });
    expect((await said('print', '--form', 'linux', '--id', id, bad)).err).toContain('kawasaki');
    expect(await said('print', '--form', 'yaml', '--id', id, fileOf('shiroi'))).toMatchObject({ code: 2 });
    expect(await said('print', '--form', 'linux', '--id', 'abc', fileOf('shiroi'))).toMatchObject({ code: 2 });
    expect(forms).toHaveLength(9);
  });

  it('is said when the file cannot be written; a folder that is not there yet is made', async () => {
    const print = (out: string) => said('print', '--form', 'adml-ja', '--id', id, '--out', out, fileOf('shiroi'));
    expect(await print(join(folder, 'ja-JP', 'yubisashi.adml'))).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'ja-JP', 'yubisashi.adml'), 'utf8')).toContain('ゆびさし');
    for (const out of [folder, join(folder, 'ja-JP', 'yubisashi.adml', 'inside.adml')]) {
      const { code, err } = await print(out);
      expect(code).toBe(1);
      expect(err).toMatch(/書き込めません（E\w+）/);
    }
  });

  it('thirty kinds of mistakes at once: each is named with its path and a reason, the rest is in force', () => {
    const { policy, refused } = parsePolicy(mistakes, ['kawasaki', 'shiroi']);
    expect(refused.length).toBeGreaterThanOrEqual(30);
    const paths = new Set(refused.map(({ path }) => path.replace(/[.[].*$/, '')));
    // No setting above is free of a mistake, so none may be silent.
    for (const name of Object.keys(mistakes)) expect(paths, name).toContain(name);
    for (const { path, reason, value } of refused) {
      expect(reason.length, path).toBeGreaterThan(8);
      expect(value.length, path).toBeGreaterThan(0);
    }
    // What was good holds; what was not is as strict as can be.
    expect(policy.guidelines).toEqual(['shiroi']);
    expect(policy.accounts.map((account) => account.id)).toContain('right_city');
    expect(policy.people.map((person) => person.id)).toContain('g');
    expect(policy.officialPhones).toEqual(['0442000000']);
    expect(policy.approval).toMatchObject({ required: 3, strengths: ['signed', 'passkey'] });
    expect(policy.emergency.allowed).toBe(false);
    expect(policy.stricter.at(-1)?.required).toBe(3);
    expect(policy.desk.shared).toBe(true);
    expect(policy.audit.forwardTo).toBe('');
  });
});
