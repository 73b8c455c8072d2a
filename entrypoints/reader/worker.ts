import type { Job } from '../../guards/image/reader-protocol.ts';
import { work } from './work.ts';

self.addEventListener('message', async ({ data }: MessageEvent<Job>) => self.postMessage(await work(data)));
