import { render } from 'preact';
import { jaSheet } from '../../assets/strings/ja-sheet.ts';
import sheetCss from '../../assets/styles/sheet.css?inline';
import { ImagePrompt, type ImagePromptProps } from '../../components/image-prompt.tsx';
import { ReviewSheet, type ReviewSheetProps } from '../../components/review-sheet.tsx';
import { UploadPrompt, type UploadPromptProps } from '../../components/upload-prompt.tsx';

/** What is open over the page; null = closed. */
export interface Sheets {
  sheet: Omit<ReviewSheetProps, 'strings'> | null;
  images: Omit<ImagePromptProps, 'strings'> | null;
  upload: Omit<UploadPromptProps, 'strings'> | null;
}

/** Draws what is open into an element of the stage's shadow root. */
export function drawSheets({ sheet, images, upload }: Sheets, mount: HTMLElement): void {
  render(
    <>
      <style>{sheetCss}</style>
      {sheet && <ReviewSheet {...sheet} strings={jaSheet} />}
      {images && <ImagePrompt {...images} strings={jaSheet} />}
      {upload && <UploadPrompt {...upload} strings={jaSheet} />}
    </>,
    mount,
  );
}

declare global {
  /** Left by the script of the sheets for the guard of the same page. */
  var yubisashiSheets: typeof drawSheets | undefined;
}
