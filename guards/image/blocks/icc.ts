import { concat, startsWith, u32 } from '../bytes.ts';

/** Body of an APP2 segment that carries part of a colour profile (ICC.1:2022 B.4): name, chunk number, chunk count, data. */
export const ICC_NAME = 'ICC_PROFILE\0';
const DATA_AT = 14;
const HEADER_BYTES = 128;

/**
 * The whole profile from its segments, cut to the length it declares, or null when the segments do not make one. What only
 * calls itself a profile is not kept: browsers ignore it, and anything could hide in it.
 */
export function joinIcc(bodies: readonly Uint8Array[]): Uint8Array | null {
  const count = bodies[0]?.[13];
  if (count === undefined || count !== bodies.length) return null;
  const ordered = [...bodies].sort((a, b) => (a[12] ?? 0) - (b[12] ?? 0));
  if (ordered.some((body, index) => body[12] !== index + 1 || body[13] !== count)) return null;
  const profile = concat(ordered.map((body) => body.subarray(DATA_AT)));
  return isIcc(profile) ? profile.subarray(0, u32(profile, 0)) : null;
}

/** A colour profile that is as long as it declares, or longer, and bears the signature (ICC.1:2022 7.2). */
export function isIcc(profile: Uint8Array): boolean {
  const declared = u32(profile, 0) ?? 0;
  return declared >= HEADER_BYTES && declared <= profile.length && startsWith(profile, 'acsp', 36);
}

/** Segment bodies for a profile; the inverse of joinIcc. */
export function splitIcc(profile: Uint8Array): Uint8Array[] {
  const size = 0xffff - 2 - DATA_AT;
  const count = Math.ceil(profile.length / size);
  const name = Uint8Array.from(ICC_NAME, (c) => c.charCodeAt(0));
  return Array.from({ length: count }, (_, i) =>
    concat([name, Uint8Array.from([i + 1, count]), profile.subarray(i * size, (i + 1) * size)]),
  );
}
