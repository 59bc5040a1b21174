import type { ImportedRow } from './imported.ts';
import { withNationIds } from './nation-names.ts';

const nations = [
  { id: 'PL', name: 'Poland' },
  { id: 'TR', name: 'Türkiye' },
  { id: 'N1', name: 'Northland' },
  { id: 'N2', name: 'Northland' },
];
const row = (fields: ImportedRow['fields']): ImportedRow => ({ section: 'contributions', id: 'x', line: 2, fields });
const idOf = (told: unknown) => withNationIds([row({ nation: told })], nations)[0].fields['nation'];

test('a nation is known by its id and by its name, however it is written', () => {
  expect(['PL', 'pl', 'Poland', ' POLAND ', 'türkiye'].map(idOf)).toEqual(['PL', 'PL', 'PL', 'PL', 'TR']);
});

test('the owner of a stock too', () => {
  const [{ fields }] = withNationIds([{ ...row({ owner: 'Poland', amountT: 5 }), section: 'stocks' }], nations);
  expect(fields).toEqual({ owner: 'PL', amountT: 5 });
});

test('what no nation or more than one is called stays, and so does what is none', () => {
  expect(['Northland', 'Atlantis', null].map(idOf)).toEqual(['Northland', 'Atlantis', null]);
});

test('a row that says ids is the same row', () => {
  const rows = [row({ nation: 'PL', title: 'Poland' })];
  expect(withNationIds(rows, nations)[0]).toBe(rows[0]);
});
