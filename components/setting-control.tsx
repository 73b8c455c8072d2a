import { useId, useState } from 'preact/hooks';
import type { Strings } from '../assets/strings/ja.ts';

/** One setting as its schema describes it. */
export interface SettingView {
  type?: string;
  title?: string;
  help?: string;
  default?: unknown;
  enum?: readonly string[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  items?: SettingView;
  properties?: Readonly<Record<string, SettingView>>;
  additionalProperties?: SettingView | false;
  required?: readonly string[];
}

export type SettingPath = readonly (string | number)[];

/** ['accounts', 0, 'id'] → accounts[0].id, as the validation names places. */
export const placeName = (path: SettingPath): string =>
  path.reduce<string>(
    (name, step) => (typeof step === 'number' ? `${name}[${step}]` : name === '' ? step : `${name}.${step}`),
    '',
  );

export const placeId = (name: string): string => `at-${name}`;

export interface SettingFieldProps {
  setting: SettingView;
  path: SettingPath;
  /** undefined = not written. */
  value: unknown;
  required?: boolean;
  /** Reasons by place. */
  faults: readonly { path: string; reason: string }[];
  /** What a list or a table of names may hold, by place, where the schema does not say. */
  choices: Readonly<Record<string, readonly { value: string; label: string }[]>>;
  strings: Strings;
  /** undefined = not written any more. */
  onChange: (path: SettingPath, value: unknown) => void;
}

/** Longer texts get room. */
const LONG = 300;

/** What is wrong with a setting, under its control. */
export function Faults({
  faults,
  path,
  below = false,
  id,
}: Pick<SettingFieldProps, 'faults' | 'path'> & { below?: boolean; id: string }) {
  const name = placeName(path);
  const here = faults.filter(
    ({ path: at }) => at === name || (below && at.startsWith(name) && /^[.[]/.test(at.slice(name.length))),
  );
  return (
    <span id={id} class="faults">
      {here.map(({ path: at, reason }) => (
        <span class="note block small" key={at + reason}>
          {reason}
        </span>
      ))}
    </span>
  );
}

const hasFault = (faults: SettingFieldProps['faults'], path: SettingPath): boolean =>
  faults.some(({ path: at }) => at === placeName(path));

/** What holds where nothing is written. */
function defaultWords(setting: SettingView, required: boolean, strings: Strings): string {
  const words = strings.builder;
  if (required) return words.required;
  const value = setting.default;
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return words.empty;
  return words.usual([value].flat().map(String).join(strings.marks.list));
}

export function One({ setting, path, value, required = false, faults, choices, strings, onChange }: SettingFieldProps) {
  const id = useId();
  const words = strings.builder;
  const set = (text: string): void => onChange(path, text === '' ? undefined : text);
  const usual = defaultWords(setting, required, strings);
  const about = {
    id: placeId(placeName(path)),
    'aria-describedby': `${id}-help ${id}-fault`,
    'aria-invalid': hasFault(faults, path),
  };
  const options = setting.enum?.map((one) => ({ value: one, label: one })) ?? choices[placeName(path)];
  const shown = value === undefined ? '' : String(value);
  return (
    <div class="field">
      <label for={about.id}>
        <b>{setting.title ?? path.at(-1)}</b> <code class="small soft">{path.at(-1)}</code>
      </label>
      {setting.type === 'boolean' ? (
        <select
          {...about}
          value={shown}
          onChange={(event) => {
            const { value: chosen } = event.currentTarget;
            onChange(path, chosen === '' ? undefined : chosen === 'true');
          }}
        >
          <option value="">{usual}</option>
          <option value="true">{words.yes}</option>
          <option value="false">{words.no}</option>
        </select>
      ) : options ? (
        <select {...about} value={shown} onChange={(event) => set(event.currentTarget.value)}>
          <option value="">{usual}</option>
          {options
            .filter((option) => option.value !== '')
            .map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
        </select>
      ) : setting.type === 'integer' ? (
        <input
          {...about}
          type="number"
          inputMode="numeric"
          min={setting.minimum}
          max={setting.maximum}
          placeholder={usual}
          value={shown}
          onInput={(event) => {
            const text = event.currentTarget.value;
            onChange(path, text === '' ? undefined : Number(text));
          }}
        />
      ) : (setting.maxLength ?? 0) >= LONG ? (
        <textarea
          {...about}
          rows={3}
          placeholder={usual}
          value={shown}
          onInput={(event) => set(event.currentTarget.value)}
        />
      ) : (
        <input
          {...about}
          type="text"
          placeholder={usual}
          value={shown}
          onInput={(event) => set(event.currentTarget.value)}
        />
      )}
      <span id={`${id}-help`} class="small soft">
        {setting.help}
      </span>
      <Faults faults={faults} path={path} id={`${id}-fault`} />
    </div>
  );
}

/** A list of words, one on each line. */
export function Lines({ setting, path, value, required = false, faults, strings, onChange }: SettingFieldProps) {
  const id = useId();
  const [text, setText] = useState(Array.isArray(value) ? value.join('\n') : '');
  return (
    <div class="field">
      <label for={placeId(placeName(path))}>
        <b>{setting.title ?? path.at(-1)}</b> <code class="small soft">{path.at(-1)}</code>{' '}
        <span class="small soft">{strings.builder.perLine}</span>
      </label>
      <textarea
        id={placeId(placeName(path))}
        rows={Math.min(8, Math.max(2, text.split('\n').length))}
        aria-describedby={`${id}-help ${id}-fault`}
        aria-invalid={faults.some(({ path: at }) => at.startsWith(placeName(path)))}
        placeholder={defaultWords(setting, required, strings)}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          const lines = event.currentTarget.value.split('\n').filter((line) => line.trim() !== '');
          onChange(path, lines.length === 0 ? undefined : lines);
        }}
      />
      <span id={`${id}-help`} class="small soft">
        {setting.help}
      </span>
      <Faults faults={faults} path={path} below id={`${id}-fault`} />
    </div>
  );
}

/** Some of what there is. */
export function Several({
  setting,
  path,
  value,
  required = false,
  faults,
  choices,
  strings,
  onChange,
}: SettingFieldProps) {
  const id = useId();
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const options = choices[placeName(path)] ?? (setting.items?.enum ?? []).map((one) => ({ value: one, label: one }));
  return (
    <fieldset class="field" id={placeId(placeName(path))} aria-describedby={`${id}-fault`}>
      <legend>
        <b>{setting.title ?? path.at(-1)}</b> <code class="small soft">{path.at(-1)}</code>{' '}
        <span class="small soft">{defaultWords(setting, required, strings)}</span>
      </legend>
      <div class="row">
        {options.map((option) => (
          <label class="check" key={option.value}>
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              onChange={(event) => {
                const on = event.currentTarget.checked;
                const next = options
                  .map((one) => one.value)
                  .filter((one) => (one === option.value ? on : chosen.includes(one)));
                onChange(path, next.length === 0 ? undefined : next);
              }}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      <span class="small soft">{setting.help}</span>
      <Faults faults={faults} path={path} below id={`${id}-fault`} />
    </fieldset>
  );
}
