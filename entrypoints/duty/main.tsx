import { render } from 'preact';
import browser from 'webextension-polyfill';
import '../../assets/styles/tokens.css';
import '../../assets/styles/base.css';
import '../../assets/styles/form.css';
import '../../assets/styles/page.css';
import { noteOf } from '../../audit/checkpoint.ts';
import { localIso } from '../../audit/record.ts';
import { all } from '../../audit/store.ts';
import { CommentCheck } from '../../components/comment-check.tsx';
import { DailyCheck, type DailyCheckProps } from '../../components/daily-check.tsx';
import { DutyList } from '../../components/duty-list.tsx';
import { IncidentList, type IncidentView } from '../../components/incident-list.tsx';
import { OverrideList, type OverrideListProps } from '../../components/override-list.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ownKeys } from '../../guards/approval/keys.ts';
import { type Flame, flameOf } from '../../guards/desk/flame.ts';
import { type Override, overridesOf } from '../../guards/desk/hurry.ts';
import { configOf, type DeskConfig } from '../../guards/desk/ports.ts';
import { countersignText } from '../../guards/duty/countersign.ts';
import { followersOf } from '../../guards/duty/followers.ts';
import { checkedOn, idleAccounts } from '../../guards/duty/idle.ts';
import { flowFor, type Incident, incidentsOf, keepIncident } from '../../guards/duty/incident.ts';
import { pastOf } from '../../guards/duty/past.ts';
import { isShown, reconcile } from '../../guards/duty/reconcile.ts';
import { dutiesOf } from '../../guards/duty/reminders.ts';
import { guidelinesInForce } from '../../policy/in-force.ts';
import { onPolicyChanged } from '../../policy/store.ts';
import type { SiteId } from '../../rules/draft.ts';
import type { FlowKind } from '../../rules/duties.ts';
import type { Citation } from '../../rules/types.ts';
import { showBadge } from '../background/badge.ts';
import { storeOf } from '../background/memory.ts';
import { tellPages } from '../background/pages.ts';
import { loadHere, note } from '../options/here.ts';
import { wordsHere } from '../options/words.ts';
import { createCodes } from './codes.ts';
import { lookAtOpenPage } from './look.ts';

/** Wiring of the page of duties: what is red, what has gone wrong, what is to be looked at today. */

const strings = await wordsHere((s) => s.duty.title);

const app = document.getElementById('app') as HTMLElement;
const local = storeOf('local');
let refused: OverrideListProps['refused'] = null;
let looked: DailyCheckProps['looked'] = null;
let problem: DailyCheckProps['problem'] = null;
/** The day that is on the page. */
let shown = '';

const ports = {
  keys: ownKeys,
  local,
  now: Date.now,
  logHead: async () => (await all()).at(-1)?.hash ?? '',
};

const keyOf = ({ at, digest }: Override): string => `${at} ${digest}`;

const here = async (): Promise<DeskConfig> => configOf(await loadHere());

const findOverride = async (key: string): Promise<Override | undefined> =>
  (await overridesOf(local)).find((one) => keyOf(one) === key);

const codes = createCodes({
  ...ports,
  config: here,
  find: findOverride,
  note,
});

async function tryCode(key: string, typed: string): Promise<void> {
  const result = await codes(key, typed);
  if (result === undefined) return;
  refused = result;
  await draw();
}

async function openIncident(kind: FlowKind, account: string, what: string): Promise<void> {
  const { policy, me } = await here();
  const found = flowFor(guidelinesInForce(policy), kind);
  if (!found) return;
  const id = crypto.randomUUID();
  const opened = { at: Date.now(), by: me.name };
  const guideline = found.guideline.id;
  await keepIncident(local, id, () => ({ id, kind, guideline, account, note: what, opened, steps: {}, closed: null }));
  await note({ action: 'incident_step', account, result: `${kind} opened`, topics: ['incident'], detail: what });
  await draw();
}

async function change(id: string, result: string, detail: string, next: (one: Incident) => Incident): Promise<void> {
  const before = (await incidentsOf(local)).find((one) => one.id === id);
  if (!before) return;
  await keepIncident(local, id, (now) => next(now ?? before));
  const { account, kind } = before;
  await note({ action: 'incident_step', account, result: `${kind} ${result}`, topics: ['incident'], detail });
  await draw();
}

async function setFlame(on: boolean): Promise<void> {
  const { me } = await here();
  const flame: Flame | null = on ? { since: Date.now(), by: me.name, note: '' } : null;
  await local.set('flame', flame);
  await note({ action: on ? 'flame_on' : 'flame_off', topics: ['incident'] });
  await tellPages();
  await draw();
}

async function look(): Promise<void> {
  const found = await lookAtOpenPage();
  shown = dayHere();
  problem = typeof found === 'string' ? found : null;
  if (typeof found !== 'string') {
    const { account, posts, followers } = found;
    const { known, unknown, older } = reconcile(posts, await all(), { site: 'x', id: account });
    looked = { account, known: known.length, older: older.length, unknown, followers };
  }
  await draw();
}

async function checked(
  account: string,
  site: string,
  { fine, words, followers }: { fine: boolean; words: string; followers: string },
): Promise<void> {
  const detail = [words, ...(isShown(looked, site, account) ? (looked?.unknown.map(({ id }) => id) ?? []) : [])]
    .join(' ')
    .trim();
  await note({
    action: 'daily_check',
    site: site as SiteId,
    account,
    result: fine ? 'fine' : 'odd',
    topics: ['incident'],
    detail,
  });
  if (followers !== '') {
    await note({
      action: 'followers_seen',
      site: site as SiteId,
      account,
      result: followers,
      topics: ['idle-account'],
    });
  }
  await draw();
}

/** Clauses as people quote them, each text named once. */
function basisOf(citations: readonly Citation[]): string[] {
  const titles = [...new Set(citations.map(({ title }) => title))];
  return titles.map((title) => {
    const clauses = citations.filter((one) => one.title === title).map(({ clause }) => clause);
    return `${title} ${clauses.join('・')}`;
  });
}

const viewOf = (one: Incident, title: string, steps: IncidentView['steps']): IncidentView => ({ ...one, title, steps });

const dayHere = (): string => localIso(Date.now()).slice(0, 10);

async function draw(): Promise<void> {
  const loaded = await loadHere();
  const { policy } = loaded;
  const records = await all();
  const past = await pastOf(local);
  const overrides = await overridesOf(local);
  const guidelines = guidelinesInForce(policy);
  const incidents = (await incidentsOf(local)).flatMap((one) => {
    const guideline = guidelines.find(({ id }) => id === one.guideline);
    const flow = guideline?.flows?.find(({ kind }) => kind === one.kind);
    if (!guideline || !flow) return [];
    const steps = flow.steps.map((step) => ({ ...step, done: one.steps[step.id] ?? null }));
    return [viewOf(one, guideline.title, steps)];
  });
  const today = dayHere();
  // What was looked at yesterday says nothing of today.
  if (shown !== '' && shown !== today) looked = problem = null;
  shown = today;
  const last = records.findLast(({ action }) => action === 'checkpoint');
  const head = records.at(-1);
  render(
    <main class="page wide">
      <PageHeader title={strings.duty.title} />
      <OverrideList
        overrides={overrides.map((one) => ({
          key: keyOf(one),
          account: one.draft.account,
          at: one.at,
          text: one.draft.posts.map(({ text }) => text).join('\n'),
          reason: one.emergency.reason,
          note: one.emergency.note,
          poster: one.poster.name,
          answered: one.answer === 'yes',
          seen: one.seen,
        }))}
        refused={refused}
        strings={strings}
        onCopyRequest={async (key) => {
          const override = await findOverride(key);
          if (override) await navigator.clipboard.writeText(await countersignText(await here(), override, ports));
        }}
        onCode={(key, code) => void tryCode(key, code)}
      />
      <DutyList
        duties={dutiesOf(policy, records, Date.now(), past).map(({ kind, account, due, days, who, citations }) => ({
          kind,
          site: account.site,
          account: account.id,
          due,
          days,
          who,
          basis: basisOf(citations),
        }))}
        strings={strings}
        onDone={({ kind, site, account }) => {
          // Whoever has left knew the same password.
          const result = kind === 'leaver' ? 'password' : kind;
          void note({ action: 'duty_done', site, account, result, topics: ['account-register'] }).then(draw);
        }}
      />
      <DailyCheck
        accounts={idleAccounts(policy, records, Date.now(), past).map(({ account, lastPost, days, limit }) => ({
          site: account.site,
          id: account.id,
          name: account.name,
          lastPost,
          days,
          idle: days >= limit,
          followers: followersOf(records, account),
          checked: checkedOn(records, account, today),
          shown: isShown(looked, account.site, account.id),
        }))}
        looked={looked}
        problem={problem}
        checkpoint={last?.detail || (head ? await noteOf(head) : '')}
        strings={strings}
        onLook={() => void look()}
        onChecked={(...args) => void checked(...args)}
      />
      <IncidentList
        incidents={incidents}
        accounts={[...new Set(policy.accounts.map(({ id }) => id))]}
        flame={await flameOf(local)}
        strings={strings}
        onOpen={(...args) => void openIncident(...args)}
        onStep={(id, step, words) =>
          void here().then(({ me }) =>
            change(id, step, words, (one) => ({
              ...one,
              steps: { ...one.steps, [step]: { at: Date.now(), by: me.name, note: words } },
            })),
          )
        }
        onClose={(id) =>
          void here().then(({ me }) =>
            change(id, 'closed', '', (one) => ({ ...one, closed: { at: Date.now(), by: me.name } })),
          )
        }
        onFlame={(on) => void setFlame(on)}
        onCopy={(text) => navigator.clipboard.writeText(text)}
        onPrint={() => window.print()}
      />
      <CommentCheck
        clauses={guidelines.flatMap(({ id, title, clauses }) =>
          clauses
            .filter(({ binds }) => binds === 'public')
            .map(({ number, gist }) => ({ key: `${id} ${number}`, label: `${title} ${number}：${gist}` })),
        )}
        strings={strings}
        onMark={({ clause, address, decider, memo, remove }) =>
          note({
            action: 'comment_marked',
            result: remove ? 'remove' : 'keep',
            topics: ['comment-moderation'],
            clauses: clause ? [clause] : [],
            detail: [address, decider, memo].map((part) => part.trim()).join(' / '),
          })
        }
      />
    </main>,
    app,
  );
  await showBadge(local, loaded);
}

browser.storage.onChanged.addListener((changes, area) => {
  if (area === 'local' && ('desk.overrides' in changes || 'desk.flame' in changes)) void draw();
});
onPolicyChanged(() => void draw());
// A page that is left open over night is today's when somebody comes back to it, or never left it.
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void draw();
});
setInterval(() => {
  if (shown !== dayHere()) void draw();
}, 60_000);
void draw();
