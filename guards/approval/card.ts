import { z } from 'zod';
import { passkeySchema } from '../../policy/people-schema.ts';
import { armour, disarm } from './armour.ts';
import { sha256Hex } from './canonical.ts';

const publicKey = z.string().regex(/^B[A-Za-z0-9_-]{86}$/);

/** Who somebody is and which keys are theirs. Public data only: it may be mailed, printed, put into policy. */
export const cardSchema = z.object({
  v: z.literal(1),
  id: z.string().min(1).max(100),
  name: z.string().min(1).max(100),
  dept: z.string().max(100),
  agreePub: publicKey,
  signPub: publicKey,
  passkeys: z.array(passkeySchema).max(10),
});

export type Card = z.infer<typeof cardSchema>;

export const writeCard = (card: Card): Promise<string> => armour('CARD', card);

/** @throws BlockProblem */
export const readCard = (text: string): Promise<Card> => disarm('CARD', text, cardSchema);

/**
 * Thirty digits in six groups of five (about 99 bits of SHA-256) over every key of a card: compared by eye or over the
 * phone. Long enough that other keys with the same digits cannot be searched for, short enough to be read out in half a minute.
 */
export async function fingerprint({
  agreePub,
  signPub,
  passkeys,
}: Omit<Card, 'v' | 'id' | 'name' | 'dept'>): Promise<string> {
  const keys = [agreePub, signPub, ...passkeys.map(({ publicKey: key }) => key)].join('\n');
  const hex = await sha256Hex(`yubisashi/fingerprint/v2\n${keys}`);
  const digits = (BigInt(`0x${hex}`) % 10n ** 30n).toString().padStart(30, '0');
  return digits.replace(/\d{5}(?=\d)/g, '$& ');
}
