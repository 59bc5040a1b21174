/** What a planner does with a decision, from the screen of gates: each action begins an edit or a what-if, and saves nothing by itself. */
import type { Page } from 'playwright-core';
import { describeInBrowser, newPage } from './chromium.ts';
import { readyMuster } from './server.ts';

describeInBrowser('the actions of a gate', (opened) => {
  let origin: string;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    origin = await readyMuster();
    page = await newPage(opened.browser, { viewport: { width: 1440, height: 900 } });
    page.on('pageerror', (error) => faults.push(error.message));
  });

  /** Of a decision of the response, in the table of its timeline, which is drawn once and follows no clock. */
  async function openActions(query = ''): Promise<void> {
    await page.goto(`${origin}/gates?scenario=paris-declaration&t=D%2B0${query}`);
    const panel = page.locator('.panel', { has: page.getByRole('heading', { name: 'Response timeline' }) });
    await panel.getByRole('button', { name: 'Table' }).click();
    await panel.getByText('Actions', { exact: true }).first().waitFor();
    // Five days forward, by the keyboard.
    const slider = page.getByRole('slider').first();
    await slider.focus();
    for (let day = 0; day < 5; day++) await page.keyboard.press('ArrowRight');
    await page.getByTestId('clock-label').getByText('D+5', { exact: true }).waitFor();
    await panel.locator('summary').first().click();
  }

  const openedActions = () => page.locator('details[open]');
  const form = () => page.locator('.row-editor');

  test('withdraws it at the clock of the moment, as an edit that is not saved', async () => {
    await openActions();
    await openedActions().getByRole('button', { name: 'Withdraw it at the clock' }).click();
    await form().getByText('fields not saved: 1').waitFor();
    const withdrawn = form().locator('.form-field', { has: page.getByText('Withdrawn at', { exact: true }) });
    expect(await withdrawn.getByLabel('Offset').inputValue()).toBe('5');
    await form().getByRole('button', { name: 'Discard' }).click();
  });

  test('decides it beforehand: it takes no time, and neither refusal nor office are left', async () => {
    await openActions();
    await openedActions().getByRole('button', { name: 'Pre-authorise it' }).click();
    await form().getByText('fields not saved: 4').waitFor();
    const field = (name: string) => form().locator('.form-field', { has: page.getByText(name, { exact: true }) });
    expect(await field('Refusal').getByRole('textbox').inputValue()).toBe('');
    expect(await field('Duration').getByRole('textbox').first().inputValue()).toBe('0');
    await form().getByRole('button', { name: 'Discard' }).click();
  });

  test('is tried a week later, beside the levers that are set', async () => {
    await openActions('&levers=notice%3A0.5');
    await openedActions().getByRole('link', { name: 'Try it a week later' }).click();
    await page.waitForURL(/what-if/);
    const levers = new URL(page.url()).searchParams.get('levers') ?? '';
    expect(levers).toMatch(/notice/);
    expect(levers).toMatch(/gate/);
    expect(faults).toEqual([]);
  });
});
