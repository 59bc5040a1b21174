/** The map by hand and by keyboard: a link is picked on its line or from its place, and a disruption of it begins at the clock. */
import type { Page } from 'playwright-core';
import { expectNoFaults } from './axe.ts';
import { describeInBrowser, newPage } from './chromium.ts';
import { readyMuster } from './server.ts';

describeInBrowser('the map', (opened) => {
  let origin: string;
  let page: Page;

  beforeAll(async () => {
    origin = await readyMuster();
    page = await newPage(opened.browser, { viewport: { width: 1440, height: 900 } });
  });

  afterAll(() => page?.close());

  const linkInAddress = () => new URL(page.url()).searchParams.get('link');
  const open = async (query: string) => {
    await page.goto(`${origin}/map?t=D%2B7&${query}`);
    await page.locator('.theatre canvas').first().waitFor();
    await page.waitForFunction(() => document.querySelector('.state-loading') === null);
  };

  test('a link of a place by keyboard, and a disruption of it', async () => {
    await open('place=HUB-Lviv');
    await page.locator('.place-links summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('.place-links button').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => new URL(window.location.href).searchParams.has('link'));
    const link = linkInAddress();
    await page.getByRole('button', { name: 'Add a disruption at the clock' }).waitFor();
    await expectNoFaults(page, 'a link');
    await page.getByRole('button', { name: 'Add a disruption at the clock' }).click();
    const form = page.locator('.row-editor');
    await form.waitFor();
    const field = form.locator('.form-field', { has: page.getByText('Link', { exact: true }) });
    expect(await field.getByRole('combobox').inputValue()).toBe(link);
    await form.getByRole('button', { name: 'Discard' }).click();
  });

  test('a link by its line', async () => {
    await open('');
    const canvas = page.locator('.theatre canvas').first();
    const box = await canvas.boundingBox();
    if (box === null) throw new Error('The map has no size.');
    // Somewhere along a row of points over the middle of Europe there is a line: the network has more than a thousand.
    for (let x = 0.3; x < 0.9 && linkInAddress() === null; x += 0.01)
      await canvas.click({ position: { x: box.width * x, y: box.height * 0.45 } });
    expect(linkInAddress()).not.toBeNull();
    await page.getByRole('button', { name: 'Add a disruption at the clock' }).waitFor();
    // A place takes the link away, and Back brings it again.
    const link = linkInAddress();
    await page.getByLabel('Find a place').fill('Lviv');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => new URL(window.location.href).searchParams.has('place'));
    expect(linkInAddress()).toBeNull();
    await page.goBack();
    await page.waitForFunction((wanted) => new URL(window.location.href).searchParams.get('link') === wanted, link);
  });
});
