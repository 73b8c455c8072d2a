import type { Draft } from '../../rules/draft.ts';
import type { RuleContext } from '../../rules/types.ts';

/** Friday morning, the moment at which examples without one of their own are judged. */
export const context: Omit<RuleContext, 'site' | 'surface'> = {
  now: Date.parse('2026-11-20T10:00:00+09:00'),
  municipality: '見本市',
  officialPhones: [],
  officialEmails: [],
  officialDomains: [],
  retiredDomains: [],
  embargoes: [],
  elections: [],
  hashtags: [],
  officeHours: { from: '08:30', to: '17:15', days: '', closed: [] },
  recentPosts: [],
};

/** A draft for X of these posts, with nothing attached. */
export const draftOf = (...texts: string[]): Draft => ({
  v: 1,
  site: 'x',
  surface: texts.length > 1 ? 'thread' : 'post',
  account: 'mihon_city',
  posts: texts.map((text) => ({ text })),
  media: [],
  audience: '',
  placeTag: '',
  scheduledAt: null,
  replyTo: '',
  quoteOf: '',
});
