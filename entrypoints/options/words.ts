import { en } from '../../assets/strings/en.ts';
import { ja, type Strings } from '../../assets/strings/ja.ts';
import type { Language } from '../../policy/schema.ts';
import { loadHere } from './here.ts';

export const wordsOf = (language: Language): Strings => (language === 'en' ? en : ja);

/** The words of a page of ours, in the language that was chosen here; its title goes along. */
export async function wordsHere(title: (strings: Strings) => string): Promise<Strings> {
  const { language } = await loadHere();
  const strings = wordsOf(language);
  document.documentElement.lang = language;
  document.title = title(strings);
  return strings;
}
