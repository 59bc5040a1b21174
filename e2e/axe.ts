/** What axe finds on a page that keeps somebody from using it. */
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Serious and critical faults of all rules, in the theme that is on. */
async function seriousFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const { violations } = (await page.evaluate(`axe.run({ resultTypes: ['violations'] })`)) as AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html, any }) => `${html.slice(0, 120)} (${any[0]?.message.slice(0, 160) ?? ''})`)
          .join(' | ')}`,
    );
}

/** What stands on the page now, in both themes; the theme of the page is that of the system until somebody chooses one. */
export async function expectNoFaults(page: Page, where: string): Promise<void> {
  const found: Record<string, string[]> = {};
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.locator(`html[data-mantine-color-scheme=${theme}]`).waitFor();
    found[theme] = await seriousFaults(page);
  }
  expect({ where, ...found }).toEqual({ where, dark: [], light: [] });
}
