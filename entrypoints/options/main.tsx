import { render } from 'preact';
import browser from 'webextension-polyfill';
import '../../assets/styles/tokens.css';
import '../../assets/styles/base.css';
import '../../assets/styles/form.css';
import '../../assets/styles/page.css';
import { verifyChain } from '../../audit/chain.ts';
import { all } from '../../audit/store.ts';
import { OptionsPage } from '../../components/options-page.tsx';
import { type BlockError, BlockProblem } from '../../guards/approval/armour.ts';
import { type Card, fingerprint, readCard } from '../../guards/approval/card.ts';
import { createQueue } from '../../guards/queue.ts';
import { confirms, personSchema } from '../../policy/people-schema.ts';
import { loadSettings, onPolicyChanged, saveSettings } from '../../policy/store.ts';
import { guidelines } from '../../rules/guidelines/all.ts';
import { storeOf } from '../background/memory.ts';
import { tellPages } from '../background/pages.ts';
import { createRecording } from '../background/recording.ts';
import { saveCsv, saveJsonLines } from './files.ts';
import { tryOut } from './fitting.ts';
import { loadHere, note, ownCard, ownCardText, sayWho } from './here.ts';
import { showTrial } from './trial.tsx';
import { wordsHere } from './words.ts';

/** Wiring of the options page. */

const strings = await wordsHere((s) => s.options.title);

const app = document.getElementById('app') as HTMLElement;
let candidate: Card | null = null;
let error: BlockError | null = null;
const recording = createRecording(storeOf('session'));
/** One choice after another: two quick ones must both last. */
const queue = createQueue();

async function switchRecording(on: boolean): Promise<void> {
  await recording.set(on);
  await tellPages();
}

const remember = (action: 'pairing_added' | 'pairing_removed', name: string): Promise<void> =>
  note({ action, topics: ['two-person-check'], detail: name });

async function add(card: Card, role: 'approver' | 'head'): Promise<void> {
  const { people } = await loadSettings();
  const { v: _v, ...keys } = card;
  const person = personSchema.safeParse({ ...keys, roles: [role] });
  candidate = null;
  if (!person.success) {
    // A card whose key is none: whole as a text, but nobody could ever confirm with it.
    error = 'damaged';
    return;
  }
  await saveSettings({ people: [...people.filter((other) => other.id !== card.id), person.data] });
  await remember('pairing_added', card.name);
}

async function draw(): Promise<void> {
  const here = await loadHere();
  const mine = await ownCard();
  const local = new Set(here.settings.people.map((person) => person.id));
  const version = browser.runtime.getManifest().version;
  const { source, present, refused, hash } = here;
  const { settings, policy } = here;
  const initial = present.includes('defaults')
    ? Object.entries(policy.defaults).flatMap(([name, value]) =>
        value.length > 0 ? [`${name}＝${[value].flat().join(' ')}`] : [],
      )
    : [];
  const chosen = {
    guidelines: settings.guidelines !== null && !here.guidelinesGiven,
    language: settings.language,
  };
  const changed = [
    ...Object.entries(chosen).flatMap(([name, own]) => (own ? [name] : [])),
    ...(['people', 'templates'] as const).filter((name) => settings[name].length > 0),
  ];
  const own =
    candidate !== null &&
    (candidate.agreePub === mine.agreePub || candidate.signPub === mine.signPub || candidate.id === here.me.id);
  const chain = await verifyChain(await all());
  const lines = await recording.lines();
  render(
    <OptionsPage
      me={here.me}
      myFingerprint={await fingerprint(mine)}
      pairing={{
        people: here.policy.people.map(({ id, name, dept, roles }) => ({
          id,
          name,
          dept,
          approver: confirms({ roles }),
          fromPolicy: !local.has(id),
        })),
        allowed: here.policy.approval.allowLocalPairing,
        candidate: candidate && {
          name: candidate.name,
          dept: candidate.dept,
          fingerprint: await fingerprint(candidate),
          own,
        },
        error,
        onRead: (text) => {
          candidate = null;
          void readCard(text)
            .then((card) => {
              candidate = card;
              error = null;
            })
            .catch((problem: unknown) => {
              error = problem instanceof BlockProblem ? problem.code : 'damaged';
            })
            .then(draw);
        },
        onAdd: (role) => {
          if (candidate && !own) void add(candidate, role).then(draw);
        },
        onRefuse: () => {
          candidate = null;
          void draw();
        },
        onRemove: (id) => {
          void (async () => {
            const { people } = await loadSettings();
            await saveSettings({ people: people.filter((person) => person.id !== id) });
            await remember('pairing_removed', id);
            await draw();
          })();
        },
      }}
      towns={guidelines
        .filter((guideline) => guideline.id !== 'common')
        .map(({ id, title }) => ({ id, title, chosen: here.policy.guidelines.includes(id) }))}
      townsByPolicy={here.guidelinesGiven}
      diagnosis={{
        source,
        present,
        initial,
        changed,
        refused,
        version,
        hash,
        onCopyReport: () =>
          navigator.clipboard.writeText(
            JSON.stringify(
              { version, source, present, initial, changed, refused, hash, userAgent: navigator.userAgent },
              null,
              2,
            ),
          ),
      }}
      recording={{
        on: lines !== null,
        lines: lines ?? [],
        onSwitch: (on) => void switchRecording(on).then(draw),
        onClear: () => void switchRecording(true).then(draw),
        onCopy: () => navigator.clipboard.writeText((lines ?? []).join('\n')),
      }}
      onTryFitting={(text) => tryOut(text, lines ?? [])}
      chain={chain}
      strings={strings}
      onMe={async (name, dept) => {
        await saveSettings(await sayWho(name, dept));
        await draw();
      }}
      onCopyCard={async () => navigator.clipboard.writeText(await ownCardText())}
      onTown={(id, on) => {
        void queue(async () => {
          const { guidelines: chosen } = (await loadHere()).policy;
          await saveSettings({ guidelines: on ? [...chosen, id] : chosen.filter((other) => other !== id) });
          await draw();
        });
      }}
      language={here.language}
      onLanguage={(language) => void saveSettings({ language }).then(() => location.reload())}
      onBuilder={() => void browser.tabs.create({ url: browser.runtime.getURL('/builder.html') })}
      onLog={() => void browser.tabs.create({ url: browser.runtime.getURL('/log.html') })}
      onCsv={() => void saveCsv()}
      onJsonLines={() => void saveJsonLines()}
    />,
    app,
  );
}

const trial = showTrial(
  document.getElementById('trial') as HTMLElement,
  strings,
  async () => (await loadHere()).policy,
);
onPolicyChanged(() => {
  void draw();
  trial.refresh();
});
// What pages note while this page is open.
browser.storage.onChanged.addListener((changes, area) => {
  if (area === 'session' && recording.key in changes) void draw();
});
void draw();
