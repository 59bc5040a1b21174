/** D02: coverage follows from the teams and sensors that are contributed and from the size of their sectors, and shortens detection. By paper. */
import { element, issuesOf, offerWith, runOf, smallScenario } from '../testing/small-scenario.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { MonitorRow, SectorRow } from '../scenario/monitoring-section.ts';
import { watchesOf } from '../scenario/watch.ts';
import { applyLevers } from '../hypothesis/levers.ts';

const DAY = 1440;
const d = (offset: number) => ({ anchor: 'D' as const, offset });
const sector = (id: string, part: Partial<SectorRow> = {}): SectorRow => ({
  id,
  name: id,
  lat: 0.5,
  lon: 20.5,
  holdTime: { fixed: 10 },
  ...part,
});
const monitor = (part: Partial<MonitorRow> = {}): MonitorRow => ({
  id: 'm',
  title: 'Teams',
  kind: 'observer-team',
  sectors: ['s'],
  coverage: 0.8,
  ...part,
});
const watch = (row: MonitorRow, part: Partial<ScenarioDocument> = {}) =>
  watchesOf(smallScenario({ sectors: [sector('s', { lengthKm: 240 }), sector('t', { lengthKm: 60 })], ...part }))(row);

describe('D02 what a monitor adds', () => {
  test('D02.1 teams by the persons of the element: 100 persons are 12 teams of 8, half of them out, 10 km each: 60 of 240 km', () => {
    const watches = { personsEach: 8, lengthKm: 10, onWatch: 0.5 };
    expect(watch(monitor({ element: 'a', watches }))).toEqual({
      share: 0.8 * 0.25,
      reach: { count: 12, amount: 60, of: 240, unit: 'km' },
    });
    // Half of the persons are six teams.
    const forceElements = [element('a', { cargo: { pax: 50 } })];
    expect(watch(monitor({ element: 'a', watches }), { forceElements }).share).toBeCloseTo(0.1, 12);
    // Over two sectors the same teams are spread over 300 km.
    expect(watch(monitor({ element: 'a', watches, sectors: ['s', 't'] })).share).toBeCloseTo(0.16, 12);
  });

  test('D02.2 more than all of a sector is all of it; without a reach it is all as well', () => {
    expect(watch(monitor({ watches: { count: 100, lengthKm: 10 } })).share).toBe(0.8);
    expect(watch(monitor())).toEqual({ share: 0.8, reach: null });
  });

  test('D02.3 by area: a square degree at the equator has 12,364 km2', () => {
    const area = [
      { lat: 0, lon: 20 },
      { lat: 0, lon: 21 },
      { lat: 1, lon: 21 },
      { lat: 1, lon: 20 },
    ];
    const { share, reach } = watch(monitor({ watches: { count: 2, areaKm2: 3091, onWatch: 0.5 } }), {
      sectors: [sector('s', { area })],
    });
    expect(reach).toMatchObject({ count: 2, amount: 3091, unit: 'km2' });
    expect(reach!.of).toBeCloseTo(12363.7, 0);
    expect(share).toBeCloseTo(0.2, 4);
  });
});

describe('D02 what coverage does', () => {
  const attacked = (part: Partial<SectorRow> = {}) =>
    sector('s', { lengthKm: 100, intensity: [{ from: d(0), level: 'low' }], ...part });
  const gates = [
    { id: 'breach', title: 'Breach', kind: 'breach' as const, opensAt: d(0) },
    { id: 'seen', title: 'Seen', kind: 'detection' as const, requires: ['breach'] },
    { id: 'named', title: 'Named', kind: 'attribution' as const, requires: ['seen'] },
  ];
  const latencies = [
    {
      id: 'see',
      process: 'detection' as const,
      breach: 'incursion' as const,
      duration: { fixed: 10 },
      coverageShortens: 0.6,
    },
    {
      id: 'name',
      process: 'attribution' as const,
      breach: 'incursion' as const,
      duration: { fixed: 4 },
      coverageShortens: 0.5,
    },
  ];
  const run = (part: Partial<ScenarioDocument>) =>
    runOf(smallScenario({ gates, latencies, attack: { breach: 'incursion' }, sectors: [attacked()], ...part }));
  const day = (result: ReturnType<typeof run>, id: string) =>
    result.gates.find((gate) => gate.id === id)!.met.p50! / DAY - 20;

  test('D02.4 fifty of a hundred kilometres: 10 d x (1 - 0.6 x 0.5) are 7 days, and 4 d x (1 - 0.5 x 0.5) are 3 more', () => {
    const half = { monitors: [monitor({ coverage: 1, watches: { count: 5, lengthKm: 10 } })] };
    expect([day(run({}), 'seen'), day(run({}), 'named')]).toEqual([10, 14]);
    expect([day(run(half), 'seen'), day(run(half), 'named')]).toEqual([7, 10]);
    const { sectors, monitors } = run(half);
    expect(sectors[0].coverage.p50.at(-1)).toBe(0.5);
    expect(monitors).toMatchObject([
      { id: 'm', share: 0.5, reach: { count: 5, amount: 50, of: 100, unit: 'km' }, watchesFrom: { p50: 0, share: 1 } },
    ]);
    // The line grows twice as long: the same teams watch a quarter of what they did together.
    expect(day(run({ ...half, sectors: [attacked({ lengthKm: 200 })] }), 'seen')).toBe(8.5);
  });

  test('D02.5 teams count once their element is ready; one that comes after the breach does not help to see it', () => {
    const row = monitor({ coverage: 1, element: 'a', watches: { personsEach: 20, lengthKm: 20 } });
    const there = run({ monitors: [row] });
    expect(day(there, 'seen')).toBe(4);
    expect(there.monitors[0].watchesFrom.p50).toBe(there.elements[0].ready.p50);
    const late = run({ monitors: [row], forceElements: [element('a', { earliest: d(1) })] });
    expect(day(late, 'seen')).toBe(10);
  });
});

describe('D02 several sectors and many sensors', () => {
  const gates = [
    { id: 'breach', title: 'Breach', kind: 'breach' as const, opensAt: d(0) },
    { id: 'seen', title: 'Seen', kind: 'detection' as const, requires: ['breach'] },
    { id: 'named', title: 'Named', kind: 'attribution' as const, requires: ['seen'] },
  ];
  const latency = (process: 'detection' | 'attribution', coverageShortens: number) =>
    ({ id: process, process, breach: 'incursion', duration: { fixed: 10 }, coverageShortens }) as const;
  const latencies = [latency('detection', 0.9), latency('attribution', 0.5)];
  const attacked = (id: string, offset: number, monitored = 0) =>
    sector(id, { monitored, intensity: [{ from: d(offset), level: 'low' }] });
  const run = (part: Partial<ScenarioDocument>) => {
    const result = runOf(smallScenario({ gates, latencies, attack: { breach: 'incursion' }, ...part }));
    const day = (met: { p50: number | null } | null) => (met === null ? null : met.p50! / DAY - 20);
    return { gates: result.gates.map(({ met }) => day(met)), sectors: result.sectors.map((row) => day(row.detected)) };
  };

  test('D02.21 a sector is seen once it is attacked, and lends nothing to the breach elsewhere: seen after 10 d and named after 10 more', () => {
    // What alone is attacked on D-day.
    expect(run({ sectors: [attacked('s', 0)] }).gates).toEqual([0, 10, 20]);
    const both = run({ sectors: [attacked('s', 0), attacked('t', 15, 1)] });
    expect(both.gates).toEqual([0, 10, 20]);
    // One day with full coverage, from the attack on it.
    expect(both.sectors).toEqual([10, 16]);
    // Attacked together, the watched one is seen after a day, and half of the sectors is watched: 10 d x (1 - 0.5 x 0.5).
    expect(run({ sectors: [attacked('s', 0), attacked('t', 0, 1)] }).gates).toEqual([0, 1, 8.5]);
    // Nobody is attacked before day 5: nothing is seen before.
    expect(run({ sectors: [attacked('s', 5, 1), attacked('t', 15)] }).gates).toEqual([0, 6, 11]);
  });

  test('D02.22 two hundred sensors of 0.04 % each watch 8 %: seen after 10 d x (1 - 0.9 x 0.08)', () => {
    const monitors = Array.from({ length: 200 }, (_, i) => monitor({ id: `m${i}`, coverage: 0.0004 }));
    const many = { monitors, sectors: [attacked('s', 0)] };
    expect(run(many).gates).toEqual([0, expect.closeTo(9.28, 2), expect.closeTo(9.28 + 9.6, 2)]);
    const result = runOf(smallScenario({ gates, latencies, attack: { breach: 'incursion' }, ...many }));
    expect(result.sectors[0].coverage.p50.at(-1)).toBe(0.08);
  });
});

describe('D02 what intelligence and levers do to latencies', () => {
  const gates = [
    { id: 'breach', title: 'Breach', kind: 'breach' as const, opensAt: d(0) },
    { id: 'seen', title: 'Seen', kind: 'detection' as const, requires: ['breach'] },
    { id: 'named', title: 'Named', kind: 'attribution' as const, requires: ['seen'] },
  ];
  const latency = (id: string, process: 'detection' | 'attribution', fixed: number) => ({
    id,
    process,
    breach: 'incursion' as const,
    duration: { fixed },
    coverageShortens: 0,
  });
  const world = (part: Partial<ScenarioDocument> = {}) =>
    smallScenario({
      gates,
      latencies: [latency('see', 'detection', 10), latency('name', 'attribution', 4)],
      attack: { breach: 'incursion' },
      sectors: [sector('s', { intensity: [{ from: d(0), level: 'low' }] })],
      ...part,
    });
  const days = (document: ScenarioDocument) => runOf(document).gates.map(({ id, met }) => [id, met.p50! / DAY - 20]);

  test('D02.7 shared intelligence halves the detection of a sector and takes a quarter off attribution: 5 d and 3 d', () => {
    const support = { shortens: [{ gate: 'seen', factor: 0.5 }, { gate: 'named', factor: 0.75 }] }; // prettier-ignore
    expect(days(world(offerWith({ support })))).toEqual([['breach', 0], ['seen', 5], ['named', 8]]); // prettier-ignore
  });

  test('D02.8 a lever on the decision moves the time of the kind of breach: three days less to see it', () => {
    const shorter = applyLevers(world(), [{ kind: 'gate', gate: 'seen', days: -3 }]);
    expect(days(shorter)).toEqual([['breach', 0], ['seen', 7], ['named', 11]]); // prettier-ignore
  });
});

test('D02.6 what makes no sense is refused, all of it at once', () => {
  const monitors = [
    monitor({ id: 'both', watches: { count: 1, personsEach: 4, lengthKm: 1, areaKm2: 1 } }),
    monitor({ id: 'none', watches: { onWatch: 1 } }),
    monitor({ id: 'whose', watches: { personsEach: 4, lengthKm: 1 } }),
    monitor({ id: 'measured', sectors: ['s', 't', 's'], watches: { count: 1, areaKm2: 1 } }),
  ];
  expect(issuesOf(smallScenario({ monitors, sectors: [sector('s', { lengthKm: 5 }), sector('t')] })).sort()).toEqual([
    'id.duplicate monitors.3.sectors.2',
    'monitor.watches monitors.0.watches',
    'monitor.watches monitors.0.watches',
    'monitor.watches monitors.0.watches.personsEach',
    'monitor.watches monitors.1.watches',
    'monitor.watches monitors.1.watches',
    'monitor.watches monitors.2.watches.personsEach',
    'monitor.watches monitors.3.sectors.0',
    'monitor.watches monitors.3.sectors.1',
    'monitor.watches monitors.3.sectors.2',
  ]);
});

test('D02.23 a sensor without an element goes with the contribution that brings it: nobody watches, and detection is as late as without it', () => {
  const sensor = { id: 'm', title: 'M', nation: 'AA', kind: 'satellite' as const, sectors: ['s'], coverage: 0.5 };
  const run = (status: 'offered' | 'withdrawn', monitors = [sensor]) =>
    runOf(
      smallScenario({
        ...offerWith({ status, kind: 'monitoring', support: { monitors: monitors.map(({ id }) => id) } }),
        attack: { breach: 'incursion' },
        gates: [
          { id: 'breach', title: 'Breach', kind: 'breach', opensAt: d(0) },
          { id: 'seen', title: 'Seen', kind: 'detection', requires: ['breach'] },
        ],
        latencies: [
          { id: 'l', process: 'detection', breach: 'incursion', duration: { fixed: 10 }, coverageShortens: 0.6 },
        ],
        sectors: [sector('s', { intensity: [{ from: d(0), level: 'low' }] })],
        monitors,
        forceElements: [],
      }),
    );
  const figures = ({ gates, sectors, monitors }: ReturnType<typeof run>) => [
    gates[1].met.p50! / DAY - 20,
    sectors[0].coverage.p50.at(-1),
    monitors.map(({ watchesFrom }) => watchesFrom.share),
  ];
  expect(figures(run('offered'))).toEqual([7, 0.5, [1]]);
  expect(figures(run('withdrawn'))).toEqual([10, 0, [0]]);
  expect(figures(run('offered', []))).toEqual([10, 0, []]);
});

test('D02.24 teams that stand outside the supported nation and watch the line of contact are warned of', () => {
  const warned = (kind: MonitorRow['kind'], destination: string) =>
    issuesOf(
      smallScenario({
        forceElements: [element('a', { destination })],
        sectors: [sector('s')],
        monitors: [monitor({ kind, element: 'a' })],
      }),
    );
  expect(warned('observer-team', 'HUB-West')).toEqual(['monitor.outside monitors.0.element']);
  expect([warned('observer-team', 'HUB-East'), warned('aerial', 'HUB-West')]).toEqual([[], []]);
});

test('D02.20 a monitor whose gate is withdrawn watches no more, and again when it is restored', () => {
  const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
  const gates = [{ id: 'leave', title: 'L', kind: 'host-request' as const, withdrawnAt: cf(5), restoredAt: cf(9) }];
  const result = runOf(
    smallScenario({
      gates,
      sectors: [{ id: 's', name: 'S', lat: 50, lon: 22, holdTime: { fixed: 5 } }],
      monitors: [{ id: 'm', title: 'M', kind: 'satellite', sectors: ['s'], coverage: 0.5, releasedBy: 'leave' }],
    }),
  );
  const covered = (day: number) => result.sectors[0].coverage.p50[(day * 1440) / result.clock.stepMin];
  expect([covered(3), covered(7), covered(11)]).toEqual([0.5, 0, 0.5]);
});
