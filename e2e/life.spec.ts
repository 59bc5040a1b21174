/** The life of a scenario by its buttons: forked, changed, told apart from its parent, undone, published, run and replayed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describeInBrowser, newPage } from './chromium.ts';
import { readyMuster } from './server.ts';

const EXAMPLE = join(import.meta.dirname, '..', 'docs', 'examples', 'three-places.json');
/** So that a second walk on the same server finds room. */
const KEY = `life-${Date.now()}`;

describeInBrowser('a scenario by its buttons', (opened) => {
  let origin: string;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    origin = await readyMuster();
    page = await newPage(opened.browser, { viewport: { width: 1440, height: 900 } });
    page.on('pageerror', (error) => faults.push(error.message));
    const document = { ...JSON.parse(readFileSync(EXAMPLE, 'utf8')), id: KEY, title: 'A life' };
    const stored = await fetch(`${origin}/imports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(document),
    });
    expect(stored.status).toBe(201);
  });

  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const head = () => page.locator('.scenario-head');

  test('is forked by Fork, and keeps nothing of what it leaves', async () => {
    await page.goto(`${origin}/scenario?scenario=${KEY}&section=places&import=file&levers=attack%3A-30&against=1`);
    await press('Fork');
    await page.getByRole('heading', { name: 'A life, variant' }).waitFor();
    const { searchParams } = new URL(page.url());
    expect(searchParams.get('scenario')).toMatch(new RegExp(`^${KEY}-`));
    expect([...searchParams.keys()].sort()).toEqual(['scenario', 'section']);
    await head().getByText('forked from A life').waitFor();
  });

  test('tells in words what was changed, and takes it back and forth', async () => {
    const view = new URL(page.url());
    view.searchParams.set('row', 'north');
    await page.goto(view.href);
    const form = page.locator('.row-editor');
    await form.getByLabel('Name *').fill('North, renamed');
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await head().getByText('version 2').waitFor();
    await press('Difference to the parent');
    await head().getByText('North, renamed').first().waitFor();
    await press('Undo');
    await head().getByText('version 3').waitFor();
    await page.getByText('North, renamed').first().waitFor({ state: 'detached' });
    await press('Redo');
    await head().getByText('version 4').waitFor();
    await head().getByText('North, renamed').first().waitFor();
    await press('History');
    expect(await head().getByRole('row').count()).toBeGreaterThanOrEqual(4);
  });

  test('is published, run, and replayed to the bit', async () => {
    await press('Publish');
    await head().getByText('published: 4').waitFor();
    await page.getByRole('link', { name: 'Runs', exact: true }).click();
    await page.getByRole('textbox', { name: 'Replications' }).fill('2');
    await press('Start run');
    const rows = page.locator('.runs tbody tr');
    await rows.first().getByRole('button', { name: 'Replay' }).click();
    await rows.getByText(/repeats run \d+: equal to the bit/).waitFor();
  });

  test('nothing failed on the page', () => {
    expect(faults).toEqual([]);
  });
});
