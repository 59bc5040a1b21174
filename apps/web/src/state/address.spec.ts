import fc from 'fast-check';
import { applyChange, formatAddress, parseAddress, SCREENS } from './address.ts';

test('an unknown screen is the overview; hostile keys are dropped', () => {
  expect(parseAddress('/nowhere', '?run=R1&__proto__=x&T=1')).toEqual({ screen: 'overview', query: { run: 'R1' } });
});

test('a change keeps what it does not name and removes what is null', () => {
  const address = parseAddress('/timeline', '?run=R1&t=1440&element=FR-1');
  expect(formatAddress(applyChange(address, { screen: 'map', query: { element: null } }))).toBe('/map?run=R1&t=1440');
});

test('500 views survive the round trip through the address', () => {
  const key = fc.stringMatching(/^[a-z]{1,20}$/);
  const value = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme-ascii' });
  const query = fc.dictionary(key, value, { maxKeys: 12, noNullPrototype: true });
  fc.assert(
    fc.property(fc.constantFrom(...SCREENS), query, (screen, values) => {
      const [path, search = ''] = formatAddress({ screen, query: values }).split('?');
      expect(parseAddress(path, search)).toEqual({ screen, query: values });
    }),
    { numRuns: 500 },
  );
});
