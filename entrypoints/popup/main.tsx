import { render } from 'preact';
import browser from 'webextension-polyfill';
import '../../assets/styles/tokens.css';
import '../../assets/styles/base.css';
import '../../assets/styles/page.css';
import { all } from '../../audit/store.ts';
import { Popup } from '../../components/popup.tsx';
import { flameOf } from '../../guards/desk/flame.ts';
import { overridesOf } from '../../guards/desk/hurry.ts';
import { idleAccounts, idleLimit } from '../../guards/duty/idle.ts';
import { postsOf } from '../../guards/duty/posts.ts';
import { dutiesOf } from '../../guards/duty/reminders.ts';
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
  const now = Date.now();
  render(
    <Popup
      pages={await openPages()}
      lost={lost}
      source={source}
      approvers={policy.people.filter(confirms).length}
      red={(await overridesOf(local)).filter(({ seen }) => !seen).length}
      flame={(await flameOf(local)) !== null}
      accounts={idleAccounts(policy.accounts, rows, now).map(({ account, lastPost, days }) => ({
        id: account.id,
        site: account.site,
        lastPost,
        idle: days >= idleLimit(policy, account) ? days : null,
      }))}
      due={dutiesOf(policy, rows, now)
        .filter(({ days }) => days <= 0)
        .map(({ kind, account, due, days }) => ({ kind, site: account.site, account: account.id, due, days }))}
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
