/** The package's own browser bundle: the same module with everything it needs from node inside. */
declare module 'kuromoji/build/kuromoji.js' {
  export { default } from 'kuromoji';
}
