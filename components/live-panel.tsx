import { useState } from 'preact/hooks';
import type { PageStrings } from '../assets/strings/ja-page.ts';
import type { Finding } from '../rules/types.ts';
import { FindingCard } from './finding.tsx';
import { Mark, SeverityIcon } from './icons.tsx';

export interface LivePanelProps {
  account: string;
  /** Name in the register of official accounts; empty = not in it, null = there is no register. */
  name: string | null;
  texts: readonly string[];
  findings: readonly Finding[];
  /** False until the rules are there. */
  ready: boolean;
  /** Where it stands, beside the composer; viewport pixels. */
  place: { left: number; top?: number; bottom?: number; room?: number };
  strings: PageStrings;
}

/** What the check says while somebody writes. It stands beside the composer, never over it, and takes no focus. */
export function LivePanel({ account, name, texts, findings, ready, place, strings }: LivePanelProps) {
  const [folded, setFolded] = useState(false);
  const blocks = findings.filter((f) => f.severity === 'block').length;
  const warns = findings.filter((f) => f.severity === 'warn').length;
  const level = blocks > 0 ? 'block' : warns > 0 ? 'warn' : 'fine';
  const empty = texts.every((text) => text.trim() === '');
  const word = !ready
    ? strings.live.starting
    : level !== 'fine'
      ? strings.live.count(blocks, warns)
      : empty
        ? strings.live.typing
        : strings.live.fine;
  const { left, top, bottom, room } = place;
  const style = {
    left: `${left}px`,
    top: top === undefined ? 'auto' : `${top}px`,
    bottom: bottom === undefined ? 'auto' : `${bottom}px`,
    '--room': room === undefined ? undefined : `${room}px`,
  };
  return (
    <section class={`live ${level} ${folded ? 'folded' : ''}`} style={style} aria-label={strings.live.label}>
      <header>
        <Mark />
        <span class={`word ${level}`} role="status">
          {level !== 'fine' && <SeverityIcon severity={level} />}
          {level === 'fine' && !empty && <SeverityIcon severity="fine" />}
          {word}
        </span>
        <button type="button" class="button small" aria-expanded={!folded} onClick={() => setFolded(!folded)}>
          {folded ? strings.live.open : strings.live.fold}
        </button>
      </header>
      {!folded && (
        <div class="body">
          <p class="who">{strings.live.you(account, name ?? '')}</p>
          {account !== '' && name === '' && (
            <p class="note warn small" role="alert">
              {strings.live.stranger}
            </p>
          )}
          {findings.map((finding) => (
            <div key={`${finding.rule}${finding.post}${finding.span}`}>
              {texts.length > 1 && <p class="small soft">{strings.live.postNumber(finding.post + 1)}</p>}
              <FindingCard finding={finding} text={texts[finding.post] ?? ''} strings={strings} />
            </div>
          ))}
        </div>
      )}
    </section>
  );
}
