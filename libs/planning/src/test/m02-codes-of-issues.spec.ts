/** M02: docs/formats.md lists the codes of issues that the code gives, all of them and no others, with their severity. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../..');
const PLANNING = ['activation', 'capability', 'command', 'force', 'parse', 'replication', 'scenario'];
const FOLDERS = [...PLANNING.map((name) => `libs/planning/src/${name}`), 'libs/logistics/src/operation/compile'];
/** A code where it is given: first argument of what adds an issue, the field `code`, or the key of its sentence. */
const GIVEN =
  /(?:\b(?:add|problem|warn|warning|say|issue|note)\(\s*|\bcode: |^ +(?='[a-z.-]+': '))'([a-z-]+\.[a-z-]+|too-large)'/gm;

/** A row of the tables. */
const LISTED = /^\| `([a-z-]+\.[a-z-]+|too-large)` +\| (\w+) +\|/gm;

/** The severity stands in the call that gives the code; where none is said it is an error. */
const severityIn = (call: string): string => (call.includes("'warning'") ? 'warning' : 'error');

function givenIn(text: string): (readonly [code: string, severity: string])[] {
  return [...text.matchAll(GIVEN)].map(({ 1: code, index }) => {
    const call = text.slice(index, text.indexOf(');', index));
    return [code, severityIn(call)] as const;
  });
}

const textsOf = (folder: string): string[] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));

/** Codes in order, each with its severity; one that is given with either has both. */
function sorted(pairs: readonly (readonly [code: string, severity: string])[]): string[] {
  const severities = new Map<string, Set<string>>();
  for (const [code, severity] of pairs) severities.set(code, (severities.get(code) ?? new Set()).add(severity));
  return [...severities].map(([code, of]) => `${code} ${of.size > 1 ? 'both' : [...of][0]}`).sort();
}

const page = readFileSync(join(ROOT, 'docs/formats.md'), 'utf8');
const part = page.slice(page.indexOf('## Codes of issues'), page.indexOf('## Results'));

test('M02.1 the tables of codes and the code agree, on the severity too', () => {
  const listed = [...part.matchAll(LISTED)].map(([, code, severity]) => [code, severity] as const);
  expect(sorted(listed)).toEqual(sorted(FOLDERS.flatMap(textsOf).flatMap(givenIn)));
});
