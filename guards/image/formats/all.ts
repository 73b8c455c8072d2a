import { gif } from './gif.ts';
import { avif, heic } from './heif.ts';
import { jpeg } from './jpeg.ts';
import { movie } from './movie.ts';
import { png } from './png.ts';
import { tiff } from './tiff.ts';
import type { Format } from './types.ts';
import { webp } from './webp.ts';

/** Every known format; the first that matches is it. */
export const formats: readonly Format[] = [jpeg, png, webp, gif, tiff, heic, avif, movie];
