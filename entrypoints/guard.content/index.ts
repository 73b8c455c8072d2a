import { defineContentScript } from 'wxt/utils/define-content-script';
import { connectInterlock } from '../../guards/interlock.ts';
import { x } from '../../sites/x.ts';
import { startGuard } from './guard.ts';
import './highlight.css';

export default defineContentScript({
  matches: [...x.matches],
  runAt: 'document_start',
  allFrames: true,
  matchOriginAsFallback: true,
  main() {
    if (window.top === window) {
      startGuard();
      return;
    }
    // Frames of the page have no composer of ours: whatever they would publish stays where it is.
    connectInterlock(x, {
      publish: async () => null,
      react: async () => null,
      upload: async () => false,
      uploaded: () => {},
      described: () => {},
      files: async (files) => files,
      unreadable: () => {},
      started: () => {},
      done: async () => {},
    });
  },
});
