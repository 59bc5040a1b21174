/** The order of rows in a document decides nothing: each section reversed, and all of them shuffled, give the same canonical world. */
import type { World } from '@muster/logistics';
import { amberStrait, parisDeclaration } from '../reference/index.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { toWorld } from './to-world.ts';

/** Every row of a world under its list and id, as text. The engine sorts lists by id; what is inside of a row stays as it was mapped. */
const rowsOf = (world: World): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(world).flatMap(([list, rows]) =>
      Array.isArray(rows)
        ? (rows as { id: string }[]).map((row) => [`${list} ${row.id}`, JSON.stringify(row)] as const)
        : [[list, JSON.stringify(rows)] as const],
    ),
  );

/** The first rows that differ; a comparison of whole worlds by the matcher takes minutes. */
const MOST_NAMED = 3;
function differences(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] {
  const found = [...a].flatMap(([key, row]) => (b.get(key) === row ? [] : [`${key}: ${row} <> ${b.get(key)}`]));
  if (a.size !== b.size) found.push(`${a.size} rows <> ${b.size} rows`);
  return found.slice(0, MOST_NAMED);
}

type Section = keyof ScenarioDocument & string;
const sectionsOf = (document: ScenarioDocument): Section[] =>
  (Object.keys(document) as Section[]).filter(
    (section) => Array.isArray(document[section]) && (document[section] as unknown[]).length > 1,
  );
const withRows = (document: ScenarioDocument, section: Section, rows: readonly unknown[]): ScenarioDocument => ({
  ...document,
  [section]: rows,
});

/** The rows in an order that depends on the seed alone. */
function shuffled<T>(rows: readonly T[], seed: number): T[] {
  const result = [...rows];
  let state = seed;
  for (let i = result.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = state % (i + 1);
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}

describe.each([amberStrait, parisDeclaration].map((document) => [document.id, document] as const))(
  'order of rows in %s',
  (_, document) => {
    const world = rowsOf(toWorld(document));

    test.each(sectionsOf(document))('%s reversed', (section) => {
      const rows = [...(document[section] as unknown[])].reverse();
      expect(differences(world, rowsOf(toWorld(withRows(document, section, rows))))).toEqual([]);
    });

    test.each([1, 2, 3])('every section shuffled, seed %i', (seed) => {
      const mixed = sectionsOf(document).reduce(
        (all, section) => withRows(all, section, shuffled(document[section] as unknown[], seed)),
        document,
      );
      expect(differences(world, rowsOf(toWorld(mixed)))).toEqual([]);
    });
  },
);
