import fc from 'fast-check';
import { findDoubledKeys } from './doubled-keys.ts';

const paths = (text: string, most = 20) => findDoubledKeys(text, most).map(({ path }) => path);

it('names every key that stands again in its object, and where', () => {
  expect(paths('{"a": 1, "b": {"c": 1, "c": 2}, "a": [0, {"d": 1}, {"d": 1, "e": 2, "d": 3}]}')).toEqual([
    'b.c',
    'a',
    'a.2.d',
  ]);
  expect(paths('[{"x": 1}, [{"x": 1, "x": 1}]]')).toEqual(['1.0.x']);
  expect(paths('{"a": 1, "a": 2, "a": 3}')).toEqual(['a', 'a']);
  expect(paths('{"a": 1, "a": 2, "a": 3}', 1)).toEqual(['a']);
});

it('is led astray by nothing in strings, and knows a key by what it means and not by how it is written', () => {
  expect(paths(String.raw`{"a": "\"b\": {, \"a\": ", "b": "\\", "c": "}\\\""}`)).toEqual([]);
  expect(paths(String.raw`{"a": 1, "\u0061": 2}`)).toEqual(['a']);
  expect(paths(String.raw`{"\"": 1, "\\": 1, "\\\"": 1, "\"": 2}`)).toEqual(['"']);
  expect(paths('{"__proto__": 1, "constructor": 2, "__proto__": 3}')).toEqual(['__proto__']);
  expect(paths('"a"')).toEqual([]);
  expect(paths('{}')).toEqual([]);
});

it('finds none in what a program has written, however deep or strange', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      expect(paths(JSON.stringify(value))).toEqual([]);
      expect(paths(JSON.stringify(value, null, 2))).toEqual([]);
    }),
    { numRuns: 500, seed: 1 },
  );
  const deep = 100_000;
  expect(paths(`${'[{"a":'.repeat(deep)}1${'}]'.repeat(deep)}`)).toEqual([]);
});
