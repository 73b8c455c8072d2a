const TYPES = /^(image|video)\//;
const NAMES = /\.(jpe?g|png|gif|webp|heic|heif|avif|tiff?|mp4|m4v|mov)$/i;

/** Whether a file is, or may be, a picture or a film. Systems that do not know a format give no type at all. */
export const isMedia = (file: File): boolean => file.type === '' || TYPES.test(file.type) || NAMES.test(file.name);
