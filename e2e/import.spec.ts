/** Import with preview, and what others see of a row: a national planner through a real browser. */
import type { Page } from 'playwright-core';
import { expectNoFaults } from './axe.ts';
import { describeInBrowser, newPage } from './chromium.ts';
import { readyMuster } from './server.ts';

const FILE = [
  'id;place;class;amountT;capacityT;owner',
  'KEY;DEP-Lublin;V;12,5;100;FR',
  'fr-nowhere;nowhere;V;5;;FR',
  'fr-unreadable;DEP-Lublin;Q;much;;FR',
  'de-stock;DEP-Lublin;V;5;;DE',
  '<img src=x onerror="window.hit=1">;DEP-Lublin;V;5;;FR',
].join('\n');

describeInBrowser('the import', (opened) => {
  let origin: string;
  let page: Page;
  const faults: string[] = [];
  // A spec that is repeated against a running server brings another row.
  const key = `fr-e2e-${Date.now()}`;

  beforeAll(async () => {
    origin = await readyMuster();
    page = await newPage(opened.browser, { viewport: { width: 1440, height: 900 } });
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${origin}/scenario`);
    await page.evaluate(() =>
      fetch('/auth/persona', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: 'planner-FR' }),
      }),
    );
    await page.goto(`${origin}/scenario?scenario=paris-declaration&section=stocks`);
  });

  test('shows all that is wrong with a file, takes the rest over as one version, and takes it back', async () => {
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'upload.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE.replace('KEY', key)) });
    // Told by the heading of the file.
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('.import-form select')].map((s) => (s as HTMLSelectElement).value).join() ===
        'stocks',
    );
    await page.getByRole('button', { name: 'Preview' }).click();
    const preview = page.getByTestId('import-preview');
    await preview.getByRole('button', { name: 'rejected 3' }).waitFor();
    await preview.getByText('names nowhere').waitFor();
    const reasons = await preview.locator('.import-lines').innerText();
    expect(reasons).toContain('"Q" is none of I, II, III, IV, V, W');
    expect(reasons).toContain('"much" is not a number');
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
    await expectNoFaults(page, 'import preview');
    // The upload is in the address: a page that is loaded again goes on with it.
    await page.reload();
    await preview.getByRole('button', { name: 'added 1' }).click();
    await preview.locator('.import-lines').getByText(key).waitFor();
    expect(await preview.getByRole('button', { name: 'ignored 1' }).count()).toBe(1);
    await preview.getByRole('button', { name: 'Take over: 1' }).click();
    const applied = page.getByTestId('import-applied');
    await applied.getByText('1 added, 0 changed, 0 removed').waitFor();
    await applied.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The import was taken back.').waitFor();
  });

  test('a planner sees a row exactly as others get it', async () => {
    await page.goto(`${origin}/scenario?scenario=paris-declaration&section=contributions&row=con-fr-land`);
    await page.getByTestId('release').locator('summary').click();
    const release = page.getByTestId('release');
    await release.getByRole('row', { name: /See its content/ }).waitFor();
    await release.getByTestId('seen').getByText('con-fr-land').waitFor();
    await release.getByText(/Of its \d+ force elements they see \d+/).waitFor();
    await release.getByLabel('Exactly as seen by').selectOption({ label: 'Germany' });
    await release.getByTestId('seen').getByText('con-fr-land').waitFor();
  });

  test('nothing failed on the page', () => {
    expect(faults).toEqual([]);
  });
});
