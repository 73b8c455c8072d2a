import type { ImageReport } from './report.ts';

/** What passes between a page's guard and the reader, over a port that only an extension's own frame can be handed. */

/** Comes with the port. */
export const readerGreeting = 'yubisashi:reader';

export interface Look {
  report: ImageReport;
  /** The same picture or film without what it carries besides; refers to the original's bytes. Absent when it cannot be made. */
  cleaned?: Blob;
}

export type Job = { id: number; file: Blob } & ({ wants: 'look'; name: string } | { wants: 'sha256' });

export type Result = { id: number } & ({ look: Look } | { sha256: string } | { error: string });
