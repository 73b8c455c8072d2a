import { topics } from '../topics.ts';
import { defineRule, type TextRule } from '../types.ts';
import { TONES } from './topics.ts';

/** What the tone of a post says, one rule a topic, so that severities, clauses and switches work as for every other rule. */
export const toneRules: readonly TextRule[] = TONES.map((topic) =>
  defineRule({
    id: `tone.${topic}`,
    topic,
    severity: 'warn',
    ...(topic === 'reply-argument' ? { surfaces: ['reply', 'comment', 'message'] as const } : {}),
    message: `ふだんのお知らせにはあまりない書き方で、「${topics[topic]}」の例に似ています。そう受け取られないか、読み直してください。`,
    *check(_text, { hints = [] }) {
      for (const hint of hints) if (hint.topic === topic) yield { start: hint.start, end: hint.end };
    },
    ng: [],
    ok: [],
  }),
);

/** Whether a finding only says how a sentence sounds. */
export const isTone = (rule: string): boolean => rule.startsWith('tone.');
