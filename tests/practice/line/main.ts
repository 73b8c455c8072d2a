import { h, say } from '../element.ts';
import './textarea-ex.ts';
import '../range.css';

/** Making a broadcast in LINE Official Account Manager, and its chat. `?editor=contenteditable` for the other kind of box. */

const fail = (error: unknown): void => say(`送信できませんでした（${error instanceof Error ? error.message : error}）`);

/** As the page's own library sends: JSON by XMLHttpRequest, with the token of its cookie. */
function send(
  method: string,
  path: string,
  body: XMLHttpRequestBodyInit,
  type = 'application/json;charset=UTF-8',
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.setRequestHeader('accept', 'application/json, text/plain, */*');
    if (type) request.setRequestHeader('content-type', type);
    request.setRequestHeader('x-xsrf-token', /XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '');
    request.onload = () =>
      request.status < 300 ? resolve(JSON.parse(request.responseText)) : reject(new Error(String(request.status)));
    request.onerror = () => reject(new Error('network'));
    request.send(body);
  });
}

interface Balloon {
  element: HTMLElement;
  content: () => Promise<Record<string, unknown>>;
}

function balloon(bot: string): Balloon {
  const other = new URLSearchParams(location.search).get('editor') === 'contenteditable';
  const box = other
    ? h('div', { contenteditable: 'plaintext-only', class: 'box', 'aria-label': 'テキスト' })
    : h('textarea', { maxlength: '500', 'aria-label': 'テキスト' });
  let picture: Promise<string> | null = null;
  const input = h('input', {
    type: 'file',
    accept: 'image/*',
    'aria-label': '写真',
    change: () => {
      const [file] = input.files ?? [];
      if (!file) return;
      const form = new FormData();
      form.append('file', file);
      picture = send('POST', `/api/bots/${bot}/contents/upload`, form, '').then(
        (answer) => (answer as { contentMessageToken: string }).contentMessageToken,
      );
      picture.then(() => say('写真を読み込みました'), fail);
    },
  });
  return {
    element: h('div', { class: 'balloon' }, box, input),
    content: async () => {
      if (picture) return { contentType: 'IMAGE', contentMessageToken: await picture };
      const text = box instanceof HTMLTextAreaElement ? box.value : box.innerText.replace(/\n$/, '');
      return { contentType: 'TEXT', text, updateToken: 'practice' };
    },
  };
}

function manager(): void {
  const bot = /\/account\/(@[\w-]+)/.exec(location.pathname)?.[1] ?? '@mihon_city';
  const list = h('div', {});
  const balloons: Balloon[] = [];
  const add = (): void => {
    if (balloons.length >= 3) return;
    const one = balloon(bot);
    balloons.push(one);
    list.append(one.element);
  };
  const voom = h('input', { type: 'checkbox', checked: true });
  const at = h('input', { type: 'datetime-local', 'aria-label': '予約日時' });
  const deliver = async (status: 'DRAFTED' | 'SCHEDULED' | 'TEST'): Promise<void> => {
    const contents = await Promise.all(balloons.map((one) => one.content()));
    const test = status === 'TEST' ? '/test' : '';
    await send(
      'POST',
      `/api/bots/${encodeURIComponent(bot)}/broadcasts${test}`,
      JSON.stringify({
        status: status === 'TEST' ? undefined : status,
        immediate: status === 'SCHEDULED' && at.value === '',
        scheduledDate: at.value ? Date.parse(at.value) / 1000 : null,
        withTimeline: voom.checked,
        balloons: contents,
      }),
    );
    say({ DRAFTED: '下書きを保存しました', SCHEDULED: '配信しました', TEST: 'テスト配信しました' }[status]);
  };
  const button = (name: string, press: () => void): HTMLElement => h('button', { type: 'button', click: press }, name);
  const confirm = (): void => {
    const modal = h(
      'div',
      { role: 'dialog', 'aria-label': '確認', class: 'dialog' },
      h('p', {}, 'メッセージを配信します。取り消すことはできません。'),
      button('配信', () => {
        modal.remove();
        deliver('SCHEDULED').catch(fail);
      }),
      button('キャンセル', () => modal.remove()),
    );
    document.body.append(modal);
  };
  document.body.append(
    h('header', {}, `練習場 見本市（${bot}）`),
    h(
      'main',
      {},
      h('h1', {}, 'メッセージを作成'),
      list,
      button('+追加', add),
      at,
      h('label', {}, voom, 'LINE VOOMに投稿'),
      h(
        'div',
        {},
        button('下書き保存', () => void deliver('DRAFTED').catch(fail)),
        button('テスト配信', () => void deliver('TEST').catch(fail)),
        button('配信', confirm),
      ),
    ),
  );
  add();
}

function chat(): void {
  const [, bot = 'U0', friend = 'U1'] = /^\/(U\w+)\/chat\/(U\w+)/.exec(location.pathname) ?? [];
  const box = document.createElement('textarea-ex') as HTMLElement & { value: string[] };
  const list = h('ul', {});
  const post = (): void => {
    const text = box.value.join('');
    if (text.trim() === '') return;
    send(
      'POST',
      `/api/v1/bots/${bot}/chats/${friend}/messages/send`,
      JSON.stringify({ id: '', type: 'textV2', text, sendId: `${friend}_${Date.now()}_1` }),
    )
      .then(() => {
        list.append(h('li', { class: 'chat-reverse' }, text));
        box.value = [];
        say('送信しました');
      })
      .catch(fail);
  };
  box.addEventListener('send', post);
  document.body.append(
    h('h6', {}, '例示花子'),
    list,
    h(
      'form',
      {
        submit: (event) => {
          event.preventDefault();
          post();
        },
      },
      box,
      h('input', { type: 'submit', value: '送信' }),
    ),
  );
}

if (location.hostname === 'chat.line.biz') chat();
else manager();
