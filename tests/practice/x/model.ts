/** What tests may ask the page: the editors' own models and the errors that nobody caught. */

/** Composer id and index of the post → reads the text out of the editor's model. */
export const editors = new Map<string, () => string>();
const errors: string[] = [];

export interface PageModel {
  /** By `<composer id>/<index>`, lines joined with LF. */
  texts: Record<string, string>;
  /** Errors and rejections that nobody caught since the page was loaded. */
  errors: string[];
}

declare global {
  interface Window {
    __model: () => PageModel;
  }
}

export function exposeModel(): void {
  addEventListener('error', (event) => errors.push(event.message));
  addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)));
  window.__model = () => ({
    texts: Object.fromEntries([...editors].map(([name, read]) => [name, read()])),
    errors: [...errors],
  });
}
