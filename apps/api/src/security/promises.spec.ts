/** The table of promises in docs/security.md: four columns, each filled, and every test that it names is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const HOMES = ['apps/api/src', 'libs/planning/src'];

const text = readFileSync(join(ROOT, 'docs', 'security.md'), 'utf8');
const section = text.slice(text.indexOf('\n## Promises\n'), text.indexOf('\n## Who may do what\n'));
const rows = section
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

it('is there', () => {
  expect(rows.length).toBeGreaterThan(10);
});

it.each(rows)('%s', (...cells) => {
  expect(cells).toHaveLength(4);
  expect(cells.filter((cell) => cell === '')).toEqual([]);
  const named = [...cells[2].matchAll(/`([\w/-]+\.spec\.ts)`/g)].map(([, file]) => file);
  expect(named.length).toBeGreaterThan(0);
  for (const file of named)
    expect([file, HOMES.some((home) => existsSync(join(ROOT, home, file)))]).toEqual([file, true]);
});
