/** The planner's walk through a real server, a real run and a real browser. */
import type { Page } from 'playwright-core';
import { expectNoFaults } from './axe.ts';
import { describeInBrowser, newPage } from './chromium.ts';
import { readyMuster } from './server.ts';

/** Link of the tab, and a heading of its screen. */
const SCREENS = [
  ['Overview', 'Closure of the whole force'],
  ['Closure', 'Closure dates'],
  ['Timeline', 'Timeline'],
  ['Map', 'Queues'],
  ['Supply', 'Days of supply'],
  ['Force composition', 'Order of battle'],
  ['Gates and commitments', 'Response timeline'],
  ['What-if', 'Levers'],
  ['Compare', 'Runs to compare'],
  ['Scenario', 'Nations'],
  ['Brief', 'What holds it back'],
  ['Runs', 'New run'],
  ['Plans and sites', 'New movement plan'],
  ['Explorer', 'Examples'],
];

describeInBrowser('the planner', (opened) => {
  let origin: string;
  let page: Page;
  const faults: string[] = [];
  const strangers: string[] = [];

  beforeAll(async () => {
    origin = await readyMuster();
    page = await newPage(opened.browser, {
      viewport: { width: 1440, height: 900 },
      colorScheme: 'light',
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(origin)) strangers.push(request.url());
    });
  });

  const open = async (path: string) => {
    await page.goto(`${origin}/${path}`);
    await page.getByTestId('clock-label').waitFor();
  };
  const slider = () => page.getByRole('slider', { name: /Clock/ });

  test('shows the marking, the scenario and the provenance of the run', async () => {
    await open('');
    await page.getByText('UNCLASSIFIED - OPEN SOURCE - FOR ANALYSIS').waitFor();
    await page.getByRole('heading', { name: 'Muster', level: 1 }).waitFor();
    const footer = await page.getByRole('contentinfo').innerText();
    for (const term of ['Seed', 'Replications', 'Engine', 'Snapshot', 'Trace']) expect(footer).toContain(term);
  });

  /** The label follows the clock a frame later, or more on a busy machine. */
  const clockShows = (text: string) =>
    page.waitForFunction(
      (wanted) => document.querySelector('[data-testid="clock-label"]')?.textContent?.includes(wanted) === true,
      text,
    );

  test('the clock moves by keyboard, everything follows, and it is in the address', async () => {
    await open('overview?t=D%2B0');
    await clockShows('D+0');
    const before = await page.locator('.tile.now').innerText();
    await slider().focus();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
    await clockShows('D+21');
    await page.waitForFunction((old) => document.querySelector<HTMLElement>('.tile.now')?.innerText !== old, before);
    await page.waitForURL(/[?&]t=\d+/);
    await page.keyboard.press('Home');
    await clockShows('CF+0');
    await page.keyboard.press('End');
    await clockShows('D+120');
    // The slider follows the clock by itself, not with the label.
    await page.locator('.clock input[aria-valuetext$=", D+120"]').waitFor();
    expect(await slider().getAttribute('aria-valuetext')).toMatch(/^\d{6}Z[A-Z]{3}\d{2}, D\+120$/);
  });

  const chooseTheme = async (theme: string) => {
    await page.locator('.settings summary').click();
    await page.getByRole('combobox', { name: 'Theme' }).selectOption(theme);
    await page.locator('.settings summary').click();
  };

  test('every screen shows data and passes axe in both themes', async () => {
    await open('overview?t=D%2B7');
    for (const [screen, heading] of SCREENS) {
      await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: screen, exact: true }).click();
      await page.getByRole('heading', { name: heading, exact: true }).waitFor();
      await page.waitForFunction(() => document.querySelector('.state-loading') === null);
      expect(await page.locator('.state-error').count()).toBe(0);
      await expectNoFaults(page, screen);
    }
  });

  test('the theme is remembered', async () => {
    await open('overview');
    await chooseTheme('dark');
    await open('overview');
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    await chooseTheme('light');
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('light');
  });

  test('from a late element to why, and back', async () => {
    await open('overview?t=D%2B7');
    const link = page.locator('.overview-late a').first();
    const name = await link.innerText();
    await link.click();
    await page.locator('.why-late h2', { hasText: name }).waitFor();
    await page.getByText(/Where the time goes/).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Late force elements' }).waitFor();
  });

  test('each curve of the closure has a table twin', async () => {
    await open('closure?t=D%2B7');
    const toTable = page.getByRole('button', { name: 'Table' });
    await toTable.first().waitFor();
    const curves = await toTable.count();
    for (let curve = 0; curve < curves; curve += 1) await toTable.nth(curve).click();
    expect(await page.getByRole('columnheader', { name: 'Ready P50', exact: true }).count()).toBe(curves);
  });

  test('a new run shows progress and can be cancelled', async () => {
    // A scenario without a run: it has no clock yet.
    await page.goto(`${origin}/runs?scenario=amber-strait`);
    await page.getByRole('textbox', { name: 'Seed' }).fill('77');
    await page.getByRole('textbox', { name: 'Replications' }).fill('-3');
    await page.getByRole('button', { name: 'Start run' }).click();
    await page.getByText(/whole number from 1 to/).waitFor();
    await page.getByRole('textbox', { name: 'Replications' }).fill('2000');
    await page.getByRole('button', { name: 'Start run' }).click();
    const row = page.getByRole('row').filter({ hasText: '77' }).filter({ hasText: 'of 2\u202f000' });
    await row.waitFor();
    await row.getByRole('progressbar').waitFor();
    await row.getByRole('button', { name: 'Cancel' }).click();
    await row.getByText('Cancelled').waitFor();
  });

  test('no request left for another host and no fault was thrown', () => {
    expect(strangers).toEqual([]);
    expect(faults).toEqual([]);
  });
});
