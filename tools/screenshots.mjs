/**
 * Screenshots of every screen: D+0, D+7 and D+21 in both themes at 1440 pixels, and one set at 1024.
 *
 *   node tools/screenshots.mjs FOLDER [--url http://127.0.0.1:3000] [--readme]
 *
 * Without --url it starts Muster as `npm start` does, on port 3917 with a data folder of its own, and waits for the first run.
 * --readme writes only the picture of the README, docs/images/overview.png.
 */
/* global document -- functions handed to the page run there */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { workspaceRoot } from './install.mjs';

const SCREENS = ['overview', 'closure', 'timeline', 'map', 'supply', 'forces', 'runs'];
const DAYS = [0, 7, 21];
const OWN_PORT = 3917;
const READY_MS = 420_000;
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.MUSTER_CHROMIUM ?? '', process.env.CHROMIUM_PATH ?? '', ...candidates].find(
    (path) => path !== '' && existsSync(path),
  );
}

async function isReady(url) {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: '{ runs(first: 5) { nodes { state } } }' }),
    });
    return (await response.json()).data.runs.nodes.some(({ state }) => state === 'SUCCEEDED');
  } catch {
    return false;
  }
}

async function startMuster() {
  const data = mkdtempSync(join(tmpdir(), 'muster-screenshots-'));
  const child = spawn(process.execPath, ['tools/start.mjs'], {
    cwd: workspaceRoot,
    env: { ...process.env, PORT: String(OWN_PORT), HOST: '127.0.0.1', MUSTER_DATA: data },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stop = async () => {
    const gone = child.exitCode === null ? new Promise((done) => child.once('exit', done)) : undefined;
    child.kill('SIGTERM');
    await gone;
    rmSync(data, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${OWN_PORT}`;
  const until = Date.now() + READY_MS;
  while (!(await isReady(url))) {
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error('Muster did not come up with a finished run.');
    }
    await new Promise((done) => setTimeout(done, 1000));
  }
  return { url, stop };
}

async function shoot(page, url, screen, day, file) {
  await page.goto(`${url}/${screen}?t=D%2B${day}`);
  await page.getByTestId('clock-label').waitFor();
  await page.waitForFunction(() => document.querySelector('.state-loading') === null);
  // Symbols, outlines of countries and fonts arrive after the data.
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(400);
  await page.screenshot({ path: file });
  process.stderr.write(`${file}\n`);
}

async function shootSet(browser, url, folder, { width, height, theme, days }) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  for (const day of days)
    for (const screen of SCREENS)
      await shoot(page, url, screen, day, join(folder, `${screen}-d${day}-${theme}-${width}.png`));
  await context.close();
}

const options = process.argv.slice(2);
const given = options.includes('--url') ? options[options.indexOf('--url') + 1] : undefined;
const [folder] = options.filter((option, index) => !option.startsWith('--') && options[index - 1] !== '--url');
const forReadme = options.includes('--readme');
const executablePath = findChromium();
if (executablePath === undefined || (folder === undefined && !forReadme)) {
  process.stderr.write(
    executablePath === undefined
      ? 'No Chromium was found.\n'
      : 'Usage: node tools/screenshots.mjs FOLDER [--url URL] [--readme]\n',
  );
  process.exit(2);
}

const muster = given === undefined ? await startMuster() : { url: given.replace(/\/$/, ''), stop: async () => {} };
const profile = mkdtempSync(join(tmpdir(), 'muster-chromium-'));
const browser = await chromium.launch({ executablePath, args: FLAGS, env: { ...process.env, HOME: profile } });
try {
  if (forReadme) {
    const images = resolve(workspaceRoot, 'docs/images');
    mkdirSync(images, { recursive: true });
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
    await shoot(page, muster.url, 'overview', 10, join(images, 'overview.png'));
  } else {
    mkdirSync(folder, { recursive: true });
    for (const theme of ['light', 'dark'])
      await shootSet(browser, muster.url, folder, { width: 1440, height: 900, theme, days: DAYS });
    await shootSet(browser, muster.url, folder, { width: 1024, height: 768, theme: 'light', days: [7] });
  }
} finally {
  await browser.close();
  await muster.stop();
  rmSync(profile, { recursive: true, force: true });
}
