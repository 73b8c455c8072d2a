import { readJpeg } from './jpeg-read.ts';
import { stripJpeg } from './jpeg-strip.ts';
import { isJpeg } from './jpeg-walk.ts';
import { inMemory } from './types.ts';

export const jpeg = inMemory({
  id: 'jpeg',
  extensions: ['jpg', 'jpeg', 'jpe', 'jfif'],
  matches: isJpeg,
  inspect(bytes, to) {
    const map = readJpeg(bytes, '', 0, to);
    if (map.problem) to.fail(map.problem);
    else to.report.cleanable = true;
  },
  strip: stripJpeg,
});
