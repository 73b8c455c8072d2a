import { describe, expect, it } from 'vitest';
import { managedSchema } from '../../policy/managed-schema.ts';
import { parsePolicy, policyHash } from '../../policy/parse.ts';

const known = ['kawasaki', 'shiroi'];
const parse = (raw: unknown) => parsePolicy(raw, known);
const agreePub = `B${'A'.repeat(86)}`;

describe('managed schema', () => {
  it('uses only what Chromium accepts', () => {
    const allowed = new Set(['type', 'title', 'description', 'properties', 'items', 'additionalProperties']);
    const walk = (node: unknown, path: string): void => {
      const schema = node as Record<string, unknown>;
      expect(
        Object.keys(schema).filter((key) => !allowed.has(key)),
        path,
      ).toEqual([]);
      expect(['object', 'array', 'string', 'integer', 'number', 'boolean'], path).toContain(schema.type);
      for (const [key, inner] of Object.entries((schema.properties ?? {}) as object)) walk(inner, `${path}.${key}`);
      if (schema.items) walk(schema.items, `${path}[]`);
      if (schema.additionalProperties) walk(schema.additionalProperties, `${path}{}`);
    };
    const schema = managedSchema();
    walk(schema, '');
    expect(schema.additionalProperties).toBeUndefined();
    expect(Object.keys(schema.properties ?? {})).toContain('people');
  });
});

describe('a policy taken apart', () => {
  it('with nothing in it is the strict default', () => {
    const { policy, refused } = parse({});
    expect(refused).toEqual([]);
    expect(policy.reactions.like).toBe('confirm');
    expect(policy.approval).toEqual({ required: 1, ttlMinutes: 60, allowLocalPairing: true });
  });

  it('refuses one bad person and keeps the others', () => {
    const good = { id: 'hanako', name: '例示花子', roles: ['approver'], agreePub };
    const { policy, refused } = parse({
      people: [good, { id: 'x' }, { ...good, name: '別名' }, { ...good, id: 'y', roles: ['king'] }],
    });
    expect(policy.people.map((p) => p.id)).toEqual(['hanako']);
    expect(refused.map((r) => r.path)).toEqual(['people[1].name', 'people[2]', 'people[3].roles.0']);
    expect(refused.every((r) => r.reason.endsWith('。'))).toBe(true);
  });

  it('puts the strictest value where a bad one stood', () => {
    const { policy, refused } = parse({
      reactions: { like: 'of', repost: 'off' },
      approval: { required: 'one', ttlMinutes: 99999 },
    });
    expect(policy.reactions).toMatchObject({ like: 'block', repost: 'off', follow: 'confirm' });
    expect(policy.approval).toMatchObject({ required: 2, ttlMinutes: 10 });
    expect(refused.map((r) => r.path)).toEqual(['reactions.like', 'approval.required', 'approval.ttlMinutes']);
    expect(parse({ reactions: 'off' }).policy.reactions.like).toBe('block');
  });

  it('asks whether another name was meant', () => {
    expect(parse({ people2: [] }).refused[0]?.suggestion).toContain('people');
    expect(parse({ guidelines: ['kawasaki', 'shiroy'] }).refused[0]?.suggestion).toContain('shiroi');
    expect(parse({ reactions: { likes: 'off' } }).refused[0]?.suggestion).toContain('like');
    expect(parse({ somethingElse: 1 }).refused[0]?.suggestion).toBeUndefined();
  });

  it('judges topics one by one', () => {
    const { policy, refused } = parse({ severities: { rumor: 'off', rumour: 'off', hashtag: 'loud' } });
    expect(policy.severities).toEqual({ rumor: 'off' });
    expect(refused.map((r) => r.path)).toEqual(['severities.rumour', 'severities.hashtag']);
  });

  it('reads JSON text from the registry, and says when it is broken', () => {
    expect(parse({ accounts: '[{"site":"x","id":"mihon_city"}]' }).policy.accounts[0]?.id).toBe('mihon_city');
    expect(parse({ accounts: '[{"site":' }).refused[0]?.reason).toContain('JSON');
    expect(parse({ municipality: '見本市' }).policy.municipality).toBe('見本市');
  });

  it('survives anything', () => {
    for (const raw of [null, 1, 'x', [], { people: 1, accounts: {}, severities: [], audit: null, contact: 5 }]) {
      expect(() => parse(raw)).not.toThrow();
    }
    expect(parse([]).refused).toHaveLength(1);
  });

  it('has one hash per content', async () => {
    const a = await policyHash(parse({ municipality: '見本市', contact: '内線1' }).policy);
    expect(await policyHash(parse({ contact: '内線1', municipality: '見本市' }).policy)).toBe(a);
    expect(await policyHash(parse({ contact: '内線2', municipality: '見本市' }).policy)).not.toBe(a);
  });
});
