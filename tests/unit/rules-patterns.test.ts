import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../rules/all.ts';
import { guidelines } from '../../rules/guidelines/all.ts';
import { check, compileRuleset } from '../../rules/index.ts';
import { regexpOf } from '../../rules/match.ts';
import { slowFault } from '../../rules/slow.ts';
import { context, draftOf } from './rules-draft.ts';

/** Every regular expression literal of our own files, template-made ones aside. */
function literals(): [string, string][] {
  const root = new URL('../../rules/', import.meta.url);
  const files = ['', 'text/'].flatMap((folder) =>
    readdirSync(new URL(folder || '.', root))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => folder + name),
  );
  return files.flatMap((file) => {
    const found: [string, string][] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) found.push([file, node.text.replace(/^\/|\/[a-z]*$/g, '')]);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, readFileSync(new URL(file, root), 'utf8'), ts.ScriptTarget.ES2022));
    return found;
  });
}

describe('patterns', () => {
  it('the watchman knows the bad ones', () => {
    expect(slowFault('(?:a+)+b')).not.toBeNull();
    expect(slowFault('(?:a|b*)*')).not.toBeNull();
    expect(slowFault('(?:(?:a+)b)+')).not.toBeNull();
    expect(slowFault('x[^。]*y')).not.toBeNull();
    expect(slowFault('x.*y')).not.toBeNull();
    expect(slowFault('a+(?:b|c)?d{2,}[ab]+')).toBeNull();
    expect(slowFault('x[^。]{0,80}\\(.{1,9}')).toBeNull();
  });

  it('of match and allow are sound and simple', () => {
    const authored = allRules.flatMap((rule) =>
      [...(rule.match ?? []), ...(rule.allow ?? [])].filter((pattern) => typeof pattern === 'string'),
    );
    expect(authored.length).toBeGreaterThan(10);
    for (const pattern of authored) expect(slowFault(regexpOf(pattern).source), pattern).toBeNull();
  });

  it('in the code of rules are simple', () => {
    const all = literals();
    expect(all.length).toBeGreaterThan(60);
    for (const [file, source] of all) expect(slowFault(source), `${file}: ${source}`).toBeNull();
  });

  // The bound is the runner's own: a pattern that explodes on 5,000 units never comes back.
  it.each([
    '○',
    '○月',
    '1/',
    'あ',
    '0-',
    'a.',
    'a@',
    'https://',
    '(（',
    '「',
    '検討中、',
    '廃止の方針で、',
    'という噂',
    '11月1日(金)〜',
    '見本 ',
    '\u200d',
    '👩\u200d',
    '〇〇議員と',
    '090-1234-',
    '令和8年',
    ' ',
    '\n',
  ])('survive %j over and over', (unit) => {
    const text = unit.repeat(Math.ceil(5000 / unit.length));
    const ruleset = compileRuleset({ rules: allRules, guidelines, severities: {} });
    for (const { span } of check(draftOf(text), ruleset, context)) expect(span[1]).toBeLessThanOrEqual(text.length);
  });
});
