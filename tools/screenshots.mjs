/**
 * Screenshots of every screen, from a real run of the reference scenario.
 *
 *   npm run screenshots                       docs/user-guide: every screen at D+7 in both themes, overview and map at D+0 and D+21 too,
 *                                             and docs/images/overview.png of the README
 *   npm run screenshots -- --only map,gates   these screens only
 *   npm run screenshots -- --folder FOLDER    the same to another folder
 *   npm run screenshots -- --url URL          of a server that runs, instead of one of its own on port 3917
 *   npm run screenshots -- --url URL --run 2  of that run of it
 */
/* global document -- functions handed to the page run there */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromiumOf, startMuster } from './browser.mjs';
import { workspaceRoot } from './install.mjs';
import { toSmallPng } from './small-png.mjs';

/** Screens in the order of the tabs, with what the guide wants to be seen on them. */
const SCREENS = {
  overview: '',
  closure: '',
  timeline: '',
  map: '&place=HUB-Lviv',
  supply: '&stock=st-HUB-Kyiv-West-III',
  forces: '',
  gates: '',
  'what-if': '&levers=attack%3A-90',
  compare: '',
  scenario: '&section=contributions',
  brief: '',
  runs: '',
  plans: '',
  explorer: '',
};
const REFERENCE = 'paris-declaration';
const VARIANT = { key: 'shorter-notice', title: 'The response at half its notice' };
const SUPPOSED = [{ id: 'notice-1', kind: 'NOTICE', share: 0.5 }];
const DAY = 7;
const OTHER_DAYS = [0, 21];
const MOVING = ['overview', 'map'];
const SIZE = { width: 1280, height: 800 };
const WHAT_IF_MS = 480_000;
const SETTLE_MS = 120_000;
const RUN_MS = 1_800_000;
const LOOK_MS = 2000;
const IDLE_MS = 10_000;
/** Outlines of countries are drawn by a worker of their own and leave no trace in the page. */
const SHAPES_MS = 1500;

async function shoot(page, url, screen, day, file) {
  const run = values.run === undefined ? '' : `&run=${values.run}`;
  const scenario = screen === 'compare' && values.url === undefined ? `&scenario=${VARIANT.key}` : '';
  const response = await page.goto(`${url}/${screen}?t=D%2B${day}${SCREENS[screen]}${scenario}${run}`);
  if (!response?.ok()) throw new Error(`${screen} answered ${response?.status()}`);
  await page.locator('nav.tabs').waitFor();
  await settle(page);
  if (screen === 'what-if')
    await page.waitForFunction(
      () => document.querySelector('[data-testid=what-if-progress]')?.dataset.phase === 'done',
      undefined,
      { timeout: WHAT_IF_MS },
    );
  // The first late element tells its reasons, the first row shows its form, and two runs are compared where there are two.
  if (screen === 'timeline') await page.locator('.gantt-label').first().click();
  if (screen === 'scenario') await page.locator('.row-grid button.link').first().click();
  if (screen === 'compare') await chooseSecondRun(page);
  await settle(page);
  writeFileSync(file, toSmallPng(await page.screenshot()));
  process.stderr.write(`${file}\n`);
}

/** Symbols, outlines of countries and fonts arrive after the data. */
async function settle(page) {
  const isLoaded = () =>
    document.querySelector('main.screen')?.children.length > 0 && document.querySelector('.state-loading') === null;
  // A run that is under way keeps its stream of progress open: then the network is never idle.
  await page.waitForLoadState('networkidle', { timeout: IDLE_MS }).catch(() => undefined);
  await page.waitForFunction(isLoaded, undefined, { timeout: SETTLE_MS });
  await page.waitForTimeout(SHAPES_MS);
}

async function chooseSecondRun(page) {
  const select = page.locator('main select').first();
  const values = await select.locator('option').evaluateAll((options) => options.map(({ value }) => value));
  const other = values.find((value) => value !== '');
  if (other === undefined) return;
  await select.selectOption(other);
  await page.getByRole('button', { name: 'Make it the baseline' }).click();
}

const { values } = parseArgs({
  options: { folder: { type: 'string' }, url: { type: 'string' }, only: { type: 'string' }, run: { type: 'string' } },
});
const folder = resolve(values.folder ?? join(workspaceRoot, 'docs/user-guide'));
const wanted = values.only?.split(',') ?? Object.keys(SCREENS);
const unknown = wanted.filter((screen) => !Object.hasOwn(SCREENS, screen));
if (unknown.length > 0) {
  process.stderr.write(`There is no screen ${unknown.join(', ')}. Screens: ${Object.keys(SCREENS).join(', ')}\n`);
  process.exit(2);
}

async function ask(url, query, variables = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  const found = [...(errors ?? []), ...Object.values(data ?? {}).flatMap((answer) => answer?.userErrors ?? [])];
  if (found.length > 0) throw new Error(JSON.stringify(found));
  return data;
}

/** A run that is under way has other figures an hour later: the pictures show one that has ended. */
async function untilRunHasEnded(url, key) {
  for (let waitedMs = 0; waitedMs < RUN_MS; waitedMs += LOOK_MS) {
    const { scenario } = await ask(
      url,
      'query ($key: String) { scenario(key: $key) { runs(first: 1) { nodes { state } } } }',
      { key },
    );
    if (scenario.runs.nodes[0]?.state === 'SUCCEEDED') return;
    await new Promise((resume) => setTimeout(resume, LOOK_MS));
  }
  throw new Error(`the run of ${key} has not ended`);
}

/** What is compared with the reference: a variant of it that has been run as often. */
async function runVariant(url) {
  const { scenario } = await ask(url, 'query ($key: String) { scenario(key: $key) { id } }', { key: REFERENCE });
  const fork = `mutation ($input: ScenarioForkInput!) { scenarioFork(input: $input) { scenario { id version } userErrors { message } } }`;
  const { scenarioFork } = await ask(url, fork, { input: { scenarioId: scenario.id, ...VARIANT } });
  const { id: scenarioId, version: expectedVersion } = scenarioFork.scenario;
  const suppose = `mutation ($input: ScenarioSupposeInput!) { scenarioSuppose(input: $input) { userErrors { message } } }`;
  await ask(url, suppose, { input: { scenarioId, expectedVersion, hypotheses: SUPPOSED } });
  const start = `mutation ($input: RunStartInput!) { runStart(input: $input) { userErrors { message } } }`;
  await ask(url, start, { input: { scenarioId, seed: 1, replications: 200 } });
  await untilRunHasEnded(url, VARIANT.key);
}

const muster =
  values.url === undefined ? await startMuster() : { url: values.url.replace(/\/$/, ''), stop: async () => {} };
const { browser, close } = await chromiumOf();
try {
  mkdirSync(folder, { recursive: true });
  if (values.url === undefined) {
    await untilRunHasEnded(muster.url, REFERENCE);
    if (wanted.includes('compare')) await runVariant(muster.url);
  }
  for (const theme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport: SIZE, colorScheme: theme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const screen of wanted) await shoot(page, muster.url, screen, DAY, join(folder, `${screen}-${theme}.png`));
    if (theme === 'light')
      for (const day of OTHER_DAYS)
        for (const screen of wanted.filter((name) => MOVING.includes(name)))
          await shoot(page, muster.url, screen, day, join(folder, `${screen}-d${day}.png`));
    if (theme === 'light' && values.folder === undefined && wanted.includes('overview')) {
      const images = join(workspaceRoot, 'docs/images');
      mkdirSync(images, { recursive: true });
      await shoot(page, muster.url, 'overview', 10, join(images, 'overview.png'));
    }
    await context.close();
  }
} finally {
  await close();
  await muster.stop();
}
