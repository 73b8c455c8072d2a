import { render } from 'preact';
import browser from 'webextension-polyfill';
import '../../assets/styles/tokens.css';
import '../../assets/styles/base.css';
import '../../assets/styles/form.css';
import '../../assets/styles/page.css';
import { all } from '../../audit/store.ts';
import { Popup } from '../../components/popup.tsx';
import { flameOf } from '../../guards/desk/flame.ts';
import { unseenOf } from '../../guards/desk/hurry.ts';
import { idleAccounts } from '../../guards/duty/idle.ts';
import { pastOf } from '../../guards/duty/past.ts';
import { postsOf } from '../../guards/duty/posts.ts';
import { dueOf } from '../../guards/duty/reminders.ts';
import { confirms } from '../../policy/people-schema.ts';
import { onPolicyChanged } from '../../policy/store.ts';
import { storeOf } from '../background/memory.ts';
import { openPages } from '../background/pages.ts';
import { loadHere } from '../options/here.ts';
import { wordsHere } from '../options/words.ts';

/** Wiring of the popup. */

const strings = await wordsHere((s) => s.name);

const local = storeOf('local');
const POSTS = 3;

async function draw(): Promise<void> {
  const { policy, lost, source } = await loadHere();
  const rows = await all();
  const past = await pastOf(local);
  const now = Date.now();
  render(
    <Popup
      pages={await openPages()}
      lost={lost}
      source={source}
      approvers={policy.people.filter(confirms).length}
      red={await unseenOf(local)}
      flame={(await flameOf(local)) !== null}
      accounts={idleAccounts(policy, rows, now, past).map(({ account, lastPost, days, limit }) => ({
        id: account.id,
        site: account.site,
        lastPost,
        idle: days >= limit ? days : null,
      }))}
      due={dueOf(policy, rows, now, past).map(({ kind, account, due, days }) => ({
        kind,
        site: account.site,
        account: account.id,
        due,
        days,
      }))}
      posts={postsOf(rows, POSTS)}
      records={rows.slice(-20).reverse()}
      strings={strings}
      onReload={(tabs) => void Promise.all(tabs.map((tab) => browser.tabs.reload(tab))).then(() => window.close())}
      onOpen={(page) =>
        void (page === 'options'
          ? browser.runtime.openOptionsPage()
          : browser.tabs.create({ url: browser.runtime.getURL(`/${page}.html`) }))
      }
    />,
    document.getElementById('app') as HTMLElement,
  );
}

onPolicyChanged(() => void draw());
void draw();
