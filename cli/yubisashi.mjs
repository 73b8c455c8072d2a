#!/usr/bin/env node
// TypeScript is run as it stands: the tools and the extension share one source.
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');
