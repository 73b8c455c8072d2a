import browser from 'webextension-polyfill';
import { append } from '../../audit/store.ts';
import { type Card, writeCard } from '../../guards/approval/card.ts';
import { ownKeys } from '../../guards/approval/keys.ts';
import { type EntryChange, entryFor } from '../../guards/desk/entries.ts';
import { configOf } from '../../guards/desk/ports.ts';
import { type Loaded, loadPolicy } from '../../policy/store.ts';
import { whoIs } from '../../policy/who.ts';
import type { Draft } from '../../rules/draft.ts';
import { guidelines } from '../../rules/guidelines/all.ts';

/** What the extension's own pages share: the configuration here, this person's card, rows of the log. */

export const loadHere = (): Promise<Loaded> => loadPolicy(guidelines.map((guideline) => guideline.id));

/** Who sits here, with the keys of this browser. */
export async function ownCard(): Promise<Card> {
  const { me, settings } = await loadHere();
  const { agreePub, signPub } = await ownKeys();
  return { v: 1, id: me.id, name: me.name, dept: me.dept, agreePub, signPub, passkeys: settings.me.passkeys };
}

export const ownCardText = async (): Promise<string> => writeCard(await ownCard());

/** Says who sits here. Whoever is in the register is taken from there; keys and passkeys of this browser stay. */
export async function sayWho(name: string, dept: string): Promise<Partial<Loaded['settings']>> {
  const { policy, settings } = await loadHere();
  const newId = (): string => `p-${crypto.randomUUID().slice(0, 8)}`;
  const who = whoIs(policy.people, settings.me.id, { name, dept }, newId);
  return { me: { ...settings.me, ...who, since: Date.now() } };
}

/** A row of the log by whoever sits here. */
export async function note(change: EntryChange, draft: Draft | null = null): Promise<void> {
  await append(entryFor(configOf(await loadHere()), browser.runtime.getManifest().version, draft, change), Date.now());
}
