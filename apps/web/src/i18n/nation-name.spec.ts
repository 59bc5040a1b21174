import { nationName, nationTitle } from './nation-name.ts';

test('a country has its name in the language, what is none stays as it is', () =>
  expect([nationName('FR', 'en'), nationName('UA', 'uk'), nationName('coalition', 'en')]).toEqual([
    'France',
    'Україна',
    'coalition',
  ]));

test('codes of invented nations have no name of a country, and that of the scenario is kept', () => {
  expect(['XA', 'XB', 'XZ', 'QM', 'ZZ'].map((code) => nationName(code, 'en'))).toEqual(['XA', 'XB', 'XZ', 'QM', 'ZZ']);
  expect(nationTitle('XA', 'Amberia')).toBe('Amberia');
});

test('Kosovo is named by a code of this range that all use', () => expect(nationName('XK', 'en')).toBe('Kosovo'));
