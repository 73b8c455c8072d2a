import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { overridesOf } from '../../guards/desk/hurry.ts';
import type { DeskConfig } from '../../guards/desk/ports.ts';
import type { Emergency } from '../../guards/desk/review.ts';
import { requestSchema } from '../../guards/messages.ts';
import type { Draft } from '../../rules/draft.ts';
import { carry, createRig, draft, type Rig, untouched } from './desk-rig.ts';

/** What goes wrong at the desk between one thing and the next: late answers, closed browsers, two who write at once. */

const MINUTE = 60_000;
const other: Draft = { ...draft, posts: [{ text: '別のお知らせです。' }] };
let rig: Rig;

beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => vi.unstubAllGlobals());

const actions = () => rig.log.map(({ action }) => action);
const rows = (action: string) => rig.log.filter((row) => row.action === action);

async function released(d = draft): Promise<string> {
  const sheet = await rig.sheetFor(d);
  await rig.desk.code(sheet, await rig.code(d));
  const answer = await rig.desk.release(sheet);
  if (!('release' in answer)) throw new Error(JSON.stringify(answer.review.verdict));
  return answer.release;
}

async function sent(d = draft): Promise<number> {
  const answer = await rig.desk.authorize(await released(d), carry(d.posts[0]?.text));
  if (!('ticket' in answer)) throw new Error('not authorized');
  return answer.ticket;
}

describe('an answer that is late or never comes', () => {
  it('is told of although something else is posted after the browser was closed', async () => {
    await sent();
    rig.restart();
    rig.now += MINUTE;
    expect(await rig.desk.landed(await sent(other), 200, '2')).toBe(true);
    expect(rows('publish_unanswered')).toHaveLength(1);
    rig.now += 20 * MINUTE;
    await rig.desk.tend();
    expect(rows('publish_unanswered')).toHaveLength(1);
  });

  it('is taken for five minutes after the request, however old the release was', async () => {
    const id = await released();
    rig.now += 4 * MINUTE + 50_000;
    const pass = await rig.desk.authorize(id, carry());
    if (!('ticket' in pass)) throw new Error('not authorized');
    rig.now += 15_000;
    await rig.desk.tend();
    const flying = await rig.desk.review(untouched(other), false);
    expect(flying.verdict.missing.map(({ need }) => need)).toContain('flying');
    expect(await rig.desk.landed(pass.ticket, 200, '1')).toBe(true);
    expect(actions().slice(-1)).toEqual(['publish_seen']);
    expect(await rig.local.get('adrift', 'x')).toBeNull();
  });

  it('gives up at the moment at which the next may go', async () => {
    await sent();
    rig.now += 5 * MINUTE;
    const review = await rig.desk.review(untouched(other), false);
    expect(review.verdict.missing.map(({ need }) => need)).not.toContain('flying');
    expect(rows('publish_unanswered')).toHaveLength(1);
  });

  it('is not forgotten before its row is written', async () => {
    const ticket = await sent();
    const set = rig.local.set;
    let known = -1;
    rig.local.set = async (key, value) => {
      if (key === 'adrift' && value === null) known = rows('publish_seen').length;
      await set(key, value);
    };
    await rig.desk.landed(ticket, 200, '1');
    expect(known).toBe(1);
  });
});

describe('the emergency exit', () => {
  const emergency: Emergency = { reason: 'life', note: '堤防が切れました', tried: '' };
  const hurry = async (status: number | null): Promise<void> => {
    const given = await rig.desk.release({ ...untouched(draft), pointed: await pointed(), emergency });
    if (!('release' in given)) throw new Error('not released');
    const pass = await rig.desk.authorize(given.release, carry());
    if ('ticket' in pass && status !== null) await rig.desk.landed(pass.ticket, status, '7');
  };
  const pointed = async () => (await rig.sheetFor(draft)).pointed;
  beforeEach(() => {
    rig.policy.emergency = { allowed: true, accounts: [], roles: ['poster'] };
  });

  it('marks the post of another person, or of another day, for itself', async () => {
    await hurry(0);
    rig.now += 30 * MINUTE;
    await hurry(0);
    expect(await overridesOf(rig.local)).toMatchObject([{ poster: { id: 'taro' }, answer: 'unclear' }]);
    rig.config = { me: { id: 'jiro', name: '例示次郎', dept: '', how: 'chosen' } };
    await hurry(200);
    expect(await overridesOf(rig.local)).toMatchObject([
      { poster: { id: 'jiro' }, answer: 'yes', postId: '7' },
      { poster: { id: 'taro' }, answer: 'unclear' },
    ]);
    rig.config = {};
    rig.now += 3 * 24 * 60 * MINUTE;
    await hurry(403);
    expect(await overridesOf(rig.local)).toHaveLength(2);
    await hurry(200);
    expect((await overridesOf(rig.local)).map(({ poster, answer }) => [poster.id, answer])).toEqual([
      ['taro', 'yes'],
      ['jiro', 'yes'],
      ['taro', 'unclear'],
    ]);
    expect(rows('override')).toHaveLength(4);
  });

  it('is not taken by what enough people have confirmed', async () => {
    const sheet = { ...(await rig.sheetFor(draft)), emergency };
    expect((await rig.desk.code(sheet, await rig.code())).emergency.allowed).toBe(false);
    const given = await rig.desk.release(sheet);
    if (!('release' in given)) throw new Error('not released');
    await rig.desk.authorize(given.release, carry());
    expect(rows('released')).toMatchObject([{ result: '', approvers: ['例示花子'] }]);
    expect(await overridesOf(rig.local)).toEqual([]);
  });

  it('names nobody whose confirmation no longer counts, on the sheet or in the log', async () => {
    await rig.desk.code(await rig.sheetFor(draft), await rig.code());
    rig.now += 120 * MINUTE;
    expect((await rig.desk.review(untouched(draft), false)).request.approvals).toEqual([]);
    await hurry(200);
    expect(rows('released')).toMatchObject([{ result: 'emergency', approvers: [] }]);
  });
});

describe('two contexts that write one list', () => {
  /** Stands for the browser's: one holder at a time, whichever context asks. */
  const lockManager = () => {
    const last = new Map<string, Promise<unknown>>();
    return {
      request: <R>(name: string, work: () => Promise<R>): Promise<R> => {
        const mine = (last.get(name) ?? Promise.resolve()).then(work);
        last.set(
          name,
          mine.catch(() => undefined),
        );
        return mine;
      },
    };
  };
  const twice = async <M>(load: () => Promise<M>): Promise<[M, M]> => {
    vi.resetModules();
    const first = await load();
    vi.resetModules();
    return [first, await load()];
  };

  it('loses nothing', async () => {
    vi.stubGlobal('navigator', { locks: lockManager() });
    const one = { digest: 'a', draft, emergency: { reason: 'life' as const, note: '', tried: '' }, postId: '' };
    const override = { ...one, poster: { id: 'taro', name: '', dept: '' }, at: 1, answer: 'none' as const, seen: null };
    const [here, there] = await twice(() => import('../../guards/desk/hurry.ts'));
    await Promise.all([
      here.addOverride(rig.local, override),
      there.addOverride(rig.local, { ...override, digest: 'b' }),
    ]);
    expect(await overridesOf(rig.local)).toHaveLength(2);
    const [duty, page] = await twice(() => import('../../guards/duty/incident.ts'));
    const incident = {
      kind: 'flame' as const,
      guideline: '',
      account: '',
      note: '',
      opened: { at: 0, by: '' },
      steps: {},
    };
    await Promise.all([
      duty.keepIncident(rig.local, 'a', () => ({ ...incident, id: 'a', closed: null })),
      page.keepIncident(rig.local, 'b', () => ({ ...incident, id: 'b', closed: null })),
    ]);
    expect(await duty.incidentsOf(rig.local)).toHaveLength(2);
  });

  it('counts wrong codes once each', async () => {
    vi.stubGlobal('navigator', { locks: lockManager() });
    const { countersign } = await import('../../guards/duty/countersign.ts');
    const me: DeskConfig['me'] = { id: 'taro', name: '見本太郎', dept: '', how: 'chosen' };
    const config = { policy: rig.policy, policyHash: '', policyLost: false, refused: 0, me, passkeys: [] };
    const override = { digest: 'a'.repeat(64), draft, emergency: { reason: 'life' as const, note: '', tried: '' } };
    const rest = { poster: { id: 'goro', name: '', dept: '' }, at: 1, answer: 'yes' as const, postId: '1', seen: null };
    const ports = { keys: async () => rig.poster, local: rig.local, now: () => rig.now, logHead: async () => '' };
    await Promise.all([
      rig.desk.code(untouched(draft), '00000000'),
      countersign(config, { ...override, ...rest }, '00000000', ports),
      countersign(config, { ...override, ...rest }, '00000000', ports),
    ]);
    expect((await rig.local.get('tries', { wrong: [] })).wrong).toHaveLength(3);
  });
});

describe('the log', () => {
  it('has one row for a gesture that is told twice, and another for the next', async () => {
    const sheet = { ...untouched(draft), tab: 1 };
    await rig.desk.review(sheet, true);
    rig.now += 4000;
    await rig.desk.review(sheet, true);
    expect(rows('publish_gesture')).toHaveLength(1);
    await rig.desk.review({ ...sheet, tab: 2 }, true);
    await rig.desk.review({ ...sheet, draft: other }, true);
    rig.now += 5 * MINUTE;
    await rig.desk.review({ ...sheet, draft: other }, true);
    expect(rows('publish_gesture')).toHaveLength(4);
  });

  it('takes from a page only what pages tell', () => {
    const row = { ask: 'log', site: 'x', account: '', result: '', topics: [], detail: '' };
    for (const action of ['stopped', 'reaction', 'link', 'delete', 'protection_lost', 'image_kept'])
      expect(requestSchema.safeParse({ ...row, action }).success, action).toBe(true);
    for (const action of ['approved', 'countersigned', 'released', 'publish_seen', 'policy_changed', 'pruned'])
      expect(requestSchema.safeParse({ ...row, action }).success, action).toBe(false);
  });

  it('is asked what went out before a restart, whatever else went out since', async () => {
    const repeated = async (d: Draft) =>
      (await rig.desk.review(untouched(d), false)).findings.filter(({ finding }) => finding.rule === 'repeated-post');
    await rig.desk.landed(await sent(), 200, '1');
    rig.restart();
    rig.now += 2 * MINUTE;
    await rig.desk.landed(await sent(other), 200, '2');
    rig.now += MINUTE;
    expect(await repeated(draft)).toHaveLength(1);
    const [again] = await repeated(other);
    expect(again?.finding.message).toContain('1回');
  });
});

describe('what is typed', () => {
  it('may be a long mail', async () => {
    const code = `${'お世話になっております。'.repeat(100)}`;
    const asked = { ask: 'code', ...untouched(draft), code };
    expect(requestSchema.safeParse(asked).success).toBe(true);
    expect((await rig.desk.code(await rig.sheetFor(draft), code)).codeError).toBe('not-a-code');
  });
});
