import { guidelines } from '../rules/guidelines/all.ts';
import { topics } from '../rules/topics.ts';
import { type Setting, settingsTree } from './settings.ts';

/** The admins' reference page, written from the schema itself so that it cannot say anything else. */

/** A value as code; empty code would be shown as stray marks. */
const code = (value: unknown): string =>
  value === '' ? '空' : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;

function typeOf(setting: Setting): string {
  if (setting.enum) return setting.enum.map(code).join(' ');
  switch (setting.type) {
    case 'integer':
      return `整数（${setting.minimum}〜${setting.maximum}）`;
    case 'boolean':
      return '`true` `false`';
    case 'array':
      return setting.items?.properties ? '一覧（下の表）' : `一覧（${setting.items ? typeOf(setting.items) : ''}）`;
    case 'object':
      return setting.properties ? '下の表' : '観点の名前 → 強さ';
    default:
      return '文字列';
  }
}

function defaultOf(setting: Setting, required: boolean): string {
  if (required) return '（必ず書く）';
  const value = setting.default;
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return '空';
  return typeof value === 'object' && !Array.isArray(value) ? '―' : [value].flat().map(code).join(' ');
}

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\n/g, ' ');

/** Settings of one object as a table; `mark` puts a name before a key. */
function table(settings: Record<string, Setting>, required: readonly string[] = []): string {
  const strict = Object.values(settings).some(({ strictest }) => strictest !== undefined);
  const rows = Object.entries(settings).map(([key, setting]) => [
    setting.title ?? '',
    code(key),
    typeOf(setting),
    defaultOf(setting, required.includes(key)),
    ...(strict ? [setting.strictest === undefined ? '―' : code(setting.strictest)] : []),
    setting.help ?? '',
  ]);
  const head = ['設定', 'キー', '書き方', '書かないとき', ...(strict ? ['読み取れないとき'] : []), '意味'];
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

const placing = `## 置き方

\`<id>\` は、この拡張機能の32文字のIDです。\`chrome://extensions\`（Edge は \`edge://extensions\`）で確かめられます。
置いたあとは、\`chrome://policy\` の「ポリシーを再読み込み」を押すか、数秒お待ちください。ブラウザの再起動は要りません。

### Linux（JSON ファイル）

次の場所に、\`yubisashi.json\` などの名前で置きます。

| ブラウザ | 場所 |
|---|---|
| Chromium | \`/etc/chromium/policies/managed/\` |
| Chrome | \`/etc/opt/chrome/policies/managed/\` |
| Edge | \`/etc/opt/edge/policies/managed/\` |

\`\`\`json
{
  "3rdparty": {
    "extensions": {
      "<id>": {
        "municipality": "見本市",
        "contact": "広報課（内線 0000）",
        "accounts": [{ "site": "x", "id": "mihon_city" }]
      }
    }
  }
}
\`\`\`

### Windows（レジストリ、グループポリシー）

| ブラウザ | キー |
|---|---|
| Chrome | \`HKLM\\SOFTWARE\\Policies\\Google\\Chrome\\3rdparty\\extensions\\<id>\\policy\` |
| Edge | \`HKLM\\SOFTWARE\\Policies\\Microsoft\\Edge\\3rdparty\\extensions\\<id>\\policy\` |

文字列は \`REG_SZ\`、整数と真偽値は \`REG_DWORD\`（真偽値は 0 か 1）で書きます。一覧や表は、JSON の文字列にして \`REG_SZ\` に入れるか、
一覧なら \`1\`、\`2\` … という名前の値を並べたサブキーにします。

\`\`\`reg
Windows Registry Editor Version 5.00

[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome\\3rdparty\\extensions\\<id>\\policy]
"municipality"="見本市"
"accounts"="[{\\"site\\":\\"x\\",\\"id\\":\\"mihon_city\\"}]"
"reactions"="{\\"like\\":\\"block\\"}"
\`\`\``;

const checking = `## 配る前に確かめる

\`\`\`sh
npx tsx cli/policy.ts check policy.json
\`\`\`

設定だけを書いたファイルも、上の \`3rdparty\` から始まるファイルも、そのまま確かめられます。届いたあとは、設定画面の「設定診断」に、
届いたキーと、受け付けなかった値の場所・値・理由が並びます。

**配る前の確認をお勧めする理由**：ブラウザ（Chromium）は、こちらに渡す前に、次のものを何も知らせずに取り除きます。

- 種類のちがう値（数のところに文字列など）が一つでもあると、いちばん外側のキーが丸ごと。たとえば \`approval\` の中の一つの誤りで、
  \`approval\` 全体が届きません。\`expected\` に届くはずのキーを書いておくと、届かなかったキーをいちばん厳しい値で補い、設定診断でお知らせします。
  \`print\` や設定の作成ページで書き出した形には、自動で入ります。手で書くときは、ご自分で書いてください。
- 表や一覧の中の、表にない名前の項目（書きまちがえた名前も含みます）。たとえば職員の \`accounts\` を \`account\` と書くと、すべてのアカウントの
  担当になります。これは、届いたあとでは分かりません。配る前の確認なら見つかります。\`print\` は、誤りのある設定を書き出しません。

\`expected\` がないときは、設定診断の「届いた設定」に、配ったキーがすべて並んでいるかをお確かめください。`;

const meaning = `## 読み取れない値があったとき

投稿を緩めるほうには働かないようにしています。

- 一覧の中の一つが読み取れないとき：その一つだけを外し、ほかはそのまま使います。職員やアカウントは、中の項目に一つでも誤りがあれば、その人・そのアカウントを外します。
- 確認を厳しくする場面（\`stricter\`）の一つに誤りがあるとき：外さずに、読み取れた項目はそのまま、ほかはいちばん厳しい値で、2人以上の確認として効かせます。アカウントの一覧に一つでも誤りがあれば、すべてのアカウントに効きます。
- アカウント台帳に読めるものが一つもないとき：どのアカウントからも投稿できません。
- 強さ・人数・方式などが読み取れないとき：表の「読み取れないとき」の値（いちばん厳しい値）を使います。観点ごとの強さは \`block\` です。
- ない名前のガイドラインは適用されません。共通の項目は必ず適用されます。
- 知らない名前のキーは使わず、近い名前があればお知らせします。

一度届いた設定がなくなると、投稿を止めてお知らせします。設定を取りやめるときは、拡張機能も外してください。`;

/** docs/policy.md: every setting with its title, key, type, default and meaning, and how to put it in place. */
export function policyReference(): string {
  const settings = settingsTree('ja');
  const parts = [
    '<!-- policy/schema.ts から作るページです。直すときは policy/ を直し、npx tsx cli/policy.ts docs > docs/policy.md を実行してください。 -->',
    '# 管理者の設定',
    '自治体で一つの設定を決め、ブラウザの管理機能（ポリシー）で配ります。どの設定も、書かなければ下の表の値になります。四つの市町の見本が `policy/samples/` にあります（人物と鍵は架空のものです）。',
    '## 設定の一覧',
    table(settings),
  ];
  for (const [key, setting] of Object.entries(settings)) {
    const inner = setting.items?.properties ? setting.items : setting;
    if (inner.properties)
      parts.push(`### ${code(key)} ${setting.title ?? ''}`, table(inner.properties, inner.required));
  }
  parts.push(
    '### `guidelines` に書ける名前',
    ['| 名前 | 文書 |', '|---|---|', ...guidelines.map(({ id, title }) => `| ${code(id)} | ${cell(title)} |`)].join(
      '\n',
    ),
    '### `severities` に書ける観点',
    ['| 名前 | 観点 |', '|---|---|', ...Object.entries(topics).map(([id, title]) => `| ${code(id)} | ${title} |`)].join(
      '\n',
    ),
    meaning,
    checking,
    placing,
  );
  return `${parts.join('\n\n')}\n`;
}
