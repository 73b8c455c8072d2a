import type { Adapter } from './adapter.ts';
import { businessSuiteAdapter, facebookAdapter } from './facebook-adapter.ts';
import { lineChatAdapter, lineManagerAdapter } from './line-adapter.ts';
import { xAdapter } from './x-adapter.ts';

/** Every adapter, for those who have to know all sites (the background); a page carries its own alone. */
export const adapters: readonly Adapter[] = [
  xAdapter,
  facebookAdapter,
  businessSuiteAdapter,
  lineManagerAdapter,
  lineChatAdapter,
];
