/** H06: the state of now beside support of the armed forces, money over the years, the shown replication, and what has nothing to be in time. By paper. */
import { homeward } from '../mapping/returns.ts';
import { element, runOf, smallScenario } from '../testing/small-scenario.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

const DAY = 1440;
const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
const d = (offset: number) => ({ anchor: 'D' as const, offset });
const days = (fixed: number) => ({ fixed });
const run = (part: Partial<ScenarioDocument>, replications = 1) => runOf(smallScenario(part), replications);
type Result = ReturnType<typeof run>;
const last = (result: Result, stock: string) => result.stocks.find(({ id }) => id === stock)!.levelT.p50.at(-1);
const done = (result: Result, id: string, day: number) =>
  result.progress.find((row) => row.id === id)!.done.p50[(day * DAY) / result.clock.stepMin];

describe('H06 as of day 10', () => {
  const stock = (id: string, amountT: number, kind: 'II' | 'IV') => ({ id, place: 'HUB-East', class: kind, amountT });
  const posture: Partial<ScenarioDocument> = {
    sectors: [{ id: 's', name: 'S', lat: 50, lon: 22, holdTime: days(5), intensity: [{ from: d(0), level: 'low' }] }],
    stocks: [stock('wood', 500, 'IV'), stock('guns', 0, 'II')],
    packages: [
      {
        id: 'p',
        nation: 'AA',
        title: 'P',
        tranches: [
          { id: 'early', at: cf(1), amountMEur: 1 },
          { id: 'late', at: cf(8), amountMEur: 1 },
        ],
        deliveries: [
          { stock: 'guns', amountT: 7, tranche: 'early', leadTime: days(3) },
          { stock: 'guns', amountT: 5, tranche: 'late', leadTime: days(6) },
        ],
      },
    ],
    productionLines: [
      { id: 'line', title: 'L', stock: 'guns', batchT: 1, stages: [{ batches: 30, batchTime: days(2) }] },
    ],
    fortificationWorks: [
      {
        id: 'works',
        title: 'W',
        sector: 's',
        lengthKm: 30,
        stageKm: 1,
        stageTime: days(2),
        stock: 'wood',
        tPerKm: 10,
        holdGain: 0.5,
      },
    ],
  };

  test('H06.1 without it all of it runs from CF-day: 20 stages done and the material of the next taken, 20 batches, both deliveries', () => {
    const result = run(posture);
    expect([last(result, 'wood'), last(result, 'guns')]).toEqual([290, 32]);
  });

  test('H06.2 what is said of the stocks has in it what was before: works and batches go on from day 10, one delivery is still to come', () => {
    const initialState = {
      asOf: cf(10),
      stocks: [
        { stock: 'wood', amountT: 400 },
        { stock: 'guns', amountT: 11 },
      ],
    };
    const result = run({ ...posture, initialState });
    // Thirty days: fifteen stages of 10 t, the material of the next, and fifteen batches; of the deliveries that of day 14.
    expect([last(result, 'wood'), last(result, 'guns')]).toEqual([240, 11 + 15 + 5]);
    expect([done(result, 'works', 10), done(result, 'works', 20)]).toEqual([0, 5]);
  });
});

describe('H06 as of day 10: who is there', () => {
  test('H06.2b what waits for the arrival of somebody who is there goes', () => {
    const initialState = { asOf: cf(10), elements: [{ element: 'a', state: 'ready' as const }] };
    const conditions = [{ id: 'came', type: 'arrived' as const, movement: 'a', share: 1 }];
    const forceElements = [element('a'), element('b', { releasedBy: 'came' })];
    const ordered = (part: Partial<ScenarioDocument>) =>
      run({ conditions, forceElements, ...part }).elements.find(({ id }) => id === 'b')!.ordered.p50;
    expect(ordered({ initialState })).toBe(10 * DAY);
    expect(ordered({})).toBeGreaterThan(0);
  });
});

describe('H06 money', () => {
  const clock = { cfDay: '2031-01-01T00:00:00Z', dDay: cf(20), end: cf(400) };
  const utc = (at: string) => ({ anchor: 'UTC' as const, at });
  const gates = [{ id: 'vote', title: 'Vote', kind: 'national-approval' as const, duration: days(380) }];
  const pack = (id: string, at: string, part: object = {}) => ({
    id,
    nation: 'AA',
    title: id,
    tranches: [{ id: 't', at: utc(at), amountMEur: 10 }],
    ...part,
  });

  test('H06.3 what a gate holds back over the year is paid in the next, which has a row; what was due before CF-day was paid then', () => {
    const packages = [
      pack('held', '2031-06-01T00:00:00Z', { releasedBy: 'vote' }),
      pack('before', '2030-12-01T00:00:00Z'),
    ];
    expect(run({ clock, gates, packages }).funding.map((row) => [row.year, row.plannedMEur, row.paidMEur.p50])).toEqual(
      [
        [2030, 10, 10],
        [2031, 10, 0],
        [2032, 0, 10],
      ],
    );
  });
});

test('H06.4 the shown replication closes at the median: the closure of its last element is that of the force', () => {
  const notice = { triangular: [1, 2, 15] as [number, number, number] };
  const forceElements = ['a', 'b', 'c'].map((id) => element(id, { notice }));
  const result = run({ forceElements }, 21);
  const closes = Math.max(...result.shown.elements.map(({ readyMin }) => readyMin!));
  expect(closes).toBe(result.closures.find(({ key }) => key.kind === 'all')!.closure.p50);
});

describe('H06 sectors', () => {
  const sector = { id: 's', name: 'S', lat: 50, lon: 22, holdTime: days(5), intensity: [{ from: d(0), level: 'low' as const }] }; // prettier-ignore

  test('H06.5 nothing that has to be there is no probability; an order that only a commitment gives belongs to the response', () => {
    expect(run({ sectors: [sector] }).sectors[0].inTime).toBeNull();
    const gates = [{ id: 'breach', title: 'B', kind: 'breach' as const, opensAt: d(0) }];
    const commitments = [
      { id: 'c', nation: 'AA', kind: 'military-capability' as const, title: 'C', trigger: 'breach', releases: ['a'] },
    ];
    const forceElements = [element('a', { requiredAt: d(10) })];
    const promised = run({ sectors: [sector], gates, commitments, forceElements });
    expect(promised.sectors[0].inTime!.value).toBe(1);
    expect(promised.components.find(({ id }) => id === 'multinational-force')!.cover.p50.at(-1)).toBe(0);
  });

  test('H06.6 a breach on CF-day has a response as well', () => {
    const clock = { cfDay: '2031-01-01T00:00:00Z', dDay: cf(0), end: cf(40) };
    const forceElements = [element('a', { earliest: d(0), notice: days(8), requiredAt: d(20) })];
    expect(run({ clock, sectors: [sector], forceElements }).sectors[0].inTime!.value).toBe(0);
  });
});

test('H06.7 the way home has the height of the way out', () => {
  const outward = [{ id: 'a/tracked', kind: 'tracked', from: 'x', to: 'y', modes: ['road'], via: [], heightCm: 450 }];
  const back = homeward(element('a'), { id: 'a' } as never, outward as never, true);
  expect(back.requirements.map(({ heightCm }) => heightCm)).toEqual([450]);
});
