import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { biomeWalls, faultsOf, walls } from './walls.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const sources = Object.keys(walls).flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(sep).join('/')}`)
    .filter((path) => /\.tsx?$/.test(path)),
);

describe('the house', () => {
  it('has its rooms, and files in each', () => {
    for (const folder of Object.keys(walls)) {
      expect(sources.filter((path) => path.startsWith(`${folder}/`)).length, folder).toBeGreaterThan(1);
    }
  });

  it.each(sources)('%s keeps to its walls', (path) => {
    expect(faultsOf(path, readFileSync(join(root, path), 'utf8'))).toEqual([]);
  });
});

it('tells editors the same: biome.walls.json', () => {
  expect(JSON.parse(readFileSync(join(root, 'biome.walls.json'), 'utf8'))).toEqual(biomeWalls());
});

/** Each wall is seen to hold: file, what stands in it, what must be said (nothing, where it is allowed). */
const cases: [path: string, text: string, fault: string | null][] = [
  ['rules/a.ts', "import { z } from 'zod';", null],
  ['rules/a.ts', "import holidays from '@holiday-jp/holiday_jp';", null],
  ['rules/text/a.ts', "import type { Rule } from '../types.ts';", null],
  ['rules/text/a.ts', "import type { Policy } from '../../policy/schema.ts';", 'types from policy/schema.ts'],
  ['rules/a.ts', "import fs from 'node:fs';", 'package node:fs'],
  ['sites/a.ts', "import { z } from 'zod';", 'package zod'],
  ['sites/a.ts', "import { topics } from '../rules/topics.ts';", 'imports rules/topics.ts'],
  ['policy/a.ts', "import { topics } from '../rules/topics.ts';", null],
  ['policy/a.ts', "import { gate } from '../guards/gate.ts';", 'imports guards/gate.ts'],
  ['policy/a.ts', "export { gate } from '../guards/gate.ts';", 'imports guards/gate.ts'],
  ['policy/a.ts', "export * from '../audit/store.ts';", 'imports audit/store.ts'],
  ['policy/a.ts', "const a = await import('../audit/store.ts');", 'imports audit/store.ts'],
  ['policy/a.ts', 'const a = await import(name);', 'imports the package (computed)'],
  ['policy/a.ts', "type A = import('../audit/store.ts').A;", 'types from audit/store.ts'],
  ['audit/a.ts', "import { openDB } from 'idb';", 'package idb'],
  ['audit/store.ts', "import { openDB } from 'idb';", null],
  ['audit/a.ts', "import { gate } from '../guards/gate.ts';", 'imports guards/gate.ts'],
  ['guards/image/formats/a.ts', "import reader from 'exifreader';", null],
  ['guards/a.ts', "import reader from 'exifreader';", 'package exifreader'],
  ['guards/a.ts', "import { Modal } from '../components/modal.tsx';", 'imports components/modal.tsx'],
  ['guards/a.ts', "const all = import.meta.glob('../components/*.tsx');", 'imports components/'],
  ['guards/a.ts', "const all = import.meta.glob(['../sites/*.ts', '../cli/*.ts']);", 'imports cli/'],
  ['components/a.tsx', "import { useState } from 'preact/hooks';", null],
  ['components/a.tsx', "import type { Finding } from '../rules/types.ts';", null],
  ['components/a.tsx', "import { type Finding } from '../rules/types.ts';", null],
  ['components/a.tsx', "import { check } from '../rules/index.ts';", 'imports rules/index.ts'],
  ['components/a.tsx', "import { type Finding, check } from '../rules/index.ts';", 'imports rules/index.ts'],
  ['components/a.tsx', "import type { Policy } from '../policy/schema.ts';", 'types from policy/schema.ts'],
  ['components/a.tsx', "import React from 'react';", 'package react'],
  ['cli/a.ts', "import { strip } from '../guards/image/strip.ts';", null],
  ['cli/a.ts', "import { gate } from '../guards/gate.ts';", 'imports guards/gate.ts'],
  ['entrypoints/a/main.tsx', "import { gate } from '../../guards/gate.ts';", null],
  [
    'entrypoints/a/main.tsx',
    "import { launch } from '../../tests/practice/browser.ts';",
    'imports tests/practice/browser.ts',
  ],
  ['guards/a.ts', "import { gate } from './gate';", 'without its extension'],
  ['guards/a.ts', "import { gate } from '../../elsewhere/gate.ts';", 'imports ../elsewhere/gate.ts'],
  ['entrypoints/a.ts', 'browser.tabs.query({});', null],
  ['guards/a.ts', 'chrome.runtime.sendMessage(1);', 'reaches for the browser'],
  ['guards/a.ts', 'globalThis.chrome;', 'reaches for the browser'],
  ['guards/a.ts', "window['browser'];", 'reaches for the browser'],
  ['guards/a.ts', 'const { chrome } = globalThis;', 'reaches for the browser'],
  ['guards/a.ts', 'let level: chrome.storage.AccessLevel;', 'reaches for the browser'],
  ['policy/parse.ts', "import browser from 'webextension-polyfill';", 'reaches for the browser'],
  ['policy/store.ts', "import browser from 'webextension-polyfill'; browser.storage;", null],
  ['audit/store.ts', 'browser.storage;', null],
  ['guards/a.ts', "// chrome.runtime is not ours\nconst a = { browser: 'chrome.' };", null],
  ['sites/page.ts', "document.querySelector('a');", null],
  ['sites/x.ts', "document.querySelector('a');", 'querySelector'],
  ['entrypoints/a.ts', "document.querySelectorAll('a');", 'querySelector'],
  ['guards/a.ts', "root?.['querySelector']('a');", 'querySelector'],
  ['guards/a.ts', 'const { querySelectorAll } = root;', 'querySelector'],
  ['guards/a.ts', 'const a = 1;\n'.repeat(300), null],
  ['guards/a.ts', 'const a = 1;\n'.repeat(301), 'has 301 lines'],
  ['rules/guidelines/a.ts', 'const a = 1;\n'.repeat(301), null],
  ['guards/a.ts', 'const a = 1; // TODO later', 'TODO without a reason'],
  ['guards/a.ts', '// TODO(the site has no such page yet): later\nconst a = 1;', null],
  ['guards/a.ts', 'function a() {\n  /* FIXME */\n}', 'FIXME'],
  ['guards/a.ts', '// @ts-ignore\nconst a = 1;', '@ts-ignore'],
  ['components/a.tsx', 'const a = <p>// TODO</p>;', null],
  ['rules/a.ts', "const a = ['TODO', '/FIXME|XXX/u'];", null],
];

describe('the walls', () => {
  it.each(cases)('%# in %s', (path, text, fault) => {
    const found = faultsOf(path, text);
    if (fault === null) return expect(found).toEqual([]);
    expect(found.join('\n')).toContain(fault);
  });
});
