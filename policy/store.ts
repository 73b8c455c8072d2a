import browser from 'webextension-polyfill';
import { z } from 'zod';
import { type Parsed, parsePolicy, policyHash, type Refused } from './parse.ts';
import { type Policy, personSchema } from './schema.ts';

/** The configuration of this browser: what admins push, and what was set up here where they are silent. */

const settingsSchema = z.object({
  /** Who sits here, when policy does not say. */
  me: z.object({ id: z.string(), name: z.string(), dept: z.string() }).default({ id: '', name: '', dept: '' }),
  /** People paired on this computer. */
  people: z.array(personSchema).default([]),
  /** For trying out without a policy. */
  guidelines: z.array(z.string()).default([]),
  municipality: z.string().default(''),
  /** A managed policy was seen here once. */
  managedSeen: z.boolean().default(false),
});

export type Settings = z.infer<typeof settingsSchema>;

export interface Loaded {
  policy: Policy;
  refused: Refused[];
  present: string[];
  source: 'managed' | 'local' | 'none';
  hash: string;
  /** A policy was in force once and is gone: whoever removed it must not gain by it. */
  lost: boolean;
  settings: Settings;
  me: { id: string; name: string; dept: string; how: 'policy' | 'chosen' | 'unknown' };
}

const KEY = 'settings';

export async function loadSettings(): Promise<Settings> {
  const raw = (await browser.storage.local.get(KEY))[KEY];
  const parsed = settingsSchema.safeParse(raw ?? {});
  return parsed.success ? parsed.data : settingsSchema.parse({});
}

/** Changes some settings; the rest stays. @throws ZodError for a value of the wrong shape. */
export async function saveSettings(patch: Partial<Settings>): Promise<void> {
  const next = settingsSchema.parse({ ...(await loadSettings()), ...patch });
  await browser.storage.local.set({ [KEY]: next });
}

async function managed(): Promise<Record<string, unknown>> {
  try {
    return await browser.storage.managed.get();
  } catch {
    // Browsers without any policy answer with an error instead of an empty object.
    return {};
  }
}

/** What is in force now: policy first, settings of this computer where it is silent and allows them. */
export async function loadPolicy(knownGuidelines: readonly string[]): Promise<Loaded> {
  const raw = await managed();
  const settings = await loadSettings();
  const hasPolicy = Object.keys(raw).length > 0;
  if (hasPolicy && !settings.managedSeen) await saveSettings({ managedSeen: true });
  const { policy, refused, present }: Parsed = parsePolicy(raw, knownGuidelines);
  const merged: Policy = {
    ...policy,
    municipality: policy.municipality || settings.municipality,
    guidelines: present.includes('guidelines') ? policy.guidelines : settings.guidelines.filter((id) => knownGuidelines.includes(id)),
    people: policy.approval.allowLocalPairing
      ? [...policy.people, ...settings.people.filter((p) => !policy.people.some((q) => q.id === p.id))]
      : policy.people,
  };
  const { me } = settings;
  const inPolicy = policy.people.find((person) => person.id === me.id);
  return {
    policy: merged,
    refused,
    present,
    source: hasPolicy ? 'managed' : settings.people.length > 0 || settings.guidelines.length > 0 ? 'local' : 'none',
    hash: await policyHash(merged),
    lost: settings.managedSeen && !hasPolicy,
    settings,
    me: inPolicy
      ? { id: inPolicy.id, name: inPolicy.name, dept: inPolicy.dept, how: 'policy' }
      : { ...me, how: me.id ? 'chosen' : 'unknown' },
  };
}

/** Calls back whenever the pushed policy or the settings of this computer change. */
export function onPolicyChanged(listener: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'managed' || (area === 'local' && KEY in changes)) listener();
  });
}
