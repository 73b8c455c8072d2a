import { defineContentScript } from 'wxt/utils/define-content-script';
import { x } from '../../sites/x.ts';
import { xAdapter } from '../../sites/x-adapter.ts';
import { guardPage } from './start.ts';
import './highlight.css';

export default defineContentScript({
  matches: [...x.matches],
  runAt: 'document_start',
  allFrames: true,
  matchOriginAsFallback: true,
  main: () => guardPage(xAdapter),
});
