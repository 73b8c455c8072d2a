import { posix } from 'node:path';
import ts from 'typescript';

/** What each folder may import, and who may touch the browser and the page: the walls of the house, as a pure function. */

interface Wall {
  /** Folders it may import from, besides itself. */
  folders: readonly string[];
  /** Folders it may import types from, nothing that runs. */
  types?: readonly string[];
  /** Packages; `node:` stands for all of them. */
  packages: readonly string[];
  /** Packages that single files (or what lies below a path ending in /) may import besides. */
  own?: Record<string, readonly string[]>;
}

export const walls: Record<string, Wall> = {
  rules: { folders: [], packages: ['zod', '@holiday-jp/holiday_jp'] },
  sites: { folders: [], packages: [] },
  policy: { folders: ['rules'], packages: ['zod'], own: { 'policy/store.ts': ['webextension-polyfill'] } },
  audit: {
    folders: [],
    packages: ['zod'],
    own: { 'audit/store.ts': ['idb', 'webextension-polyfill'], 'audit/csv.ts': ['papaparse'] },
  },
  guards: {
    folders: ['rules', 'sites', 'policy', 'audit'],
    packages: ['zod'],
    own: { 'guards/approval/keys.ts': ['idb'], 'guards/image/': ['exifreader'] },
  },
  components: {
    folders: ['assets'],
    types: ['rules'],
    packages: ['preact'],
    own: { 'components/qr.tsx': ['qr'] },
  },
  cli: {
    folders: ['rules', 'policy', 'audit', 'guards/image', 'guards/approval'],
    packages: ['node:', 'typescript', 'zod'],
    own: { 'cli/dictionary.ts': ['kuromoji'], 'cli/package/': ['fflate'] },
  },
  entrypoints: {
    folders: ['rules', 'sites', 'policy', 'audit', 'guards', 'components', 'assets'],
    packages: ['preact', 'webextension-polyfill', 'wxt', 'zod'],
    own: {
      'entrypoints/confirm/scan.ts': ['qr'],
      'entrypoints/options/posts-file.ts': ['papaparse'],
      'entrypoints/reader/work.ts': ['@noble/hashes'],
    },
  },
};

/** Where `browser.*` and `chrome.*` may be written. */
const browserPlaces = ['entrypoints/', 'policy/store.ts', 'audit/store.ts'];
/** The only file that looks into a page. */
const pageReader = 'sites/page.ts';
const browserNames = ['browser', 'chrome'];
const globals = ['globalThis', 'window', 'self'];
export const MAX_LINES = 300;
/** Data: as long as what it describes. */
const data = ['rules/guidelines/', 'assets/strings/', 'docs/'];

const within = (path: string, places: readonly string[]): boolean =>
  places.some((place) => path === place || (place.endsWith('/') && path.startsWith(place)));

interface Import {
  from: string;
  typeOnly: boolean;
}

/** Everything a file imports: import, export from, import(), import type(), require() and import.meta.glob(). */
function importsOf(file: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (from: ts.Node | undefined, typeOnly: boolean): void => {
    if (from && ts.isStringLiteralLike(from)) found.push({ from: from.text, typeOnly });
    // What cannot be read cannot be allowed.
    else if (from) found.push({ from: '(computed)', typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const clause = node.importClause;
      const names = clause?.namedBindings;
      const all = names && ts.isNamedImports(names) && !clause.name ? names.elements : [];
      add(
        node.moduleSpecifier,
        clause?.isTypeOnly || (all.length > 0 && all.every((name) => name.isTypeOnly)) || false,
      );
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node)) {
      const called = node.expression.getText(file);
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword || called === 'require') add(node.arguments[0], false);
      if (called === 'import.meta.glob') {
        const [first] = node.arguments;
        if (first && ts.isArrayLiteralExpression(first)) for (const each of first.elements) add(each, false);
        else add(first, false);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function importFault(path: string, { from, typeOnly }: Import): string | null {
  const folder = path.split('/')[0] ?? '';
  const wall = walls[folder];
  if (!wall) return null;
  if (!from.startsWith('.')) {
    const own = Object.entries(wall.own ?? {}).flatMap(([place, names]) => (within(path, [place]) ? names : []));
    const may = [...wall.packages, ...own];
    const ok = may.some((name) =>
      name.endsWith(':') ? from.startsWith(name) : from === name || from.startsWith(`${name}/`),
    );
    return ok ? null : `imports the package ${from}`;
  }
  const target = posix.normalize(posix.join(posix.dirname(path), from));
  const may = [folder, ...wall.folders, ...(typeOnly ? (wall.types ?? []) : [])];
  if (!may.some((place) => target.startsWith(`${place}/`))) return `imports ${typeOnly ? 'types from ' : ''}${target}`;
  return /\.[a-z]+(\?inline)?$/.test(from) || from.includes('*') ? null : `imports ${from} without its extension`;
}

/** Names that reach the browser or look into a page, wherever they are written; comments and strings do not count. */
function namesOf(file: ts.SourceFile): { browser: boolean; query: boolean } {
  const found = { browser: false, query: false };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const name = node.name.text;
      const on = ts.isIdentifier(node.expression) ? node.expression.text : '';
      if (browserNames.includes(on) || (globals.includes(on) && browserNames.includes(name))) found.browser = true;
      if (/^querySelector(All)?$/.test(name)) found.query = true;
    }
    if (ts.isQualifiedName(node) && ts.isIdentifier(node.left) && browserNames.includes(node.left.text))
      found.browser = true;
    if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
      const name = node.argumentExpression.text;
      if (/^querySelector(All)?$/.test(name)) found.query = true;
      if (browserNames.includes(name) && globals.includes(node.expression.getText(file))) found.browser = true;
    }
    // const { querySelector } = document; const { chrome } = globalThis
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = (node.propertyName ?? node.name).getText(file);
      if (/^querySelector(All)?$/.test(name)) found.query = true;
      if (browserNames.includes(name)) found.browser = true;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Every comment: what stands between two tokens and is not blank. Text inside JSX is a token of its own. */
function commentsOf(file: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(file);
    for (const child of children) visit(child);
    if (children.length > 0 || node.kind === ts.SyntaxKind.JsxText) return;
    const between = file.text.slice(node.getFullStart(), node.getStart(file));
    if (between.trim() !== '') found.push(between);
  };
  visit(file);
  return found;
}

function commentFault(comment: string): string | null {
  const word = /@ts-(?:ignore|nocheck)|\b(?:FIXME|HACK|XXX)\b/.exec(comment)?.[0];
  if (word) return `leaves a ${word} behind`;
  // A TODO may stay with a reason in brackets: TODO(why it cannot be done now): …
  return /\bTODO\b(?!\([^)]{10,}\))/.test(comment) ? 'leaves a TODO without a reason' : null;
}

/** What is wrong with a file, in words. `path` from the root of the project, with forward slashes. */
export function faultsOf(path: string, text: string): string[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const names = namesOf(file);
  const lines = text.trimEnd().split('\n').length;
  const imports = importsOf(file);
  const browser = names.browser || imports.some(({ from }) => /^(webextension-polyfill|wxt\/browser)$/.test(from));
  const faults = [
    ...imports.map((each) => importFault(path, each)),
    browser && !within(path, browserPlaces) ? 'reaches for the browser' : null,
    names.query && path !== pageReader ? 'looks into a page with querySelector' : null,
    lines > MAX_LINES && !within(path, data) ? `has ${lines} lines (at most ${MAX_LINES})` : null,
    ...commentsOf(file).map(commentFault),
  ].filter((fault) => fault !== null);
  return [...new Set(faults)].map((fault) => `${path} ${fault}`);
}

/**
 * The same walls for editors, as far as Biome can say them (noRestrictedImports): by folder, without the difference between
 * types and what runs, and without lists of packages. biome.walls.json holds this; a test compares.
 */
export function biomeWalls(): object {
  const rooms = [...Object.keys(walls), 'assets', 'tests'];
  const browser = { 'webextension-polyfill': `browser.* belongs to ${browserPlaces.join(', ')}.` };
  const override = (folder: string, wall: Wall, place: string) => {
    const may = [...new Set([...wall.folders, ...(wall.types ?? [])].map((name) => name.split('/')[0] ?? ''))];
    const never = rooms.filter((room) => room !== folder && !may.includes(room));
    const message = `${folder}/ may import ${may.join(', ') || 'no other folder'}; see tests/unit/walls.ts.`;
    const options = {
      paths: within(place, browserPlaces) ? {} : browser,
      patterns: [{ group: never.map((room) => `**/${room}/**`), message }],
    };
    const noRestrictedImports = { level: 'error', options };
    return {
      includes: [place.endsWith('/') ? `${place}**` : place],
      linter: { rules: { style: { noRestrictedImports } } },
    };
  };
  // The last override of a file stands, so the stores come after their folders.
  const folders = Object.entries(walls).map(([folder, wall]) => override(folder, wall, `${folder}/`));
  const stores = ['policy', 'audit'].flatMap((folder) => {
    const wall = walls[folder];
    return wall ? [override(folder, wall, `${folder}/store.ts`)] : [];
  });
  return { overrides: [...folders, ...stores] };
}
