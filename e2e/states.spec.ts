/**
 * Loading, failed, offline, withheld, signed out, empty and partial on each screen: each has its look, and the page around it stays.
 * The page is loaded once for each state and walked by its tabs, as loading it for each screen takes most of the time.
 */
import { randomUUID } from 'node:crypto';
import type { Page, Route } from 'playwright-core';
import { expectNoFaults } from './axe.ts';
import { describeInBrowser, newPage } from './chromium.ts';
import { readyMuster } from './server.ts';

/** What each screen stands on: an address, or the name of a query. */
const SCREENS = {
  overview: 'ElementHeads',
  closure: 'PriorityClosures',
  timeline: 'ElementHeads',
  map: 'Places',
  supply: 'StockHeads',
  forces: 'Composition',
  gates: 'Posture',
  brief: 'Commander',
  scenario: '/exports/scenarios',
  'what-if': '/exports/scenarios',
  compare: 'ComparableRuns',
  runs: 'Runs',
  plans: 'BackgroundJobs',
  explorer: 'Schema',
} as const;

type ScreenName = keyof typeof SCREENS;
const NAMES = Object.keys(SCREENS) as readonly ScreenName[];

const STAND_ALONE: ReadonlySet<ScreenName> = new Set(['compare', 'scenario', 'runs', 'plans', 'explorer']);

const STATES: readonly (readonly [state: string, answer: (route: Route) => unknown])[] = [
  ['loading', () => undefined],
  ['error', (route) => route.fulfill({ status: 400, body: '{}', contentType: 'application/json' })],
  ['offline', (route) => route.abort()],
  ['withheld', (route) => route.fulfill({ status: 403, body: '{}', contentType: 'application/json' })],
  ['signed-out', (route) => route.fulfill({ status: 401, body: '{}', contentType: 'application/json' })],
];

const isAbout = (route: Route, of: string): boolean => {
  const [url, body] = [route.request().url(), route.request().postData() ?? ''];
  return of.startsWith('/') ? url.includes(of) : body.includes(`"operationName":"${of}"`);
};

describeInBrowser('states of a screen', (opened) => {
  let origin: string;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    origin = await readyMuster();
  });

  beforeEach(async () => {
    page = await newPage(opened.browser, { viewport: { width: 1024, height: 768 } });
    page.on('pageerror', (error) => faults.push(error.message));
  });

  afterEach(async () => {
    // What is still answered belongs to a page that goes.
    await page?.unrouteAll({ behavior: 'ignoreErrors' });
    await page?.close();
  });

  const go = async (screen: ScreenName) => {
    await page.locator(`nav.tabs a[href^="/${screen}"]`).click();
    await page.locator(`nav.tabs a[href^="/${screen}"][aria-current=page]`).waitFor();
  };
  const settled = () =>
    page.waitForFunction(
      () => document.querySelector('.state-loading') === null && document.querySelector('#screen > *') !== null,
    );
  const looks = new Map<ScreenName, Set<string>>(NAMES.map((screen) => [screen, new Set()]));

  test.each(STATES)('%s: each screen says why there is nothing', async (state, answer) => {
    const withheldFrom = new Set<string>(Object.values(SCREENS));
    // The list of runs is what the screens of a run begin with: it comes until its own screen is looked at.
    withheldFrom.delete('Runs');
    await page.route('**/*', (route) =>
      [...withheldFrom].some((of) => isAbout(route, of)) ? answer(route) : route.continue(),
    );
    await page.goto(`${origin}/overview?part=schema`);
    for (const screen of NAMES) {
      if (screen === 'runs') {
        withheldFrom.add('Runs');
        await page.goto(`${origin}/runs?part=schema`);
      } else await go(screen);
      const shown = page.locator(`#screen .state-${state}`).first();
      await shown.waitFor();
      expect((await shown.innerText()).trim()).not.toBe('');
      looks.get(screen)?.add(
        await shown.evaluate((element) => {
          const { background, border, borderLeft } = getComputedStyle(element);
          return [background, border, borderLeft, element.getAttribute('role')].join(' ');
        }),
      );
      if (state !== 'loading') await expectNoFaults(page, `${screen}, ${state}`);
      if (screen === 'runs') {
        withheldFrom.delete('Runs');
        await page.goto(`${origin}/runs?part=schema`);
      }
    }
  });

  test('the reasons look different from each other on each screen', () => {
    const different = Object.fromEntries([...looks].map(([screen, { size }]) => [screen, size]));
    expect(different).toEqual(Object.fromEntries(NAMES.map((screen) => [screen, STATES.length])));
  });

  test('partial: each screen says of how many replications it is', async () => {
    await page.route('**/graphql', async (route) => {
      if (!isAbout(route, 'RunSummary')) return route.continue();
      const response = await route.fetch();
      const answer = (await response.json()) as { data?: { run: { result: object } } };
      if (answer.data) Object.assign(answer.data.run.result, { partial: true, replications: 3 });
      return route.fulfill({ response, json: answer });
    });
    await page.goto(`${origin}/overview`);
    for (const screen of NAMES) {
      await go(screen);
      await settled();
      expect(await page.getByTestId('partial').innerText()).toMatch(/3 of \d+ replications/);
      expect({ screen, failed: await page.locator('.state-error').allInnerTexts() }).toEqual({ screen, failed: [] });
    }
    await expectNoFaults(page, 'partial');
  });

  test('empty: a scenario that holds nothing has a sentence on each screen, before its run and after it', async () => {
    const key = `nothing-${randomUUID()}`;
    await page.goto(`${origin}/scenario`);
    const id = await page.evaluate(importNothing, key);
    await page.goto(`${origin}/overview?scenario=${key}`);
    for (const hasRun of [false, true]) {
      if (hasRun) {
        await page.evaluate(runOnce, id);
        await page.goto(`${origin}/overview?scenario=${key}`);
        await page.locator('.clock').waitFor();
      }
      for (const screen of NAMES) {
        await go(screen);
        await settled();
        const where = `${screen}, nothing in it, ${hasRun ? 'with a run' : 'without a run'}`;
        expect({ where, failed: await page.locator('.state-error').allInnerTexts() }).toEqual({ where, failed: [] });
        expect({ where, says: (await page.locator('#screen').innerText()).trim() !== '' }).toEqual({
          where,
          says: true,
        });
        // Without a run the screens of a run say one and the same.
        if (hasRun || screen === 'overview' || STAND_ALONE.has(screen)) await expectNoFaults(page, where);
      }
    }
  });

  test('nothing failed on the page', () => {
    expect(faults).toEqual([]);
  });
});

/** Both run in the page, which knows who looks. */
async function importNothing(key: string): Promise<string> {
  const document = {
    format: 'muster-scenario/2',
    id: key,
    title: 'Nothing in it',
    clock: { cfDay: '2027-03-01T00:00:00Z', dDay: { anchor: 'CF', offset: 30 }, end: { anchor: 'D', offset: 30 } },
    // The least that a scenario may be.
    places: [{ id: 'somewhere', name: 'Somewhere', kind: 'garrison', lat: 50, lon: 24 }],
  };
  const response = await fetch('/imports', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(document),
  });
  if (!response.ok) throw new Error(await response.text());
  return ((await response.json()) as { id: string }).id;
}

async function runOnce(scenarioId: string): Promise<void> {
  const query = 'mutation ($input: RunStartInput!) { runStart(input: $input) { run { id } userErrors { message } } }';
  await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input: { scenarioId, replications: 2, seed: 1 } } }),
  });
}
