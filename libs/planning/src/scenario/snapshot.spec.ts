import fc from 'fast-check';
import { canonicalJson, contentHash } from './snapshot.ts';

/** As slow and as plain as it is defined. */
function define(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => define(item === undefined ? null : item)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, child]) => `${JSON.stringify(key)}:${define(child)}`).join(',')}}`;
}

it('is JSON with sorted keys, no spaces, absent values left out', () => {
  expect(canonicalJson({ b: [1, undefined, { d: 'x', c: null }], a: undefined, Z: -0, é: '\u2028' })).toBe(
    '{"Z":0,"b":[1,null,{"c":null,"d":"x"}],"é":"\u2028"}',
  );
});

it('orders keys by their letters also where an object would not keep them so', () => {
  expect(canonicalJson({ b: 1, 9: 1, 10: 1, a: { 2: 1, 1: 1 } })).toBe('{"10":1,"9":1,"a":{"1":1,"2":1},"b":1}');
  const odd = '{"__proto__":{"b":1,"a":2},"a":1}';
  expect(canonicalJson(JSON.parse(odd))).toBe('{"__proto__":{"a":2,"b":1},"a":1}');
});

it('is what it is defined as, whatever the keys and values', () => {
  const key = fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.nat(20).map(String),
    fc.constant('__proto__'),
    fc.constant('id'),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined)),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      expect(canonicalJson(value)).toBe(define(value));
    }),
    { numRuns: 2000, seed: 1 },
  );
  const one = { id: 'a', note: 'x' };
  expect(contentHash(one)).toBe(contentHash({ note: 'x', id: 'a' }));
});

it('takes nothing that is no JSON: two dates would be the same', () => {
  for (const value of [new Date(0), { at: new Date(1) }, [new Map()], { '1': new Date(2) }, new Uint8Array(2)])
    expect(() => canonicalJson(value)).toThrow('is no JSON');
  expect(canonicalJson(Object.assign(Object.create(null), { b: 1, a: [undefined] }))).toBe('{"a":[null],"b":1}');
});
