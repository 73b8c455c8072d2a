import { useEffect, useState } from 'preact/hooks';
import type { Strings } from '../assets/strings/ja.ts';
import { CopyButton } from './copy-button.tsx';
import { Diagnosis, type DiagnosisProps } from './diagnosis.tsx';
import { Fitting, type FittingProps } from './fitting.tsx';
import { PageHeader } from './page-header.tsx';
import { Pairing, type PairingProps } from './pairing.tsx';
import { Recording, type RecordingProps } from './recording.tsx';

export interface OptionsPageProps {
  me: { name: string; dept: string };
  myFingerprint: string;
  pairing: Omit<PairingProps, 'strings'>;
  towns: readonly { id: string; title: string; chosen: boolean }[];
  townsByPolicy: boolean;
  diagnosis: Omit<DiagnosisProps, 'strings'>;
  recording: Omit<RecordingProps, 'strings'>;
  onTryFitting: FittingProps['onTry'];
  chain: { ok: true; count: number } | { ok: false; brokenAt: number };
  strings: Strings;
  onMe: (name: string, dept: string) => Promise<void>;
  onCopyCard: () => Promise<void>;
  onTown: (id: string, on: boolean) => void;
  language: 'ja' | 'en';
  onLanguage: (language: 'ja' | 'en') => void;
  onBuilder: () => void;
  onLog: () => void;
  onCsv: () => void;
  onJsonLines: () => void;
}

/** Everything that can be set on this computer, and what was set for it. */
export function OptionsPage(props: OptionsPageProps) {
  const { me, pairing, towns, townsByPolicy, chain, strings } = props;
  const words = strings.options;
  const done = [me.name !== '', pairing.people.some((person) => person.approver), false];
  return (
    <main class="page">
      <PageHeader title={words.title} />
      <section class="card">
        <h2>{words.start}</h2>
        <ol class="todo-list">
          {words.steps.map((step, index) => (
            <li key={step}>
              {index < 2 ? (
                <span class={`tag ${done[index] ? 'fine' : 'todo'}`}>{done[index] ? words.done : words.todo}</span>
              ) : (
                <span class="tag">→</span>
              )}
              <span>{step}</span>
            </li>
          ))}
        </ol>
      </section>
      <Me {...props} />
      <Pairing {...pairing} strings={strings} />
      <section class="card">
        <h2>{words.town}</h2>
        <p class="soft small">{townsByPolicy ? words.townByPolicy : words.townLead}</p>
        <div>
          {towns.map((town) => (
            <label class="check" key={town.id}>
              <input
                type="checkbox"
                checked={town.chosen}
                disabled={townsByPolicy}
                onChange={(event) => props.onTown(town.id, event.currentTarget.checked)}
              />
              <span>{town.title}</span>
            </label>
          ))}
        </div>
      </section>
      <section class="card">
        <h2>{words.builder}</h2>
        <p class="soft small">{words.builderLead}</p>
        <div class="row">
          <button type="button" class="button" onClick={props.onBuilder}>
            {words.openBuilder}
          </button>
        </div>
      </section>
      <section class="card">
        <h2>{words.language}</h2>
        <div>
          {(['ja', 'en'] as const).map((language) => (
            <label class="check" key={language}>
              <input
                type="radio"
                name="language"
                checked={props.language === language}
                onChange={() => props.onLanguage(language)}
              />
              <span lang={language}>{words.languages[language]}</span>
            </label>
          ))}
        </div>
      </section>
      <Diagnosis {...props.diagnosis} strings={strings} />
      <Recording {...props.recording} strings={strings} />
      <Fitting strings={strings} onTry={props.onTryFitting} />
      <section class="card">
        <h2>{words.records}</h2>
        <p class={`note ${chain.ok ? 'fine' : 'block'}`}>
          {chain.ok ? words.chainOk(chain.count) : words.chainBroken(chain.brokenAt)}
        </p>
        <div class="row">
          <button type="button" class="button" onClick={props.onLog}>
            {words.log}
          </button>
          <button type="button" class="button" onClick={props.onCsv}>
            {words.csv}
          </button>
          <button type="button" class="button" onClick={props.onJsonLines}>
            {words.jsonl}
          </button>
        </div>
      </section>
    </main>
  );
}

function Me({ me, myFingerprint, strings, onMe, onCopyCard }: OptionsPageProps) {
  const words = strings.options;
  const [name, setName] = useState(me.name);
  const [dept, setDept] = useState(me.dept);
  const [saves, setSaves] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: saving may have taken up what the register says, even the same as before
  useEffect(() => {
    setName(me.name);
    setDept(me.dept);
  }, [me.name, me.dept, saves]);
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) void onMe(name.trim(), dept.trim()).then(() => setSaves((count) => count + 1));
      }}
    >
      <h2>{words.me}</h2>
      <p class="soft small">{words.meLead}</p>
      <label class="field">
        {strings.confirm.personName}
        <input required autoComplete="name" value={name} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <label class="field">
        {strings.confirm.dept}
        <input value={dept} onInput={(event) => setDept(event.currentTarget.value)} />
      </label>
      <div class="row">
        <button type="submit" class="button main">
          {words.save}
        </button>
        <span class="small" role="status">
          {saves > 0 && words.saved}
        </span>
      </div>
      {me.name && (
        <>
          <p class="small">
            {words.myFingerprint}
            {strings.marks.colon}
            <b class="digits">{myFingerprint}</b>
          </p>
          <CopyButton label={words.myCard} strings={strings} onCopy={onCopyCard} />
        </>
      )}
    </form>
  );
}
