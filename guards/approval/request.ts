import { z } from 'zod';
import { strengths } from '../../policy/approval-schema.ts';
import { topicIds } from '../../rules/topics.ts';
import { consentSchema } from '../desk/consent.ts';
import { emergencySchema } from '../desk/review.ts';
import { draftSchema, postId } from '../messages.ts';
import { armour, BlockProblem, disarm } from './armour.ts';
import { draftDigest, sha256Hex } from './canonical.ts';
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
  /** Whether it is to be published, or was already and is to be looked at afterwards. */
  posted: z
    .object({
      /** Epoch ms. */
      at: z.number().int(),
      postId,
      emergency: emergencySchema,
    })
    .nullable(),
  /** Ways of confirming that count for this draft. */
  strengths: z.array(z.enum(strengths)).min(1),
  headOnly: z.boolean(),
  /** How long a code holds, in minutes; how long a signature, in hours. */
  ttlMinutes: z.number().int().min(1).max(1440),
  signedHours: z.number().int().min(1).max(168),
  /** What the poster said of people in the pictures; requests of older versions have none. */
  consent: consentSchema.optional(),
  requestedAt: z.number().int(),
  /** Hash of the poster's latest audit record: the confirmer's log bears witness to it. */
  logHead: z.string().max(64),
});

export type RequestBlock = z.infer<typeof requestBlockSchema>;

export const writeRequest = (request: RequestBlock): Promise<string> => armour('REQUEST', request);

/**
 * What the second person's code or signature is for: the draft, or what was posted in an emergency. Neither opens the other:
 * looking at a post afterwards must not let it go out once more.
 */
export async function answerDigest({ digest, posted }: Pick<RequestBlock, 'digest' | 'posted'>): Promise<string> {
  return posted ? sha256Hex(`yubisashi/countersign/v1\n${digest}\n${posted.at}\n${posted.postId}`) : digest;
}

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
