import { isWatchedOnly, type Operation, type OperationKind, type Site } from './types.ts';

/** declarativeNetRequest rules: what must never leave the browser unless a release or a consent lifts it. */

export interface DenyRule {
  id: number;
  priority: number;
  action: { type: 'block' | 'allow' };
  condition: {
    regexFilter: string;
    /** As the gate in the page: both must stop the same, however a name is spelt. */
    isUrlFilterCaseSensitive: false;
    requestMethods: string[];
    resourceTypes: string[];
  };
}

// Listed one by one because leaving the list out would leave main_frame out.
export const resourceTypes = [
  'main_frame',
  'sub_frame',
  'xmlhttprequest',
  'ping',
  'object',
  'media',
  'websocket',
  'webtransport',
  'other',
];

/** What is only watched, or cannot be told by its address, is for the gate in the page alone. */
const guarded = ({ kind, body }: Operation): boolean => !isWatchedOnly(kind) && body === undefined;

/** Static rules: in force from installation on, even while the service worker sleeps or a page predates it. */
export function denyRules(sites: readonly Site[]): DenyRule[] {
  const all = sites.flatMap((site) => site.operations);
  const blocks = all.filter(guarded).map((op, index) => block(op, index + 1));
  // A block that is wide on purpose may fit the name of a deletion too, which nobody has to wait for.
  const deletions = all.filter(({ kind, body }) => kind === 'delete' && body === undefined);
  return [...blocks, ...deletions.map((op, index) => allow(op, blocks.length + index + 1, 2))];
}

const conditionOf = ({ url, method }: Omit<Operation, 'seen'>): DenyRule['condition'] => ({
  regexFilter: url,
  isUrlFilterCaseSensitive: false,
  requestMethods: [method.toLowerCase()],
  resourceTypes,
});

const block = (op: Omit<Operation, 'seen'>, id: number): DenyRule => ({
  id,
  priority: 1,
  action: { type: 'block' },
  condition: conditionOf(op),
});

const allow = (op: Operation, id: number, priority: number): DenyRule => ({
  id,
  priority,
  action: { type: 'allow' },
  condition: conditionOf(op),
});

/** Blocks for operations that policy has added. */
export const addedRules = (added: readonly Omit<Operation, 'seen'>[], firstId: number): DenyRule[] =>
  added.filter((op) => op.body === undefined).map((op, index) => block(op, firstId + index));

/**
 * Lets exactly one request through: the one whose address ends in a secret fragment. Chromium matches rules against the
 * address with its fragment and never sends the fragment (measured, Chromium 156), so the site sees nothing of it.
 */
export function passRule(id: number, nonce: string): DenyRule {
  return {
    id,
    priority: 10,
    action: { type: 'allow' },
    condition: {
      regexFilter: `#${nonce}$`,
      isUrlFilterCaseSensitive: false,
      requestMethods: ['post', 'put'],
      resourceTypes,
    },
  };
}

/** Lifts the block for kinds that policy has switched off. */
export function liftRules(sites: readonly Site[], off: readonly OperationKind[], firstId: number): DenyRule[] {
  return sites
    .flatMap((site) => site.operations)
    .filter((op: Operation) => guarded(op) && off.includes(op.kind))
    .map((op, index) => allow(op, firstId + index, 5));
}
