/** Loading, failed, offline, withheld and signed out on each screen where a plan is made: each has its look, and the page around it stays. */
import type { Page, Route } from 'playwright-core';
import { expectNoFaults } from './axe.ts';
import { describeInBrowser, newPage } from './chromium.ts';
import { readyMuster } from './server.ts';

interface Asked {
  readonly screen: string;
  /** What the screen stands on: an address, or the name of a query. */
  readonly of: string;
}

const SCREENS: readonly Asked[] = [
  { screen: 'scenario', of: '/exports/scenarios' },
  { screen: 'what-if', of: '/exports/scenarios' },
  { screen: 'compare', of: 'ComparableRuns' },
  { screen: 'runs', of: 'Runs' },
  { screen: 'plans', of: 'BackgroundJobs' },
  { screen: 'explorer?part=schema', of: 'Schema' },
];

const STATES: readonly (readonly [state: string, answer: (route: Route) => unknown])[] = [
  ['loading', () => undefined],
  ['error', (route) => route.fulfill({ status: 400, body: '{}', contentType: 'application/json' })],
  ['offline', (route) => route.abort()],
  ['withheld', (route) => route.fulfill({ status: 403, body: '{}', contentType: 'application/json' })],
  ['signed-out', (route) => route.fulfill({ status: 401, body: '{}', contentType: 'application/json' })],
];

const isAbout = (route: Route, { of }: Asked): boolean => {
  const [url, body] = [route.request().url(), route.request().postData() ?? ''];
  return of.startsWith('/') ? url.includes(of) : body.includes(`"operationName":"${of}"`);
};

describeInBrowser('states of a screen', (opened) => {
  let origin: string;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    origin = await readyMuster();
    page = await newPage(opened.browser, { viewport: { width: 1024, height: 768 } });
    page.on('pageerror', (error) => faults.push(error.message));
  });

  test.each(SCREENS)('$screen says why there is nothing, and looks different each time', async (asked) => {
    const looks = new Set<string>();
    for (const [state, answer] of STATES) {
      await page.route('**/*', (route) => (isAbout(route, asked) ? answer(route) : route.continue()));
      await page.goto(`${origin}/${asked.screen}`);
      const shown = page.locator(`.state-${state}`).first();
      await shown.waitFor();
      expect((await shown.innerText()).trim()).not.toBe('');
      expect(await page.locator('nav.tabs').isVisible()).toBe(true);
      looks.add(
        await shown.evaluate((element) => {
          const { background, border, borderLeft } = getComputedStyle(element);
          return [background, border, borderLeft, element.getAttribute('role')].join(' ');
        }),
      );
      if (state !== 'loading') await expectNoFaults(page, `${asked.screen}, ${state}`);
      await page.unroute('**/*');
    }
    expect(looks.size).toBe(STATES.length);
  });

  test('nothing failed on the page', () => {
    expect(faults).toEqual([]);
  });
});
