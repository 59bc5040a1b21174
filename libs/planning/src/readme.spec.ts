/** The example of the README of this library, run as it stands there. */
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
