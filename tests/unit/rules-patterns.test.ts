import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../rules/all.ts';
import { check, compileRuleset } from '../../rules/index.ts';
import { regexpOf } from '../../rules/match.ts';
import { context, draftOf } from './rules-draft.ts';

/**
 * No pattern may need more than linear-ish time, whatever somebody pastes. Two habits make patterns explode, and both can be
 * seen without running them: a repeated group that itself holds an unbounded repeat, and an unbounded run of "anything but".
 */
function faultOf(source: string): string | null {
  const text = source.replace(/\\[\s\S]/g, '__');
  const unbounded = /^(?:[*+]|\{\d+,\})/;
  const groups: boolean[] = [];
  let inner = false;
  for (let at = 0; at < text.length; at++) {
    const rest = text.slice(at + 1);
    if (text[at] === '[') {
      const end = text.indexOf(']', at);
      const negated = text[at + 1] === '^';
      at = end;
      if (unbounded.test(text.slice(end + 1))) {
        if (negated) return 'an unbounded [^…]';
        inner = true;
      }
    } else if (text[at] === '(') {
      groups.push(inner);
      inner = false;
    } else if (text[at] === ')') {
      const repeated = unbounded.test(rest);
      if (inner && repeated) return 'a repeat inside a repeated group';
      inner = inner || repeated || (groups.pop() ?? false);
    } else if (unbounded.test(rest)) {
      if (text[at] === '.') return 'an unbounded .';
      inner = true;
    }
  }
  return null;
}

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
    expect(faultOf('(?:a+)+b')).not.toBeNull();
    expect(faultOf('(?:a|b*)*')).not.toBeNull();
    expect(faultOf('(?:(?:a+)b)+')).not.toBeNull();
    expect(faultOf('x[^。]*y')).not.toBeNull();
    expect(faultOf('x.*y')).not.toBeNull();
    expect(faultOf('a+(?:b|c)?d{2,}[ab]+')).toBeNull();
    expect(faultOf('x[^。]{0,80}\\(.{1,9}')).toBeNull();
  });

  it('of match and allow are sound and simple', () => {
    const authored = allRules.flatMap((rule) =>
      [...(rule.match ?? []), ...(rule.allow ?? [])].filter((pattern) => typeof pattern === 'string'),
    );
    expect(authored.length).toBeGreaterThan(10);
    for (const pattern of authored) expect(faultOf(regexpOf(pattern).source), pattern).toBeNull();
  });

  it('in the code of rules are simple', () => {
    const all = literals();
    expect(all.length).toBeGreaterThan(60);
    for (const [file, source] of all) expect(faultOf(source), `${file}: ${source}`).toBeNull();
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
    const ruleset = compileRuleset({ rules: allRules, guidelines: [], severities: {} });
    for (const { span } of check(draftOf(text), ruleset, context)) expect(span[1]).toBeLessThanOrEqual(text.length);
  });
});
