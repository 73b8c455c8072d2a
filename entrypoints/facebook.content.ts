import { defineContentScript } from 'wxt/utils/define-content-script';
import { businessSuite, facebook } from '../sites/facebook.ts';
import { businessSuiteAdapter, facebookAdapter } from '../sites/facebook-adapter.ts';
import './guard.content/highlight.css';
import { guardPage } from './guard.content/start.ts';

export default defineContentScript({
  matches: [...facebook.matches, ...businessSuite.matches],
  runAt: 'document_start',
  allFrames: true,
  matchOriginAsFallback: true,
  main: () => guardPage(location.hostname === 'business.facebook.com' ? businessSuiteAdapter : facebookAdapter),
});
