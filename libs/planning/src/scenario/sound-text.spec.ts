import { findBrokenText, findFaultyText, findTextFault } from './sound-text.ts';

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

it('tells what turns the direction of reading of what is brought in, and not of what is stored', () => {
  const value = { title: '\u202egnp.exe', rows: [{ 'k\u2066': 1 }, { name: 'a\0\u202e' }] };
  expect(findFaultyText(value)).toEqual([
    { code: 'text.direction', path: ['title'] },
    { code: 'text.direction', path: ['rows', 0, 'k?'] },
    { code: 'text.broken', path: ['rows', 1, 'name'] },
  ]);
  expect(findBrokenText(value)).toEqual([['rows', 1, 'name']]);
});

it('takes names of every language, with the marks that belong to them', () => {
  for (const name of ['ירושלים', 'القاهرة', 'a\u200eb\u200f', '\u061c5', 'Ґдыня', '🚚'])
    expect([name, findTextFault(name)]).toEqual([name, undefined]);
});
