import { defineContentScript } from 'wxt/utils/define-content-script';
import { lineChat, lineManager } from '../sites/line.ts';
import { lineChatAdapter, lineManagerAdapter } from '../sites/line-adapter.ts';
import './guard.content/highlight.css';
import { guardPage } from './guard.content/start.ts';

export default defineContentScript({
  matches: [...lineManager.matches, ...lineChat.matches],
  runAt: 'document_start',
  allFrames: true,
  matchOriginAsFallback: true,
  main: () => guardPage(location.hostname === 'chat.line.biz' ? lineChatAdapter : lineManagerAdapter),
});
