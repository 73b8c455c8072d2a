import type { Strings } from '../assets/strings/ja.ts';
import { CopyButton } from './copy-button.tsx';
import { Fold } from './fold.tsx';
import { PageHeader } from './page-header.tsx';
import { placeId, type SettingFieldProps, type SettingView } from './setting-control.tsx';
import { SettingField } from './setting-field.tsx';

type Form = keyof Strings['builder']['forms'];
type Brand = keyof Strings['builder']['brands'];
type Start = 'kawasaki' | 'samukawa' | 'shiroi' | 'kisarazu' | 'arrived' | 'empty';

export interface PolicyBuilderProps {
  settings: Readonly<Record<string, SettingView>>;
  /** What is written so far. */
  raw: Readonly<Record<string, unknown>>;
  /** Changes whenever another file is taken up, so that every field starts anew. */
  revision: number;
  refused: readonly { path: string; reason: string; suggestion?: string }[];
  choices: SettingFieldProps['choices'];
  starts: readonly { start: Start; label: string }[];
  form: Form;
  brand: Brand;
  extension: string;
  /** The ready file; empty = it cannot be written yet. */
  file: string;
  /** Why a file or a card could not be read; empty = nothing went wrong. */
  problem: string;
  strings: Strings;
  onStart: (start: Start) => void;
  onOpen: (file: File) => void;
  onCard: (text: string) => void;
  onChange: SettingFieldProps['onChange'];
  onForm: (form: Form) => void;
  onBrand: (brand: Brand) => void;
  onExtension: (id: string) => void;
  onSave: () => void;
  onCopy: () => Promise<void>;
}

/** A form that ends in a ready file: every setting with its meaning, faults where they are, and the form in which it is carried. */
export function PolicyBuilder(props: PolicyBuilderProps) {
  const { settings, raw, revision, refused, choices, strings } = props;
  const words = strings.builder;
  const faults = refused.map(({ path, reason, suggestion }) => ({ path, reason: reason + (suggestion ?? '') }));
  const within = (key: string): number =>
    faults.filter(({ path }) => new RegExp(`^${key}(?:[.[]|$)`).test(path)).length;
  return (
    <main class="page">
      <PageHeader title={words.title} />
      <Start {...props} />
      <section class="card" key={revision}>
        <h2>{words.settings}</h2>
        <p class="small soft">{words.settingsLead}</p>
        {Object.entries(settings).map(([key, setting]) => (
          <Fold
            key={key}
            class="setting"
            wanted={within(key) > 0}
            summary={
              <>
                <b>{setting.title}</b> <code class="small">{key}</code>{' '}
                {raw[key] !== undefined && <span class="tag fine">{words.written}</span>}{' '}
                {within(key) > 0 && <span class="tag todo">{words.faults(within(key))}</span>}
              </>
            }
          >
            <div class="stack">
              {setting.help && (setting.properties || setting.items?.properties || setting.type === 'object') && (
                <p class="small soft">{setting.help}</p>
              )}
              {key === 'people' && <Card strings={strings} onCard={props.onCard} />}
              <SettingField
                setting={setting}
                path={[key]}
                value={raw[key]}
                faults={faults}
                choices={choices}
                strings={strings}
                onChange={props.onChange}
              />
            </div>
          </Fold>
        ))}
      </section>
      <Ready {...props} faults={faults} />
    </main>
  );
}

function Start({ starts, problem, strings, onStart, onOpen }: PolicyBuilderProps) {
  const words = strings.builder;
  return (
    <section class="card">
      <p>{words.lead}</p>
      <h2>{words.start}</h2>
      <div class="row">
        {starts.map(({ start, label }) => (
          <button key={start} type="button" class="button small" onClick={() => onStart(start)}>
            {label}
          </button>
        ))}
      </div>
      <label class="field">
        {words.open}
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen) onOpen(chosen);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <div role="alert">{problem && <p class="note block">{problem}</p>}</div>
      <p class="small soft">{words.kept}</p>
    </section>
  );
}

function Card({ strings, onCard }: Pick<PolicyBuilderProps, 'strings' | 'onCard'>) {
  const words = strings.builder;
  return (
    <label class="field">
      {words.card}
      <textarea
        rows={2}
        value=""
        onInput={(event) => {
          const text = event.currentTarget.value;
          event.currentTarget.value = '';
          if (text.trim() !== '') onCard(text);
        }}
      />
    </label>
  );
}

function Ready(props: PolicyBuilderProps & { faults: readonly { path: string; reason: string }[] }) {
  const { faults, form, brand, extension, file, strings } = props;
  const words = strings.builder;
  const forms = Object.keys(words.forms) as Form[];
  const brands = Object.keys(words.brands) as Brand[];
  return (
    <section class="card">
      <h2>{words.ready}</h2>
      {faults.length === 0 ? (
        <p class="note fine" role="status">
          {words.sound}
        </p>
      ) : (
        <div class="note block stack" role="status">
          <p>{words.unsound(faults.length)}</p>
          <ul class="stack small">
            {faults.map(({ path, reason }) => (
              <li key={path + reason}>
                <a
                  href={`#${placeId(path)}`}
                  onClick={(event) => {
                    event.preventDefault();
                    leadTo(path);
                  }}
                >
                  <code>{path}</code>
                </a>{' '}
                {reason}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="filters">
        <label class="field">
          {words.form}
          <select value={form} onChange={(event) => props.onForm(event.currentTarget.value as Form)}>
            {forms.map((one) => (
              <option key={one} value={one}>
                {words.forms[one]}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          {words.brand}
          <select value={brand} onChange={(event) => props.onBrand(event.currentTarget.value as Brand)}>
            {brands.map((one) => (
              <option key={one} value={one}>
                {words.brands[one]}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          {words.extension}
          <input
            type="text"
            id={placeId('extension')}
            class="digits"
            value={extension}
            maxLength={32}
            onInput={(event) => props.onExtension(event.currentTarget.value.trim())}
          />
        </label>
      </div>
      <p class="small soft">{words.places[form]}</p>
      <label class="field">
        {words.file}
        <textarea class="digits" rows={10} readOnly value={file || words.notYet} />
      </label>
      <div class="row">
        <button type="button" class="button main" disabled={file === ''} onClick={props.onSave}>
          {words.save}
        </button>
        <CopyButton label={strings.copy} strings={strings} onCopy={props.onCopy} />
      </div>
    </section>
  );
}

/** Opens what folds and puts the keyboard where a fault is, or into the nearest thing around it. */
function leadTo(path: string): void {
  for (let at = path; at !== ''; at = at.replace(/(?:\.[^.[]*|\[\d+\]|^[^.[]*)$/, '')) {
    const place = document.getElementById(placeId(at));
    if (!place) continue;
    for (let around = place.closest('details'); around; around = around.parentElement?.closest('details') ?? null) {
      around.open = true;
    }
    place.scrollIntoView({ block: 'center' });
    place.focus();
    return;
  }
}
