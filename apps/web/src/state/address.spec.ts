import fc from 'fast-check';
import {
  applyChange,
  currentAddress,
  formatAddress,
  LEAVE_SCENARIO,
  navigate,
  parseAddress,
  SCREENS,
} from './address.ts';

test('an unknown screen is the overview; hostile keys are dropped', () => {
  expect(parseAddress('/nowhere', '?run=R1&__proto__=x&T=1')).toEqual({ screen: 'overview', query: { run: 'R1' } });
});

test('a change keeps what it does not name and removes what is null', () => {
  const address = parseAddress('/timeline', '?run=R1&t=1440&element=FR-1');
  expect(formatAddress(applyChange(address, { screen: 'map', query: { element: null } }))).toBe('/map?run=R1&t=1440');
});

test('another scenario takes away what was chosen of the one that is left', () => {
  const address = parseAddress(
    '/what-if',
    '?levers=attack:-9&line=l&gate=g&row=r&import=i&job=2&window=posture&run=3&then=9&against=2',
  );
  expect(formatAddress(applyChange(address, { query: { ...LEAVE_SCENARIO, scenario: 'b' } }))).toBe(
    '/what-if?scenario=b&window=posture',
  );
});

test('what is looked for in a section goes with the section; what is looked for elsewhere stays', () => {
  const address = parseAddress('/scenario', '?find=brigade&rows=fr&section=gates');
  const to = (query: Readonly<Record<string, string | null>>) => formatAddress(applyChange(address, { query }));
  expect(to({ section: 'places', row: 'p' })).toBe('/scenario?find=brigade&row=p&section=places');
  expect(to({ section: 'gates', row: 'g' })).toBe('/scenario?find=brigade&row=g&rows=fr&section=gates');
  expect(to({ ...LEAVE_SCENARIO, scenario: 'b' })).toBe('/scenario?find=brigade&scenario=b&section=gates');
});

test('the first change is written at once, what is dragged calmly, and what is pushed finds it written', () => {
  jest.useFakeTimers();
  const written: string[] = [];
  const history = {
    pushState: (_: unknown, __: string, url: string) => written.push(`push ${url}`),
    replaceState: (_: unknown, __: string, url: string) => written.push(`replace ${url}`),
  };
  Object.assign(globalThis, { window: { location: { pathname: '/what-if', search: '' }, history } });
  for (const days of [1, 2, 3]) navigate({ query: { levers: `attack:${days}` } }, 'replace');
  expect(written).toEqual(['replace /what-if?levers=attack%3A1']);
  jest.advanceTimersByTime(300);
  navigate({ query: { levers: 'attack:4' } }, 'replace');
  navigate({ screen: 'map' });
  jest.advanceTimersByTime(300);
  expect(written).toEqual([
    'replace /what-if?levers=attack%3A1',
    'replace /what-if?levers=attack%3A3',
    'replace /what-if?levers=attack%3A4',
    'push /map?levers=attack%3A4',
  ]);
  jest.useRealTimers();
});

test('a browser that has been written to too often keeps the page from nothing, and hears of it later', () => {
  jest.useFakeTimers();
  const written: string[] = [];
  let isFull = true;
  const takeUrl = (_: unknown, __: string, url: string) => {
    if (isFull) throw new Error('SecurityError');
    written.push(url);
  };
  Object.assign(globalThis, {
    window: { location: { pathname: '/map', search: '' }, history: { pushState: takeUrl, replaceState: takeUrl } },
  });
  navigate({ query: { t: '5' } }, 'replace');
  navigate({ screen: 'supply' });
  expect(currentAddress()).toMatchObject({ screen: 'supply', query: { t: '5' } });
  isFull = false;
  jest.advanceTimersByTime(600);
  expect(written).toEqual([formatAddress(currentAddress())]);
  jest.useRealTimers();
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
