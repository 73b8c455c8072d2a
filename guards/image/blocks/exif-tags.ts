import type { ItemKind } from '../report.ts';
import type { Directory } from './tiff-entries.ts';

/** Tags that tell who, where, when or with what (Exif 3.0, TIFF 6.0, DNG 1.7), by directory. `utf16` = Windows' XP tags. */

export interface TagMeaning {
  kind: ItemKind;
  label: string;
  as?: 'utf16' | 'comment' | 'text' | 'hex';
}

const main: Readonly<Record<number, TagMeaning>> = {
  269: { kind: 'text', label: 'title' },
  270: { kind: 'text', label: 'description' },
  305: { kind: 'text', label: 'software' },
  306: { kind: 'time', label: 'changed' },
  315: { kind: 'author', label: 'artist' },
  316: { kind: 'device', label: 'host-computer' },
  33432: { kind: 'author', label: 'copyright' },
  40091: { kind: 'text', label: 'title', as: 'utf16' },
  40092: { kind: 'text', label: 'comment', as: 'utf16' },
  40093: { kind: 'author', label: 'artist', as: 'utf16' },
  40094: { kind: 'text', label: 'keywords', as: 'utf16' },
  40095: { kind: 'text', label: 'keywords', as: 'utf16' },
  50735: { kind: 'device', label: 'serial', as: 'text' },
  50781: { kind: 'device', label: 'image-id', as: 'hex' },
  50827: { kind: 'text', label: 'file-name', as: 'text' },
};

const exif: Readonly<Record<number, TagMeaning>> = {
  36867: { kind: 'time', label: 'taken' },
  36868: { kind: 'time', label: 'taken' },
  37510: { kind: 'text', label: 'comment', as: 'comment' },
  42016: { kind: 'device', label: 'image-id' },
  42032: { kind: 'device', label: 'camera-owner' },
  42033: { kind: 'device', label: 'serial' },
  42037: { kind: 'device', label: 'lens-serial' },
  // Exif 3.0.
  42038: { kind: 'text', label: 'title' },
  42039: { kind: 'author', label: 'artist' },
  42040: { kind: 'author', label: 'editor' },
};

const gps: Readonly<Record<number, TagMeaning>> = {
  28: { kind: 'place', label: 'area', as: 'comment' },
};

/** What a tag tells, or undefined for technical ones. Cameras put tags of Exif into the main directory and the reverse. */
export function meaningOf(directory: Directory, tag: number): TagMeaning | undefined {
  if (directory === 'gps') return gps[tag];
  if (directory === 'interop') return undefined;
  return main[tag] ?? exif[tag];
}
