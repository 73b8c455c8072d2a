import type { SheetStrings } from '../assets/strings/ja-sheet.ts';

const url = /https?:\/\/[^\s\u3000-\u303f\uff00-\uffef\u3040-\u30ff\u3400-\u9fff<>"']+/gi;

function hostOf(link: string): string {
  try {
    return new URL(link).hostname;
  } catch {
    return link;
  }
}

/** Where the links of a draft lead, the host in large letters. */
export function LinkList({ texts, strings }: { texts: readonly string[]; strings: SheetStrings }) {
  const links = [...new Set(texts.flatMap((text) => [...text.matchAll(url)].map((m) => m[0])))];
  if (links.length === 0) return <p class="soft">{strings.sheet.none}</p>;
  return (
    <>
      <ul class="stack">
        {links.map((link) => (
          <li key={link}>
            <span class="host">{hostOf(link)}</span>
            <br />
            <a class="small" href={link} target="_blank" rel="noreferrer">
              {link}
            </a>
          </li>
        ))}
      </ul>
      <p class="small soft">{strings.sheet.linkCheck}</p>
    </>
  );
}
