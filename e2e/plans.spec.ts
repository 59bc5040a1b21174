/** Background jobs in a real browser: sites are chosen and shown by name, a long search shows that it runs and is stopped. */
import type { Page } from 'playwright-core';
import { describeInBrowser, newPage } from './chromium.ts';
import { readyMuster } from './server.ts';

describeInBrowser('plans and sites', (opened) => {
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    const origin = await readyMuster();
    page = await newPage(opened.browser, { viewport: { width: 1440, height: 900 } });
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${origin}/plans?scenario=paris-declaration`);
    await page.getByRole('heading', { name: 'New choice of sites' }).waitFor();
  });

  const form = (name: string) => page.getByRole('region', { name });

  test('sites are chosen in the background and shown by name', async () => {
    await form('New choice of sites').getByLabel('Number of sites').fill('0');
    await form('New choice of sites').getByRole('button', { name: 'Start' }).click();
    await form('New choice of sites').getByText('Number of sites: a number from 1 to 50.').waitFor();
    await form('New choice of sites').getByLabel('Number of sites').fill('2');
    await form('New choice of sites').getByRole('button', { name: 'Start' }).click();
    await page.getByTestId('site-verdict').waitFor();
    const sites = page.getByRole('region', { name: /^Job \d+: sites$/ });
    // Below the sites stand the attacks that they were chosen over.
    const chosen = sites.getByRole('table').first().getByRole('rowheader');
    expect(await chosen.count()).toBe(2);
    expect(await chosen.first().innerText()).toMatch(/^(Hub|Depot|\p{Lu}\p{Ll}+)/u);
  });

  test('a long search for a plan can be stopped', async () => {
    await form('New movement plan').getByLabel('Plans to try').fill('2000');
    await form('New movement plan').getByRole('button', { name: 'Start' }).click();
    const row = page.getByRole('row', { name: /Movement plan/ }).first();
    await row.getByText(/Running|Queued/).waitFor();
    await row.getByRole('button', { name: 'Cancel' }).click();
    await row.getByText('Cancelled').waitFor();
  });

  test('nothing failed on the page', () => {
    expect(faults).toEqual([]);
  });
});
