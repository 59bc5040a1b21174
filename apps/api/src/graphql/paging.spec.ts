/** Who reads page by page while others write misses nothing that is there all the time, and reads nothing twice. */
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createEditing } from '../test/editing-harness.ts';

jest.setTimeout(120_000);

let test: TestApp;
const editing = createEditing(() => test);

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test.close());

/** More than a writer can need for one row. */
const MOST_READINGS = 500;

const place = (id: string) => ({ id, name: id, kind: 'garrison', lat: 50, lon: 20 });
const PAGE = `query ($id: ID!, $after: String) { scenario(id: $id) { places(first: 4, after: $after) {
  nodes { key } pageInfo { hasNextPage endCursor } } } }`;

it('with writers at every page', async () => {
  const staying = Array.from({ length: 40 }, (_, i) => `stay-${String(i).padStart(2, '0')}`);
  const toy = ['north', 'middle', 'south'].map((id) => ({ ...place(id), rail: { ramps: 1, gauges: [1435] } }));
  const scenarioId = await editing.load({ places: [...toy, ...staying.map(place)] });
  let isReading = true;
  let written = 0;
  /** Adds and takes away places before, between and behind the others. */
  const write = async (writer: number): Promise<void> => {
    for (let i = 0; isReading; i++) {
      const id = `${['a', 'stay-1', 'stay-25x', 'z'][i % 4]}-${writer}-${i}`;
      const { version } = (await editing.mutate('placeAdd', { scenarioId, place: { ...place(id), kind: 'GARRISON' } }))[
        'scenario'
      ] as { version: number };
      if (i % 2 === 0) await editing.mutate('placeRemove', { scenarioId, key: id, expectedVersion: version });
      written += 1;
    }
  };
  const writers = [1, 2].map(write);
  // Readings until enough was written beside them, however slow the writers are here.
  let readings = 0;
  for (; readings < 5 || (written <= 5 && readings < MOST_READINGS); readings++) {
    const keys: string[] = [];
    let after: string | null = null;
    do {
      const body = await editing.ask(PAGE, { id: scenarioId, after }, 'observer');
      const { nodes, pageInfo } = body.data.scenario.places;
      keys.push(...nodes.map(({ key }: { key: string }) => key));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => staying.includes(key))).toEqual(staying);
  }
  isReading = false;
  await Promise.all(writers);
  expect(written).toBeGreaterThan(5);
  process.stderr.write(`${readings} readings by page, ${written} places written meanwhile: none missed, none twice\n`);
});
