import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FindingLine, postsOf, runCheck } from '../../cli/check.ts';

/** The check command as an admin meets it at a shell. */

const folder = mkdtempSync(join(tmpdir(), 'yubisashi-check-'));
let files = 0;
function given(content: string | Uint8Array, name = `posts-${++files}.txt`): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(...args: string[]): Promise<{ code: number; out: string[]; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCheck(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out, err: err.join('\n') };
}

const findings = (line = ''): FindingLine[] => (JSON.parse(line) as { findings: FindingLine[] }).findings;

describe('check', () => {
  it('says by its exit code how bad the worst of it is', async () => {
    expect((await run(given('公民館でパソコン講座を開きます。'))).code).toBe(0);
    expect((await run(given('駅前で事件があったらしいです。'))).code).toBe(1);
    expect((await run(given('○月○日に開催します。'))).code).toBe(2);
  });

  it('reads plain text and names place, clause and mending', async () => {
    const { out } = await run(given('お知らせです。\n駅前で事件があったらしいです。\n'));
    expect(out[0]).toMatch(/^1:2:1: 確認が必要「駅前で事件があったらしいです。」.*ください。.*（rumor）$/);
    expect(out[1]).toContain('原則4');
  });

  it('reads JSON Lines with a moment, a town and what was posted before', async () => {
    const post = { id: 'a', text: '防災講座を11月15日（日）に開きます。ぜひお越しください。' };
    const before = { ...post, id: 1, context: { postedAt: '2026-11-10T10:00:00+09:00' } };
    const after = { ...post, id: 2, context: { postedAt: '2026-11-20T10:00:00+09:00', municipality: null } };
    const { out, code } = await run(
      '--format=json',
      given(`${JSON.stringify(before)}\r\n\r\n${JSON.stringify(after)}`),
    );
    expect(findings(out[0])).toEqual([]);
    const [finding] = findings(out[1]);
    expect(finding).toMatchObject({ rule: 'past-date', category: 'past-date', severity: 'warn' });
    expect(finding?.span.every(Number.isInteger)).toBe(true);
    expect(finding?.citations.length).toBeGreaterThan(0);
    expect(code).toBe(1);
  });

  it('judges as the town does whose guideline is chosen', async () => {
    const file = given('××建設の件で、担当が伺いました。');
    const severity = async (id: string) => findings((await run('--format', 'json', '--guideline', id, file)).out[0])[0];
    expect(await severity('samukawa')).toMatchObject({ category: 'masked-characters', severity: 'block' });
    expect(await severity('common')).toMatchObject({ category: 'masked-characters', severity: 'warn' });
    expect((await severity('samukawa'))?.citations[0]?.guideline).toBe('samukawa');
  });

  it('takes words, severities and clauses from a policy file', async () => {
    const policy = {
      guidelines: ['shiroi'],
      severities: { rumor: 'block' },
      words: [{ topic: 'purpose', word: ['当局'], reason: '市民に伝わりにくい言い方です', instead: '市' }],
      clausesOff: ['common 原則4'],
    };
    const file = given(JSON.stringify(policy), 'policy.json');
    const rumor = await run('--policy', file, '--format', 'json', given('駅前で事件があったらしいです。'));
    expect(rumor.code).toBe(2);
    expect(findings(rumor.out[0])[0]?.citations.map(({ clause }) => clause)).not.toContain('原則4');
    const word = await run('--policy', file, given('市当局に伝えます。'));
    expect(word.out[0]).toContain('市民に伝わりにくい言い方です。「市」のように書き換えてください。');
  });

  it('says what is wrong with what it was given, and where', async () => {
    expect(await run('--frob')).toMatchObject({ code: 64 });
    expect(await run('--guideline', 'osaka', given('あ'))).toMatchObject({ code: 64 });
    expect((await run(join(folder, 'none.txt'))).err).toMatch(/開けません（ENOENT）/);
    const broken = await run(given('{"id":1,"text":"あ"}\n{"id":2'));
    expect(broken).toMatchObject({ code: 65 });
    expect(broken.err).toMatch(/:2: JSONとして読み取れません/);
    expect((await run(given('{"id":1}'))).err).toMatch(/:1: 「text」が読み取れません/);
    expect((await run('--policy', given('{', 'bad.json'), given('あ'))).code).toBe(65);
  });

  it('finds the settings in a file as it is printed for Linux', async () => {
    const file = (json: unknown) => given(JSON.stringify(json), `linux-${++files}.json`);
    const linux = (ids: string[]) => ({
      '3rdparty': { extensions: Object.fromEntries(ids.map((id) => [id, { severities: { rumor: 'block' } }])) },
    });
    const post = given('駅前で事件があったらしいです。');
    expect((await run('--policy', file(linux(['a'])), post)).code).toBe(2);
    const two = file(linux(['a', 'b']));
    expect(await run('--policy', two, post)).toMatchObject({ code: 65, err: expect.stringContaining('--id') });
    expect((await run('--policy', two, '--id', 'b', post)).code).toBe(2);
  });

  it('does not judge by the usual rules when the policy is refused as a whole', async () => {
    const { code, err, out } = await run('--policy', given('[]', 'list.json'), given('あ'));
    expect({ code, out }).toEqual({ code: 65, out: [] });
    expect(err).toContain('設定の全体が読み取れません');
    expect((await run('--policy', join(folder, 'none.json'), given('あ'))).err).toContain('ENOENT');
  });

  it('reads what Windows writes, Shift_JIS and UTF-16, and says so when a file is no text', async () => {
    const sjis = Uint8Array.from(Buffer.from('8977914f82c58e968c8f82aa82a082c182bd82e782b582a282c582b78142', 'hex'));
    const text = '駅前で事件があったらしいです。';
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const bytes of [sjis, little, Buffer.from(little).swap16()]) {
      const { code, out } = await run(given(bytes));
      expect(code).toBe(1);
      expect(out[0]).toContain(text);
    }
    const picture = await run(given(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff, 0xff])));
    expect(picture).toMatchObject({ code: 65, out: [] });
    expect(picture.err).toContain('UTF-8');
  });

  it('knows one post of text from lines of JSON', () => {
    expect(postsOf('\uFEFF一行目\r\n二行目\r\n')).toMatchObject([{ id: '1', text: '一行目\n二行目' }]);
    expect(postsOf('{"id":7,"text":"あ"}')).toMatchObject([{ id: '7', text: 'あ' }]);
  });
});
