import type { Field } from './field-kinds.ts';
import { referenceNames, saysText } from './reference-names.ts';

const text = (name: string, ...refersTo: string[]): Field => ({
  name,
  required: false,
  description: '',
  field: { kind: 'text', long: false, refersTo },
});

const ROWS: Readonly<Record<string, readonly { id: string; name: string }[]>> = {
  gates: [{ id: 'gate-gb', name: 'Approval by United Kingdom' }],
  places: [{ id: 'HUB-Lviv', name: 'Hub Lviv' }],
  links: [{ id: 'l-1', name: 'Rail 1' }],
};
const nameOf = referenceNames(
  [text('approvalGate', 'gates'), text('at', 'places', 'links'), text('reported')],
  (name) => ROWS[name] ?? [],
);

test('a reference is told by the name of its row, whichever of its sections holds it', () => {
  expect(nameOf('approvalGate', 'gate-gb')).toBe('Approval by United Kingdom');
  expect([nameOf('at', 'HUB-Lviv'), nameOf('at', 'l-1')]).toEqual(['Hub Lviv', 'Rail 1']);
});

test('what refers to nothing, or to a row that is not there, has no name', () =>
  expect([nameOf('reported', 'gate-gb'), nameOf('approvalGate', 'gate-fr'), nameOf('approvalGate', 7)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]));

test('a code of a closed list is told in words, a class of supply as it stands', () => {
  const route: Field = { ...text('route'), field: { kind: 'choice', options: ['host-nation', 'III'] } };
  const named = referenceNames([route], () => []);
  expect([named('route', 'host-nation'), named('route', 'III')]).toEqual(['host nation', 'III']);
});

test('each section is read once, however many rows are named', () => {
  const asked: string[] = [];
  const named = referenceNames([text('gate', 'gates')], (name) => {
    asked.push(name);
    return ROWS[name] ?? [];
  });
  for (let i = 0; i < 3; i++) named('gate', 'gate-gb');
  expect(asked).toEqual(['gates']);
});

test('a row is found by the name that is seen, and by what it holds', () => {
  const row = { id: 'GB', approvalGate: 'gate-gb' };
  expect(['united kingdom', 'gate-gb', 'france'].map((wanted) => saysText(row, wanted, nameOf))).toEqual([
    true,
    true,
    false,
  ]);
});
