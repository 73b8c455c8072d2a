import type { ProfileItem } from '../rules/duties.ts';
import type { Guideline } from '../rules/types.ts';
import type { Profile } from '../sites/adapter.ts';

/** Whether the account's own profile says what the guidelines ask for (川崎 5(2)(3)(6)(7), 白井 4(2)). */

export interface ProfileGap {
  item: ProfileItem['item'];
  guideline: string;
  clause: string;
  /** What the name has to begin with; empty for other items. */
  begins: string;
}

/** Words for an office a person holds; they and names do not belong into the name of an organisation's account. */
const POST_HELD = /(?:課長|部長|係長|局長|室長|所長|主任|主事|主査|参事|市長|町長|村長|区長)(?!公室|室|直轄)/;
const CONTACT = /問い?合わ?せ|連絡先|電話|TEL|☎|📞|\d{2,4}[-ー－(]\d{2,4}[-ー－)]\d{3,4}|[\w.+-]+@[\w-]+\.[\w.]+/i;
const POLICY = /ポリシー|運用方針|利用規約|policy/i;

/** What is missing, in the order of the guidelines. */
export function profileGaps(
  profile: Profile,
  guidelines: readonly Guideline[],
  officialDomains: readonly string[],
): ProfileGap[] {
  const { name, text, hosts, verified } = profile;
  const official = (host: string): boolean =>
    officialDomains.some((own) => host === own || host.endsWith(`.${own}`)) ||
    (officialDomains.length === 0 && host.endsWith('.lg.jp'));
  const fulfilled: Record<ProfileItem['item'], (begins: string) => boolean> = {
    name: (begins) => name.startsWith(begins),
    person: () => !POST_HELD.test(name),
    verified: () => verified,
    site: () => hosts.some(official),
    contact: () => CONTACT.test(text),
    policy: () => POLICY.test(text),
  };
  return guidelines.flatMap((guideline) =>
    (guideline.profile ?? [])
      .filter(({ item, begins = '' }) => !fulfilled[item](begins))
      .map(({ item, clause, begins = '' }) => ({ item, clause, begins, guideline: guideline.title })),
  );
}
