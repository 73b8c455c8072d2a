import { loadDictionary } from '../../cli/dictionary-file.ts';
import { townContext, wordRules } from '../../policy/in-force.ts';
import { policySchema } from '../../policy/schema.ts';
import { allRules } from '../../rules/all.ts';
import { textDraft } from '../../rules/draft.ts';
import { guidelines } from '../../rules/guidelines/all.ts';
import { check, compileRuleset, type Ruleset } from '../../rules/index.ts';
import { createTokenMemory } from '../../rules/token-memory.ts';
import { tokenize } from '../../rules/tokens.ts';
import { median, ms, table, times } from './clock.ts';
import { images } from './images.ts';
import { costOf } from './memory.ts';
import { standstill } from './page.ts';
import { gateCost } from './requests.ts';
import { textOf, words } from './texts.ts';

/**
 * Ours and textlint side by side in one run, on the same texts: all rules with all guidelines here; there the preset for technical
 * writing, prh with 300 words and the weekday rule. textlint is run by its kernel, without the start of its command. Then pictures
 * (images.ts). `npm run bench images` runs these alone.
 */

const policy = policySchema.parse({});
const context = { ...townContext(policy), now: Date.parse('2026-11-20T10:00:00+09:00'), recentPosts: [] };
const dictionary = loadDictionary();

/** All rules, and so many words of an admin's own. */
function rulesetWith(count: number): Ruleset {
  const own = policySchema.parse({
    words: Array.from({ length: Math.ceil(count / 2000) }, (_, index) => ({
      word: words(count).slice(index * 2000, (index + 1) * 2000),
      reason: '見本です。',
    })),
  });
  return compileRuleset({ rules: [...allRules, ...wordRules(own)], guidelines, severities: {} });
}

const ruleset = rulesetWith(300);
const ours = (text: string, rules = ruleset): unknown =>
  check(textDraft(text), rules, context, [tokenize(dictionary, text)]);
const patterns = (text: string): unknown => check(textDraft(text), ruleset, context);

const LENGTHS = [50, 140, 500, 5000];
const runsFor = (length: number): number => (length > 1000 ? 15 : 60);
const forEach = async <T>(list: readonly number[], measure: (length: number) => Promise<T>): Promise<T[]> => {
  const found: T[] = [];
  for (const length of list) found.push(await measure(length));
  return found;
};

const fresh = (length: number, run: (text: string) => unknown): Promise<number> =>
  median((seed) => run(textOf(length, seed)), runsFor(length));

const KEYS = 'あいうえおかきくけこ'.repeat(20);

/** A text that grows by a character a call. */
function typing(length: number, run: (text: string) => unknown): Promise<number> {
  const text = textOf(length, 3);
  return median((seed) => run(`${text}${KEYS.slice(0, seed % 200)}`), runsFor(length));
}

function typed(length: number): Promise<number> {
  const memory = createTokenMemory(async (texts) => texts.map((text) => tokenize(dictionary, text)));
  return typing(length, async (text) => {
    await memory.learn([text]);
    return check(textDraft(text), ruleset, context, [memory.known(text)]);
  });
}

async function byWords(): Promise<string> {
  const sizes = [50, 500, 5000, 50_000];
  const taken: number[] = [];
  for (const size of sizes) {
    const rules = rulesetWith(size);
    taken.push(await median((seed) => check(textDraft(textOf(500, seed)), rules, context), 60));
  }
  const rows = sizes.map((size, index) => [
    `${size.toLocaleString('en')}語`,
    ms(taken[index] ?? 0),
    times((taken[index] ?? 0) / (taken[0] ?? 1)),
  ]);
  return table(['管理者の言葉の数（500文字）', 'ms', '50語との比'], rows);
}

function tokenizers(): string {
  const [own, stock] = [costOf('own'), costOf('stock')];
  return table(
    ['単語の辞書', 'ゆびさし', 'kuromoji', '比'],
    [
      ['読み込みと最初の答え ms', ms(own.ms), ms(stock.ms), times(stock.ms / own.ms)],
      ['記憶 MB', ms(own.megabytes), ms(stock.megabytes), times(stock.megabytes / own.megabytes)],
    ],
  );
}

if (process.argv[2] === 'images') {
  console.log(`${await images()}\n\n${await standstill()}`);
  process.exit();
}

if (process.argv[2] === 'requests') {
  console.log(await gateCost());
  process.exit();
}

// Ours first: textlint brings a tokenizer of 250 MB into the process, and whoever runs beside that waits for its memory.
const quick = await forEach(LENGTHS, (length) => fresh(length, patterns));
const full = await forEach(LENGTHS, (length) => fresh(length, (text) => ours(text)));
const keys = await forEach(LENGTHS, typed);
const lexicon = await byWords();
const { textlint } = await import('./textlint.ts');
const theirs = await forEach(LENGTHS, (length) => fresh(length, textlint));
const theirKeys = await forEach(LENGTHS, (length) => typing(length, textlint));

const row = (index: number, own: readonly number[][], other: readonly number[]): string[] => {
  const [last = 1] = own.slice(-1).map((list) => list[index] ?? 1);
  const against = other[index] ?? 0;
  return [`${LENGTHS[index]}文字`, ...own.map((list) => ms(list[index] ?? 0)), ms(against), times(against / last)];
};
const at = LENGTHS.map((_, index) => index);
console.log(
  [
    table(
      ['はじめて読む文', '型だけ ms', '単語も ms', 'textlint ms', '比'],
      at.map((index) => row(index, [quick, full], theirs)),
    ),
    table(
      ['1文字打つごと', 'ゆびさし ms', 'textlint ms', '比'],
      at.map((index) => row(index, [keys], theirKeys)),
    ),
    lexicon,
    tokenizers(),
    await images(),
    await standstill(),
    await gateCost(),
  ].join('\n\n'),
);
