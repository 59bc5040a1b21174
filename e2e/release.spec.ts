/** Four eyes in a real browser: a planner asks that more may see a row, may not grant it, and a releaser of the nation does. */
import type { Page } from 'playwright-core';
import { describeInBrowser, newPage } from './chromium.ts';
import { readyMuster } from './server.ts';

/** No other spec looks at this row. */
const ROW = 'con-fr-sea';

describeInBrowser('release', (opened) => {
  let origin: string;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    origin = await readyMuster();
    page = await newPage(opened.browser, { viewport: { width: 1440, height: 900 } });
    page.on('pageerror', (error) => faults.push(error.message));
  });

  const openAs = async (persona: string, section = 'contributions', row = ROW) => {
    await page.goto(`${origin}/runs`);
    await page.evaluate(
      (id) =>
        fetch('/auth/persona', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ id }),
        }),
      persona,
    );
    await page.goto(`${origin}/scenario?scenario=paris-declaration&section=${section}&row=${row}`);
  };
  const requests = () => page.getByTestId('release-requests');
  const openRequests = () => page.getByRole('button', { name: 'Release requests' }).click();

  test('narrower holds at once, wider needs a second person, who is a releaser of the nation', async () => {
    await openAs('planner-FR');
    await page.getByTestId('release').locator('summary').first().click();
    await page.getByText('Change who sees it').click();
    const form = page.getByTestId('release-change');
    // Only the cell first, so that there is something to widen.
    if (await form.getByLabel('everybody').isChecked()) await form.getByLabel('everybody').click();
    else if (await form.getByLabel('Germany').isChecked()) await form.getByLabel('Germany').click();
    const narrow = form.getByRole('button', { name: 'Change' });
    if (await narrow.isEnabled()) {
      await narrow.click();
      // The label is read again, and the form begins anew with it: nothing differs, so there is nothing to send.
      await page.waitForFunction(() => {
        const button = document.querySelector<HTMLButtonElement>('[data-testid=release-change] button');
        return button?.disabled === true && button.dataset['loading'] === undefined;
      });
    }
    await form.getByLabel('Germany').check();
    await form.getByLabel('Reason').fill('Joint planning');
    await form.getByRole('button', { name: 'Ask for release' }).click();
    await form.getByText('Asked. A releaser of your nation decides.').waitFor();
    await openRequests();
    await requests().getByRole('button', { name: 'Approve' }).click();
    await requests().getByText('A release is granted by a releaser of the nation').waitFor();
    await openAs('releaser-FR');
    await openRequests();
    await requests().getByText('Joint planning').first().waitFor();
    await requests().getByRole('button', { name: 'Approve' }).click();
    await requests().getByRole('button', { name: 'Approve' }).waitFor({ state: 'detached' });
    await requests().getByText('Granted').first().waitFor();
  });

  test('who reads it is told whose it is, and offered nothing that would be refused', async () => {
    await openAs('planner-DE');
    const form = page.locator('.row-editor');
    await form.getByText('Only the planners of France may change this row.').waitFor();
    expect(await form.getByLabel('Title').isEditable()).toBe(false);
    expect(await form.getByRole('button', { name: /^(Save|Remove)$/ }).count()).toBe(0);
    await page.getByTestId('release').locator('summary').first().click();
    await form.getByLabel('Exactly as seen by').waitFor();
    expect(await page.getByText('Change who sees it').count()).toBe(0);
    expect(await page.getByRole('button', { name: /^(Publish|Fork)$/ }).count()).toBe(0);
  });

  test('a commitment tells who sees it, and its planner may change that', async () => {
    await openAs('planner-FR', 'commitments', 'com-fr-intelligence');
    await page.getByTestId('release').locator('summary').first().click();
    await page.getByText('Change who sees it').click();
    expect(await page.getByTestId('release-change').getByLabel('everybody').isChecked()).toBe(true);
  });

  test('who sees no content is not told that there is no scenario', async () => {
    await openAs('auditor');
    await page.getByText('Auditors and administrators see no content of scenarios.').waitFor();
    await page.getByRole('link', { name: 'Explorer' }).last().click();
    await page.getByRole('button', { name: 'What was done and refused' }).click();
    await page.getByRole('button', { name: /Run it/ }).click();
    await page.getByTestId('answer').getByText('"seq"').first().waitFor();
    expect(await page.getByRole('button', { name: 'Factors and sources' }).count()).toBe(0);
  });

  test('nothing failed on the page', () => {
    expect(faults).toEqual([]);
  });
});
