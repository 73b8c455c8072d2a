import { useState } from 'preact/hooks';
import type { PageStrings } from '../assets/strings/ja-page.ts';

interface Props {
  label: string;
  strings: PageStrings;
  onCopy: () => Promise<void>;
  main?: boolean;
}

/** Copies, and says so to eyes and ears. */
export function CopyButton({ label, strings, onCopy, main }: Props) {
  const [copied, setCopied] = useState(false);
  return (
    <span class="row">
      <button
        type="button"
        class={`button ${main ? 'main' : ''}`}
        onClick={() => void onCopy().then(() => setCopied(true))}
      >
        {label}
      </button>
      <span class="small" role="status">
        {copied && strings.copied}
      </span>
    </span>
  );
}
