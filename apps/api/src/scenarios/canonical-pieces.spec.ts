import { canonicalJson, contentHash, type ScenarioDocument } from '@muster/planning';
import { referenceScenarios } from '@muster/planning/reference';
import { createToyWorld } from '../test/toy-world.ts';
import { hashAtOnce, hashInPieces, toCanonicalText } from './canonical-pieces.ts';

const toy = createToyWorld('pieces');
const rows = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    name: `Δ "${i}"`,
    id: `row-${i}`,
    note: undefined,
    at: { b: 1, a: [i] },
  }));
const many = (count: number) => ({ ...toy, places: rows(count) }) as unknown as ScenarioDocument;
const odd = { z: null, a: undefined, b: [], c: [undefined, 'x'], d: {} } as unknown as ScenarioDocument;

it.each([
  ...referenceScenarios.map((document): [string, ScenarioDocument] => [document.id, document]),
  ...[0, 1, 499, 500, 501, 1000].map((count): [string, ScenarioDocument] => [`${count} rows`, many(count)]),
  ['nothing', {} as ScenarioDocument] as const,
  ['empty and absent parts', odd] as const,
])('is the canonical JSON of the document, and its hash: %s', async (_, document) => {
  expect((await toCanonicalText(document)) === canonicalJson(document)).toBe(true);
  expect([await hashInPieces(document), hashAtOnce(document)]).toEqual([contentHash(document), contentHash(document)]);
});
