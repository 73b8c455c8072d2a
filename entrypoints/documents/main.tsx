import { render } from 'preact';
import '../../assets/styles/tokens.css';
import '../../assets/styles/base.css';
import '../../assets/styles/form.css';
import '../../assets/styles/page.css';
import { DocumentsPage } from '../../components/documents-page.tsx';
import { type DocumentKind, documentFor, type Paper, paperText } from '../../guards/duty/documents.ts';
import { onPolicyChanged } from '../../policy/store.ts';
import { save } from '../options/files.ts';
import { loadHere } from '../options/here.ts';
import { wordsHere } from '../options/words.ts';

/** Wiring of the page of papers. What is written into one is for printing and saving; nothing of it is kept. */

const strings = await wordsHere((s) => s.documents.title);

const app = document.getElementById('app') as HTMLElement;
let chosen = '';
let kind: DocumentKind = 'policy';
let paper: Paper | null = null;
/** Somebody has written into it: it is not made anew under their hands. */
let edited = false;

/** Makes the paper anew from the register. */
async function make(): Promise<void> {
  const { policy } = await loadHere();
  const account = policy.accounts.find(({ site, id }) => `${site} ${id}` === chosen) ?? policy.accounts[0];
  chosen = account ? `${account.site} ${account.id}` : '';
  paper = account ? documentFor(kind, policy, account, Date.now()) : null;
  edited = false;
  await draw();
}

async function draw(): Promise<void> {
  const { policy } = await loadHere();
  render(
    <DocumentsPage
      accounts={policy.accounts.map(({ site, id, name }) => ({
        key: `${site} ${id}`,
        label: `${strings.siteName[site]} ${name} @${id}`,
      }))}
      account={chosen}
      kind={kind}
      paper={paper}
      strings={strings}
      onAccount={(key) => {
        chosen = key;
        void make();
      }}
      onKind={(next) => {
        kind = next;
        void make();
      }}
      onEdit={(heading, text) => {
        if (!paper) return;
        edited = true;
        paper = { ...paper, rows: paper.rows.map((row) => (row.heading === heading ? { heading, text } : row)) };
        void draw();
      }}
      onCopy={async () => {
        if (paper) await navigator.clipboard.writeText(paperText(paper));
      }}
      onSave={() => paper && save(`${paper.title}.txt`, `\ufeff${paperText(paper)}\n`, 'text/plain')}
      onPrint={() => window.print()}
    />,
    app,
  );
}

onPolicyChanged(() => void (edited ? draw() : make()));
void make();
