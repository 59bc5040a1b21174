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

/** What a suite in a browser gets from its frame; there once its first `beforeAll` runs. */
export interface Opened {
  readonly browser: Browser;
}

/** A suite with a browser of its own, which is closed after it. Where no Chromium is installed it is skipped, and says so. */
export function describeInBrowser(title: string, tests: (opened: Opened) => void): void {
  const executable = findChromium();
  if (executable === undefined) {
    process.stderr.write(`No Chromium was found: "${title}" is not tested in a browser.\n`);
    describe.skip(title, () => tests({} as Opened));
    return;
  }
  describe(title, () => {
    const opened: { browser?: Browser } = {};

    beforeAll(async () => {
      opened.browser = await launchChromium(executable);
    });

    afterAll(async () => {
      await opened.browser?.close();
    });

    tests(opened as Opened);
  });
}
