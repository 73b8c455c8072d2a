/** Bounds that keep hostile files cheap. Each stands well above what cameras and editors write. */

/** Larger than any picture the guarded sites accept; keeps one call under about 300 MB of memory. */
export const MAX_FILE_BYTES = 100 * 1024 * 1024;

/** A 65 MB extended XMP (depth map) needs 1,000 segments; a progressive scan adds dozens. */
export const MAX_SEGMENTS = 5_000;

/** Two blocks a frame; an hour of animation at 20 frames a second is far beyond what sites take. */
export const MAX_GIF_BLOCKS = 100_000;

/** Bytes between segments that belong to none. Decoders skip them; real files have a few. */
export const MAX_GARBAGE_BYTES = 64 * 1024;

/** IFD0, IFD1, Exif, GPS, Interop and a few SubIFDs; a loop of pointers ends here. */
export const MAX_IFDS = 32;

/** Cameras write up to about 200 entries in one directory. */
export const MAX_IFD_ENTRIES = 1_000;

/** Bytes of one XMP packet that are read. What lies beyond is depth maps and edit history; it is removed unread. */
export const MAX_XMP_BYTES = 2 * 1024 * 1024;

/** Elements of one XMP packet that are read. */
export const MAX_XMP_ELEMENTS = 20_000;

/** Bytes of a colour profile that is packed; press profiles reach about 2 MB. */
export const MAX_ICC_BYTES = 4 * 1024 * 1024;

/** A thumbnail inside a second image inside the picture: deeper nesting is not read, only reported and removed. */
export const MAX_DEPTH = 2;

/** Pictures read inside one file (MPF previews, gain maps, thumbnails). */
export const MAX_EMBEDDED = 8;

/** Lines shown to people; more tells nobody more. */
export const MAX_ITEMS = 80;

/** UTF-16 units of one shown value. */
export const MAX_VALUE = 200;

/** Boxes of one level of a film: an hour in fragments of a second has 7,200. */
export const MAX_BOXES = 20_000;

/** Bytes of a HEIF file's table of items; a picture of a thousand tiles takes about 100 kB. */
export const MAX_META_BYTES = 16 * 1024 * 1024;

/** Bytes of a film's table of contents, which is read whole: ten hours at 60 frames a second take about 30 MB. */
export const MAX_MOOV_BYTES = 64 * 1024 * 1024;

/** Entries of one table of a track. */
export const MAX_SAMPLES = 4_000_000;

/** Bytes of a metadata track that are read for a place; the rest is removed unread. */
export const MAX_SAMPLE_BYTES = 256 * 1024;

/** Bytes of a filler that are looked at for anything but zeros; a longer one counts as filled. */
export const MAX_FILLER_BYTES = 16 * 1024 * 1024;
