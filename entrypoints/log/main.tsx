import { render } from 'preact';
import '../../assets/styles/tokens.css';
import '../../assets/styles/base.css';
import '../../assets/styles/form.css';
import '../../assets/styles/page.css';
import { type ChainState, verifyChain } from '../../audit/chain.ts';
import type { AuditRecord } from '../../audit/record.ts';
import { everything, placeOf, reportOf, select, type Wanted } from '../../audit/select.ts';
import { all } from '../../audit/store.ts';
import { LogPage, type LogPageProps } from '../../components/log-page.tsx';
import { saveCsv } from '../options/files.ts';
import { wordsHere } from '../options/words.ts';

/** Wiring of the page that shows the log. */

const strings = await wordsHere((s) => s.log.title);

const app = document.getElementById('app') as HTMLElement;
let records: AuditRecord[] = [];
let chain: ChainState = { ok: true, count: 0, head: '' };
let wanted: Wanted = everything;

const distinct = (values: readonly string[]): string[] => [...new Set(values)].filter(Boolean).sort();

/** Every account that a row speaks of, each once, by name. */
const accountsIn = (rows: readonly AuditRecord[]): LogPageProps['accounts'] =>
  [...new Map(rows.map(({ site, account }) => [placeOf({ site, account }), { site, account }]))]
    .flatMap(([place, one]) => (place === '' ? [] : [{ place, ...one }]))
    .sort((a, b) => (a.account + a.site < b.account + b.site ? -1 : 1));

function draw(): void {
  const found = select(records, wanted);
  render(
    <LogPage
      records={found}
      total={records.length}
      wanted={wanted}
      months={distinct(records.map(({ at }) => at.slice(0, 7))).reverse()}
      accounts={accountsIn(records)}
      report={reportOf(found.toReversed(), records)}
      chain={chain}
      strings={strings}
      onWanted={(change) => {
        wanted = { ...wanted, ...change };
        draw();
      }}
      onCsv={() => void saveCsv(found.toReversed())}
      onPrint={() => window.print()}
    />,
    app,
  );
}

async function load(): Promise<void> {
  records = await all();
  chain = await verifyChain(records);
  draw();
}

// What is written while this page lies in the background is there when somebody comes back to it.
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void load();
});
void load();
