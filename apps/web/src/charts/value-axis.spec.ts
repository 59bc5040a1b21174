import { labelRoom } from './value-axis.ts';

test('six digits and more ask for more room than five, and a sign for less than a digit', () => {
  const room = (label: string) => labelRoom([label]);
  expect([room('10\u202f000'), room('125\u202f000'), room('1\u202f250\u202f000')]).toEqual([43, 50, 60]);
  expect(room('1.5')).toBeLessThan(room('150'));
  expect(labelRoom(['5', '125\u202f000'])).toBe(50);
});

test('without labels there is the gap', () => expect(labelRoom([])).toBe(6));
