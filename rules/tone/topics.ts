import type { Topic } from '../topics.ts';

/** Topics that a way of saying gives away; the others are matters of figures, dates and marks. */
export const TONES = [
  'defamation',
  'discrimination',
  'illegal-act',
  'public-order',
  'rumor',
  'speculation',
  'undecided-policy',
  'pre-announcement',
  'confidential',
  'political',
  'religion',
  'commercial',
  'impersonation',
  'rights',
  'reply-argument',
  'personal-voice',
] as const satisfies readonly Topic[];
