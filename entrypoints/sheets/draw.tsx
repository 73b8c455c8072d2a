import { render } from 'preact';
import { jaSheet } from '../../assets/strings/ja-sheet.ts';
import formCss from '../../assets/styles/form.css?inline';
import sheetCss from '../../assets/styles/sheet.css?inline';
import { ImagePrompt, type ImagePromptProps } from '../../components/image-prompt.tsx';
import { LinkPrompt, type LinkPromptProps } from '../../components/link-prompt.tsx';
import { ProfileNote, type ProfileNoteProps } from '../../components/profile-note.tsx';
import { ReactionPrompt, type ReactionPromptProps } from '../../components/reaction-prompt.tsx';
import { ReviewSheet, type ReviewSheetProps } from '../../components/review-sheet.tsx';
import { UploadPrompt, type UploadPromptProps } from '../../components/upload-prompt.tsx';
import '../guard.content/words.ts';

/** What is open over the page; null = closed. */
export interface Sheets {
  sheet: Omit<ReviewSheetProps, 'strings'> | null;
  images: Omit<ImagePromptProps, 'strings'> | null;
  upload: Omit<UploadPromptProps, 'strings'> | null;
  reaction: Omit<ReactionPromptProps, 'strings'> | null;
  link: Omit<LinkPromptProps, 'strings'> | null;
  profile: Omit<ProfileNoteProps, 'strings'> | null;
}

/** Draws what is open into an element of the stage's shadow root. */
export function drawSheets({ sheet, images, upload, reaction, link, profile }: Sheets, mount: HTMLElement): void {
  const strings = globalThis.yubisashiWords ?? jaSheet;
  render(
    <>
      <style>{formCss + sheetCss}</style>
      {profile && <ProfileNote {...profile} strings={strings} />}
      {sheet && <ReviewSheet {...sheet} strings={strings} />}
      {images && <ImagePrompt {...images} strings={strings} />}
      {reaction && <ReactionPrompt {...reaction} strings={strings} />}
      {link && <LinkPrompt {...link} strings={strings} />}
      {upload && <UploadPrompt {...upload} strings={strings} />}
    </>,
    mount,
  );
}

declare global {
  /** Left by the script of the sheets for the guard of the same page. */
  var yubisashiSheets: typeof drawSheets | undefined;
}
