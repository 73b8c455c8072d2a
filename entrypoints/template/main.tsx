import { render } from 'preact';
import '../../assets/styles/tokens.css';
import '../../assets/styles/base.css';
import '../../assets/styles/form.css';
import '../../assets/styles/page.css';
import type { DraftTemplate } from '../../components/template-form.tsx';
import { TemplatePage, type TemplatePageProps } from '../../components/template-page.tsx';
import { armour, BlockProblem, disarm } from '../../guards/approval/armour.ts';
import { ownKeys } from '../../guards/approval/keys.ts';
import { signToken } from '../../guards/approval/signed.ts';
import { filled, isSigned, templateDigest } from '../../guards/approval/template.ts';
import { templateSchema } from '../../policy/emergency-schema.ts';
import { onPolicyChanged, saveSettings } from '../../policy/store.ts';
import { dayOf } from '../../rules/dates.ts';
import { loadHere, note } from '../options/here.ts';
import { wordsHere } from '../options/words.ts';

/** Wiring of the page of texts that were signed beforehand. */

const strings = await wordsHere((s) => s.template.title);

const app = document.getElementById('app') as HTMLElement;
let signed: TemplatePageProps['signed'] = null;
let faulty = false;
let error: TemplatePageProps['error'] = null;
let added = false;

/** A template's signature does not run out by itself; its last day is part of what is signed. */
const SIGNED_HOURS = 255;

async function sign(draft: DraftTemplate): Promise<void> {
  const { me } = await loadHere();
  const id = crypto.randomUUID().slice(0, 8);
  const unsigned = { ...draft, id };
  const signature = await signToken(
    'template',
    await templateDigest(unsigned),
    await ownKeys(),
    Date.now(),
    SIGNED_HOURS,
  );
  const template = templateSchema.safeParse({ ...unsigned, signer: me.name, signature });
  faulty = !template.success;
  signed = template.success
    ? { block: await armour('TEMPLATE', template.data), json: JSON.stringify(template.data, null, 2) }
    : null;
  if (template.success) {
    await note({ action: 'approval_given', result: 'template', topics: ['two-person-check'], detail: draft.title });
  }
  await draw();
}

async function add(text: string): Promise<void> {
  const { settings } = await loadHere();
  added = false;
  try {
    const template = await disarm('TEMPLATE', text, templateSchema);
    const others = settings.templates.filter(({ id }) => id !== template.id);
    await saveSettings({ templates: [...others, template] });
    await note({ action: 'pairing_added', result: 'template', topics: ['two-person-check'], detail: template.title });
    error = null;
    added = true;
  } catch (problem) {
    error = problem instanceof BlockProblem ? problem.code : 'faulty';
  }
  await draw();
}

/** What somebody typed into the blanks, put into the text; null = it would not be this template. */
function fill(
  template: { text: string; slots: TemplatePageProps['templates'][number]['slots'] },
  values: Record<string, string>,
) {
  const text = template.text.replace(/\{([^{}\n]+)\}/g, (blank, name: string) => values[name]?.trim() || blank);
  const slots = template.slots.map((slot) => ({ ...slot, choices: [...slot.choices] }));
  return filled({ text: template.text, slots }, text) ? text : null;
}

async function draw(): Promise<void> {
  const { policy, settings, me } = await loadHere();
  const today = dayOf(Date.now());
  const local = new Set(settings.templates.map(({ id }) => id));
  const templates = await Promise.all(
    policy.templates.map(async (template) => ({
      ...template,
      good: await isSigned(template, policy.people, today),
      local: local.has(template.id),
    })),
  );
  render(
    <TemplatePage
      templates={templates}
      mayAdd={policy.approval.allowLocalPairing}
      error={error}
      added={added}
      named={me.id !== ''}
      signed={signed}
      faulty={faulty}
      strings={strings}
      onFill={(id, values) => {
        const template = templates.find((one) => one.id === id);
        return template ? fill(template, values) : null;
      }}
      onAdd={(text) => void add(text)}
      onRemove={(id) => void saveSettings({ templates: settings.templates.filter((one) => one.id !== id) }).then(draw)}
      onSign={(draft) => void sign(draft)}
      onCopy={(text) => navigator.clipboard.writeText(text)}
    />,
    app,
  );
}

onPolicyChanged(() => void draw());
void draw();
