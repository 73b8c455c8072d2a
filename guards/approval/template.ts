import type { Slot, Template } from '../../policy/emergency-schema.ts';
import type { Person } from '../../policy/people-schema.ts';
import { dayNumber, dayOf, exists, findDates, weekdayOf, yearsOf } from '../../rules/dates.ts';
import type { Draft } from '../../rules/draft.ts';
import { covers } from '../account.ts';
import { canonicalText, jcs, sha256Hex } from './canonical.ts';
import { readToken, verifyToken } from './signed.ts';

/**
 * Texts that a head has signed beforehand, with blanks to fill in. A post that is such a text, letter by letter but for its
 * blanks, needs no second person again (横浜市 2013: the blanks must be filled; 白井 2(3)③: but not slower than the rain).
 */

/** What is signed: everything but who signed it. */
export const templateDigest = ({ id, title, text, slots, accounts, notAfter }: Unsigned): Promise<string> =>
  sha256Hex(`yubisashi/template/v1\n${jcs({ id, title, text: canonicalText(text), slots, accounts, notAfter })}`);

export type Unsigned = Omit<Template, 'signer' | 'signature'>;

/** Whether the signature is that of a head who may still speak for the town; the key says who, not the name beside it. */
export async function isSigned(template: Template, people: readonly Person[], today: string): Promise<boolean> {
  const token = readToken(template.signature);
  if (!token || template.notAfter < today) return false;
  const digest = await templateDigest(template);
  for (const { roles, signPub, notAfter } of people) {
    if (!roles.includes('head') || signPub === '' || (notAfter !== '' && notAfter < today)) continue;
    if (await verifyToken('template', digest, token, signPub)) return true;
  }
  return false;
}

const shapes: Record<Exclude<Slot['kind'], 'choice'>, string> = {
  time: String.raw`(?:午前|午後)?(?:[01]?\d|2[0-4])(?:時(?:[0-5]?\d分|半)?|:[0-5]\d)`,
  date: String.raw`(?:\d{4}年|令和\d{1,2}年)?\d{1,2}月\d{1,2}日[（(][日月火水木金土](?:・祝)?[）)]`,
  number: String.raw`\d{1,6}`,
  text: String.raw`(?:(?!https?:|www\.|[○〇●◯×＊*□_＿]{1,}|\n).){1,30}`,
};

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const shapeOf = ({ kind, choices }: Slot): string =>
  kind === 'choice' ? `(?:${choices.map(literal).join('|')})` : shapes[kind];

/** What fills the blanks of a template in this text, by name; null when it is not this template. */
export function filled(template: Pick<Template, 'text' | 'slots'>, text: string): Record<string, string> | null {
  const names: string[] = [];
  const source = canonicalText(template.text)
    .split(/(\{[^{}\n]+\})/)
    .map((piece) => {
      const slot = template.slots.find(({ name }) => piece === `{${name}}`);
      if (!slot) return literal(piece);
      names.push(slot.name);
      return `(${shapeOf(slot)})`;
    })
    .join('');
  const match = new RegExp(`^${source}$`, 'u').exec(canonicalText(text));
  if (!match) return null;
  const values: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const value = match[index + 1] ?? '';
    // One blank that stands twice must say the same twice.
    if (name in values && values[name] !== value) return null;
    values[name] = value;
  }
  return values;
}

/** Whether there is a day for every date, and the weekday it names is the right one. */
function datesHold(text: string, now: number): boolean {
  return findDates(text).every((mention) => {
    const { month, day, weekday } = mention;
    const [year] = yearsOf(mention, text, now);
    // The number of a day that does not exist is that of another one: 31 November is 1 December.
    if (year === undefined || !exists({ year, month, day })) return false;
    return weekday === '' || weekdayOf(dayNumber(year, month, day)) === weekday;
  });
}

/** The signed template that this draft is, if it is one: a single plain post, at once, by an account it is for. */
export async function templateOf(
  draft: Draft,
  templates: readonly Template[],
  people: readonly Person[],
  now: number,
): Promise<Template | null> {
  const [post] = draft.posts;
  const plain = draft.surface === 'post' || draft.surface === 'broadcast';
  if (!post || draft.posts.length > 1 || !plain || draft.media.length > 0) return null;
  if (draft.scheduledAt !== null || draft.placeTag !== '' || draft.replyTo !== '' || draft.quoteOf !== '') return null;
  const today = dayOf(now);
  for (const template of templates) {
    if (!covers(template.accounts, draft.account)) continue;
    if (!filled(template, post.text) || !datesHold(post.text, now)) continue;
    if (await isSigned(template, people, today)) return template;
  }
  return null;
}
