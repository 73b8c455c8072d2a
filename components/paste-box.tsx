import { useEffect, useRef, useState } from 'preact/hooks';
import type { Strings } from '../assets/strings/ja.ts';

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
      <label class="field">
        {words.file}
        <input
          type="file"
          accept=".json,image/*"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) onFile(file);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <Camera label={words.camera} stop={words.cameraStop} onCamera={onCamera} />
    </form>
  );
}

interface CameraProps {
  label: string;
  stop: string;
  onCamera: Props['onCamera'];
}

function Camera({ label, stop, onCamera }: CameraProps) {
  const [on, setOn] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  /** The latest one: drawing anew must not start the camera anew. */
  const look = useRef(onCamera);
  look.current = onCamera;
  useEffect(() => {
    if (!on || !video.current) return;
    const aborter = new AbortController();
    void look.current(video.current, aborter.signal).then(() => setOn(false));
    return () => aborter.abort();
  }, [on]);
  return (
    <div class="stack">
      <div class="row">
        <button type="button" class="button" aria-pressed={on} onClick={() => setOn(!on)}>
          {on ? stop : label}
        </button>
      </div>
      {on && (
        <video ref={video} class="camera" muted playsInline aria-label={label}>
          <track kind="captions" />
        </video>
      )}
    </div>
  );
}
