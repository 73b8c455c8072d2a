import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FindingLine, runCheck } from '../../cli/check.ts';
import { topicIds } from '../../rules/topics.ts';

/**
 * Three hundred posts, half of them clean and hard, written before the rules were tuned to anything. First run, before tuning:
 * 58.6 % of the slips in their right category, 5.6 % of the clean posts alarmed. The rules have been mended with them since, so
 * these figures are a floor against getting worse, not a promise for new wording.
 */
const file = fileURLToPath(new URL('../corpus/unseen.jsonl', import.meta.url));
const NOON = '2026-11-20T12:00:00+09:00';
const FROZEN = 'fac45b7e85748486f297b4b28a2b517ada55ea1407751d0fe2316b1d4522f7db';

interface Post {
  id: string;
  text: string;
  labels: { category: string; span: [number, number]; quote: string }[];
}

const content = readFileSync(file, 'utf8');
const posts = content
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Post);
const dirty = posts.filter(({ labels }) => labels.length > 0);
const clean = posts.filter(({ labels }) => labels.length === 0);
const found = new Map<string, FindingLine[]>();

beforeAll(async () => {
  const lines: string[] = [];
  await runCheck(['--format', 'json', '--guideline', 'common', file], { out: (l) => lines.push(l), err: () => {} });
  for (const line of lines) {
    const { id, findings } = JSON.parse(line) as { id: string; findings: FindingLine[] };
    found.set(
      id,
      findings.filter(({ severity }) => severity !== 'info'),
    );
  }
}, 60_000);

const caught = ({ id, labels }: Post): boolean =>
  labels.some(({ category, span }) =>
    (found.get(id) ?? []).some(
      (finding) => finding.category === category && finding.span[0] < span[1] && span[0] < finding.span[1],
    ),
  );

describe('three hundred posts', () => {
  it('are those that were frozen', () => {
    expect(createHash('sha256').update(content).digest('hex')).toBe(FROZEN);
    expect([dirty.length, clean.length]).toEqual([140, 160]);
    for (const { text, labels } of dirty) {
      for (const { category, span, quote } of labels) {
        expect(topicIds).toContain(category);
        expect(text.slice(...span)).toBe(quote);
      }
    }
  });

  it('are all answered', () => {
    expect(found.size).toBe(posts.length);
  });

  it('give up at least 92 of 100 slips, in the right category', () => {
    const missed = dirty.filter((post) => !caught(post)).map(({ id }) => id);
    expect(missed.length / dirty.length, missed.join(' ')).toBeLessThanOrEqual(0.08);
  });

  it('leave at least 97 of 100 clean posts in peace', () => {
    const alarmed = clean.filter(({ id }) => (found.get(id) ?? []).length > 0).map(({ id }) => id);
    expect(alarmed.length / clean.length, alarmed.join(' ')).toBeLessThanOrEqual(0.03);
  });

  it('are answered with what, why and how to mend, and a clause', () => {
    const all = [...found.values()].flat();
    expect(all.length).toBeGreaterThan(100);
    for (const { message, citations, rule } of all) {
      expect(message, rule).toMatch(/(?:ください|です)。$/);
      expect(citations.length, rule).toBeGreaterThan(0);
    }
  });
});

/**
 * Plain slips of the kinds that words decide, and plain notices beside them. Written in rounds, each before the rules were
 * mended with it; first sight caught 76, 64, 58, 56 and 70 of 100, and alarmed 11 of 316 clean ones.
 */
describe('single sentences', () => {
  const lines = readFileSync(fileURLToPath(new URL('../corpus/phrases.tsv', import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t') as [string, string]);
  const spoken = new Map<string, string[]>();

  beforeAll(async () => {
    const json = lines.map(([category, text], id) =>
      JSON.stringify({ id, text, context: { kind: category === 'reply-argument' ? 'reply' : 'post', postedAt: NOON } }),
    );
    const given = join(mkdtempSync(join(tmpdir(), 'yubisashi-phrases-')), 'phrases.jsonl');
    writeFileSync(given, json.join('\n'));
    await runCheck(['--format', 'json', given], {
      out: (line) => {
        const { id, findings } = JSON.parse(line) as { id: string; findings: FindingLine[] };
        spoken.set(
          id,
          findings.filter(({ severity }) => severity !== 'info').map(({ category }) => category),
        );
      },
      err: () => {},
    });
  }, 60_000);

  it('are caught under the right topic, 92 of 100 at least', () => {
    const slips = lines.flatMap(([category, text], id) => (category === 'clean' ? [] : [{ category, text, id }]));
    expect(slips.length).toBeGreaterThan(320);
    const missed = slips.filter(({ category, id }) => !spoken.get(String(id))?.includes(category));
    expect(missed.length / slips.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.08);
  });

  it('are left in peace when they are clean', () => {
    const alarmed = lines.filter(([category], id) => category === 'clean' && (spoken.get(String(id)) ?? []).length > 0);
    expect(alarmed).toEqual([]);
  });
});
