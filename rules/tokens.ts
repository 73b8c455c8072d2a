import type { Token } from './types.ts';

interface Features {
  surface_form: string;
  pos: string;
  pos_detail_1: string;
  pos_detail_2: string;
  pos_detail_3: string;
  basic_form: string;
  reading?: string;
}

/**
 * kuromoji's morphemes with UTF-16 offsets. Its own word_position counts characters as it sees fit around surrogate pairs,
 * so offsets are summed over the surface forms, which together are the text.
 */
export function toTokens(morphemes: readonly Features[]): Token[] {
  let at = 0;
  return morphemes.map((m) => {
    const start = at;
    at += m.surface_form.length;
    return {
      start,
      end: at,
      surface: m.surface_form,
      pos: m.pos,
      pos1: m.pos_detail_1,
      pos2: m.pos_detail_2,
      pos3: m.pos_detail_3,
      basic: m.basic_form,
      reading: m.reading ?? '',
    };
  });
}
