/** @jsxImportSource react */
import { Icon } from './icons.tsx';

/** What can be tried: the slips that really happen, with a text to type or to copy. */

interface Lesson {
  title: string;
  how: string;
  /** Text to paste into a composer. */
  text?: string;
  picture?: string;
}

const PICTURE = '/practice/samples/park-with-location.jpg';

/** A date three weeks ahead with the weekday of the day after it. */
function wrongWeekday(): string {
  const day = new Date(Date.now() + 21 * 24 * 3600_000);
  const wrong = '日月火水木金土'[(day.getDay() + 1) % 7];
  return `防災講演会を${day.getMonth() + 1}月${day.getDate()}日（${wrong}）午後2時から、中央公民館で開きます。ぜひご参加ください。`;
}

const lessons: Lesson[] = [
  { title: '曜日のまちがい', how: '日付と曜日が合わない文を貼り付けてみます。', text: wrongWeekday() },
  {
    title: '消し忘れの仮の文字',
    how: 'ひな形の「○○」が残ったまま投稿しようとしてみます。',
    text: '【お知らせ】○○月○○日（○）に、△△公園で清掃活動を行います。詳しくはこちら：https://city.mihon.example.jp/xxx',
  },
  {
    title: '個人の電話番号',
    how: '個人の携帯番号を書いたまま投稿しようとしてみます。',
    text: '参加を希望する方は、担当の見本（090-0000-0000）までご連絡ください。',
  },
  {
    title: '位置情報つきの写真',
    how: '撮影場所が埋め込まれた写真を付けてみます。',
    picture: PICTURE,
  },
  { title: 'うっかり「いいね」', how: '議会の記事に「いいね」を押してみます。キー J で選んで L でも押せます。' },
  { title: 'うっかりリポスト', how: 'リポストのメニューを開き、Enter キーを押してみます。' },
  { title: 'アカウントのまちがい', how: 'アカウントメニューで「見本太郎」に切り替えて、投稿しようとしてみます。' },
  { title: '予約・スレッド', how: '時計のボタンで予約、＋のボタンで続きのポストを作ってみます。' },
];

/** Puts the sample picture on the first composer, as if it had been chosen in the file dialog. */
async function attachSample(url: string): Promise<void> {
  const input =
    document.querySelector<HTMLInputElement>('[role="dialog"] [data-testid="fileInput"]') ??
    document.querySelector<HTMLInputElement>('[data-testid="fileInput"]');
  if (!input) return;
  const bytes = await (await fetch(url)).blob();
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], 'park-with-location.jpg', { type: 'image/jpeg' }));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

export function Lessons({ onTheme }: { onTheme: () => void }) {
  return (
    <details className="card lessons" open={innerWidth > 1000}>
      <summary>
        <h2>
          <Icon name="flag" /> 練習メニュー
        </h2>
      </summary>
      <p className="dim">よくあるうっかりを、安心して試せます。</p>
      <ol>
        {lessons.map((lesson) => (
          <li key={lesson.title}>
            <b>{lesson.title}</b>
            <span className="dim">{lesson.how}</span>
            <span className="row wrap">
              {lesson.text && (
                <button
                  type="button"
                  className="secondary small"
                  onClick={() => navigator.clipboard.writeText(lesson.text ?? '')}
                >
                  文をコピー
                </button>
              )}
              {lesson.picture && (
                <>
                  <button
                    type="button"
                    className="secondary small"
                    data-practice="attach-sample"
                    onClick={() => attachSample(lesson.picture ?? '')}
                  >
                    写真を付ける
                  </button>
                  <a className="small-link" href={lesson.picture} download>
                    写真を保存
                  </a>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
      <button type="button" className="secondary small" data-practice="theme" onClick={onTheme}>
        明るさを切り替える
      </button>
    </details>
  );
}
