import { toJsonSchema } from '@muster/planning';
import { rowSchemas, type SchemaNode } from '../../../api/editing-input.ts';
import { asTyped, readNumbers } from './typed.ts';
import { readDuration, writeDuration } from './durations.ts';
import { parseDrafts } from './drafts.ts';
import { fieldsOf, findMissing, findUnread, readNumber } from './field-kinds.ts';

const schemas = rowSchemas(toJsonSchema() as SchemaNode);
const kindOf = (section: string, name: string) => fieldsOf(schemas[section]).find((one) => one.name === name)?.field;

test('every field of every section has a kind, and few are left to JSON', () => {
  for (const [section, schema] of Object.entries(schemas))
    expect([section, fieldsOf(schema).length > 0]).toEqual([section, true]);
  expect(kindOf('forceElements', 'component')).toMatchObject({ kind: 'choice' });
  expect(kindOf('forceElements', 'home')).toMatchObject({ kind: 'text', refersTo: ['places'] });
  expect(kindOf('forceElements', 'notice')).toEqual({ kind: 'duration' });
  expect(kindOf('forceElements', 'requiredAt')).toEqual({ kind: 'date' });
  expect(kindOf('forceElements', 'cargo')).toMatchObject({ kind: 'group' });
  const cargo = kindOf('forceElements', 'cargo');
  const pieces = cargo?.kind === 'group' ? cargo.fields.find(({ name }) => name === 'pieces')?.field : undefined;
  expect(pieces).toMatchObject({ kind: 'rows', most: 100 });
  expect(pieces?.kind === 'rows' && pieces.fields.map(({ name }) => name)).toContain('massT');
  expect(kindOf('gates', 'requires')).toMatchObject({
    kind: 'list',
    refersTo: ['gates', 'conditions', 'remedies', 'commitments'],
  });
  expect(kindOf('stocks', 'amountT')).toMatchObject({ kind: 'number', least: 0 });
  expect(kindOf('places', 'notional')).toEqual({ kind: 'yes-no' });
});

test('a field offers rows of what it names in its own section', () => {
  const refersTo = (section: string, name: string) => kindOf(section, name);
  expect(refersTo('replenishments', 'from')).toMatchObject({ refersTo: ['stocks'] });
  expect(refersTo('links', 'from')).toMatchObject({ refersTo: ['places'] });
  expect(refersTo('capabilities', 'parent')).toMatchObject({ refersTo: ['capabilities'] });
  expect(refersTo('forceElements', 'parent')).toMatchObject({ refersTo: ['forceElements'] });
  expect(refersTo('monitors', 'sectors')).toMatchObject({ kind: 'list', refersTo: ['sectors'] });
  const bans = kindOf('links', 'bans');
  const season = bans?.kind === 'rows' ? bans.fields.find(({ name }) => name === 'season')?.field : undefined;
  expect(season?.kind === 'group' && season.fields[0]?.field).toMatchObject({ kind: 'text', refersTo: [] });
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
  const field = { kind: 'number', whole: false, least: 0, most: 10, isAbove: false } as const;
  expect(readNumber(' 1,5 ', field)).toEqual({ value: 1.5, fault: null });
  expect(readNumber('', field)).toEqual({ value: null, fault: null });
  expect(readNumber('11', field).fault).not.toBeNull();
  expect(readNumber('1.5', { ...field, whole: true }).fault).not.toBeNull();
  expect(readNumber('many', field).fault).not.toBeNull();
  expect(
    [readNumber('0', field), readNumber('0', { ...field, isAbove: true })].map(({ fault }) => fault === null),
  ).toEqual([true, false]);
});

test('what cannot be read is kept as typed, named, and keeps the row from being saved', () => {
  const fields = fieldsOf(schemas['forceElements']);
  const row = {
    id: 'e',
    name: 'E',
    priority: asTyped('hgih'),
    notice: { fixed: asTyped('2 days') },
    cargo: { pax: asTyped('1O0'), pieces: [{ count: 2, massT: asTyped('x') }] },
  };
  expect(findUnread(fields, row as never).map((path) => path.join('.'))).toEqual(
    expect.arrayContaining(['priority', 'notice', 'cargo.pax', 'cargo.pieces.0.massT']),
  );
  expect(findUnread(fields, { id: 'e', name: 'E', priority: 2 })).toEqual([]);
});

test('lists of numbers with what people put between them', () => {
  expect([readNumbers('1435, 1520'), readNumbers('1;2.5 3'), readNumbers('')]).toEqual([[1435, 1520], [1, 2.5, 3], []]);
  expect(readNumbers('1435, wide')).toEqual(asTyped('1435, wide'));
  const withComma = (text: string) => readNumbers(text, true);
  expect([withComma('1,5'), withComma('0,5; 1,5'), withComma('1, 2, 3'), withComma('2,5 3.5')]).toEqual([
    [1.5],
    [0.5, 1.5],
    [1, 2, 3],
    [2.5, 3.5],
  ]);
});

test('observed durations survive the form', () => {
  const spec = { empirical: [1, 4, 2, 9], unit: 'h' };
  const { shape, parameters, unit } = readDuration(spec);
  expect(shape).toBe('empirical');
  expect(writeDuration(shape, parameters, unit)).toEqual(spec);
  expect(writeDuration('triangular', parameters, unit)).toEqual({ triangular: [1, 4, 2], unit: 'h' });
  expect(readDuration({ fixed: asTyped('2 d') }).parameters).toEqual([asTyped('2 d')]);
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
