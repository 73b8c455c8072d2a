import type { ReactionMode } from './reaction-schema.ts';
import type { Policy } from './schema.ts';

type Gesture = 'like' | 'repost' | 'quote' | 'follow' | 'direct-message' | 'reply';

const strictness = { off: 0, confirm: 1, block: 2 } as const;

/** How a gesture is treated on a site. On LINE every message of the chat answers somebody, so both settings hold. */
export function reactionMode(reactions: Policy['reactions'], site: string, kind: Gesture): ReactionMode {
  const { like, repost, follow, reply, directMessage } = reactions;
  if (kind === 'direct-message' && site === 'line-chat') {
    return strictness[reply] > strictness[directMessage] ? reply : directMessage;
  }
  return { like, repost, quote: repost, follow, reply, 'direct-message': directMessage }[kind];
}
