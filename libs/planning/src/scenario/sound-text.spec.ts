import { findBrokenText } from './sound-text.ts';

it('finds NUL and halves of surrogate pairs, with their place', () => {
  const value = {
    title: 'a\0b',
    rows: [{ note: 'whole \u{1F600}' }, { note: '\ud83d alone' }, { 'k\0': 1 }],
    n: 1,
    none: null,
  };
  expect(findBrokenText(value)).toEqual([['title'], ['rows', 1, 'note'], ['rows', 2, 'k?']]);
  expect(findBrokenText('\udc00')).toEqual([[]]);
});

it('takes what is nested without end', () => {
  let value: unknown = '\0';
  for (let i = 0; i < 100_000; i++) value = [value];
  expect(findBrokenText(value)[0]).toHaveLength(100_000);
});
