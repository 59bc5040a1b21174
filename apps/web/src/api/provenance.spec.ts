import { MOST_AT_ONCE, ProvenanceBatch, toKey, type RowProvenance } from './provenance.ts';
import type { Input } from './inputs.ts';

const ASSUMED: RowProvenance = { confidence: 'A', notional: true, note: null, source: null };
const place = (row: string): Input => ({ section: 'places', row });

test('what is asked for in one moment goes to the server once, each row once', async () => {
  const asked: (readonly Input[])[] = [];
  const batch = new ProvenanceBatch((rows) => {
    asked.push(rows);
    return Promise.resolve(new Map([[toKey(place('a')), ASSUMED]]));
  });
  const answers = await Promise.all([place('a'), place('b'), place('a')].map((of) => batch.ask(of)));
  expect(answers).toEqual([ASSUMED, null, ASSUMED]);
  expect(asked).toEqual([[place('a'), place('b')]]);
  await batch.ask(place('c'));
  expect(asked[1]).toEqual([place('c')]);
});

test('more than a request may hold goes in several', async () => {
  const sizes: number[] = [];
  const batch = new ProvenanceBatch((rows) => {
    sizes.push(rows.length);
    return Promise.resolve(new Map(rows.map((row) => [toKey(row), ASSUMED])));
  });
  const rows = Array.from({ length: 2 * MOST_AT_ONCE + 1 }, (_, at) => place(`p${at}`));
  const answers = await Promise.all(rows.map((of) => batch.ask(of)));
  expect(answers.every((answer) => answer === ASSUMED)).toBe(true);
  expect(sizes).toEqual([MOST_AT_ONCE, MOST_AT_ONCE, 1]);
});

test('a failed request fails those who waited for it, and the next one is sent anew', async () => {
  let isDown = true;
  const batch = new ProvenanceBatch(() => (isDown ? Promise.reject(new Error('down')) : Promise.resolve(new Map())));
  await expect(batch.ask(place('a'))).rejects.toThrow('down');
  isDown = false;
  expect(await batch.ask(place('a'))).toBeNull();
});
