import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The installed browser, or undefined; `MUSTER_CHROMIUM` or `CHROMIUM_PATH` names another one. */
export function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env['MUSTER_CHROMIUM'] ?? '', process.env['CHROMIUM_PATH'] ?? '', ...candidates].find(
    (path) => path !== '' && existsSync(path),
  );
}

/** Starts the installed browser so that it asks nothing of the network but what the page asks. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A machine of two cores that runs the whole suite is slow; a wait only ends what hangs. Speed is measured by `npm run bench:web`. */
const WAIT_MS = 240_000;

export async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage({ reducedMotion: 'reduce', ...options });
  page.setDefaultTimeout(WAIT_MS);
  return page;
}
