import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { billOfMaterials, type Lock } from '../../cli/package/bill.ts';
import { extensionId, newKey } from '../../cli/package/crx.ts';
import { keyFrom } from '../../cli/package/key.ts';
import { argumentsOf } from '../../cli/package/options.ts';
import { writeOut } from '../../cli/package/out.ts';

/** What `npm run package` does besides building: keys, folders, arguments and the list of parts. */

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yubisashi-package-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const pem = (type: 'ed25519' | 'rsa-pss'): string => {
  const options = {
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  };
  const make = generateKeyPairSync as (type: string, options: object) => { privateKey: string };
  return make(type, { modulusLength: 2048, ...options }).privateKey;
};

describe('the key', () => {
  it('is made once, and taken as it is from then on', () => {
    const said: string[] = [];
    const path = join(folder, 'new', 'key.pem');
    const made = keyFrom(path, (line) => said.push(line));
    expect(said).toHaveLength(1);
    expect(keyFrom(path, (line) => said.push(line))).toBe(made);
    expect(said).toHaveLength(1);
    expect(extensionId(made)).toMatch(/^[a-p]{32}$/);
  });

  it('is refused when browsers could not use it: another kind, the public half, no key', () => {
    const refusal = (path: string) => () => keyFrom(path, () => undefined);
    expect(refusal(file('ed.pem', pem('ed25519')))).toThrow(/RSA の鍵ではありません（ed25519）/);
    expect(refusal(file('pss.pem', pem('rsa-pss')))).toThrow(/RSA の鍵ではありません/);
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(refusal(file('pub.pem', String(publicKey.export({ type: 'spki', format: 'pem' }))))).toThrow(/秘密鍵/);
    expect(refusal(file('none.pem', 'hello'))).toThrow(/秘密鍵/);
  });
});

describe('the folder', () => {
  const names = (): string[] => readdirSync(folder).sort();

  it('loses what an earlier run has made, and nothing else', () => {
    const key = newKey();
    file('key.pem', key);
    file('yubisashi-0.0.9-chrome.zip', 'old');
    file('yubisashi.crx', 'old');
    file('SHA256SUMS', 'old');
    mkdirSync(join(folder, 'docs'));
    file('docs/letter.txt', 'mine');
    writeOut(folder, new Map([['update.xml', '<gupdate/>']]));
    expect(names()).toEqual(['SHA256SUMS', 'docs', 'key.pem', 'update.xml']);
    expect(readFileSync(join(folder, 'key.pem'), 'utf8')).toBe(key);
    expect(existsSync(join(folder, 'docs/letter.txt'))).toBe(true);
    // Sums of what goes out, never of a key that lies beside it.
    expect(readFileSync(join(folder, 'SHA256SUMS'), 'utf8')).toMatch(/^[0-9a-f]{64} {2}update\.xml\n$/);
  });

  it('is made where there is none', () => {
    writeOut(join(folder, 'a', 'b'), new Map([['update.xml', '']]));
    expect(readdirSync(join(folder, 'a', 'b')).sort()).toEqual(['SHA256SUMS', 'update.xml']);
  });
});

describe('the arguments', () => {
  const good = ['--key', 'k.pem', '--url', 'https://x.example/y'];

  it('are taken together, or refused before anything is touched', () => {
    expect(argumentsOf([])).toMatchObject({ hosted: null });
    expect(argumentsOf(good)).toMatchObject({ hosted: { base: 'https://x.example/y/', forward: '' } });
    for (const wrong of [['--key', 'k.pem'], ['--forward', 'https://x.example'], ['--frob'], ['extra']])
      expect(argumentsOf(wrong), wrong.join(' ')).toBeNull();
    expect(() => argumentsOf(['--key', 'k.pem', '--url', 'x.example'])).toThrow('--url');
    expect(() => argumentsOf([...good, '--forward', 'ftp://x.example'])).toThrow('--forward');
    // A package would be written over the key.
    expect(() => argumentsOf(['--out', 'o', '--key', 'o/yubisashi.crx', '--url', 'https://x.example'])).toThrow(
      '--key',
    );
  });
});

describe('the list of parts', () => {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
  const lock = read('package-lock.json') as Lock;
  const { dependencies } = read('package.json') as { dependencies: Record<string, string> };
  interface Bom {
    components: { name: string; version: string; purl: string; hashes: { alg: string; content: string }[] }[];
    dependencies: { ref: string; dependsOn: string[] }[];
  }
  const bom = JSON.parse(billOfMaterials(lock)) as Bom;

  it('names everything that ships, with what that needs, and nothing of the workshop', () => {
    const names = bom.components.map(({ name }) => name);
    for (const name of [...Object.keys(dependencies), 'emojibase-data', 'zlibjs', 'async'])
      expect(names).toContain(name);
    for (const name of ['typescript', 'vitest', 'react', 'tsx']) expect(names).not.toContain(name);
    expect(names).toEqual([...new Set(names)].sort());
    for (const [name, version] of Object.entries(dependencies))
      expect(bom.components.find((one) => one.name === name)?.version).toBe(version);
  });

  it('can be followed: every part has its address and its sum, every arrow an end', () => {
    const refs = new Set(bom.dependencies.map(({ ref }) => ref));
    for (const { dependsOn } of bom.dependencies) for (const ref of dependsOn) expect(refs).toContain(ref);
    expect(bom.components.find(({ name }) => name === '@noble/hashes')?.purl).toBe('pkg:npm/%40noble/hashes@2.4.0');
    for (const { hashes } of bom.components)
      expect(hashes[0]).toMatchObject({ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) });
  });

  it('is the same every time, and takes the nearest copy of two', () => {
    expect(billOfMaterials(lock)).toBe(billOfMaterials(lock));
    const two = JSON.parse(
      billOfMaterials({
        packages: {
          '': { name: 'yubisashi', version: '0.1.0', dependencies: { a: '1' } },
          'node_modules/a': { version: '1.0.0', dependencies: { b: '2' }, license: '(MIT OR GPL-3.0)' },
          'node_modules/a/node_modules/b': { version: '2.0.0', license: 'MIT' },
          'node_modules/b': { version: '1.0.0' },
          'node_modules/emojibase-data': { version: '17.0.0' },
        },
      }),
    ) as Bom & { components: { licenses: unknown }[] };
    expect(two.components).toMatchObject([
      { name: 'a', licenses: [{ expression: '(MIT OR GPL-3.0)' }] },
      { name: 'b', version: '2.0.0', licenses: [{ license: { id: 'MIT' } }] },
      { name: 'emojibase-data' },
    ]);
    expect(() => billOfMaterials({ packages: { '': { name: 'y', version: '1', dependencies: { a: '1' } } } })).toThrow(
      'a',
    );
  });
});
