import { explainLine, personsOf } from './late-line.ts';

const element = (
  id: string,
  p50: number | null,
  bindingCause: 'notice' | 'waiting-for-lift',
  bindingResource: string | null = null,
) => ({
  id,
  ready: { p10: p50, p50, p80: p50, p90: p50, share: p50 === null ? 0 : 1 },
  bindingCause,
  bindingResource,
});

test('who is late of a line, and the cause and resource that bind most of them', () => {
  const rows = [
    element('in-time', 100, 'notice'),
    element('a', 300, 'waiting-for-lift', 'lift/train'),
    element('b', 400, 'notice'),
    element('c', null, 'waiting-for-lift', 'lift/ship'),
    element('d', 500, 'waiting-for-lift', 'lift/ship'),
  ];
  expect(explainLine(rows, 200)).toEqual({
    late: ['a', 'b', 'c', 'd'],
    at: 'p50',
    of: 5,
    cause: 'waiting-for-lift',
    resource: 'lift/ship',
  });
  expect(explainLine(rows.slice(0, 1), 200)).toEqual({
    late: [],
    at: 'p50',
    of: 1,
    cause: null,
    resource: null,
  });
});

test('where nobody is late at the median, who is late in one of ten', () => {
  const seldom = {
    ...element('seldom', 100, 'waiting-for-lift', 'lift/train'),
    ready: { p10: 100, p50: 100, p80: 100, p90: 300, share: 1 },
  };
  expect(explainLine([seldom, element('in-time', 100, 'notice')], 200)).toEqual({
    late: ['seldom'],
    at: 'p90',
    of: 2,
    cause: 'waiting-for-lift',
    resource: 'lift/train',
  });
});

test('persons of a line are those by its date, and the most that it has later', () => {
  const clock = { stepMin: 1440, steps: 4 };
  const persons = { needed: 500, employable: { p50: [0, 300, 300, 500] } };
  expect(personsOf(persons, clock, 2 * 1440)).toEqual({ needed: 500, most: 500, inTime: 300 });
  expect(personsOf(persons, clock, 3 * 1440)?.inTime).toBe(500);
  expect(personsOf(null, clock, 0)).toBeNull();
});
