import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nodeFits, nodeTooOld } from '../practice/node-version.mjs';

/** What `npm start` says before anything is installed: the builder runs on the versions that it names, and on no others. */

const json = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

it.each([
  ['18.20.0', false],
  ['20.11.1', false],
  ['20.18.9', false],
  ['20.19.0', true],
  ['20.20.1', true],
  ['21.7.3', false],
  ['22.11.0', false],
  ['22.12.0', true],
  ['23.0.0', true],
  ['24.1.0-nightly', true],
])('Node.js %s: %s', (version, fits) => {
  expect(nodeFits(version)).toBe(fits);
});

it('says what is needed and what is there', () => {
  expect(nodeTooOld('20.11.1')).toContain('Node.js 20.19 以上（22系は 22.12 以上）');
  expect(nodeTooOld('20.11.1')).toContain('いまは 20.11.1');
});

it('is what the builder itself asks for, and what package.json says', () => {
  const asked = json('node_modules/vite/package.json').engines.node;
  expect(asked).toBe('^20.19.0 || >=22.12.0');
  expect(json('package.json').engines.node).toBe(asked);
  expect(json('package-lock.json').packages[''].engines.node).toBe(asked);
});
