import browser from 'webextension-polyfill';
import { z } from 'zod';
import { dayOf } from '../rules/dates.ts';
import { templateSchema } from './emergency-schema.ts';
import { parsePolicy, policyHash, type Refused } from './parse.ts';
import { confirms, type Person, passkeySchema, personSchema } from './people-schema.ts';
import { type Language, languages, type Policy } from './schema.ts';

/** The configuration of this browser: what admins push, and what was set up here where they are silent. */

const settingsSchema = z.object({
  /** Who sits here. */
  me: z
    .object({
      id: z.string(),
      name: z.string(),
      dept: z.string(),
      /** Epoch ms at which it was said; on a shared computer it holds for that day. */
      since: z.number().default(0),
      passkeys: z.array(passkeySchema).default([]),
    })
    .default({ id: '', name: '', dept: '', since: 0, passkeys: [] }),
  /** People paired on this computer. */
  people: z.array(personSchema).default([]),
  /** Chosen here, where policy does not say; null = nobody has chosen. */
  guidelines: z.array(z.string()).nullable().default(null),
  /** Language of our own words; null = nobody has chosen. */
  language: z.enum(languages).nullable().default(null),
  municipality: z.string().default(''),
  /** Signed texts that were pasted here. */
  templates: z.array(templateSchema).default([]),
});

export type Settings = z.infer<typeof settingsSchema>;
type Me = Settings['me'];

export interface Loaded {
  policy: Policy;
  refused: Refused[];
  present: string[];
  /** Admins have said which guidelines hold, or were to: nobody here chooses them. */
  guidelinesGiven: boolean;
  source: 'managed' | 'local' | 'none';
  hash: string;
  /** A policy was in force once and is gone: whoever removed it must not gain by it. */
  lost: boolean;
  settings: Settings;
  language: Language;
  me: { id: string; name: string; dept: string; how: 'policy' | 'chosen' | 'unknown' };
}

const SETTINGS = 'settings';
/** Apart from the settings, so that nothing that befalls them can make it forgotten. */
const SEEN = 'policySeen';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What was set up on this computer. Each part is read by itself: one that is damaged does not take the others along. */
export async function loadSettings(): Promise<Settings> {
  const stored = (await browser.storage.local.get(SETTINGS))[SETTINGS];
  const raw = isRecord(stored) ? stored : {};
  const { me, guidelines, language, municipality } = settingsSchema.shape;
  const people = Array.isArray(raw.people) ? raw.people : [];
  return {
    me: me.catch(me.parse(undefined)).parse(raw.me),
    people: people.flatMap((person: unknown) => personSchema.safeParse(person).data ?? []),
    guidelines: guidelines.catch(null).parse(raw.guidelines),
    language: language.catch(null).parse(raw.language),
    municipality: municipality.catch('').parse(raw.municipality),
    templates: (Array.isArray(raw.templates) ? raw.templates : []).flatMap(
      (template: unknown) => templateSchema.safeParse(template).data ?? [],
    ),
  };
}

/** One change at a time, so that two at once both last. */
let queue: Promise<unknown> = Promise.resolve();

/** Changes some settings; the rest stays. @throws ZodError for a value of the wrong shape; then nothing is changed. */
export function saveSettings(patch: Partial<z.input<typeof settingsSchema>>): Promise<void> {
  const mine = queue.then(async () => {
    const next = settingsSchema.parse({ ...(await loadSettings()), ...patch });
    await browser.storage.local.set({ [SETTINGS]: next });
  });
  queue = mine.catch(() => undefined);
  return mine;
}

/** What admins have pushed, as it arrived; nothing = { }. */
export async function managed(): Promise<Record<string, unknown>> {
  try {
    return await browser.storage.managed.get();
  } catch {
    // Browsers without any policy answer with an error instead of an empty object.
    return {};
  }
}

/** People of the policy, and those of this computer who neither share a name nor a key with them. */
function everybody(policy: Policy, local: readonly Person[]): Person[] {
  const shares = (a: string, b: string): boolean => a !== '' && a === b;
  const isNew = ({ id, agreePub, signPub }: Person): boolean =>
    !policy.people.some(
      (other) => other.id === id || shares(agreePub, other.agreePub) || shares(signPub, other.signPub),
    );
  // Who only posts may always be known here: the second person recognizes requests by it, and it confirms nothing.
  const may = (person: Person): boolean => policy.approval.allowLocalPairing || !confirms(person);
  // Whoever only posts may be named by policy without a key: the one that was compared here is taken.
  const named = policy.people.map((person) => {
    const card = local.find(({ id }) => id === person.id);
    if (!card || confirms(person) || person.agreePub !== '' || person.signPub !== '') return person;
    return { ...person, agreePub: card.agreePub, signPub: card.signPub };
  });
  return [...named, ...local.filter((person) => isNew(person) && may(person))];
}

/** What is in force now: policy first, settings of this computer where it is silent and allows them. */
export async function loadPolicy(knownGuidelines: readonly string[]): Promise<Loaded> {
  const raw = await managed();
  const settings = await loadSettings();
  const hasPolicy = Object.keys(raw).length > 0;
  const seen = Boolean((await browser.storage.local.get(SEEN))[SEEN]);
  if (hasPolicy && !seen) await browser.storage.local.set({ [SEEN]: true });
  const { policy, refused, present, guidelinesGiven } = parsePolicy(raw, knownGuidelines);
  const merged: Policy = {
    ...policy,
    municipality: present.includes('municipality') ? policy.municipality : settings.municipality,
    guidelines: guidelinesGiven
      ? policy.guidelines
      : (settings.guidelines ?? policy.defaults.guidelines).filter((id) => knownGuidelines.includes(id)),
    people: everybody(policy, settings.people),
    templates: [...policy.templates, ...settings.templates],
  };
  // Yesterday's colleague must not have written today's post.
  const gone = policy.desk.shared && dayOf(settings.me.since) !== dayOf(Date.now());
  const me: Pick<Me, 'id' | 'name' | 'dept'> = gone ? { id: '', name: '', dept: '' } : settings.me;
  const inPolicy = policy.people.find((person) => person.id === me.id);
  return {
    policy: merged,
    refused,
    present,
    guidelinesGiven,
    source: hasPolicy
      ? 'managed'
      : settings.people.length > 0 || (settings.guidelines ?? []).length > 0
        ? 'local'
        : 'none',
    hash: await policyHash(merged),
    lost: seen && !hasPolicy,
    settings,
    language: settings.language ?? policy.defaults.language,
    me: inPolicy
      ? { id: inPolicy.id, name: inPolicy.name, dept: inPolicy.dept, how: 'policy' }
      : { id: me.id, name: me.name, dept: me.dept, how: me.id ? 'chosen' : 'unknown' },
  };
}

/** Calls back whenever the pushed policy or the settings of this computer change, until `signal` says stop. */
export function onPolicyChanged(listener: () => void, signal?: AbortSignal): void {
  const hear = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'managed' || (area === 'local' && SETTINGS in changes)) listener();
  };
  if (signal?.aborted) return;
  browser.storage.onChanged.addListener(hear);
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(hear), { once: true });
}
