import type { AuditRecord } from '../../audit/record.ts';
import type { SiteId } from '../../rules/draft.ts';
import type { RecentPost } from '../../rules/types.ts';
import type { DeskPorts } from './ports.ts';

/** What has gone out from here in the last day: for the rule against posting the same again. */

export interface Sent extends RecentPost {
  site: string;
  account: string;
}

const DAY_MS = 86_400_000;
/** Rows of the log that are looked through; a day of a disaster measured under 200. */
const ROWS = 300;
/** A row of the log and a kept text this near are one post told twice. */
const SAME_MS = 15 * 60_000;

/** Keeps the text of a post that has landed until the browser closes, however little the log may keep. */
export async function remember(ports: DeskPorts, sent: Sent): Promise<void> {
  const kept = await ports.session.get<Sent[]>('sent', []);
  await ports.session.set('sent', [sent, ...kept.filter(({ at }) => sent.at - at < DAY_MS)].slice(0, 100));
}

/** Releases that ended in a post: what a site refused, or what never left, was not posted. Rows newest first. */
function landed(rows: readonly AuditRecord[]): AuditRecord[] {
  const seen = new Set<string>();
  return rows.filter(({ action, digest }) => {
    if (action === 'publish_seen') seen.add(digest);
    return action === 'released' && seen.delete(digest);
  });
}

const fromLog = ({ site, account, detail, at }: AuditRecord): Sent[] =>
  detail === '' ? [] : detail.split('\n---\n').map((text) => ({ site, account, text, at: Date.parse(at) }));

/** Latest posts of a site, newest first. Earlier sessions are known by what the log has kept: all, a beginning, or nothing. */
export async function sentLately(ports: DeskPorts, site: SiteId): Promise<Sent[]> {
  const now = ports.now();
  const kept = await ports.session.get<Sent[]>('sent', []);
  const logged = landed(await ports.rows(ROWS)).flatMap(fromLog);
  const older = logged.filter(
    (row) => !kept.some((k) => k.account === row.account && Math.abs(k.at - row.at) < SAME_MS),
  );
  return [...kept, ...older]
    .filter((post) => post.site === site && now - post.at < DAY_MS && post.at <= now)
    .sort((a, b) => b.at - a.at);
}
