import { useId } from 'preact/hooks';
import { Fold } from './fold.tsx';
import { Faults, Lines, One, placeId, placeName, type SettingFieldProps, Several } from './setting-control.tsx';

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field for any setting: groups and lists of groups in themselves, everything else as one control. Empty = not written. */
export function SettingField(props: SettingFieldProps) {
  const { setting, path } = props;
  if (setting.properties) return <Group {...props} />;
  if (setting.type === 'array' && setting.items?.properties) return <List {...props} />;
  if (setting.type === 'object') return <Table {...props} />;
  if (setting.type === 'array' && (setting.items?.enum || props.choices[placeName(path)]))
    return <Several {...props} />;
  if (setting.type === 'array') return <Lines {...props} />;
  return <One {...props} />;
}

/** Names, each with one value. */
function Table(props: SettingFieldProps) {
  const { setting, path, value, faults, choices } = props;
  const id = useId();
  const inner = setting.additionalProperties;
  const names = choices[placeName(path)] ?? [];
  const written = isGroup(value) ? value : {};
  if (!inner) return null;
  return (
    <div class="weights" id={placeId(placeName(path))}>
      {names.map((name) => (
        <SettingField
          {...props}
          key={name.value}
          setting={{ ...inner, title: name.label, default: undefined }}
          path={[...path, name.value]}
          value={written[name.value]}
        />
      ))}
      <Faults faults={faults} path={path} id={`${id}-fault`} />
    </div>
  );
}

function Group(props: SettingFieldProps) {
  const { setting, path, value, faults } = props;
  const id = useId();
  const written = isGroup(value) ? value : {};
  return (
    <div class="stack">
      {Object.entries(setting.properties ?? {}).map(([key, inner]) => (
        <SettingField
          {...props}
          key={key}
          setting={inner}
          path={[...path, key]}
          value={written[key]}
          required={setting.required?.includes(key) ?? false}
        />
      ))}
      <Faults faults={faults} path={path} id={`${id}-fault`} />
    </div>
  );
}

/** A list of groups: each can be opened, taken away, and another added. */
function List(props: SettingFieldProps) {
  const { setting, path, value, faults, strings, onChange } = props;
  const words = strings.builder;
  const items = Array.isArray(value) ? value : [];
  const inner = setting.items ?? {};
  return (
    <div class="stack" id={placeId(placeName(path))}>
      {items.map((item, index) => {
        const here = [...path, index];
        const name = nameOf(item) || words.item(index + 1);
        return (
          <Fold
            class="item"
            // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place in the list; when one goes, all start anew
            key={`${items.length} ${index}`}
            wanted={nameOf(item) === '' || faults.some(({ path: at }) => at.startsWith(placeName(here)))}
            summary={name}
          >
            <div class="stack">
              <Group {...props} setting={inner} path={here} value={item} />
              <div class="row">
                <button
                  type="button"
                  class="button small danger"
                  aria-label={words.remove(name)}
                  onClick={() => {
                    const next = items.filter((_, other) => other !== index);
                    onChange(path, next.length === 0 ? undefined : next);
                  }}
                >
                  {words.removeIt}
                </button>
              </div>
            </div>
          </Fold>
        );
      })}
      <div class="row">
        <button
          type="button"
          class="button small"
          aria-label={words.addTo(setting.title ?? placeName(path))}
          onClick={() => onChange(path, [...items, {}])}
        >
          {words.add}
        </button>
      </div>
    </div>
  );
}

/** What an item is known by. */
function nameOf(item: unknown): string {
  if (!isGroup(item)) return '';
  const { name, id, title, part, kind, word } = item;
  const [found = ''] = [name, id, title, part, kind, word].filter((one) => typeof one === 'string' && one !== '');
  return String(found);
}
