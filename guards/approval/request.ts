import { z } from 'zod';
import { topicIds } from '../../rules/topics.ts';
import { consentSchema } from '../desk/consent.ts';
import { draftSchema } from '../messages.ts';
import { armour, BlockProblem, disarm } from './armour.ts';
import { draftDigest } from './canonical.ts';
import { cardSchema } from './card.ts';

/** What the poster carries to the second person: the whole draft, and what the poster was warned of and let stand. */
export const requestBlockSchema = z.object({
  v: z.literal(1),
  draft: draftSchema,
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  poster: cardSchema,
  accountName: z.string().max(200),
  guidelines: z.array(z.string().max(50)).max(10),
  municipality: z.string().max(100),
  acknowledged: z
    .array(
      z.object({
        rule: z.string().max(100),
        topic: z.enum(topicIds),
        severity: z.enum(['info', 'warn', 'block']),
        post: z.number().int(),
        span: z.tuple([z.number().int(), z.number().int()]),
        message: z.string().max(2000),
      }),
    )
    .max(200),
  /** What the poster said of people in the pictures; requests of older versions have none. */
  consent: consentSchema.optional(),
  requestedAt: z.number().int(),
  /** Hash of the poster's latest audit record: the confirmer's log bears witness to it. */
  logHead: z.string().max(64),
});

export type RequestBlock = z.infer<typeof requestBlockSchema>;

export const writeRequest = (request: RequestBlock): Promise<string> => armour('REQUEST', request);

/** @throws BlockProblem, also when the digest is not that of the draft inside. */
export async function readRequest(text: string): Promise<RequestBlock> {
  const request = await disarm('REQUEST', text, requestBlockSchema);
  const { draft } = request;
  // A schedule in broken seconds has no digest, and a picture of no post would never be shown.
  if (draft.scheduledAt !== null && !Number.isSafeInteger(draft.scheduledAt)) throw new BlockProblem('damaged');
  if (draft.media.some(({ post }) => !draft.posts[post])) throw new BlockProblem('damaged');
  if ((await draftDigest(draft)) !== request.digest) throw new BlockProblem('damaged');
  return request;
}
