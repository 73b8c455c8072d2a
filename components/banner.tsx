import type { PageStrings } from '../assets/strings/ja-page.ts';

export interface BannerProps {
  kind: string;
  detail: string;
  strings: PageStrings;
  onReload: () => void;
  onCopyReport: () => void;
  onClose: () => void;
}

/** Says loudly that something was stopped, or that protection cannot work and posting stays closed. */
export function Banner({ kind, detail, strings, onReload, onCopyReport, onClose }: BannerProps) {
  const [title, text] = strings.banner[kind] ?? strings.banner.internal ?? ['', ''];
  return (
    <div class="banner" role="alert">
      <div>
        <strong>{title}</strong>
        {text}
        {kind === 'mismatch' && <b>{detail}</b>}
      </div>
      <span class="row">
        <button type="button" class="button small" onClick={onReload}>
          {strings.bannerReload}
        </button>
        <button type="button" class="button small" onClick={onCopyReport}>
          {strings.bannerReport}
        </button>
        <button type="button" class="button small" onClick={onClose}>
          {strings.close}
        </button>
      </span>
    </div>
  );
}
