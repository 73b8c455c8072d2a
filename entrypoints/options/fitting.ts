import browser from 'webextension-polyfill';
import type { FittingResult } from '../../components/fitting.tsx';
import type { Fitting } from '../../guards/fitting.ts';
import { parsePolicy } from '../../policy/parse.ts';
import { guidelines } from '../../rules/guidelines/all.ts';
import { sites } from '../../sites/all.ts';

const notJson = 'JSONとして読み取れません。管理者設定の parts や operations と同じ形で、{ } で囲んで書いてください。';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Tries `parts` and `operations` on every guarded page that is open, and on the lines of the recording. */
export async function tryOut(text: string, recorded: readonly string[]): Promise<FittingResult> {
  const raw = parsed(text);
  if (raw === undefined) return { refused: [{ path: '', reason: notJson }], pages: [], operations: [] };
  const { policy, refused } = parsePolicy(
    raw,
    guidelines.map(({ id }) => id),
  );
  const tabs = await browser.tabs.query({ url: sites.flatMap((site) => [...site.matches]) });
  const asked = await Promise.allSettled(
    tabs.map(async ({ id = -1, title = '', url = '' }) => {
      const parts: Fitting[] = await browser.tabs.sendMessage(id, { tryOn: policy.parts }, { frameId: 0 });
      return { title: `${title} ${new URL(url).host}`.trim(), parts };
    }),
  );
  const pages = asked.flatMap((one) => (one.status === 'fulfilled' && one.value.parts?.length > 0 ? [one.value] : []));
  const sent = recorded.flatMap((line) => /\bsend \w+ (\S+)$/.exec(line)?.[1] ?? []);
  const operations = policy.operations.map(({ url }) => ({
    url,
    matches: sent.filter((address) => new RegExp(url).test(`https://${address}`)).length,
  }));
  return { refused, pages, operations };
}
