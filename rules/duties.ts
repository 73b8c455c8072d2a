/** What a guideline asks for around posting: duties, steps when something has gone wrong, what a profile has to say. */

/** What is to be done around posting: again and again, by a day, or when something has changed. */
export const dutyKinds = [
  'daily',
  'password',
  'leaver',
  'idle',
  'followers',
  'approval-missing',
  'policy-missing',
  'policy-review',
  'opening-report',
  'closing-report',
  'valid-until',
  'connected-app',
  'settings',
  'mail',
  'verified',
  'oath',
  'monthly',
] as const;

export type DutyKind = (typeof dutyKinds)[number];

/** What can go wrong: a wrong post, somebody hurt or misled, somebody got in, somebody pretends to be us, a storm of protest. */
export const flowKinds = ['wrong-post', 'hurt', 'intrusion', 'impersonation', 'flame'] as const;

export type FlowKind = (typeof flowKinds)[number];

export interface Flow {
  kind: FlowKind;
  steps: readonly FlowStep[];
}

export interface FlowStep {
  /** Stable within its flow. */
  id: string;
  /** Who does it. */
  who: string;
  text: string;
  /** Clause that asks for it; empty = experience does. */
  clause: string;
  /** A text to start from. */
  template?: 'correction' | 'apology' | 'takedown' | 'notice' | 'explanation' | 'report';
}

/** One thing a profile has to have: a name that begins so, no person's name, a badge, the town's site, a contact, the policy. */
export interface ProfileItem {
  item: 'name' | 'person' | 'verified' | 'site' | 'contact' | 'policy';
  clause: string;
  /** Of a name: its beginning. */
  begins?: string;
}
