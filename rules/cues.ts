/**
 * Literal strings one of which must stand in every match of a regular expression, so that a pattern need only run where one of
 * them does. Found from the source alone; null when none can be promised (then the pattern always runs).
 */

interface Part {
  /** One of these stands in every match of the part; null when nothing is certain. */
  cues: readonly string[] | null;
}

/**
 * How often cues are met in a hundred characters of an ordinary post, roughly (counted on three hundred posts): particles and
 * endings everywhere, a word in kanji or katakana seldom.
 */
const met = (cues: readonly string[]): number =>
  cues.reduce((sum, cue) => {
    const common = /^[\p{Script=Hiragana}\d。、!?「」・]/u.test(cue);
    return sum + (common ? 4 * 0.6 ** (cue.length - 1) : 0.4 * 0.05 ** (cue.length - 1));
  }, 0);
const MANY = 400;

class Reader {
  private at = 0;
  constructor(private readonly source: string) {}

  /** A whole alternation, up to its closing bracket or the end. */
  alternation(): Part {
    const branches = [this.sequence()];
    while (this.source[this.at] === '|') {
      this.at++;
      branches.push(this.sequence());
    }
    if (branches.some(({ cues }) => cues === null)) return { cues: null };
    const cues = [...new Set(branches.flatMap((branch) => branch.cues ?? []))];
    return { cues: cues.length > MANY ? null : cues };
  }

  private sequence(): Part {
    let best: readonly string[] | null = null;
    let run = '';
    const offer = (cues: readonly string[] | null): void => {
      if (cues && cues.length > 0 && cues.every((cue) => cue !== '') && (!best || met(cues) < met(best))) best = cues;
    };
    const flush = (): void => {
      if (run) offer([run]);
      run = '';
    };
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at] ?? '')) {
      const atom = this.atom();
      const optional = this.quantifier();
      if (atom.literal !== undefined && optional === 'once') run += atom.literal;
      else {
        if (atom.literal !== undefined && optional === 'repeated') run += atom.literal;
        flush();
        if (optional !== 'maybe' && atom.part) offer(atom.part.cues);
      }
    }
    flush();
    return { cues: best };
  }

  private atom(): { literal?: string; part?: Part } {
    const c = this.source[this.at] ?? '';
    if (c === '(') return this.group();
    if (c === '[') return { part: { cues: this.characterClass() } };
    if (c === '\\') return this.escape();
    const literal = String.fromCodePoint(this.source.codePointAt(this.at) ?? 0);
    this.at += literal.length;
    return c === '.' || c === '^' || c === '$' ? {} : { literal };
  }

  private group(): { part?: Part } {
    const head = /^\((?:\?(?:<?[=!]|:|<[^>]{1,30}>))?/.exec(this.source.slice(this.at, this.at + 36))?.[0] ?? '(';
    this.at += head.length;
    const part = this.alternation();
    this.at++;
    // What a lookaround sees is not part of the match, and a negative one promises the opposite.
    return /[=!]$/.test(head) ? {} : { part };
  }

  /** Members of a small class of plain characters; null otherwise. */
  private characterClass(): readonly string[] | null {
    let end = this.at + 1;
    while (end < this.source.length && this.source[end] !== ']') end += this.source[end] === '\\' ? 2 : 1;
    const body = this.source.slice(this.at + 1, end);
    this.at = end + 1;
    if (/^\^|[\\-]/.test(body)) return null;
    const members = [...body];
    return members.length <= 12 ? members : null;
  }

  private escape(): { literal?: string } {
    const next = this.source[this.at + 1] ?? '';
    const long = /^\\(?:[pP]\{[^}]{1,40}\}|u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})/.exec(
      this.source.slice(this.at, this.at + 46),
    )?.[0];
    this.at += long?.length ?? 2;
    return !long && /[^A-Za-z0-9]/.test(next) ? { literal: next } : {};
  }

  private quantifier(): 'once' | 'repeated' | 'maybe' {
    const found = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(this.source.slice(this.at, this.at + 12));
    if (!found) return 'once';
    this.at += found[0].length;
    if (found[0].startsWith('{')) return found[1] === '0' ? 'maybe' : 'repeated';
    return found[0].startsWith('+') ? 'repeated' : 'maybe';
  }
}

/** @param regexp flags other than i are irrelevant; a case-insensitive pattern promises nothing */
export function cuesOf(regexp: RegExp): readonly string[] | null {
  if (regexp.ignoreCase) return null;
  return new Reader(regexp.source).alternation().cues;
}
