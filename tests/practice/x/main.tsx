/** @jsxImportSource react */
import 'draft-js/dist/Draft.css';
import './style.css';
import { useState } from 'react';
import { render } from 'react-dom';
import { ComposePage } from './compose-page.tsx';
import { Frame } from './frame.tsx';
import { listenToKeys } from './keys.ts';
import { ToastLayer } from './layers.tsx';
import { exposeModel } from './model.ts';
import { Page } from './pages.tsx';
import { loadTimeline } from './timeline.ts';
import { trouble } from './toast.ts';

function App() {
  // A new key throws the whole subtree away and draws it afresh, as X does when the theme or the language changes.
  const [drawn, setDrawn] = useState(0);
  const changeTheme = (): void => {
    const dark = getComputedStyle(document.documentElement).colorScheme === 'dark';
    document.documentElement.dataset.theme = dark ? 'light' : 'dark';
    setDrawn((now) => now + 1);
  };
  return (
    <div>
      <div key={drawn} className="app">
        <p className="practice-banner" role="note">
          <b>ここは練習場です。</b>どこにも投稿されません。
        </p>
        <Frame onTheme={changeTheme}>
          <Page />
        </Frame>
        <ComposePage />
        <ToastLayer />
      </div>
    </div>
  );
}

exposeModel();
listenToKeys();
render(<App />, document.querySelector('#react-root'));
loadTimeline().catch(trouble);
