import { toJsonSchema } from '@muster/planning';
import { rowSchemas, type SchemaNode } from '../../api/editing-input.ts';
import { readDuration, writeDuration } from './durations.ts';
import { parseDrafts } from './drafts.ts';
import { fieldsOf, findMissing, readNumber } from './field-kinds.ts';

const schemas = rowSchemas(toJsonSchema() as SchemaNode);
const kindOf = (section: string, name: string) => fieldsOf(schemas[section]).find((one) => one.name === name)?.field;

test('every field of every section has a kind, and few are left to JSON', () => {
  for (const [section, schema] of Object.entries(schemas))
    expect([section, fieldsOf(schema).length > 0]).toEqual([section, true]);
  expect(kindOf('forceElements', 'component')).toMatchObject({ kind: 'choice' });
  expect(kindOf('forceElements', 'home')).toMatchObject({ kind: 'text', refersTo: 'places' });
  expect(kindOf('forceElements', 'notice')).toEqual({ kind: 'duration' });
  expect(kindOf('forceElements', 'requiredAt')).toEqual({ kind: 'date' });
  expect(kindOf('forceElements', 'cargo')).toMatchObject({ kind: 'group' });
  const cargo = kindOf('forceElements', 'cargo');
  const pieces = cargo?.kind === 'group' ? cargo.fields.find(({ name }) => name === 'pieces')?.field : undefined;
  expect(pieces).toMatchObject({ kind: 'rows', most: 100 });
  expect(pieces?.kind === 'rows' && pieces.fields.map(({ name }) => name)).toContain('massT');
  expect(kindOf('gates', 'requires')).toMatchObject({ kind: 'list', refersTo: 'gates' });
  expect(kindOf('stocks', 'amountT')).toMatchObject({ kind: 'number', least: 0 });
  expect(kindOf('places', 'notional')).toEqual({ kind: 'yes-no' });
});

test('what needs a value and has none is named, also in rows within a row', () => {
  const fields = fieldsOf(schemas['forceElements']);
  const missing = (row: object) => findMissing(fields, { id: 'e', ...row } as never).map((path) => path.join('.'));
  expect(missing({})).toEqual(expect.arrayContaining(['name', 'component', 'home', 'destination']));
  const whole = { name: 'E', component: 'land', home: 'a', destination: 'b', cargo: { pieces: [{ kind: 'wheeled' }] } };
  expect(missing(whole)).toEqual(expect.arrayContaining(['cargo.pieces.0.count', 'cargo.pieces.0.massT']));
  expect(missing(whole)).not.toContain('name');
});

test('numbers as people type them', () => {
  const field = { kind: 'number', whole: false, least: 0, most: 10 } as const;
  expect(readNumber(' 1,5 ', field)).toEqual({ value: 1.5, fault: null });
  expect(readNumber('', field)).toEqual({ value: null, fault: null });
  expect(readNumber('11', field).fault).not.toBeNull();
  expect(readNumber('1.5', { ...field, whole: true }).fault).not.toBeNull();
  expect(readNumber('many', field).fault).not.toBeNull();
});

test('durations survive the form, and change shape with what they have', () => {
  const spec = { triangular: [2, 6, 12], unit: 'h' };
  const { shape, parameters, unit } = readDuration(spec);
  expect(writeDuration(shape, parameters, unit)).toEqual(spec);
  expect(writeDuration('fixed', parameters, unit)).toEqual({ fixed: 2, unit: 'h' });
  expect(writeDuration('gamma', [2, 5], undefined)).toEqual({ gamma: { shape: 2, mean: 5, shift: 5 } });
  expect(writeDuration('', parameters, unit)).toBeNull();
});

test('drafts that cannot be read are dropped, not thrown', () => {
  expect(parseDrafts('{')).toEqual([]);
  expect(
    parseDrafts('[{"section":"gates"},{"section":"gates","id":"g","version":2,"values":{},"isNew":false}]'),
  ).toHaveLength(1);
});
