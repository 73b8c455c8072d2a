import { z } from 'zod';
import { armour, disarm } from './armour.ts';
import { sha256Hex } from './canonical.ts';

/** Who somebody is and which keys are theirs. Public data only: it may be mailed, printed, put into policy. */
export const cardSchema = z.object({
  v: z.literal(1),
  id: z.string().min(1).max(100),
  name: z.string().min(1).max(100),
  dept: z.string().max(100),
  agreePub: z.string().regex(/^B[A-Za-z0-9_-]{86}$/),
});

export type Card = z.infer<typeof cardSchema>;

export const writeCard = (card: Card): Promise<string> => armour('CARD', card);

/** @throws BlockProblem */
export const readCard = (text: string): Promise<Card> => disarm('CARD', text, cardSchema);

/**
 * Thirty digits in six groups of five (about 99 bits of SHA-256): compared by eye or over the phone. Long enough that a
 * second key with the same digits cannot be searched for, short enough to be read out in half a minute.
 */
export async function fingerprint(agreePub: string): Promise<string> {
  const hex = await sha256Hex(`yubisashi/fingerprint/v1\n${agreePub}`);
  const digits = (BigInt(`0x${hex}`) % 10n ** 30n).toString().padStart(30, '0');
  return digits.replace(/\d{5}(?=\d)/g, '$& ');
}
