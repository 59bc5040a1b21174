/** M02: docs/formats.md lists the codes of issues that the code gives, all of them and no others. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../..');
const PLANNING = ['activation', 'capability', 'command', 'force', 'parse', 'replication', 'scenario'];
const FOLDERS = [...PLANNING.map((name) => `libs/planning/src/${name}`), 'libs/logistics/src/operation/compile'];
/** A code where it is given: first argument of what adds an issue, or the field `code`. */
const GIVEN = /(?:\b(?:add|problem|warn|warning|say|issue|note)\(\s*|\bcode: )'([a-z-]+\.[a-z-]+|too-large)'/g;

function codesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .flatMap((name) => [...readFileSync(join(ROOT, folder, name), 'utf8').matchAll(GIVEN)].map((match) => match[1]));
}

test('M02.1 the list of codes and the code agree', () => {
  const text = readFileSync(join(ROOT, 'docs/formats.md'), 'utf8');
  const part = text.slice(text.indexOf('## Codes of issues'), text.indexOf('## Results'));
  const listed = [...part.matchAll(/`([a-z-]+\.[a-z-]+|too-large)`/g)].map((match) => match[1]);
  const given = new Set(FOLDERS.flatMap(codesOf));
  expect([...new Set(listed)].sort()).toEqual([...given].sort());
});
