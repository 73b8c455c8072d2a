import { render } from 'preact';
import browser from 'webextension-polyfill';
import { ja } from '../../assets/strings/ja.ts';
import '../../assets/styles/tokens.css';
import '../../assets/styles/base.css';
import '../../assets/styles/page.css';
import { all } from '../../audit/store.ts';
import { Popup } from '../../components/popup.tsx';
import { flameOf } from '../../guards/desk/flame.ts';
import { overridesOf } from '../../guards/desk/hurry.ts';
import { dutiesOf } from '../../guards/duty/reminders.ts';
import { confirms } from '../../policy/people-schema.ts';
import { sites } from '../../sites/all.ts';
import { storeOf } from '../background/memory.ts';
import { loadHere } from '../options/here.ts';

/** Wiring of the popup. */

const local = storeOf('local');

async function draw(): Promise<void> {
  const here = await loadHere();
  const rows = await all();
  const url = sites.flatMap(({ matches }) => [...matches]);
  const guarded = await browser.tabs.query({ active: true, currentWindow: true, url });
  render(
    <Popup
      protection={here.lost ? 'lost' : guarded.length > 0 ? 'on' : 'off'}
      source={here.source}
      approvers={here.policy.people.filter(confirms).length}
      red={(await overridesOf(local)).filter(({ seen }) => !seen).length}
      flame={(await flameOf(local)) !== null}
      due={dutiesOf(here.policy, rows, Date.now()).filter(({ days }) => days <= 0).length}
      records={rows.slice(-20).reverse()}
      strings={ja}
      onOptions={() => void browser.runtime.openOptionsPage()}
      onConfirm={() => void browser.tabs.create({ url: browser.runtime.getURL('/confirm.html') })}
      onDuty={() => void browser.tabs.create({ url: browser.runtime.getURL('/duty.html') })}
      onDocuments={() => void browser.tabs.create({ url: browser.runtime.getURL('/documents.html') })}
      onTemplates={() => void browser.tabs.create({ url: browser.runtime.getURL('/template.html') })}
      onLog={() => void browser.tabs.create({ url: browser.runtime.getURL('/log.html') })}
    />,
    document.getElementById('app') as HTMLElement,
  );
}

void draw();
