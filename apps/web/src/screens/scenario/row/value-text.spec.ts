import { valueText } from './value-text.ts';

test.each([
  [null, '–'],
  ['DEP-Lublin', 'DEP-Lublin'],
  [0, '0'],
  [false, '✗'],
  [[], '–'],
  [['FR', 'GB'], 'FR; GB'],
  [{ anchor: 'D', offset: -30 }, 'D−30'],
  [{ anchor: 'CF', offset: 6, unit: 'h' }, 'CF+6h'],
  [{ fixed: 3 }, '3 d'],
  [{ pert: [1, 2, 5], unit: 'h' }, 'PERT 1 / 2 / 5 h'],
  [{ empirical: [1, 4, 9], unit: 'h' }, 'empirical 1 / 4 / 9 h'],
  [{ fixed: { $typed: '2 days' } }, '2 days d'],
  [{ pax: 120, vehicles: { heavy: 4 } }, 'pax 120, vehicles heavy 4'],
])('%j reads %s', (value, text) => expect(valueText(value)).toBe(text));
