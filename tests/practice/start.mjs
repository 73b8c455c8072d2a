import { join } from 'node:path';
import { buildExtension, ensureBrowser, prepare, root, say, tool } from './bootstrap.mjs';

/** `npm start`: from a bare checkout to a browser with the extension in it, on the practice range. */

prepare();
ensureBrowser();
say('拡張機能を組み立てています…');
if (!buildExtension()) {
  say('拡張機能を組み立てられませんでした。上の表示をご覧ください。');
  process.exit(1);
}
process.exit(tool('tsx', [join(root, 'tests', 'practice', 'start.ts'), ...process.argv.slice(2)]));
