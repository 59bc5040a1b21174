import { toJsonSchema, type ScenarioDocument } from '@muster/planning';
import { changedFields, rowEdits } from './editing.ts';
import { rowSchemas, toInput, type SchemaNode } from './editing-input.ts';

const schemas = rowSchemas(toJsonSchema() as SchemaNode);

test('closed words become names, texts stay', () => {
  expect(
    toInput(
      { kind: 'rail-terminal', name: 'depot', rail: { ramps: 2, gauges: [1435] }, confidence: 'A' },
      schemas['places'],
    ),
  ).toEqual({ kind: 'RAIL_TERMINAL', name: 'depot', rail: { ramps: 2, gauges: [1435] }, confidence: 'A' });
});

test('durations become a distribution with its parameters, dates keep their anchor', () => {
  const change = {
    duration: { triangular: [2, 6, 12], unit: 'h' },
    opensAt: { anchor: 'D', offset: 1, unit: 'd' },
    withdrawnAt: null,
  };
  expect(toInput(change, schemas['gates'])).toEqual({
    duration: { distribution: 'TRIANGULAR', parameters: [2, 6, 12], unit: 'H' },
    opensAt: { anchor: 'D', offset: 1, unit: 'D' },
    withdrawnAt: null,
  });
  expect(toInput({ notice: { lognormal: { median: 2, sigma: 0.5 } } }, schemas['forceElements'])).toEqual({
    notice: { distribution: 'LOGNORMAL', parameters: [2, 0.5] },
  });
});

test('rows that differ become edits of their fields', () => {
  const place = { id: 'a', name: 'A', note: 'old' };
  const before = { places: [place, { id: 'b', name: 'B' }], gates: [{ id: 'g' }] } as unknown as ScenarioDocument;
  const after = {
    ...before,
    places: [
      { id: 'a', name: 'A2' },
      { id: 'c', name: 'C' },
    ],
  } as unknown as ScenarioDocument;
  expect(rowEdits(before, after)).toEqual([
    { kind: 'change', section: 'places', id: 'a', change: { name: 'A2', note: null } },
    { kind: 'add', section: 'places', row: { id: 'c', name: 'C' } },
    { kind: 'remove', section: 'places', id: 'b' },
  ]);
  expect(changedFields(place, place)).toEqual({});
});
