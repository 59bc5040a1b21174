import type { ClosureCurve } from '@muster/planning/run';
import { composeForce, countForce, countLift, standsAt } from './composition.ts';

const curve = (
  kind: ClosureCurve['key']['kind'],
  id: string,
  persons: number,
  [p10, p50, p90]: number[],
): ClosureCurve => ({
  key: { kind, id },
  persons,
  elements: 1,
  required: [0],
  ready: { p10: [p10], p50: [p50], p80: [p90], p90: [p90] },
  inPlace: { p10: [p50], p50: [p50], p80: [p50], p90: [p50] },
  employable: { p10: [p10], p50: [p50], p80: [p90], p90: [p90] },
  closure: { p10: null, p50: null, p80: null, p90: null, share: 0 },
  closureAtPod: null,
  closureAtDestination: { p10: null, p50: null, p80: null, p90: null, share: 0 },
  requiredMin: null,
  onTime: { value: 0, low: 0, high: 0 },
  bound: null,
});

test('the coalition leaves the supported nation out and claims no band', () => {
  const curves = [
    curve('nation-component', 'UA/land', 900, [800, 850, 900]),
    curve('nation-component', 'FR/land', 500, [100, 200, 300]),
  ];
  expect(composeForce(curves, 0, new Set(['UA'])).coalition?.total).toMatchObject({
    offered: 500,
    ready: 200,
    readyLow: 200,
    readyHigh: 200,
  });
  expect(composeForce(curves, 0).coalition).toBeNull();
});

test('rows, columns and the whole add up; bands of sums come from the curves of the sums', () => {
  const composition = composeForce(
    [
      curve('nation-component', 'EE/land', 120, [0, 100, 120]),
      curve('nation-component', 'FR/land', 500, [100, 200, 300]),
      curve('nation-component', 'FR/sea', 80, [10, 20, 30]),
      curve('nation', 'FR', 580, [150, 230, 310]),
      curve('all', '', 700, [250, 330, 420]),
    ],
    0,
  );
  expect(composition.columns).toEqual(['land', 'sea']);
  expect(composition.rows.map(({ nation, total }) => [nation, total.offered, total.ready])).toEqual([
    ['FR', 580, 220],
    ['EE', 120, 100],
  ]);
  expect(composition.rows[0].total).toMatchObject({ readyLow: 150, readyHigh: 310, elements: 2 });
  expect(composition.total.total).toMatchObject({ offered: 700, ready: 320, readyLow: 250, readyHigh: 420 });
  expect(Object.values(composition.total.cells).reduce((sum, cell) => sum + cell.ready, 0)).toBe(320);
});

test('what is counted element by element adds up by capability, and follows one replication', () => {
  const element = (id: string, nation: string, capability: string, persons: number) => ({
    id,
    nation,
    component: 'land',
    capability,
    persons,
  });
  const elements = [
    element('a', 'FR', 'engineers', 40),
    element('b', 'FR', 'manoeuvre', 100),
    element('c', 'UA', 'manoeuvre', 300),
  ];
  const time = (id: string, atDestinationMin: number, readyMin: number | null) => ({
    id,
    orderedMin: 0,
    atPodMin: 1,
    atDestinationMin,
    readyMin,
    employableMin: null,
    leavesMin: null,
  });
  const times = [time('a', 10, 20), time('b', 10, null), time('c', 30, 30)];
  const { columns, rows, coalition, total } = countForce(elements, times, 20, 'capability', new Set(['UA']));
  expect(columns).toEqual(['manoeuvre', 'engineers']);
  expect(rows.map(({ nation, total: { offered, inPlace, ready } }) => [nation, offered, inPlace, ready])).toEqual([
    ['UA', 300, 0, 0],
    ['FR', 140, 140, 40],
  ]);
  expect([coalition?.total.ready, total.total.offered, total.cells['engineers'].readyHigh]).toEqual([40, 440, 40]);
});

test('lift is to hand once its date has come and what releases it stands; where the run does not tell, it is not', () => {
  const pool = { owner: 'FR', mode: 'air', count: 6, availableFromMin: [], isReleased: true };
  const pools = [
    pool,
    { ...pool, availableFromMin: [0, 0, 50], count: 3 },
    { ...pool, owner: null, mode: 'sea', isReleased: false },
  ];
  const at = (minute: number) =>
    countLift(pools, minute).rows.map(({ nation, total }) => [nation, total.ready, total.offered]);
  expect(at(0)).toEqual([
    ['FR', 8, 9],
    ['', 0, 6],
  ]);
  expect(at(100)[0]).toEqual(['FR', 9, 9]);
  const { total, hasBands } = countLift([{ ...pool, isReleased: null }], 1e6);
  expect([total.total.ready, total.total.offered, hasBands]).toEqual([0, 6, false]);
});

test('a gate that has fallen releases nothing until it is met again', () => {
  const times = (p50: number) => ({ p10: p50, p50, p80: p50, p90: p50, share: 1 });
  const gate = { met: times(10), fell: times(20), metAgain: times(30) };
  expect([5, 10, 20, 30].map((minute) => standsAt(gate, minute))).toEqual([false, true, false, true]);
  // Older results do not say when it fell.
  expect(standsAt({ met: times(10), fell: null }, 99)).toBe(true);
});
