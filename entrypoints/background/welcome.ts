import browser from 'webextension-polyfill';

/**
 * Opens the first page when somebody has chosen to install the extension; must be called while the background starts. Where an
 * office has pushed it nobody needs a page in their way (and its configuration may come later than it, measured, Chromium 150);
 * whoever loads it from a folder does so again and again.
 */
export function welcomeNewcomers(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void welcome();
  });
}

async function welcome(): Promise<void> {
  const { installType } = await browser.management.getSelf();
  if (installType === 'development' || installType === 'admin') return;
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}
