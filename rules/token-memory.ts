import { sentencesOf } from './sentences.ts';
import type { Token } from './types.ts';

/**
 * Tokens of texts that change by a keystroke, sentence by sentence: only a sentence not seen before is asked for. kuromoji cuts
 * at 。 and 、 by itself and the line breaks of a post are tokens of their own, so a sentence reads the same alone (tested).
 */

/** Sentences remembered; a post of 5,000 characters has about a hundred. */
const LIMIT = 1000;

export function createTokenMemory(ask: (texts: string[]) => Promise<Token[][]>) {
  const memory = new Map<string, readonly Token[]>();

  const known = (text: string): Token[] | undefined => {
    const found: Token[] = [];
    for (const { start, text: sentence } of sentencesOf(text)) {
      const tokens = memory.get(sentence);
      if (!tokens) return undefined;
      for (const token of tokens) found.push({ ...token, start: token.start + start, end: token.end + start });
    }
    return found;
  };

  return {
    /** Tokens of a whole text; undefined while one of its sentences is unknown. */
    known,

    /** Asks for what is unknown in the texts. The oldest sentences go first when there are too many. */
    async learn(texts: readonly string[]): Promise<void> {
      const sentences = [...new Set(texts.flatMap(sentencesOf).map(({ text }) => text))];
      const missing = sentences.filter((sentence) => !memory.has(sentence));
      if (missing.length === 0) return;
      const answers = await ask(missing);
      missing.forEach((sentence, index) => {
        memory.set(sentence, answers[index] ?? []);
      });
      for (const sentence of memory.keys()) {
        if (memory.size <= LIMIT) break;
        memory.delete(sentence);
      }
    },
  };
}
