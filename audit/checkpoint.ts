import type { AuditRecord } from './record.ts';

/**
 * A chain cannot show that its end was cut off or that all of it was written anew. Each day's first row is therefore
 * preceded by a checkpoint: twelve characters over everything so far, short enough to be written into the office diary. Whoever
 * rewrites the log afterwards cannot make the same twelve come out (60 bits).
 */

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Twelve characters in three groups for a row: K7QM-2F0X-9RTD. */
export async function noteOf({ seq, hash }: Pick<AuditRecord, 'seq' | 'hash'>): Promise<string> {
  const text = new TextEncoder().encode(`yubisashi/checkpoint/v1\n${seq}\n${hash}`);
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  let bits = 0n;
  for (const byte of bytes.subarray(0, 8)) bits = (bits << 8n) | BigInt(byte);
  let out = '';
  for (let at = 0; at < 12; at++) {
    out += CROCKFORD[Number((bits >> BigInt(59 - at * 5)) & 31n)];
  }
  return out.replace(/.{4}(?=.)/g, '$&-');
}

/** A note as somebody typed it from paper: case, blanks, O for 0 and I or L for 1 do not matter; null = none. */
export function readNote(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐‑–—―−ー]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(plain) ? plain.replace(/.{4}(?=.)/g, '$&-') : null;
}

/** Whether a later row begins another day, in the rows' own time. */
export const isNewDay = (last: AuditRecord, now: string): boolean => last.at.slice(0, 10) !== now.slice(0, 10);
