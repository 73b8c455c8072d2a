import { render } from 'preact';
import browser from 'webextension-polyfill';
import '../../assets/styles/tokens.css';
import '../../assets/styles/base.css';
import '../../assets/styles/form.css';
import '../../assets/styles/page.css';
import { PolicyBuilder, type PolicyBuilderProps } from '../../components/policy-builder.tsx';
import { BlockProblem } from '../../guards/approval/armour.ts';
import { readCard } from '../../guards/approval/card.ts';
import { fileName, write } from '../../policy/deploy/forms.ts';
import { isExtensionId } from '../../policy/deploy/values.ts';
import { missingIn, put, putCard, type Raw } from '../../policy/edit.ts';
import { isRecord, settingsIn, unmarked } from '../../policy/file.ts';
import { parsePolicy } from '../../policy/parse.ts';
import kawasaki from '../../policy/samples/kawasaki.json' with { type: 'json' };
import kisarazu from '../../policy/samples/kisarazu.json' with { type: 'json' };
import samukawa from '../../policy/samples/samukawa.json' with { type: 'json' };
import shiroi from '../../policy/samples/shiroi.json' with { type: 'json' };
import { settingsTree } from '../../policy/settings.ts';
import { managed } from '../../policy/store.ts';
import { guidelines } from '../../rules/guidelines/all.ts';
import { topicIds } from '../../rules/topics.ts';
import { storeOf } from '../background/memory.ts';
import { saveBytes } from '../options/files.ts';
import { loadHere } from '../options/here.ts';
import { wordsHere } from '../options/words.ts';

/** Wiring of the form in which admins write the configuration. It stays on this computer until they carry it on. */

const strings = await wordsHere((s) => s.builder.title);

const app = document.getElementById('app') as HTMLElement;
const local = storeOf('local');
const words = strings.builder;
const KEPT = 'builder';
const known = guidelines.map(({ id }) => id);
// The names of what is sent are written with every form.
const { expected: _expected, ...settings } = settingsTree((await loadHere()).language);

const towns = guidelines.filter(({ id }) => id !== 'common').map(({ id, title }) => ({ value: id, label: title }));
const choices: PolicyBuilderProps['choices'] = {
  guidelines: towns,
  'defaults.guidelines': towns,
  severities: topicIds.map((id) => ({ value: id, label: strings.topic[id] })),
};
const samples = { kawasaki, samukawa, shiroi, kisarazu };

let raw: Raw = {};
let revision = 0;
let problem = '';
let form: PolicyBuilderProps['form'] = 'linux';
let brand: PolicyBuilderProps['brand'] = 'chrome';
let extension = browser.runtime.id;

const change = (next: Raw): void => {
  raw = next;
  void local.set(KEPT, raw);
  draw();
};

/** What stands in the fields is replaced, as by another file: every field starts anew. */
const takeUp = (given: Raw): void => {
  const { expected: _, ...next } = given;
  revision++;
  // The file that is made expects only what is in it: from then on nobody would be told that these are missing.
  const names = missingIn(given);
  problem = names.length > 0 ? words.missing(names.join('、')) : '';
  change(next);
};

const starts: Record<PolicyBuilderProps['starts'][number]['start'], () => Promise<Raw> | Raw> = {
  // The people of the samples are made up, and what they have signed with them.
  kawasaki: () => withoutPeople(samples.kawasaki),
  samukawa: () => withoutPeople(samples.samukawa),
  shiroi: () => withoutPeople(samples.shiroi),
  kisarazu: () => withoutPeople(samples.kisarazu),
  arrived: managed,
  empty: () => ({}),
};

function withoutPeople(sample: Raw): Raw {
  const { people: _people, templates: _templates, ...rest } = sample;
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => !Array.isArray(value) || value.length > 0));
}

async function open(file: File): Promise<void> {
  try {
    const found = settingsIn(JSON.parse(unmarked(await file.text())), undefined);
    if ('problem' in found) problem = found.problem;
    else if (isRecord(found.raw)) return takeUp(found.raw);
    else problem = words.noSettings;
  } catch {
    problem = words.notJson(file.name);
  }
  draw();
}

async function addCard(text: string): Promise<void> {
  try {
    const { v: _v, ...card } = await readCard(text);
    const next = putCard(raw, card);
    // Fields hold what was typed into them: those of a renewed person must show the card.
    if (next.renewed) return takeUp(next.raw);
    problem = '';
    change(next.raw);
  } catch (error) {
    problem = strings.block[error instanceof BlockProblem ? error.code : 'damaged'];
    draw();
  }
}

function draw(): void {
  const parsed = parsePolicy(raw, known);
  const refused = isExtensionId(extension)
    ? parsed.refused
    : [...parsed.refused, { path: 'extension', reason: words.badExtension }];
  const file = refused.length === 0 ? write(form, raw, { id: extension, brand }) : null;
  const text = file ? unmarked(file.text) : '';
  render(
    <PolicyBuilder
      settings={settings}
      raw={raw}
      revision={revision}
      refused={refused}
      choices={choices}
      starts={(Object.keys(starts) as (keyof typeof starts)[]).map((start) => ({ start, label: words.starts[start] }))}
      form={form}
      brand={brand}
      extension={extension}
      file={text}
      problem={problem}
      strings={strings}
      onStart={(start) => void Promise.resolve(starts[start]()).then(takeUp)}
      onOpen={(chosen) => void open(chosen)}
      onCard={(text) => void addCard(text)}
      onChange={(path, value) => change(put(raw, path, value))}
      onForm={(next) => {
        form = next;
        draw();
      }}
      onBrand={(next) => {
        brand = next;
        draw();
      }}
      onExtension={(id) => {
        extension = id;
        draw();
      }}
      onSave={() => file && saveBytes(fileName(words.names[form], brand), file.text, file.encoding)}
      onCopy={async () => navigator.clipboard.writeText(text)}
    />,
    app,
  );
}

void local.get<Raw>(KEPT, {}).then((kept) => {
  raw = isRecord(kept) ? kept : {};
  draw();
});
