import { findPlaces, placeOnEnter } from './find-places.ts';

const places = ['Łódź', 'New Łódź', 'Kyiv', 'Chernihiv'].map((name, index) => ({ id: `p-${index}`, name }));
const names = (typed: string, most = 9) => findPlaces(places, typed, most).map(({ name }) => name);

test('by the begin of the name first, without case and accents, and by id', () => {
  expect(names('lodz')).toEqual(['Łódź', 'New Łódź']);
  expect(names('IV')).toEqual(['Kyiv', 'Chernihiv']);
  expect(names('p-2')).toEqual(['Kyiv']);
  expect(names('nowhere')).toEqual([]);
});

test('never more than asked for', () => {
  expect(names('', 2)).toEqual(['Łódź', 'New Łódź']);
  expect(names('i', 1)).toEqual(['Kyiv']);
});

test('Enter goes to the first that fits, and nowhere while nothing is typed', () => {
  expect(placeOnEnter(places, 'iv')?.name).toBe('Kyiv');
  expect([null, '', '  ', 'nowhere'].map((typed) => placeOnEnter(places, typed))).toEqual(Array(4).fill(undefined));
});
