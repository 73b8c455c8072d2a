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
/** A row of the log and the same text kept this near are one post told twice. */
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

/** What the log has kept of a long text is its beginning. */
const isSame = (kept: Sent, row: Sent): boolean =>
  kept.site === row.site &&
  kept.account === row.account &&
  Math.abs(kept.at - row.at) < SAME_MS &&
  (kept.text === row.text || (row.text.endsWith('…') && kept.text.startsWith(row.text.slice(0, -1))));

/** Those that no kept text tells of. A thread is one row, of which perhaps not every post has gone out: the kept ones know. */
function untold(releases: readonly Sent[][], kept: readonly Sent[]): Sent[] {
  const left = [...kept];
  const isTold = (row: Sent): boolean => {
    const at = left.findIndex((one) => isSame(one, row));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
  return releases.filter((texts) => texts.filter(isTold).length === 0).flat();
}

/** Latest posts of a site, newest first. Earlier sessions are known by what the log has kept: all, a beginning, or nothing. */
export async function sentLately(ports: DeskPorts, site: SiteId): Promise<Sent[]> {
  const now = ports.now();
  const kept = await ports.session.get<Sent[]>('sent', []);
  const older = untold(landed(await ports.rows(ROWS)).map(fromLog), kept);
  return [...kept, ...older]
    .filter((post) => post.site === site && now - post.at < DAY_MS && post.at <= now)
    .sort((a, b) => b.at - a.at);
}
