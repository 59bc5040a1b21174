import { readFileSync } from 'node:fs';
import { join } from 'node:path';

test('what `verify:long` draws is one rule in both libraries, though neither may import from the tests of the other', () => {
  const rule = (library: string) => {
    const text = readFileSync(join(import.meta.dirname, '..', 'libs', library, 'src/test/seeds.ts'), 'utf8');
    return text.slice(0, text.indexOf('count * TIMES;\n') + 'count * TIMES;\n'.length);
  };
  expect(rule('planning')).toContain('export const seedOf');
  expect(rule('planning')).toBe(rule('logistics'));
});
