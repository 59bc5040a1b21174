import { element, smallScenario } from '../testing/small-scenario.ts';
import { gatesAfterBreach, isResponse } from '../activation/after-breach.ts';
import { withInitialState } from '../mapping/initial-state.ts';
import { parseScenario } from '../parse/parse.ts';
import { applyLevers, decisionsToMove, type Lever } from './levers.ts';

const clock = {
  cfDay: '2026-06-01T00:00:00Z',
  dDay: { anchor: 'CF', offset: 20 },
  end: { anchor: 'CF', offset: 60 },
};
const day = (offset: number) => ({ anchor: 'CF', offset });

function parse(rows: object) {
  const parsed = parseScenario({ format: 'muster-scenario/2', id: 'levers', title: 'Levers', clock, ...rows });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

const PORT = { id: 'port', name: 'Port', kind: 'seaport', lat: 50, lon: 20 };
const TRAIN = {
  id: 'train',
  name: 'Train',
  mode: 'rail',
  payload: { wagons: 30 },
  carries: ['wheeled'],
  speedKmh: 20,
  load: { fixed: 1, unit: 'h' },
  unload: { fixed: 1, unit: 'h' },
};

test('an asset more in a pool with a date for each comes with the last, and the document stays valid', () => {
  const plan = parse({
    places: [PORT],
    liftTypes: [TRAIN],
    liftPools: [{ id: 'trains', liftType: 'train', count: 2, base: 'port', availableFrom: [day(1), day(5)] }],
  });
  const pool = (more: number) => parse(applyLevers(plan, [{ kind: 'lift', pool: 'trains', more }])).liftPools?.[0];
  expect(pool(2)).toMatchObject({ count: 4, availableFrom: [day(1), day(5), day(5), day(5)] });
  expect(pool(-1)).toMatchObject({ count: 1, availableFrom: [day(1)] });
  expect(pool(-5)).toMatchObject({ count: 0 });
});

test('a berth more in a port with groups is one of the largest group', () => {
  const plan = parse({
    places: [
      {
        ...PORT,
        seaport: {
          berths: 5,
          berthGroups: [
            { id: 'deep', berths: 2 },
            { id: 'quay', berths: 3 },
          ],
        },
      },
    ],
  });
  const port = (more: number) =>
    parse(applyLevers(plan, [{ kind: 'facility', place: 'port', facility: 'berths', more }])).places[0].seaport;
  expect(port(2)).toMatchObject({ berths: 7, berthGroups: [{ berths: 2 }, { berths: 5 }] });
  expect(port(-9)).toMatchObject({ berths: 2, berthGroups: [{ berths: 2 }, { berths: 0 }] });
});

test('a stock is more at the start of the run: by its row, or by the state of now where that says what is in it', () => {
  const fuel = (id: string, amountT: number) => ({ id, place: 'port', class: 'III', amountT });
  const plan = parse({
    places: [PORT],
    stocks: [fuel('stated', 100), fuel('other', 40)],
    initialState: { asOf: day(10), stocks: [{ stock: 'stated', amountT: 60 }] },
  });
  const amounts = (stock: string, tonnes: number) =>
    withInitialState(applyLevers(plan, [{ kind: 'stock', stock, tonnes }])).stocks?.map(({ amountT }) => amountT);
  expect(amounts('stated', 25)).toEqual([85, 40]);
  expect(amounts('stated', -70)).toEqual([0, 40]);
  expect(amounts('other', 10)).toEqual([60, 50]);
});

test('a gate that needs fewer others than may be met before the breach is not one of the response', () => {
  const gate = (id: string, more: object) => ({ id, title: id, kind: 'order', ...more });
  const document = parse({
    places: [PORT],
    gates: [
      { id: 'breach', title: 'Breach', kind: 'breach', opensAt: { anchor: 'D', offset: 0 } },
      gate('early', { opensAt: day(3) }),
      gate('either', { requires: ['breach', 'early'], requiresCount: 1 }),
      gate('both', { requires: ['breach', 'early'] }),
      gate('after-either', { requires: ['either'] }),
      gate('after-both', { requires: ['both'] }),
    ],
  });
  expect([...gatesAfterBreach(document)].sort()).toEqual(['after-both', 'both', 'breach']);
});

test('who waits for a remedy, a commitment, a condition or an element of the response belongs to the response', () => {
  const breach = { id: 'breach', title: 'B', kind: 'breach' as const, opensAt: { anchor: 'D' as const, offset: 0 } };
  const common = { nation: 'AA', kind: 'military-capability' as const, title: 'C' };
  const document = smallScenario({
    gates: [
      breach,
      { id: 'after-remedy', title: 'O', kind: 'order', requires: ['rung'] },
      { id: 'early', title: 'E', kind: 'order' },
    ],
    remedies: [{ id: 'rung', title: 'R', step: 1, requires: ['breach'] }],
    commitments: [
      { id: 'promise', ...common, trigger: 'rung', releases: ['promised'] },
      { id: 'other', ...common, trigger: 'early', releases: ['sooner', 'promised-twice'] },
      { id: 'third', ...common, trigger: 'breach', releases: ['promised-twice'] },
    ],
    conditions: [
      { id: 'and', type: 'all', of: ['early', 'breach'] },
      { id: 'or', type: 'any', of: ['early', 'breach'] },
      { id: 'two', type: 'at-least', count: 2, of: ['early', 'breach', 'and'] },
      { id: 'later', type: 'after', condition: 'and', duration: { fixed: 1 } },
      { id: 'came', type: 'ready', element: 'by-rung' },
      { id: 'd-day', type: 'date', at: { anchor: 'D', offset: 1 } },
    ],
    forceElements: [
      element('by-rung', { releasedBy: 'rung' }),
      element('promised'),
      element('sooner'),
      element('promised-twice'),
      ...['promise', 'after-remedy', 'and', 'or', 'two', 'later', 'came', 'd-day', 'early'].map((releasedBy) =>
        element(`by-${releasedBy}`, { releasedBy }),
      ),
    ],
  });
  const response = document.forceElements!.filter((row) => isResponse(document, row)).map(({ id }) => id);
  expect(response).toEqual(
    ['by-rung', 'promised', 'by-promise', 'by-after-remedy', 'by-and', 'by-two', 'by-later', 'by-came', 'by-d-day'], // prettier-ignore
  );
});

test('a decision can be moved where it takes time of its own or of the kind of breach; a breach and what is met cannot', () => {
  const plan = parse({
    places: [PORT],
    attack: { breach: 'incursion' },
    gates: [
      { id: 'breach', title: 'Breach', kind: 'breach', duration: { fixed: 0 } },
      { id: 'detection', title: 'Detection', kind: 'detection', requires: ['breach'] },
      { id: 'consultation', title: 'Consultation', kind: 'consultation', duration: { fixed: 2 } },
      { id: 'all-of-them', title: 'All of them', kind: 'consultation', requires: ['detection', 'consultation'] },
      { id: 'met', title: 'Met', kind: 'consultation', duration: { fixed: 2 }, record: [{ event: 'met', at: day(1) }] },
    ],
    latencies: [{ id: 'seen', process: 'detection', breach: 'incursion', duration: { fixed: 1 }, coverageShortens: 0 }],
  });
  expect(decisionsToMove(plan).map(({ id }) => id)).toEqual(['detection', 'consultation']);
  const moves = (gate: string) => applyLevers(plan, [{ kind: 'gate', gate, days: 5 }]);
  expect(moves('detection').latencies?.[0].duration).toEqual({ fixed: 6 });
});

test('levers are applied in an order of their own: two decisions share a latency that is never below none', () => {
  const plan = parse({
    places: [PORT],
    attack: { breach: 'incursion' },
    gates: ['a', 'b'].map((id) => ({ id, title: id, kind: 'detection' })),
    latencies: [{ id: 'seen', process: 'detection', breach: 'incursion', duration: { fixed: 2 }, coverageShortens: 0 }],
  });
  const levers: Lever[] = [
    { kind: 'gate', gate: 'a', days: -5 },
    { kind: 'gate', gate: 'b', days: 3 },
  ];
  const latency = (pulled: readonly Lever[]) => applyLevers(plan, pulled).latencies![0].duration;
  expect(latency(levers)).toMatchObject({ fixed: 3 });
  expect(latency([...levers].reverse())).toEqual(latency(levers));
});
