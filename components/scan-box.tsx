import { useEffect, useRef, useState } from 'preact/hooks';
import type { Strings } from '../assets/strings/ja.ts';

interface Props {
  /** What the file may be. */
  label: string;
  strings: Strings;
  onFile: (file: File) => void;
  onCamera: (video: HTMLVideoElement, signal: AbortSignal) => Promise<void>;
}

/** What does not come by copy and paste: a file, a picture of a QR code, the code itself before the camera. */
export function ScanBox({ label, strings, onFile, onCamera }: Props) {
  const words = strings.confirm;
  return (
    <div class="stack">
      <label class="field">
        {label}
        <input
          type="file"
          accept=".json,.txt,image/*"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) onFile(file);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <Camera label={words.camera} stop={words.cameraStop} onCamera={onCamera} />
    </div>
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
