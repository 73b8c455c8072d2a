import type { OperationKind } from '../sites/types.ts';

/**
 * What passes between the page's world and ours over a private MessagePort. The page's world decides nothing: it holds a
 * request, reports exactly what it carries, and sends it on only with the secret that the background gave for it.
 */

/** Greeting that carries the port; sent before any script of the page runs and swallowed by our own first listener. */
export const greeting = 'yubisashi:interlock';

export interface Held {
  type: 'held';
  id: number;
  kind: OperationKind;
  url: string;
  method: string;
  /** Body as text, of a form its text fields in form encoding; null when it is of a kind that cannot be read exactly. */
  body: string | null;
  /** Files of a form, or the one body that is no text. */
  media: Blob[];
}

/** Files a person gave the page by a way that no event of the document shows (input of its own making, file picker). */
export interface Picked {
  type: 'picked';
  id: number;
  files: File[];
}

/** Response headers are here: the secret has done its work and can be withdrawn. */
export interface Started {
  type: 'started';
  id: number;
}

export interface Done {
  type: 'done';
  id: number;
  /** HTTP status; 0 = network error. */
  status: number;
  /** Beginning of the answer, at most 64 kB. */
  text: string;
}

export type FromPage = Held | Picked | Started | Done;

export interface Decision {
  type: 'pass' | 'refuse';
  id: number;
  /** Fragment that lifts the block for this one request; empty for requests that are only watched. */
  nonce: string;
}

/** For every picked file: it itself, another in its place, or nothing. */
export interface Passed {
  type: 'files';
  id: number;
  files: (File | 'same' | null)[];
}

/** Further operations to hold, from policy; none of the built-in ones can be taken away. */
export interface Watch {
  type: 'watch';
  id: 0;
  operations: { kind: OperationKind; method: string; url: string; body?: string }[];
}

export type Answer = Decision | Passed;
