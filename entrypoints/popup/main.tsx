import { render } from 'preact';
import browser from 'webextension-polyfill';
import { ja } from '../../assets/strings/ja.ts';
import '../../assets/styles/tokens.css';
import '../../assets/styles/base.css';
import '../../assets/styles/page.css';
import { latest } from '../../audit/store.ts';
import { Popup } from '../../components/popup.tsx';
import { sites } from '../../sites/all.ts';
import { loadHere } from '../options/here.ts';

/** Wiring of the popup. */
async function draw(): Promise<void> {
  const here = await loadHere();
  const url = sites.flatMap(({ matches }) => [...matches]);
  const guarded = await browser.tabs.query({ active: true, currentWindow: true, url });
  render(
    <Popup
      protection={here.lost ? 'lost' : guarded.length > 0 ? 'on' : 'off'}
      source={here.source}
      approvers={here.policy.people.filter(({ roles }) => roles.includes('approver') || roles.includes('head')).length}
      records={await latest(20)}
      strings={ja}
      onOptions={() => void browser.runtime.openOptionsPage()}
      onConfirm={() => void browser.tabs.create({ url: browser.runtime.getURL('/confirm.html') })}
      onLog={() => void browser.tabs.create({ url: browser.runtime.getURL('/log.html') })}
    />,
    document.getElementById('app') as HTMLElement,
  );
}

void draw();
