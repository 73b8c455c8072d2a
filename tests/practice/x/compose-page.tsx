/** @jsxImportSource react */
import { useState } from 'react';
import { Description } from './attachments.tsx';
import { Composer } from './composer.tsx';
import { discard, draftOf, drafts, isEmpty, remountEditors } from './drafts.ts';
import { Icon } from './icons.tsx';
import { ConfirmationSheet, Dialog } from './layers.tsx';
import { navigate, route } from './router.ts';
import { Schedule } from './schedule.tsx';
import { useStore } from './store.ts';
import { saveDraft } from './submit.ts';

/** Everything at /compose/…: the composer over the page, and its own pages, which unmount the editors and mount them again. */
export function ComposePage() {
  const { path, page } = useStore(route);
  const { subject } = useStore(drafts);
  const [leaving, setLeaving] = useState(false);
  if (!path.startsWith('/compose/')) return null;

  const leave = (): void => {
    setLeaving(false);
    navigate(page);
  };
  const backToEditor = (): void => {
    remountEditors();
    navigate(subject === 'modal' ? '/compose/post' : page);
  };

  if (path === '/compose/post/schedule' || path === '/compose/post/media') {
    const scheduling = path.endsWith('/schedule');
    return (
      <Dialog label={scheduling ? '予約' : '画像の説明を書く'} onClose={backToEditor}>
        <header className="dialog-head">
          <button type="button" className="round" data-testid="app-bar-back" aria-label="戻る" onClick={backToEditor}>
            <Icon name="back" />
          </button>
          <h2>{scheduling ? '予約' : '画像の説明を書く'}</h2>
        </header>
        {scheduling ? <Schedule onDone={backToEditor} /> : <Description onDone={backToEditor} />}
      </Dialog>
    );
  }

  const close = (): void => {
    if (isEmpty(draftOf('modal'))) {
      discard('modal');
      leave();
    } else setLeaving(true);
  };
  return (
    <>
      <Dialog label="ポストを作成" onClose={close}>
        <header className="dialog-head">
          <button type="button" className="round" data-testid="app-bar-close" aria-label="閉じる" onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        <Composer id="modal" autoFocus onSent={leave} />
      </Dialog>
      {leaving && (
        <ConfirmationSheet
          title="ポストを保存しますか？"
          text="下書きに保存して、あとで続きを書けます。"
          confirm="保存"
          cancel="破棄"
          onConfirm={() => saveDraft('modal').then(leave)}
          onCancel={() => {
            discard('modal');
            leave();
          }}
          onClose={() => setLeaving(false)}
        />
      )}
    </>
  );
}
