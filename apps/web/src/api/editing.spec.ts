import { toJsonSchema } from '@muster/planning';
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
