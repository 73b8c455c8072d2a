import { useState } from 'preact/hooks';
import type { Strings } from '../assets/strings/ja.ts';
import { ScanBox } from './scan-box.tsx';

interface Props {
  error: keyof Strings['block'] | null;
  atDesk: boolean;
  strings: Strings;
  onPaste: (text: string) => void;
  onFile: (file: File) => void;
  onCamera: (video: HTMLVideoElement, signal: AbortSignal) => Promise<void>;
}

/** The ways in which a request reaches the second person: pasted, as a file, as a QR code. */
export function PasteBox({ error, atDesk, strings, onPaste, onFile, onCamera }: Props) {
  const words = strings.confirm;
  const [text, setText] = useState('');
  const [over, setOver] = useState(false);
  if (atDesk) return <p class="note warn">{words.deskEmpty}</p>;
  return (
    <form
      class={`card ${over ? 'over' : ''}`}
      onSubmit={(event) => {
        event.preventDefault();
        onPaste(text);
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file) onFile(file);
      }}
    >
      <p>{words.lead}</p>
      <label class="field">
        <b>{words.paste}</b>
        <textarea
          rows={6}
          value={text}
          aria-invalid={error !== null}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <div role="alert">{error && <p class="note block">{strings.block[error]}</p>}</div>
      <div class="row">
        <button type="submit" class="button main">
          {words.read}
        </button>
      </div>
      <ScanBox label={words.file} strings={strings} onFile={onFile} onCamera={onCamera} />
    </form>
  );
}
