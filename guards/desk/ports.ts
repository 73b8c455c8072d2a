import type { AuditRecord, Entry } from '../../audit/record.ts';
import type { Passkey } from '../../policy/people-schema.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Loaded } from '../../policy/store.ts';
import type { Hint } from '../../rules/tone/model.ts';
import type { Token } from '../../rules/types.ts';
import type { OwnKeys } from '../approval/keys.ts';

/** What the poster's desk needs from the browser; given by the background, faked in tests. */
export interface DeskPorts {
  /** The configuration in force and who sits here. */
  config: () => Promise<DeskConfig>;
  tokens: (texts: string[]) => Promise<Token[][]>;
  /** How each text sounds. */
  tones: (texts: string[]) => Promise<Hint[][]>;
  keys: () => Promise<OwnKeys>;
  /** Names of the emoji in a text, in Japanese. */
  emojiNames: (text: string) => Promise<{ char: string; name: string; index: number }[]>;
  /** Memory that outlives a sleeping worker but not the browser; JSON values. */
  session: Store;
  /** Memory that outlives the browser; JSON values. */
  local: Store;
  record: (entry: Entry) => Promise<AuditRecord>;
  /** The newest rows of the log, newest first. */
  rows: (count: number) => Promise<AuditRecord[]>;
  /** Hash of the newest audit record. */
  logHead: () => Promise<string>;
  passes: { open: () => Promise<{ ticket: number; nonce: string }>; close: (ticket: number) => Promise<void> };
  now: () => number;
  randomId: () => string;
  /** `chrome-extension://<id>`, for which passkeys are made. */
  origin: string;
  version: string;
}

export interface Store {
  get: <T>(key: string, fallback: T) => Promise<T>;
  set: (key: string, value: unknown) => Promise<void>;
}

/** The desk's view of what was loaded. */
export const configOf = ({ policy, hash, lost, refused, me, settings }: Loaded): DeskConfig => ({
  policy,
  policyHash: hash,
  policyLost: lost,
  refused: refused.length,
  me,
  passkeys: settings.me.passkeys,
});

export interface DeskConfig {
  policy: Policy;
  policyHash: string;
  policyLost: boolean;
  refused: number;
  /** The person at this desk; id is empty until somebody has said who they are. */
  me: { id: string; name: string; dept: string; how: 'policy' | 'chosen' | 'unknown' };
  /** Passkeys made in this browser: like its keys part of the card, and of the number by which it is compared. */
  passkeys: Passkey[];
}
