/**
 * Screenshots of every screen.
 *
 *   node tools/screenshots.mjs FOLDER [--url http://127.0.0.1:3000]   D+0, D+7 and D+21 in both themes at 1440 pixels, and one set at 1024
 *   node tools/screenshots.mjs --guide [--url ...]                    the pictures of docs/user-guide
 *   node tools/screenshots.mjs --readme [--url ...]                   the picture of the README, docs/images/overview.png
 *
 * Without --url it starts Muster as `npm start` does, on port 3917 with a data folder of its own, and waits for the first run.
 */
/* global document -- functions handed to the page run there */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromiumOf, startMuster } from './browser.mjs';
import { workspaceRoot } from './install.mjs';

/** Screens in the order of the tabs, with what the guide wants to be seen on them. */
const SCREENS = {
  overview: '',
  closure: '',
  timeline: '&element=first-late',
  map: '&place=HUB-Lviv',
  supply: '',
  forces: '',
  gates: '',
  'what-if': '&levers=attack%3A-90',
  compare: '',
  scenario: '&section=forceElements&row=first',
  brief: '',
  runs: '',
  explorer: '',
};
const DAYS = [0, 7, 21];
const WHAT_IF_MS = 240_000;

async function shoot(page, url, screen, day, file) {
  const response = await page.goto(
    `${url}/${screen}?t=D%2B${day}${SCREENS[screen].replace(/&(element|row)=first[\w-]*/, '')}`,
  );
  if (!response?.ok()) throw new Error(`${screen} answered ${response?.status()}`);
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  await page.waitForFunction(() => document.querySelector('.state-loading') === null);
  if (screen === 'what-if')
    await page.waitForFunction(
      () => document.querySelector('[data-testid=what-if-progress]')?.dataset.phase === 'done',
      undefined,
      { timeout: WHAT_IF_MS },
    );
  if (screen === 'timeline') await page.locator('.gantt-label').first().click();
  if (screen === 'scenario') await page.locator('.row-grid button.link').first().click();
  // Symbols, outlines of countries and fonts arrive after the data.
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(400);
  await page.screenshot({ path: file });
  process.stderr.write(`${file}\n`);
}

async function shootSet(browser, url, folder, { width, height, theme, days, name }) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  for (const day of days)
    for (const screen of Object.keys(SCREENS)) await shoot(page, url, screen, day, join(folder, name(screen, day)));
  await context.close();
}

const options = process.argv.slice(2);
const given = options.includes('--url') ? options[options.indexOf('--url') + 1] : undefined;
const [folder] = options.filter((option, index) => !option.startsWith('--') && options[index - 1] !== '--url');
const forReadme = options.includes('--readme');
const forGuide = options.includes('--guide');
if (folder === undefined && !forReadme && !forGuide) {
  process.stderr.write('Usage: node tools/screenshots.mjs FOLDER | --guide | --readme [--url URL]\n');
  process.exit(2);
}

const muster = given === undefined ? await startMuster() : { url: given.replace(/\/$/, ''), stop: async () => {} };
const { browser, close } = await chromiumOf();
try {
  if (forReadme) {
    const images = resolve(workspaceRoot, 'docs/images');
    mkdirSync(images, { recursive: true });
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
    await shoot(page, muster.url, 'overview', 10, join(images, 'overview.png'));
  } else if (forGuide) {
    const pictures = resolve(workspaceRoot, 'docs/user-guide');
    mkdirSync(pictures, { recursive: true });
    const look = { width: 1280, height: 800, theme: 'light', days: [14], name: (screen) => `${screen}.png` };
    await shootSet(browser, muster.url, pictures, look);
  } else {
    mkdirSync(folder, { recursive: true });
    const name = (theme, width) => (screen, day) => `${screen}-d${day}-${theme}-${width}.png`;
    for (const theme of ['light', 'dark'])
      await shootSet(browser, muster.url, folder, {
        width: 1440,
        height: 900,
        theme,
        days: DAYS,
        name: name(theme, 1440),
      });
    await shootSet(browser, muster.url, folder, {
      width: 1024,
      height: 768,
      theme: 'light',
      days: [7],
      name: name('light', 1024),
    });
  }
} finally {
  await close();
  await muster.stop();
}
