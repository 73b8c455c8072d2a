import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildExtension, ensureBrowser, prepare, root, say, tool } from './practice/bootstrap.mjs';

/**
 * `npm test`: everything that is checked, in the order in which a fault is cheapest to find. Stops at the first stage that
 * fails. The last line is always `N passed, N failed`, with `, N skipped` when something was.
 */

const out = join(root, 'tests', 'out');
const total = { passed: 0, failed: 0, skipped: 0 };

/** A stage that is one check. @param {() => boolean} check */
const one = (check) => () => (check() ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 });

/** A stage of many tests. @param {string} name @param {string[]} projects */
const tests = (name, projects) => () => {
  const report = join(out, `${name}.json`);
  rmSync(report, { force: true });
  const chosen = projects.flatMap((project) => ['--project', project]);
  const code = tool('vitest', [
    'run',
    ...chosen,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const json = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
  const counts = {
    passed: json?.numPassedTests ?? 0,
    failed: json?.numFailedTests ?? 0,
    skipped: (json?.numPendingTests ?? 0) + (json?.numTodoTests ?? 0),
  };
  // A file that cannot even be loaded has no failed test in it, and no test at all is no success.
  if ((code !== 0 || counts.passed === 0) && counts.failed === 0) counts.failed = 1;
  return counts;
};

const stages = [
  ['types', one(() => tool('wxt', ['prepare'], { quiet: true }) === 0 && tool('typescript', ['--noEmit']) === 0)],
  ['lint', one(() => tool('@biomejs/biome', ['check', '.']) === 0)],
  ['docs', one(() => tool('tsx', ['cli/docs.ts', '--check']) === 0)],
  ['unit', tests('unit', ['unit', 'component'])],
  ['build', one(buildExtension)],
  ['e2e', tests('e2e', ['e2e'])],
  ['e2e, one by one', tests('alone', ['e2e-alone'])],
];

prepare();
ensureBrowser();
mkdirSync(out, { recursive: true });
for (const [name, stage] of stages) {
  say(`\n== ${name}`);
  const counts = stage();
  for (const key of Object.keys(total)) total[key] += counts[key];
  if (counts.failed > 0) {
    say(`\n${name} で止まりました。`);
    break;
  }
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
say(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
