/** The examples of documents, run as they stand there: of the README of this library, and of the page on the scenario document. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScenario } from './index.ts';
import { runChunk, toRunResult, toSnapshot } from './run/index.ts';

const read = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8');

function example(text: string) {
  // <example>
  const parsed = parseScenario(text); // all issues at once, each with code, path and sentence
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  const snapshot = toSnapshot(parsed.value); // frozen, with its hash
  const chunks = [runChunk(snapshot, 1, 0, 2), runChunk(snapshot, 1, 2, 4)]; // seed 1; computed anywhere, they add up to the bit
  const result = toRunResult(snapshot, 1, 4, chunks);
  // </example>
  return { result, whole: toRunResult(snapshot, 1, 4, [runChunk(snapshot, 1, 0, 4)]) };
}

test('the example of the README is this one, and chunks add up to the bit', () => {
  const source = readFileSync(import.meta.filename, 'utf8');
  const [, code] = /\/\/ <example>\n([\s\S]*?) {2}\/\/ <\/example>/.exec(source)!;
  expect(read('../README.md')).toContain(code.replace(/^ {2}/gm, ''));
  const { result, whole } = example(read('../../../docs/examples/three-places.json'));
  expect(result.elements.length).toBeGreaterThan(0);
  expect(result).toEqual(whole);
  expect(() => example('{}')).toThrow(/: /);
});

test('the world of three places gives the figures that the page on the scenario document works out', () => {
  const page = read('../../../docs/formats.md');
  const text = read('../../../docs/examples/three-places.json');
  const [, shown] = /```json\n([\s\S]*?)```/.exec(page)!;
  expect(JSON.parse(shown)).toEqual(JSON.parse(text));
  const [column] = example(text).result.elements;
  const written = (minutes: number | null) => minutes!.toLocaleString('en-US');
  const answer = page.slice(page.indexOf('The answer:'), page.indexOf('## Sections')).replaceAll('\n', ' ');
  expect(answer).toContain(`Ready at minute ${written(column.ready.p50)},`);
  expect(answer).toContain(`The bound of the run is stronger, ${written(column.boundMin)}:`);
  const causes: Record<string, string> = { 'waiting-for-lift': 'waiting for `lift/train`' };
  expect(answer).toContain(
    `The time ledger: ${column.ledger.map(({ cause, meanMin }) => `${written(meanMin)} ${causes[cause] ?? cause}`).join(', ')}.`,
  );
});
