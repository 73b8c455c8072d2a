declare module 'piexifjs' {
  /** A JPEG as text of one letter a byte, without its first APP1 segment. */
  const piexif: { remove(jpeg: string): string };
  export default piexif;
}
