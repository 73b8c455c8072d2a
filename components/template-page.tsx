import { useState } from 'preact/hooks';
import type { Strings } from '../assets/strings/ja.ts';
import { CopyButton } from './copy-button.tsx';
import { PageHeader } from './page-header.tsx';
import { TemplateForm, type TemplateFormProps } from './template-form.tsx';

export interface TemplateView {
  id: string;
  title: string;
  text: string;
  slots: readonly { name: string; kind: keyof Strings['template']['hints']; choices: readonly string[] }[];
  accounts: readonly string[];
  notAfter: string;
  signer: string;
  /** The signature holds and the day has not passed. */
  good: boolean;
  /** It was pasted here and can be taken away here. */
  local: boolean;
}

export interface TemplatePageProps extends TemplateFormProps {
  templates: readonly TemplateView[];
  mayAdd: boolean;
  error: keyof Strings['block'] | 'faulty' | null;
  added: boolean;
  /** The text with its blanks filled; null = a blank is empty or of another shape. */
  onFill: (id: string, values: Record<string, string>) => string | null;
  onAdd: (text: string) => void;
  onRemove: (id: string) => void;
}

/** Texts signed beforehand: filled in and copied here, made and signed below. */
export function TemplatePage(props: TemplatePageProps) {
  const { templates, strings } = props;
  const words = strings.template;
  return (
    <main class="page">
      <PageHeader title={words.title} />
      <p>{words.lead}</p>
      {templates.length === 0 && <p class="note">{words.none}</p>}
      {templates.map((template) => (
        <Fill key={template.id} template={template} {...props} />
      ))}
      <Add {...props} />
      <TemplateForm {...props} />
    </main>
  );
}

function Fill({ template, strings, onFill, onRemove, onCopy }: TemplatePageProps & { template: TemplateView }) {
  const words = strings.template;
  const [values, setValues] = useState<Record<string, string>>({});
  const text = template.good ? onFill(template.id, values) : null;
  const shown = template.text.replace(/\{([^{}\n]+)\}/g, (blank, name: string) => values[name] || blank);
  return (
    <section class="card">
      <h2>{template.title}</h2>
      <p class="small soft">
        {template.signer} {words.until(template.notAfter)} {template.accounts.map((id) => `@${id}`).join(' ')}
      </p>
      {template.good ? (
        <>
          {template.slots.map((slot) => (
            <div class="field" key={slot.name}>
              <label for={`${template.id}-${slot.name}`}>
                {slot.name} <span class="small soft">{words.hints[slot.kind]}</span>
              </label>
              {slot.kind === 'choice' ? (
                <select
                  id={`${template.id}-${slot.name}`}
                  value={values[slot.name] ?? ''}
                  onChange={(event) => setValues({ ...values, [slot.name]: event.currentTarget.value })}
                >
                  <option value="" />
                  {slot.choices.map((choice) => (
                    <option key={choice} value={choice}>
                      {choice}
                    </option>
                  ))}
                </select>
              ) : (
                <input
                  id={`${template.id}-${slot.name}`}
                  value={values[slot.name] ?? ''}
                  onInput={(event) => setValues({ ...values, [slot.name]: event.currentTarget.value })}
                />
              )}
            </div>
          ))}
          <p class="text preview-text">{shown}</p>
          {text === null ? (
            <p class="small soft">{words.unfilled}</p>
          ) : (
            <CopyButton main label={words.copy} strings={strings} onCopy={() => onCopy(text)} />
          )}
        </>
      ) : (
        <p class="note block">{words.unsigned}</p>
      )}
      {template.local && (
        <div class="row">
          <button type="button" class="button small danger" onClick={() => onRemove(template.id)}>
            {words.remove(template.title)}
          </button>
        </div>
      )}
    </section>
  );
}

function Add({ mayAdd, error, added, strings, onAdd }: TemplatePageProps) {
  const words = strings.template;
  const [text, setText] = useState('');
  if (!mayAdd) return <p class="note">{words.notAllowed}</p>;
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        onAdd(text);
        setText('');
      }}
    >
      <label class="field">
        <b>{words.add}</b>
        <textarea rows={4} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <div role="alert">
        {error && <p class="note block">{error === 'faulty' ? words.faulty : strings.block[error]}</p>}
      </div>
      <div class="row">
        <button type="submit" class="button">
          {words.addButton}
        </button>
        <span class="small" role="status">
          {added && words.added}
        </span>
      </div>
    </form>
  );
}
