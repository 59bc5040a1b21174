/** What is stored of a series says all of it. */
import fc from 'fast-check';
import { packSeries, unpackSeries } from './stored-series.ts';

const stored = (body: unknown): unknown => JSON.parse(JSON.stringify(packSeries(body)));

/** Values that come again and again, as those of a stock that stands still do. */
const series = fc.array(fc.oneof(fc.constantFrom(0, 999, 12.5), fc.double({ noNaN: true, noDefaultInfinity: true })), {
  maxLength: 40,
});
const body = fc.record({ id: fc.string(), levelT: fc.record({ p10: series, p50: series }), rows: fc.array(series) });

it('comes back the same to the bit, whatever it was', () => {
  fc.assert(
    fc.property(body, (given) => {
      expect(unpackSeries(stored(given))).toEqual(JSON.parse(JSON.stringify(given)));
    }),
  );
});

it('takes no room where nothing changes, and none more where everything does', () => {
  const still = { p50: new Array(300).fill(900) };
  expect(stored(still)).toEqual({ p50: { changes: { at: [0], values: [900], steps: 300 } } });
  const moving = { p50: Array.from({ length: 300 }, (_, step) => step / 10) };
  expect(stored(moving)).toEqual(moving);
});

it('leaves what is no series as it is, and what was stored before there were changes', () => {
  const row = { id: 'x', names: ['a', 'a', 'a', 'a', 'a', 'a', 'a', 'a'], none: null, few: [1, 1], mixed: [1, null] };
  expect(packSeries(row)).toEqual(row);
  expect(unpackSeries(row)).toEqual(row);
  expect(unpackSeries(undefined)).toBeUndefined();
});
