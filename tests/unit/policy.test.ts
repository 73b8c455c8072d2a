import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loosen, managedSchema } from '../../policy/managed-schema.ts';
import { parsePolicy, policyHash } from '../../policy/parse.ts';
import { isOnCurve } from '../../policy/public-key.ts';
import { policySchema, strictestOf } from '../../policy/schema.ts';
import { guidelines } from '../../rules/guidelines/all.ts';
import { topicIds } from '../../rules/topics.ts';

const known = ['kawasaki', 'shiroi'];
const parse = (raw: unknown) => parsePolicy(raw, known);
const pathsOf = (raw: unknown): string[] => parse(raw).refused.map(({ path }) => path);

const samples = new URL('../../policy/samples/', import.meta.url);
const sample = (name: string) => JSON.parse(readFileSync(new URL(name, samples), 'utf8'));
const keys: string[] = sample('shiroi.json').people.map((person: { agreePub: string }) => person.agreePub);
const [key = '', otherKey = ''] = keys;

const hanako = { id: 'hanako', name: '例示花子', roles: ['approver'], agreePub: key };

describe('managed schema', () => {
  it('uses only what Chromium accepts', () => {
    const allowed = new Set(['type', 'title', 'description', 'properties', 'items', 'additionalProperties']);
    const walk = (node: unknown, path: string): void => {
      const schema = node as Record<string, unknown>;
      expect(
        Object.keys(schema).filter((name) => !allowed.has(name)),
        path,
      ).toEqual([]);
      expect(['object', 'array', 'string', 'integer', 'number', 'boolean'], path).toContain(schema.type);
      for (const [name, inner] of Object.entries((schema.properties ?? {}) as object)) walk(inner, `${path}.${name}`);
      if (schema.items) walk(schema.items, `${path}[]`);
      if (schema.additionalProperties) walk(schema.additionalProperties, `${path}{}`);
    };
    const schema = managedSchema();
    walk(schema, '');
    expect(schema.additionalProperties).toBeUndefined();
    expect(Object.keys(schema.properties ?? {})).toEqual(Object.keys(policySchema.shape));
    expect(schema.properties?.severities?.additionalProperties).toEqual({ type: 'string' });
    expect(Object.values(schema.properties ?? {}).every(({ title }) => title)).toBe(true);
  });

  it('refuses to be built from what Chromium would not load', () => {
    const union = z.toJSONSchema(z.object({ a: z.union([z.string(), z.number()]) })) as Record<string, unknown>;
    expect(() => loosen(union, 'policy')).toThrow('policy.a');
  });
});

describe('samples', () => {
  const ids = guidelines.map(({ id }) => id);
  const names = readdirSync(samples);

  it('are there for every town', () => {
    expect(names.sort()).toEqual(['kawasaki.json', 'kisarazu.json', 'samukawa.json', 'shiroi.json']);
  });

  it.each(names)('%s holds every setting and nothing that is refused', (name) => {
    const { policy, refused, present } = parsePolicy(sample(name), ids);
    expect(refused).toEqual([]);
    // What must arrive is written when it is printed.
    expect([...present, 'expected'].sort()).toEqual(Object.keys(policySchema.shape).sort());
    expect(policy.guidelines).toEqual([name.replace('.json', '')]);
    expect(policy.people.filter(({ roles }) => roles.includes('approver') || roles.includes('head'))).toHaveLength(2);
  });

  it('ask of the head what 川崎 5(11)イ asks of the head, and switch no clause off', () => {
    expect(sample('kawasaki.json').stricter).toContainEqual({ when: 'always', headOnly: true });
    expect(names.flatMap((name) => sample(name).clausesOff)).toEqual([]);
  });

  it('share no key', () => {
    const all = names.flatMap((name) => sample(name).people.map((person: { agreePub: string }) => person.agreePub));
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('a policy taken apart', () => {
  it('with nothing in it is the built-in one', () => {
    const { policy, refused, present } = parse({});
    expect(refused).toEqual([]);
    expect(present).toEqual([]);
    expect(policy.reactions).toEqual({
      like: 'confirm',
      repost: 'confirm',
      follow: 'confirm',
      directMessage: 'confirm',
      reply: 'off',
      ownPosts: 'confirm',
    });
    expect(policy.replies).toMatchObject({ coolDownSeconds: 20, links: 'auto' });
    expect(policy.images).toEqual({ metadata: 'ask', consent: 'ask' });
    expect(policy.approval).toMatchObject({ required: 1, ttlMinutes: 60, allowLocalPairing: true });
    expect(policy.audit).toMatchObject({ text: 'excerpt', retentionDays: 1095 });
  });

  it('refuses one bad person and keeps the others', () => {
    const { policy, refused } = parse({
      people: [hanako, { id: 'x' }, { ...hanako, name: '別名' }, { ...hanako, id: 'y', roles: ['aprover'] }],
    });
    expect(policy.people.map(({ id }) => id)).toEqual(['hanako']);
    expect(refused.map(({ path }) => path)).toEqual(['people[1].name', 'people[2]', 'people[3].roles[0]']);
    expect(refused[0]?.reason).toContain('必ず');
    expect(refused[1]?.reason).toContain('重複');
    expect(refused[2]?.suggestion).toContain('approver');
    expect(refused.every(({ reason }) => reason.endsWith('。'))).toBe(true);
  });

  it('never widens what a person may do because a name was mistyped', () => {
    const { policy, refused } = parse({ people: [{ ...hanako, account: ['mihon_city'] }] });
    expect(policy.people).toEqual([]);
    expect(refused).toMatchObject([{ path: 'people[0].account', suggestion: '「accounts」ではありませんか。' }]);
  });

  it('refuses a key that is none, and one key under two names', () => {
    const wrong = `${key.slice(0, 20)}${key[20] === 'A' ? 'Q' : 'A'}${key.slice(21)}`;
    const { policy, refused } = parse({
      people: [
        { ...hanako, id: 'short', agreePub: key.slice(1) },
        { ...hanako, id: 'compressed', agreePub: `A${key.slice(1)}` },
        { ...hanako, id: 'padded', agreePub: `${key}=` },
        { ...hanako, id: 'letter', agreePub: wrong },
        hanako,
        { ...hanako, id: 'twin', name: '見本次郎' },
        { ...hanako, id: 'other', agreePub: otherKey },
      ],
    });
    expect(policy.people.map(({ id }) => id)).toEqual(['hanako', 'other']);
    expect(refused.map(({ path }) => path)).toEqual([
      'people[0].agreePub',
      'people[1].agreePub',
      'people[2].agreePub',
      'people[3]',
      'people[5]',
    ]);
    expect(refused[4]?.reason).toContain('例示花子');
  });

  it('knows points of the curve', async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
    const raw = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey));
    expect(isOnCurve(raw.toString('base64url'))).toBe(true);
    raw.writeUInt8(raw.readUInt8(64) ^ 1, 64);
    expect(isOnCurve(raw.toString('base64url'))).toBe(false);
  });

  it('checks days against the calendar', () => {
    const person = (change: object) => ({ people: [{ ...hanako, ...change }] });
    expect(pathsOf(person({ notBefore: '2026-04-01', notAfter: '2028-02-29' }))).toEqual([]);
    expect(pathsOf(person({ notAfter: '2026-02-29' }))).toEqual(['people[0].notAfter']);
    expect(pathsOf(person({ notBefore: '2026/04/01' }))).toEqual(['people[0].notBefore']);
    expect(pathsOf(person({ notBefore: '2027-04-01', notAfter: '2026-03-31' }))).toEqual(['people[0].notAfter']);
  });

  it('puts the strictest value where a bad one stood', () => {
    const { policy, refused } = parse({
      reactions: { like: 'of', repost: 'off' },
      images: { metadata: 'allow', consent: true },
      approval: { required: 'one', ttlMinutes: 99999, allowLocalPairing: 'true' },
      severities: { rumor: 'off', hashtag: 'blok' },
      audit: { text: 'none', retentionDays: 1.5 },
    });
    expect(policy.reactions).toMatchObject({ like: 'block', repost: 'off', follow: 'confirm' });
    expect(policy.images).toEqual({ metadata: 'block', consent: 'record' });
    expect(policy.approval).toMatchObject({ required: 3, ttlMinutes: 10, allowLocalPairing: false });
    expect(policy.severities).toEqual({ rumor: 'off', hashtag: 'block' });
    expect(policy.audit).toMatchObject({ text: 'full', retentionDays: 3650 });
    expect(refused.map(({ path }) => path)).toEqual([
      'reactions.like',
      'images.metadata',
      'images.consent',
      'approval.required',
      'approval.ttlMinutes',
      'approval.allowLocalPairing',
      'severities.hashtag',
      'audit.text',
      'audit.retentionDays',
    ]);
    expect(refused[0]?.suggestion).toContain('off');
    expect(parse({ reactions: 'off' }).policy.reactions.like).toBe('block');
    expect(parse({ severities: [] }).policy.severities[topicIds[0] ?? 'like']).toBe('block');
  });

  it('has a strictest value for every setting of a group, and each is a value', () => {
    const { reactions, replies, images, approval, emergency, desk, audit } = policySchema.shape;
    const settings: z.ZodType[] = [reactions, replies, images, approval, emergency, desk, audit].flatMap((group) =>
      Object.values(group.unwrap().shape),
    );
    expect(settings).toHaveLength(26);
    for (const setting of settings) {
      expect(strictestOf(setting)).toBeDefined();
      expect(setting.safeParse(strictestOf(setting)).success).toBe(true);
    }
  });

  it('asks for more everywhere where it cannot read of which accounts, and keeps what else it was told', () => {
    const wanted = { when: 'media', required: 3, strengths: ['signed'], headOnly: true };
    const good = { when: 'reply', accounts: ['mihon_city'] };
    for (const accounts of [['@mihon_city'], ['mihon_city', '@other'], ['mihon city'], [' mihon_city'], 'mihon_city']) {
      const { policy, refused } = parse({ stricter: [{ ...wanted, accounts }, good] });
      expect(policy.stricter).toMatchObject([{ ...wanted, accounts: [] }, good]);
      expect(refused.map(({ path }) => path.replace(/\[\d\]$/, ''))).toEqual(['stricter[0].accounts']);
    }
    expect(parse({ stricter: [{ ...wanted, accounts: ['@a'] }] }).refused[0]?.reason).toContain('@');
    const standsFor = (item: unknown) => parse({ stricter: [item] }).policy.stricter;
    const all = ['typed', 'signed', 'passkey'];
    const plain = { when: 'always', accounts: [], required: 2, strengths: all, headOnly: false };
    expect(standsFor('{"when":')).toEqual([plain]);
    expect(standsFor({ account: ['mihon_city'] })).toEqual([plain]);
    expect(parse({ stricter: '[{' }).policy.stricter).toEqual([plain]);
    expect(
      standsFor({ when: 'medai', accounts: ['a'], required: '3', strengths: ['paskey'], headOnly: 'yes' }),
    ).toEqual([{ when: 'always', accounts: ['a'], required: 3, strengths: ['signed', 'passkey'], headOnly: true }]);
    // Codes were to be enough for one account: for all the others that would be less than they ask for.
    expect(standsFor({ accounts: ['@a'], strengths: ['typed'] })).toEqual([plain]);
    expect(standsFor({ accounts: ['@a'], strengths: ['typed', 'signed'] })).toMatchObject([{ strengths: ['signed'] }]);
  });

  it('lets nothing out in a hurry where it cannot read from which accounts', () => {
    const accountsOf = (accounts: unknown) =>
      parse({ emergency: { allowed: true, accounts } }).policy.emergency.accounts;
    expect(accountsOf(['mihon_city'])).toEqual(['mihon_city']);
    expect(accountsOf(['mihon_city', '@other'])).toEqual(['なし']);
    expect(accountsOf(['なし'])).toEqual(['なし']);
    const day = { notAfter: '2027-03-31', signature: 'x'.repeat(99) };
    const template = { id: 'a', title: 'a', text: 'a', ...day, accounts: ['@mihon_city'] };
    const { policy, refused } = parse({ templates: [template, { ...template, id: 'b', accounts: ['mihon_city'] }] });
    expect(policy.templates.map(({ id }) => id)).toEqual(['b']);
    expect(refused.map(({ path }) => path)).toEqual(['templates[0].accounts[0]']);
  });

  it('does not take a register it cannot read for no register', () => {
    const mihon = { site: 'x', id: 'mihon_city' };
    expect(parse({ accounts: [] }).policy.accounts).toEqual([]);
    expect(parse({ accounts: [mihon, { site: 'y', id: 'a' }] }).policy.accounts.map(({ id }) => id)).toEqual([
      mihon.id,
    ]);
    for (const accounts of [
      '[{"site":',
      null,
      {},
      [{ site: 'X', id: 'mihon_city' }],
      [{ ...mihon, id: '@mihon_city' }],
    ]) {
      const { policy, refused } = parse({ accounts });
      expect(policy.accounts).toHaveLength(1);
      expect(policy.accounts[0]?.id).not.toMatch(/^\w+$/);
      expect(refused.length).toBeGreaterThan(0);
    }
  });

  it('refuses an account that is listed twice or cannot be one', () => {
    const accounts = [
      { site: 'x', id: 'mihon_city' },
      { site: 'x', id: 'Mihon_City' },
      { site: 'facebook', id: 'mihon_city' },
      { site: 'x', id: '見本市' },
      { site: 'facebook', id: '見本市' },
    ];
    const { policy, refused } = parse({ accounts });
    expect(policy.accounts).toHaveLength(3);
    expect(refused.map(({ path }) => path)).toEqual(['accounts[1]', 'accounts[3].id']);
  });

  it('asks whether another name was meant', () => {
    expect(parse({ people2: [] }).refused).toMatchObject([
      { path: 'people2', suggestion: '「people」ではありませんか。' },
    ]);
    expect(parse({ guidelines: ['kawasaki', 'Shiroy'] }).refused[0]?.suggestion).toContain('shiroi');
    expect(parse({ guidelines: ['kawasaki', 'Shiroy'] }).policy.guidelines).toEqual(['kawasaki']);
    expect(parse({ reactions: { likes: 'off' } }).refused[0]?.suggestion).toContain('like');
    expect(parse({ severities: { rumour: 'off' } }).refused[0]?.suggestion).toContain('rumor');
    expect(parse({ somethingElse: 1 }).refused[0]).not.toHaveProperty('suggestion');
    expect(parse({ edit: 1 }).refused[0]).not.toHaveProperty('suggestion');
    expect(pathsOf(JSON.parse('{"__proto__": 1, "reactions": {"__proto__": "off", "constructor": "off"}}'))).toEqual([
      '__proto__',
      'reactions.__proto__',
      'reactions.constructor',
    ]);
  });

  it('keeps official numbers and hosts the way rules compare them', () => {
    const { policy, refused } = parse({
      officialPhones: ['０４８０－１１－２３４５', '+81 480-11-2345', '(0480)11 2345', '内線12'],
      officialEmails: [' Koho@Example.LG.jp', 'koho'],
      officialDomains: ['WWW.Example.lg.jp', 'jp', 'https://example.lg.jp/', 'a..jp'],
    });
    expect(policy.officialPhones).toEqual(['0480112345', '0480112345', '0480112345']);
    expect(policy.officialEmails).toEqual(['koho@example.lg.jp']);
    expect(policy.officialDomains).toEqual(['www.example.lg.jp']);
    expect(refused.map(({ path }) => path)).toEqual([
      'officialPhones[3]',
      'officialEmails[1]',
      'officialDomains[1]',
      'officialDomains[2]',
      'officialDomains[3]',
    ]);
  });

  it('tells of what should have arrived and has not, and keeps it closed', () => {
    const { policy, refused } = parse({
      municipality: '見本市',
      expected: ['municipality', 'approval', 'accounts', 'people'],
    });
    expect(refused.map(({ path }) => path)).toEqual(['approval', 'accounts', 'people']);
    expect(refused[0]?.reason).toContain('届いていません');
    expect(policy.municipality).toBe('見本市');
    expect(policy.approval).toMatchObject({ required: 3, strengths: ['signed', 'passkey'], allowLocalPairing: false });
    // No register would let every account post.
    expect(policy.accounts).toHaveLength(1);
    expect(policy.people).toEqual([]);
  });

  it('puts every guideline in force where the list of them is lost: fewer would hand the choice to staff', () => {
    for (const raw of [
      { expected: ['guidelines'] },
      { guidelines: '["shiroi"', expected: ['guidelines'] },
      { guidelines: { shiroi: true } },
    ]) {
      const { policy, refused, guidelinesGiven } = parse(raw);
      expect(policy.guidelines).toEqual(known);
      expect(refused.map(({ path }) => path)).toEqual(['guidelines']);
      expect(guidelinesGiven).toBe(true);
    }
    expect(parse({ guidelines: [], expected: ['guidelines'] })).toMatchObject({
      policy: { guidelines: [] },
      refused: [],
      guidelinesGiven: true,
    });
    expect(parse({ expected: [] })).toMatchObject({ policy: { guidelines: [] }, guidelinesGiven: false });
  });

  it('says of what is lost whether anything stands in for it', () => {
    const reasons = new Map(
      parse({ expected: Object.keys(policySchema.shape) }).refused.map(({ path, reason }) => [path, reason]),
    );
    const ending = (text: string): string[] =>
      [...reasons].flatMap(([path, reason]) => (reason.includes(text) ? path : []));
    const adding = ['embargoes', 'elections', 'words', 'hashtags', 'retiredDomains', 'operations', 'parts'];
    expect(ending('この設定が足していた確認は、いまは働いていません').sort()).toEqual(adding.sort());
    // Names of the town and of whom to ask make nothing strict or lax.
    const neither = ['municipality', 'contact', 'expected'];
    expect(ending('いちばん厳しい値で補っています').sort()).toEqual(
      Object.keys(policySchema.shape)
        .filter((name) => ![...adding, ...neither].includes(name))
        .sort(),
    );
  });

  it('takes no address of a request that Chromium would not: other letters than ASCII, too many repeats', () => {
    const at = (url: string): string[] => pathsOf({ operations: [{ site: 'x', url }] });
    for (const url of ['^https://x\\.com/投稿', '^https://x\\.com/a{1001}', '^https://x\\.com/a{2,5000}'])
      expect(at(url), url).toEqual(['operations[0].url']);
    for (const url of ['^https://x\\.com/a{1000}', '^https://x\\.com/a{2,}', '^https://x\\.com/\\{2000\\}'])
      expect(at(url), url).toEqual([]);
    // What is sent is read by us, not by Chromium.
    expect(pathsOf({ operations: [{ site: 'x', url: '^https://x\\.com/', body: '投稿' }] })).toEqual([]);
  });

  it('takes one passkey for one person', () => {
    const passkey = { id: 'abc', publicKey: `MFkw${'A'.repeat(118)}` };
    const people = [
      { id: 'a', name: '見本花子', roles: ['approver'], agreePub: key, passkeys: [passkey, passkey] },
      { id: 'b', name: '見本太郎', roles: ['approver'], agreePub: otherKey, passkeys: [{ ...passkey, id: 'def' }] },
    ];
    const { policy, refused } = parse({ people });
    expect(policy.people.map(({ id }) => id)).toEqual(['a']);
    expect(refused).toMatchObject([{ path: 'people[1]', reason: expect.stringContaining('見本花子') }]);
  });

  it('asks more of every account where the account that was meant is not in the register', () => {
    const accounts = [{ site: 'x', id: 'Mihon_City' }];
    const rule = (name: string) => ({ when: 'media', accounts: [name], required: 2, headOnly: false });
    const stricter = [rule('mihon_city'), rule('mihon_cty')];
    // In whatever order they stand.
    for (const raw of [
      { accounts, stricter },
      { stricter, accounts },
    ]) {
      const { policy, refused } = parse(raw);
      expect(refused).toMatchObject([{ path: 'stricter[1].accounts', value: '"mihon_cty"' }]);
      expect(refused[0]?.suggestion).toContain('Mihon_City');
      expect(policy.stricter.map((one) => one.accounts)).toEqual([['mihon_city'], []]);
      expect(policy.stricter[1]).toMatchObject({ when: 'media', required: 2, headOnly: false });
    }
    expect(parse({ stricter }).refused).toEqual([]);
    // A register that could not be read says nothing about names.
    expect(parse({ accounts: '[{', stricter }).refused.map(({ path }) => path)).toEqual(['accounts']);
  });

  it('lets nobody pair a second self where people should have arrived and have not', () => {
    expect(parse({ approval: { ttlMinutes: 30 }, expected: ['approval', 'people'] }).policy.approval).toMatchObject({
      ttlMinutes: 30,
      allowLocalPairing: false,
    });
  });

  it('names every setting that has not arrived once, and no other', () => {
    const all = Object.keys(policySchema.shape).filter((key) => key !== 'expected');
    expect(parse({ expected: all }).refused.map(({ path }) => path)).toEqual(all);
    expect(parse({ expected: ['aproval'] }).refused).toMatchObject([
      { path: 'expected[0]', suggestion: '「approval」ではありませんか。' },
    ]);
    expect(parse({ expected: [] }).refused).toEqual([]);
    expect(parse({ expected: ['expected'] }).refused).toEqual([]);
  });

  it('lets staff pair a second person only where admins name nobody or say so', () => {
    const allowed = (raw: unknown) => parse(raw).policy.approval.allowLocalPairing;
    expect(allowed({ approval: { required: 2 } })).toBe(true);
    expect(allowed({ people: [hanako] })).toBe(false);
    expect(allowed({ people: '[{', approval: { required: 2 } })).toBe(false);
    expect(allowed({ people: [hanako], approval: { allowLocalPairing: true } })).toBe(true);
    expect(allowed({ people: [hanako], approval: '{"allowLocalPairing":true}' })).toBe(true);
    expect(allowed({ approval: '{' })).toBe(false);
  });

  it('reads JSON text from the registry, and says when it is broken', () => {
    const text = '{"site":"x","id":"mihon_city"}';
    expect(parse({ accounts: `[${text}]` }).policy.accounts[0]?.id).toBe('mihon_city');
    expect(parse({ accounts: [text] }).policy.accounts[0]?.id).toBe('mihon_city');
    expect(parse({ reactions: '{"like":"block"}' }).policy.reactions).toMatchObject({
      like: 'block',
      repost: 'confirm',
    });
    expect(parse({ reactions: '{"like":"off"' }).policy.reactions.like).toBe('block');
    expect(parse({ accounts: '[{"site":' }).refused).toMatchObject([
      { path: 'accounts', reason: expect.stringContaining('JSON') },
    ]);
    expect(parse({ municipality: '[見本市]' }).policy.municipality).toBe('[見本市]');
  });

  it('survives anything, and never without a word', () => {
    const loop: Record<string, unknown> = Object.create(null);
    loop.people = [loop];
    const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
    const odd = [null, undefined, 1, 'x', [], { people: null }, { audit: null, contact: 5 }, loop, { people: deep }];
    for (const raw of odd) {
      const { policy, refused } = parse(raw);
      expect(refused.length).toBeGreaterThan(0);
      expect(policySchema.safeParse(policy).success).toBe(true);
    }
    expect(parse({ contact: 'あ'.repeat(9), municipality: ['𠮷'.repeat(300)] }).refused[0]?.value).toMatch(
      /^\["(?:𠮷)+…$/u,
    );
  });

  it('has one hash per content', async () => {
    const a = await policyHash(parse({ municipality: '見本市', contact: '内線1' }).policy);
    expect(a).toMatch(/^[0-9a-f]{64}$/);
    expect(await policyHash(parse({ contact: '内線1', municipality: '見本市' }).policy)).toBe(a);
    expect(await policyHash(parse({ contact: '内線2', municipality: '見本市' }).policy)).not.toBe(a);
  });
});
