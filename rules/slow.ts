/**
 * Whether a pattern could need more than linear-ish time on some text. Two habits make patterns explode, and both can be seen
 * without running them: a repeated group that itself holds an unbounded repeat, and an unbounded run of "anything but".
 * @param source a regular expression's source, or a /source/flags string
 * @returns what is wrong in English, for authors; null when nothing is
 */
export function slowFault(source: string): string | null {
  const text = source.replace(/\\[\s\S]/g, '__');
  const unbounded = /^(?:[*+]|\{\d+,\})/;
  const groups: boolean[] = [];
  let inner = false;
  for (let at = 0; at < text.length; at++) {
    const rest = text.slice(at + 1);
    if (text[at] === '[') {
      const end = text.indexOf(']', at);
      const negated = text[at + 1] === '^';
      at = end;
      if (unbounded.test(text.slice(end + 1))) {
        if (negated) return 'an unbounded [^…]';
        inner = true;
      }
    } else if (text[at] === '(') {
      groups.push(inner);
      inner = false;
    } else if (text[at] === ')') {
      const repeated = unbounded.test(rest);
      if (inner && repeated) return 'a repeat inside a repeated group';
      inner = inner || repeated || (groups.pop() ?? false);
    } else if (unbounded.test(rest)) {
      if (text[at] === '.') return 'an unbounded .';
      inner = true;
    }
  }
  return null;
}
