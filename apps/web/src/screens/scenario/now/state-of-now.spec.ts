import type { ScenarioDocument } from '@muster/planning';
import {
  correct,
  correctionsOf,
  countCorrections,
  instantAt,
  stateOfNow,
  toInitialState,
  unreadAmounts,
  type Corrections,
} from './state-of-now.ts';

const DAY = 1440;
const row = (id: string) => ({ id, name: id.toUpperCase(), nation: 'AA' });
const document = {
  clock: {
    cfDay: '2026-06-01T00:00:00Z',
    dDay: { anchor: 'CF', offset: 20 },
    end: { anchor: 'CF', offset: 40 },
  },
  places: [{ id: 'hub', name: 'Hub' }],
  forceElements: ['gone', 'ready', 'here', 'moving', 'home'].map(row),
  stocks: [{ id: 's', place: 'hub', class: 'III' }],
  deliveries: [{ id: 'road', stock: 's', from: 'hub', at: { anchor: 'CF', offset: 1 } }],
  gates: [
    { id: 'vote', kind: 'national-approval' },
    { id: 'later', kind: 'national-approval' },
    { id: 'breach', kind: 'breach' },
    { id: 'revocable', kind: 'national-approval', withdrawnAt: { anchor: 'CF', offset: 9 } },
  ],
  remedies: [{ id: 'panel' }],
  commitments: [{ id: 'sanctions' }, { id: 'funds' }],
} as unknown as ScenarioDocument;
const NEVER = { orderedMin: null, atPodMin: null, atDestinationMin: null, readyMin: null, employableMin: null, leavesMin: null }; // prettier-ignore
const shown = (id: string, part: object) => ({ id, chain: [], ...NEVER, ...part });
const series = (value: number) => ({ p10: [0, value - 1], p50: [0, value], p80: [0, value], p90: [0, value + 1] });
const times = (p50: number | null) => ({ p10: p50, p50, p80: p50, p90: p50, share: p50 === null ? 0 : 1 });
const run = {
  clock: { cfDay: '', dDayMin: 20 * DAY, endMin: 40 * DAY, stepMin: 10 * DAY, steps: 2 },
  elements: [
    shown('home', {}),
    shown('ready', { orderedMin: 0, atDestinationMin: 2 * DAY, readyMin: 3 * DAY + 5 }),
    shown('gone', { orderedMin: 0, atDestinationMin: 1, readyMin: 1, leavesMin: 9 * DAY }),
    shown('here', { orderedMin: 0, atDestinationMin: 4 * DAY, readyMin: 30 * DAY }),
    shown('moving', { orderedMin: DAY, atDestinationMin: 30 * DAY }),
    shown('not in the scenario any more', { readyMin: 0 }),
  ],
  stocks: [{ id: 's', levelT: series(12.34567) }],
  runs: { row: ['works', 'works', 'works'], atMin: [DAY, 9 * DAY, 9 * DAY], sinceMin: [DAY, null, 8 * DAY] },
  supply: { line: ['road'], atMin: [DAY], underWayT: [4], owedT: [0] },
  support: [
    { id: 'works', title: 'Works', kind: 'fortification', unit: 'km', planned: 30, done: series(8) },
    { id: 'pack', title: 'Package', kind: 'package', unit: 't', planned: 9, done: series(3) },
  ],
  gates: [
    { id: 'vote', title: 'Vote', met: times(5 * DAY) },
    { id: 'later', title: 'Later', met: times(15 * DAY) },
    { id: 'breach', title: 'Breach', met: times(0) },
    { id: 'revocable', title: 'Revocable', met: times(0) },
  ],
  response: [
    { id: 'breach', kind: 'gate', title: 'Breach', decided: times(0), inForce: times(0) },
    { id: 'panel', kind: 'remedy', title: 'Panel', decided: times(4 * DAY), inForce: times(4 * DAY) },
    { id: 'sanctions', kind: 'commitment', title: 'Sanctions', decided: times(6 * DAY), inForce: times(11 * DAY) },
    { id: 'funds', kind: 'commitment', title: 'Funds', decided: times(8 * DAY), inForce: times(13 * DAY) },
    { id: 'gone', kind: 'remedy', title: 'Gone', decided: times(0), inForce: times(0) },
  ],
} as unknown as Parameters<typeof stateOfNow>[0];
const state = stateOfNow(run, document, 12 * DAY);
const cf = (offset: number) => ({ anchor: 'CF', offset });

test('who is on the way comes first, then who is there, then who has left', () => {
  expect(state.elements.map(({ id, where }) => `${id} ${where}`)).toEqual([
    'moving on-the-way',
    'here in-place',
    'ready ready',
    'gone gone',
    'home before',
  ]);
});

test('a state without corrections is what the run has', () => {
  expect(toInitialState(state, {})).toEqual({
    asOf: cf(12),
    elements: [
      { element: 'here', state: 'in-place', since: cf(4) },
      { element: 'ready', state: 'ready', since: { anchor: 'CF', offset: 3 * DAY + 5, unit: 'min' } },
      { element: 'gone', state: 'gone', since: cf(9) },
    ],
    stocks: [{ stock: 's', amountT: 12.346 }],
    supply: [{ id: 'road', underWayT: 4 }],
    support: [{ id: 'works', done: 8, begunAt: cf(8) }],
    gates: [
      { gate: 'vote', record: [{ event: 'met', at: cf(5) }] },
      {
        gate: 'revocable',
        record: [
          { event: 'met', at: cf(0) },
          { event: 'withdrawn', at: cf(9) },
        ],
      },
    ],
    response: [
      { id: 'panel', state: 'decided', since: cf(4) },
      { id: 'sanctions', state: 'in-force', since: cf(11) },
      { id: 'funds', state: 'decided', since: cf(8) },
    ],
  });
});

test('amounts and decisions are of the shown replication, for so is what is under way; the ranges are of all', () => {
  const told = {
    stocks: [{ id: 's', amount: 7.5 }],
    done: [{ id: 'works', amount: 6 }],
    decisions: {
      id: ['vote', 'later', 'panel', 'sanctions', 'funds'],
      decidedMin: [7 * DAY, 11 * DAY, null, 9 * DAY, 1 * DAY],
      inForceMin: [7 * DAY, 11 * DAY, null, 30 * DAY, 2 * DAY],
    },
  };
  const of = stateOfNow({ ...run, state: told }, document, 12 * DAY);
  expect([of.isOfOne, stateOfNow(run, document, 12 * DAY).isOfOne]).toEqual([true, false]);
  expect(of.stocks).toMatchObject([{ amount: 7.5, low: 11.34567, high: 13.34567 }]);
  const { stocks, support, gates, response } = toInitialState(of, {});
  expect(stocks).toEqual([{ stock: 's', amountT: 7.5 }]);
  expect(support).toEqual([{ id: 'works', done: 6, begunAt: cf(8) }]);
  expect(gates).toEqual([
    { gate: 'vote', record: [{ event: 'met', at: cf(7) }] },
    { gate: 'later', record: [{ event: 'met', at: cf(11) }] },
  ]);
  expect(response).toEqual([
    { id: 'sanctions', state: 'decided', since: cf(9) },
    { id: 'funds', state: 'in-force', since: cf(2) },
  ]);
});

test('remedies and commitments: what is otherwise is so since the instant, and what was refused before stays so', () => {
  const said = correct(correct({}, 'response', 'funds', 'refused', 'decided'), 'response', 'panel', 'open', 'decided');
  expect(toInitialState(state, said).response).toEqual([
    { id: 'sanctions', state: 'in-force', since: cf(11) },
    { id: 'funds', state: 'refused' },
  ]);
  const initialState = { asOf: cf(7), response: [{ id: 'funds', state: 'refused' }] };
  const of = (day: number) =>
    stateOfNow(run, { ...document, initialState } as unknown as ScenarioDocument, day * DAY).response.find(
      ({ id }) => id === 'funds',
    );
  expect(of(12)).toMatchObject({ stage: 'refused', sinceMin: 7 * DAY });
  expect(of(5)).toMatchObject({ stage: 'open', sinceMin: null });
});

test('is that of the beginning of a step, for there the amounts of a run are kept', () => {
  expect(instantAt(run.clock, 12 * DAY)).toBe(10 * DAY);
  expect(instantAt(run.clock, 10 * DAY)).toBe(10 * DAY);
});

describe('a gate that a rule withdraws keeps what has happened to it, so that it is not decided anew', () => {
  const withRule = (rule: object) =>
    ({ ...document, gates: [{ id: 'vote', kind: 'national-approval', ...rule }, ...(document.gates ?? []).slice(1, 3)] }) as unknown as ScenarioDocument; // prettier-ignore
  const recordOf = (rule: object, day: number) =>
    toInitialState(stateOfNow(run, withRule(rule), day * DAY), {}).gates?.map(({ gate, record }) => [
      gate,
      record.map(({ event, at }) => `${event} ${String('offset' in at ? at.offset : '')}`),
    ]);

  test('by a date', () => {
    const rule = { withdrawnAt: cf(10), restoredAt: cf(30) };
    expect(recordOf(rule, 4)).toEqual([]);
    expect(recordOf(rule, 6)).toEqual([['vote', ['met 5']]]);
    expect(recordOf(rule, 12)).toEqual([['vote', ['met 5', 'withdrawn 10']]]);
    expect(recordOf(rule, 30)).toContainEqual(['vote', ['met 5', 'withdrawn 10', 'restored 30']]);
  });

  test('by another gate; what restores it before makes the withdrawal void', () => {
    expect(recordOf({ withdrawnBy: 'later' }, 16)).toContainEqual(['vote', ['met 5', 'withdrawn 15']]);
    expect(recordOf({ withdrawnBy: 'later', restoredBy: 'breach' }, 16)).toContainEqual(['vote', ['met 5']]);
  });
});

test('what is otherwise is so since the instant; an answer like that of the run is none', () => {
  let said: Corrections = {};
  said = correct(said, 'elements', 'moving', 'ready', 'away');
  said = correct(said, 'elements', 'ready', 'away', 'ready');
  said = correct(said, 'elements', 'gone', 'ready', 'gone');
  said = correct(said, 'elements', 'gone', 'gone', 'gone');
  said = correct(said, 'stocks', 's', '10,5', '12.346');
  said = correct(said, 'gates', 'later', 'refused', 'open');
  expect(countCorrections(said)).toBe(4);
  const { elements, stocks, gates } = toInitialState(state, said);
  expect(elements).toContainEqual({ element: 'moving', state: 'ready' });
  expect(elements?.some(({ element }) => element === 'ready')).toBe(false);
  expect(elements).toContainEqual({ element: 'gone', state: 'gone', since: cf(9) });
  expect(stocks).toEqual([{ stock: 's', amountT: 10.5 }]);
  expect(gates).toContainEqual({ gate: 'later', record: [{ event: 'refused', at: cf(12) }] });
});

test('a run of work that is under way is said, unless somebody says otherwise; without runs told none is', () => {
  const said = correct({}, 'begun', 'works', 'no', 'yes');
  expect(toInitialState(state, said).support).toEqual([{ id: 'works', done: 8 }]);
  expect(correctionsOf(state, { begun: { works: 'no', lost: 'yes' } })).toEqual(said);
  const older = stateOfNow({ ...run, runs: undefined }, document, 12 * DAY);
  expect(toInitialState(older, {}).support).toEqual([{ id: 'works', done: 8 }]);
  const begun = correct(correct({}, 'begun', 'works', 'yes', 'no'), 'support', 'works', '0', '8');
  expect(toInitialState(older, begun).support).toEqual([{ id: 'works', done: 0, begunAt: cf(12) }]);
});

test('what is no amount is told, and gone once it is taken back', () => {
  const said = correct({}, 'support', 'works', 'a lot', '8');
  expect(unreadAmounts(said)).toEqual(['works']);
  expect(unreadAmounts(correct({}, 'stocks', 's', '-1', '8'))).toEqual(['s']);
  expect(correct(said, 'support', 'works', '8', '8')).toEqual({});
});

test('what is said of a row that the scenario has no more does not count', () => {
  const said: Corrections = { stocks: { lost: 'a lot', s: '5' }, support: { 'gone with its row': '1' } };
  expect(correctionsOf(state, said)).toEqual({ stocks: { s: '5' } });
});

describe('a scenario that begins with a state of now already', () => {
  const record = [
    { event: 'met', at: cf(1) },
    { event: 'withdrawn', at: cf(2) },
    { event: 'restored', at: cf(11) },
  ];
  const again = {
    ...document,
    initialState: {
      asOf: cf(11),
      gates: [
        { gate: 'later', record: [{ event: 'refused', at: cf(8) }] },
        { gate: 'vote', record },
        { gate: 'revocable', record: [{ event: 'met', at: cf(1) }] },
      ],
    },
  } as unknown as ScenarioDocument;

  test('keeps what was said of its gates, and asks for what was said in one word', () => {
    const next = stateOfNow(run, again, 14 * DAY);
    expect(next.gates).toEqual([{ id: 'later', name: 'Later', decision: 'refused', sinceMin: 8 * DAY }]);
    expect(toInitialState(next, {}).gates).toEqual([
      { gate: 'later', record: [{ event: 'refused', at: cf(8) }] },
      { gate: 'vote', record },
      { gate: 'revocable', record: [{ event: 'met', at: cf(1) }] },
    ]);
    const open = correct({}, 'gates', 'later', 'open', 'refused');
    expect(toInitialState(next, open).gates?.map(({ gate }) => gate)).toEqual(['vote', 'revocable']);
  });

  test('forgets at an earlier instant what came after it', () => {
    const { gates } = toInitialState(stateOfNow(run, again, 6 * DAY), {});
    expect(gates).toEqual([
      { gate: 'vote', record: record.slice(0, 2) },
      { gate: 'revocable', record: [{ event: 'met', at: cf(1) }] },
    ]);
  });
});
