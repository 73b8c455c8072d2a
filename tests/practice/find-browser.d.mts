/** Path of Chromium, Edge or Chrome on this computer (CHROME_PATH first); null when there is none. */
export function findBrowser(): string | null;
