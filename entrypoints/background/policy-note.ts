import type { EntryChange } from '../../guards/desk/entries.ts';
import type { Store } from '../../guards/desk/ports.ts';
import type { Loaded } from '../../policy/store.ts';

/** What the log was told of the configuration last. */
interface Noted {
  hash: string;
  refused: readonly string[];
}

/**
 * Tells the log that the configuration is another one than last time, and which of its values were newly refused. It compares
 * with what was noted on disk: a policy mostly changes while nothing of the extension is awake, or the browser is closed.
 */
export async function notePolicy(
  { hash, source, refused }: Loaded,
  local: Store,
  log: (change: EntryChange) => Promise<void>,
): Promise<void> {
  const before = await local.get<Noted | null>('policyNoted', null);
  const paths = refused.map(({ path }) => path);
  await local.set('policyNoted', { hash, refused: paths } satisfies Noted);
  if (before && before.hash !== hash) {
    await log({
      action: 'policy_changed',
      result: source,
      detail: `${before.hash.slice(0, 12)} → ${hash.slice(0, 12)}`,
    });
  }
  if (paths.some((path) => !before?.refused.includes(path))) {
    await log({ action: 'policy_refused', detail: paths.join(', ').slice(0, 1000) });
  }
}
