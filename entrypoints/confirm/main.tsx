import { render } from 'preact';
import browser from 'webextension-polyfill';
import '../../assets/styles/tokens.css';
import '../../assets/styles/base.css';
import '../../assets/styles/form.css';
import '../../assets/styles/sheet.css';
import '../../assets/styles/page.css';
import { ConfirmPage, type ConfirmState } from '../../components/confirm-page.tsx';
import { BlockProblem } from '../../guards/approval/armour.ts';
import { fingerprint } from '../../guards/approval/card.ts';
import { type Carried, readCarried } from '../../guards/approval/carried-file.ts';
import { type DeskRequest, picturesSchema } from '../../guards/messages.ts';
import { personSchema } from '../../policy/people-schema.ts';
import { loadSettings, saveSettings } from '../../policy/store.ts';
import { storeOf } from '../background/memory.ts';
import { WALK_UP, type WalkUp } from '../background/walk-up.ts';
import { save } from '../options/files.ts';
import { loadHere, note, ownCard, ownCardText, sayWho } from '../options/here.ts';
import { wordsHere } from '../options/words.ts';
import { giveCode, givePasskey, giveSignature, makePasskey } from './answers.ts';
import { bearWitness, viewOf } from './read.ts';
import { scanCamera, scanPicture } from './scan.ts';

/** Wiring of the second person's page; at the poster's desk it is a window beside the page. */

const strings = await wordsHere((s) => s.confirm.title);

const app = document.getElementById('app') as HTMLElement;
const atDesk = location.hash === '#desk';
let state: ConfirmState = { step: 'paste', error: null };
let carried: Carried | null = null;
let problem: keyof typeof strings.confirm.problems | null = null;

async function show(): Promise<void> {
  if (!carried) return;
  state = { step: 'read', request: { ...(await viewOf(carried, atDesk)), atDesk } };
  await draw();
}

async function take(text: string): Promise<void> {
  try {
    carried = await readCarried(text);
  } catch (error) {
    state = { step: 'paste', error: error instanceof BlockProblem ? error.code : 'damaged' };
    return draw();
  }
  await show();
}

/** Whether the request on the page may be confirmed here. */
const open = (): boolean => state.step === 'read' && !state.request.refusal && state.request.trusted;

async function approve(how: 'typed' | 'signed'): Promise<void> {
  if (!carried || !open()) return;
  const { block } = carried;
  const given = how === 'typed' ? await giveCode(block) : await giveSignature(block);
  await bearWitness('approval_given', block.posted ? 'countersign' : how, block);
  state = { step: 'approved', how, ...given };
  await draw();
}

const refusals = strings.refusal as Record<string, string>;

/** Tells the background what was given at the desk. */
async function tell(request: DeskRequest): Promise<void> {
  const answer = (await browser.runtime.sendMessage(request)) as { value?: string | null; error?: string };
  if (answer?.value === null) {
    state = { step: 'done' };
    await draw();
    setTimeout(() => window.close(), 2500);
    return;
  }
  const why = answer?.value ? refusals[answer.value] : undefined;
  state = state.step === 'read' ? { ...state, refused: why ?? strings.confirm.problems.desk } : state;
  await draw();
}

async function approveHere(): Promise<void> {
  if (!carried || !open()) return;
  const { policy } = await loadHere();
  const passkeys = policy.people.flatMap((person) => person.passkeys);
  try {
    const assertion = await givePasskey(carried.block, passkeys);
    await tell({ desk: 'passkey', assertion });
  } catch (error) {
    // Somebody thought better of it, or this key is none of ours.
    console.info('[yubisashi]', error);
    if (state.step === 'read') state = { ...state, refused: strings.confirm.problems.passkey };
    await draw();
  }
}

async function addPasskey(): Promise<void> {
  const { settings } = await loadHere();
  const { me } = settings;
  problem = null;
  try {
    const passkey = await makePasskey(me.name, me.passkeys);
    await saveSettings({ me: { ...me, passkeys: [...me.passkeys, passkey] } });
    await note({ action: 'pairing_added', result: 'passkey', topics: ['two-person-check'], detail: me.name });
  } catch (error) {
    console.info('[yubisashi]', error);
    problem = 'passkey';
  }
  await draw();
}

async function trust(): Promise<void> {
  if (!carried) return;
  const { v: _v, ...card } = carried.block.poster;
  const { people } = await loadSettings();
  const poster = personSchema.parse({ ...card, roles: ['poster'] });
  await saveSettings({ people: [...people.filter((person) => person.id !== card.id), poster] });
  await note({ action: 'pairing_added', topics: ['two-person-check'], detail: card.name });
  await show();
}

async function reject(reason: string): Promise<void> {
  if (!carried) return;
  await bearWitness('approval_rejected', reason, carried.block);
  state = { step: 'rejected', text: strings.confirm.rejectText(reason) };
  await draw();
}

/** What a QR code held: a request here, a code or signature at the desk. */
async function scanned(text: string | null): Promise<void> {
  problem = text === null ? 'qr' : null;
  if (text !== null && atDesk) await tell({ desk: 'code', code: text });
  else if (text !== null) await take(text);
  await draw();
}

async function draw(): Promise<void> {
  const { me, settings } = await loadHere();
  const card = await ownCard();
  render(
    <ConfirmPage
      me={me.id ? { name: me.name, dept: me.dept, fingerprint: await fingerprint(card) } : null}
      returning={settings.me.name !== ''}
      passkeys={card.passkeys.length}
      atDesk={atDesk}
      state={state}
      problem={problem}
      strings={strings}
      onRegister={(name, dept) => void sayWho(name, dept).then(saveSettings).then(draw)}
      onCopyCard={async () => navigator.clipboard.writeText(await ownCardText())}
      onPasskey={() => void addPasskey()}
      onPaste={(text) => void take(text)}
      onFile={(file) =>
        void (file.type.startsWith('image/')
          ? scanPicture(file).then(scanned)
          : file.text().then(atDesk ? scanned : take))
      }
      onCamera={(video, signal) =>
        scanCamera(video, signal).then(scanned, () => {
          problem = 'camera';
          return draw();
        })
      }
      onTrust={() => void trust()}
      onApprove={(how) => void approve(how)}
      onApproveHere={() => void approveHere()}
      onReject={(reason) => void reject(reason)}
      onCopy={(text) => navigator.clipboard.writeText(text)}
      onSave={(text) => save('署名.txt', text, 'text/plain')}
      onAgain={() => {
        carried = null;
        state = { step: 'paste', error: null };
        void draw();
      }}
    />,
    app,
  );
}

/** The draft that waits on the poster's page, with its pictures as the page has sent them. */
async function takeFromDesk(): Promise<void> {
  const waiting = await storeOf('session').get<WalkUp | null>(WALK_UP, null);
  if (!waiting) return draw();
  const answer: unknown = await browser.tabs.sendMessage(waiting.tab, 'pictures', { frameId: 0 }).catch(() => []);
  const pictures = picturesSchema.safeParse(answer).data ?? [];
  await take(JSON.stringify({ request: waiting.text, pictures }));
}

void (atDesk ? takeFromDesk() : draw());
