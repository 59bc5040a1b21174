/** The three closures of a group: at the port of debarkation, at the destination, ready. Answers by hand. */
import { parseScenario } from '../parse/parse.ts';
import { prepare, runChunk, toRunResult } from '../run/index.ts';

const cf = (offset: number) => ({ anchor: 'CF', offset }) as const;
const h = (value: number) => ({ fixed: value, unit: 'h' }) as const;
const rail = { rail: { ramps: 9, gauges: [1435] } };
const place = (id: string, part: object = {}) => ({ id, name: id, kind: 'garrison', lat: 50, lon: 20, ...part });

/** An hour each to load, to go and to unload by train, and the same again by lorry; the second load waits for the train, which comes back in an hour. */
const document = {
  format: 'muster-scenario/2',
  id: 'closures',
  title: 'closures',
  clock: { cfDay: '2026-06-01T00:00:00Z', dDay: cf(0), end: cf(30) },
  places: [place('a', rail), place('b', rail), place('c')],
  links: [
    { id: 'l', from: 'a', to: 'b', mode: 'rail', lengthKm: 60 },
    { id: 'm', from: 'b', to: 'c', mode: 'road', lengthKm: 60 },
  ],
  liftTypes: [
    { id: 'train', name: 'Train', mode: 'rail', payload: { massT: 100 }, carries: ['supply'], speedKmh: 60, load: h(1), unload: h(1) }, // prettier-ignore
    { id: 'lorry', name: 'Lorry', mode: 'road', payload: { massT: 100 }, carries: ['supply'], speedKmh: 60, load: h(1), unload: h(1) }, // prettier-ignore
  ],
  liftPools: [
    { id: 'trains', liftType: 'train', count: 1, base: 'a' },
    { id: 'lorries', liftType: 'lorry', count: 9, base: 'b' },
  ],
  movements: [1, 2].map((priority) => ({
    id: `m${priority}`,
    from: 'a',
    to: 'c',
    cargo: { supplyT: 100 },
    priority,
  })),
};

test('each group closes at its port, at its destination and when it is ready', () => {
  const parsed = parseScenario(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const prepared = prepare(parsed.value);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.issues));
  const { closures } = toRunResult(prepared.value, 1, 1, [runChunk(prepared.value, 1, 0, 1)]);
  const times = closures
    .filter(({ key }) => key.kind === 'all' || key.kind === 'priority')
    .map((row) => [
      `${row.key.kind} ${row.key.id}`.trim(),
      row.closureAtPod?.p50,
      row.closureAtDestination.p50,
      row.closure.p50,
    ]);
  // First load: 180 at b, and 180 by lorry. Second: the train is back at 240, 420 at b; 600 there.
  expect(Object.fromEntries(times.map(([key, ...at]) => [key, at]))).toEqual({
    all: [420, 600, 600],
    'priority 1': [180, 360, 360],
    'priority 2': [420, 600, 600],
  });
});
