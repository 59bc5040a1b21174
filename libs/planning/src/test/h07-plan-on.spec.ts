/** H07: planning on from what is there: who came when, who has left, and what is done of works and production. By paper. */
import { toWorld } from '../mapping/to-world.ts';
import { parseScenario } from '../parse/parse.ts';
import { element, issuesOf, runOf, smallScenario } from '../testing/small-scenario.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

const DAY = 1440;
const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
const days = (fixed: number) => ({ fixed });
const run = (part: Partial<ScenarioDocument>) => runOf(smallScenario(part), 1);
const gone = { element: 'a', state: 'gone' as const, since: cf(15) };
const forceElements = [element('a', { tourDays: 10, relievedBy: 'b' }), element('b'), element('c')];
const line = {
  id: 'line',
  title: 'Line',
  capability: 'manoeuvre',
  component: 'land' as const,
  count: 1,
  elements: ['a'],
};

describe('H07 who came and who left', () => {
  test('H07.1 who is there is ready since it came, so what was met in time stays met', () => {
    const initialState = { asOf: cf(20), elements: [{ element: 'b', state: 'ready' as const, since: cf(4) }] };
    const result = run({
      forceElements: [element('b', { requiredAt: cf(5) }), element('c')],
      initialState,
    });
    const row = (id: string) => result.elements.find((one) => one.id === id)!;
    expect(row('b').ready.p50).toBe(4 * DAY);
    expect(row('b').onTime!.value).toBe(1);
    expect(row('c').ordered.p50).toBe(20 * DAY);
  });

  test('H07.2 who has left is not ordered again and uses no lift; its relief holds its seat', () => {
    const initialState = { asOf: cf(20), elements: [gone, { element: 'b', state: 'ready' as const, since: cf(14) }] };
    const document = smallScenario({ forceElements, requirements: [{ ...line, by: cf(25) }], initialState });
    const result = runOf(document, 1);
    const a = result.elements.find(({ id }) => id === 'a')!;
    expect([a.leaves.p50, a.home!.p50]).toEqual([15 * DAY, 15 * DAY]);
    expect(result.requirements[0].met.value).toBe(1);
    // It was there, and is no reason why nothing ever closes.
    expect(a.ready.p50).toBe(15 * DAY);
    expect(result.closures.find(({ key }) => key.kind === 'all')!.closure.p50).not.toBeNull();
    expect(toWorld(document).requirements.map(({ element }) => element)).toEqual(['c']);
  });

  test('H07.3 without a relief that is there its seat is empty', () => {
    const initialState = { asOf: cf(20), elements: [gone] };
    const alone = {
      forceElements: [element('a'), element('c')],
      requirements: [{ ...line, by: cf(25) }],
      initialState,
    };
    expect(run(alone).requirements[0].met.value).toBe(0);
  });
});

describe('H07 what is done', () => {
  const posture: Partial<ScenarioDocument> = {
    sectors: [{ id: 's', name: 'S', lat: 50, lon: 22, holdTime: days(5), intensity: [{ from: cf(20), level: 'low' }] }],
    stocks: [
      { id: 'wood', place: 'HUB-East', class: 'IV', amountT: 500 },
      { id: 'guns', place: 'HUB-East', class: 'II', amountT: 0 },
    ],
    productionLines: [
      {
        id: 'line',
        title: 'L',
        stock: 'guns',
        batchT: 1,
        stages: [
          { batches: 10, batchTime: days(2) },
          { batches: 20, batchTime: days(1) },
        ],
      },
    ],
    fortificationWorks: [
      { id: 'works', title: 'W', sector: 's', lengthKm: 30, stageKm: 1, stageTime: days(2), stock: 'wood', tPerKm: 10, holdGain: 0.5 }, // prettier-ignore
    ],
  };
  const state = (works: number, line: number) => ({
    asOf: cf(10),
    stocks: [
      { stock: 'wood', amountT: 400 },
      { stock: 'guns', amountT: 11 },
    ],
    support: [
      { id: 'works', done: works },
      { id: 'line', done: line },
    ],
  });
  const figures = (works: number, line: number) => {
    const result = run({ ...posture, initialState: state(works, line) });
    const last = (id: string) => result.stocks.find((stock) => stock.id === id)!.levelT.p50.at(-1);
    const done = (id: string, day: number) =>
      result.progress.find((row) => row.id === id)!.done.p50[(day * DAY) / result.clock.stepMin];
    return { wood: last('wood'), guns: last('guns'), day10: done('works', 10), day20: done('works', 20) };
  };

  test('H07.4 works and production go on from there, in whole runs', () => {
    // Eight stages are done; thirty days are fifteen more of 10 t and the material of the next. Of 30 batches eight are left of the second stage.
    expect(figures(8.5, 22)).toEqual({ wood: 240, guns: 11 + 8, day10: 8, day20: 13 });
  });

  test('H07.5 what is done altogether takes nothing more', () => {
    expect(figures(30, 30)).toEqual({ wood: 400, guns: 11, day10: 30, day20: 30 });
  });
});

test('H07.6 all that is wrong with a state is said at once', () => {
  const elements = [
    { element: 'a', state: 'ready', since: cf(30) },
    { element: 'b', state: 'gone', since: cf(-1) },
  ];
  const support = ['nothing', 'nothing'].map((id) => ({ id, done: 1 }));
  const parsed = parseScenario({ ...smallScenario({ forceElements }), initialState: { asOf: cf(20), elements, support } }); // prettier-ignore
  const issues = parsed.ok ? [] : parsed.issues;
  expect(issues.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
    'date.order initialState.elements.0.since',
    'date.order initialState.elements.1.since',
    'id.duplicate initialState.support.1.id',
    'reference.unknown initialState.support.0.id',
    'reference.unknown initialState.support.1.id',
  ]);
});

describe('H07 what is decided', () => {
  const approval = { id: 'vote', title: 'V', kind: 'national-approval' as const, duration: days(5) };
  const ordered = { forceElements: [element('a', { releasedBy: 'vote' })] };
  const metAt = (result: ReturnType<typeof run>, id: string) => result.gates.find((row) => row.id === id)!.met.p50;

  test('H07.7 a decision without a record is open at the instant and takes its time from then on; events keep their dates', () => {
    const gates = [{ id: 'truce', title: 'T', kind: 'cessation' as const, duration: days(3) }, approval];
    const result = run({ ...ordered, gates, initialState: { asOf: cf(10) } });
    expect([metAt(result, 'truce'), metAt(result, 'vote')]).toEqual([3 * DAY, 15 * DAY]);
    expect(result.elements[0].ordered.p50).toBe(15 * DAY);
    const met = { gate: 'vote', record: [{ event: 'met' as const, at: cf(6) }] };
    expect(metAt(run({ ...ordered, gates, initialState: { asOf: cf(10), gates: [met] } }), 'vote')).toBe(6 * DAY);
  });

  test('H07.8 what was decided falls with what it rests on, and stands again with it', () => {
    const request = {
      id: 'request',
      title: 'R',
      kind: 'host-request' as const,
      withdrawnAt: cf(12),
      restoredAt: cf(20),
    };
    const truce = { id: 'truce', title: 'T', kind: 'cessation' as const, duration: days(8) };
    const met = (gate: string) => ({ gate, record: [{ event: 'met' as const, at: cf(6) }] });
    const later = element('a', { releasedBy: 'vote', earliest: cf(14) });
    const orderedAt = (part: Partial<ScenarioDocument>) =>
      run({ forceElements: [later], ...part }).elements[0].ordered.p50;
    const vote = { ...approval, requires: ['request', 'truce'] };
    const gates = [truce, { ...request, requires: ['truce'] }, vote];
    const initialState = { asOf: cf(10), gates: [met('request'), met('vote')] };
    // The truce is drawn later than the vote was met: it stands all the same.
    expect(metAt(run({ gates, initialState }), 'vote')).toBe(6 * DAY);
    expect(orderedAt({ gates, initialState })).toBe(20 * DAY);
    // One of two is enough.
    const either = { ...vote, requiresCount: 1 };
    expect(orderedAt({ gates: [gates[0], gates[1], either], initialState })).toBe(14 * DAY);
    // What withdraws the request of no record holds the vote as well.
    const open = { asOf: cf(10), gates: [met('vote')] };
    expect(orderedAt({ gates: [truce, request, { ...approval, requires: ['request'] }], initialState: open })).toBe(20 * DAY); // prettier-ignore
  });

  test('H07.17 what was met although what it requires did not stand then is met; what falls afterwards takes it along', () => {
    const request = { id: 'request', title: 'R', kind: 'host-request' as const };
    const truce = { id: 'truce', title: 'T', kind: 'cessation' as const, duration: days(30) };
    const events = (...at: number[]) =>
      at.map((day, i) => ({ event: (['met', 'withdrawn', 'restored'] as const)[i], at: cf(day) }));
    const plan = (record: ReturnType<typeof events>, later: object = {}, vote: object = { requires: ['request'] }) => {
      const result = run({
        gates: [truce, { ...request, ...later }, { ...approval, ...vote }],
        forceElements: [element('a', { releasedBy: 'vote', earliest: cf(14) })],
        initialState: {
          asOf: cf(10),
          gates: [
            { gate: 'request', record },
            { gate: 'vote', record: events(6) },
          ],
        },
      });
      return [metAt(result, 'vote'), result.elements[0].ordered.p50];
    };
    const asIsSaid = [6 * DAY, 14 * DAY];
    for (const record of [events(2, 4), events(2, 6), events(9), events(2, 4, 8)])
      expect(plan(record)).toEqual(asIsSaid);
    expect(plan(events(2, 4), {}, { requires: ['request', 'truce'], requiresCount: 1 })).toEqual(asIsSaid);
    expect(plan(events(2, 4, 8), { withdrawnAt: cf(12) })).toEqual([6 * DAY, null]);
  });
});

describe('H07 what is held back, who is there, and what is damaged', () => {
  const vote = { id: 'vote', title: 'V', kind: 'national-approval' as const, duration: days(5) };
  const met = (at: number) => ({ gate: 'vote', record: [{ event: 'met' as const, at: cf(at) }] });
  const stocks = [{ id: 'guns', place: 'HUB-East', class: 'II' as const, amountT: 0 }];
  const last = (result: ReturnType<typeof run>) => result.stocks[0].levelT.p50.at(-1);

  test('H07.9 a delivery that a gate held back is still to come; one that came is in the stocks, and progress says the same', () => {
    const pack = {
      id: 'p',
      nation: 'AA',
      title: 'P',
      releasedBy: 'vote',
      tranches: [{ id: 't', at: cf(1), amountMEur: 1 }],
      deliveries: [{ stock: 'guns', amountT: 7, tranche: 't', leadTime: { uniform: [3, 5] as [number, number] } }],
    };
    const plan = (gates?: ReturnType<typeof met>[]) =>
      run({ gates: [vote], stocks, packages: [pack], initialState: { asOf: cf(10), gates } });
    const doneOn = (result: ReturnType<typeof run>, day: number) =>
      result.progress[0].done.p50[(day * DAY) / result.clock.stepMin];
    // Voted on CF+15, lead time three to five days.
    expect([last(plan()), doneOn(plan(), 17), doneOn(plan(), 21)]).toEqual([7, 0, 7]);
    expect([last(plan([met(6)])), doneOn(plan([met(6)]), 9), doneOn(plan([met(6)]), 10)]).toEqual([0, 0, 7]);
    expect(last(plan([met(8)]))).toBe(7);
  });

  test('H07.10 the same for deliveries of a supply line, once and again and again', () => {
    const once = { id: 'd', stock: 'guns', amountT: 7, at: cf(2), releasedBy: 'vote' };
    const weekly = { ...once, everyDays: 7, times: 4 };
    const plan = (delivery: typeof once, gates?: ReturnType<typeof met>[]) =>
      last(run({ gates: [vote], stocks, deliveries: [delivery], initialState: { asOf: cf(10), gates } }));
    expect([plan(once), plan(once, [met(1)]), plan(once, [met(4)])]).toEqual([7, 0, 0]);
    // From CF+15 on four; of those from CF+4 on the one of CF+4 is in the stocks.
    expect([plan(weekly), plan(weekly, [met(4)])]).toEqual([28, 21]);
  });

  test('H07.18 a delivery without a number that would come more than a thousand times is refused, not cut', () => {
    const told = (everyDays: number, times?: number) =>
      issuesOf(
        smallScenario({
          stocks,
          deliveries: [{ id: 'd', stock: 'guns', amountT: 1, at: cf(0), everyDays, until: cf(30), times }],
        }),
      );
    expect([told(0.031), told(0.029), told(0.029, 1000)]).toEqual([[], ['delivery.until deliveries.0.until'], []]);
  });

  test('H07.15 what an event releases comes with the event: before it all is to come, after it what came since', () => {
    const every = { id: 'd', stock: 'guns', amountT: 7, at: cf(2), everyDays: 2, times: 10 };
    const gates = [
      { id: 'breach', title: 'B', kind: 'breach' as const, opensAt: { anchor: 'D' as const, offset: 0 } },
      { id: 'truce', title: 'T', kind: 'ceasefire' as const },
      { id: 'end', title: 'E', kind: 'cessation' as const, requires: ['truce'] },
    ];
    const plan = (asOf: number, releasedBy: string, truce: { gate: string; record: object[] }[] = []) =>
      last(run({ gates, stocks, deliveries: [{ ...every, releasedBy }], initialState: { asOf: cf(asOf), gates: truce } } as Partial<ScenarioDocument>)); // prettier-ignore
    // The breach is on CF+20: of ten from then on, those of CF+20, 22 and 24 have come by CF+25.
    expect([plan(10, 'breach'), plan(25, 'breach')]).toEqual([70, 49]);
    // The truce was met on CF+15, so what ends with it too: CF+15 and 17.
    expect(plan(18, 'end', [{ gate: 'truce', record: [{ event: 'met', at: cf(15) }] }])).toBe(56);
    const pack = {
      id: 'p',
      nation: 'AA',
      title: 'P',
      releasedBy: 'breach',
      tranches: [{ id: 't', at: cf(1), amountMEur: 1 }],
      deliveries: [{ stock: 'guns', amountT: 7, tranche: 't', leadTime: days(4) }],
    };
    const packed = (asOf: number) => last(run({ gates, stocks, packages: [pack], initialState: { asOf: cf(asOf) } }));
    expect([packed(10), packed(23), packed(24)]).toEqual([7, 7, 0]);
  });

  test('H07.16 while a gate was withdrawn nothing came that it releases', () => {
    const record = [
      { event: 'met' as const, at: cf(1) },
      { event: 'withdrawn' as const, at: cf(5) },
      { event: 'restored' as const, at: cf(20) },
    ];
    const weekly = { id: 'd', stock: 'guns', amountT: 7, at: cf(2), everyDays: 7, times: 4, releasedBy: 'vote' };
    const plan = (asOf: number, events: typeof record) =>
      smallScenario({ gates: [vote], stocks, deliveries: [weekly], initialState: { asOf: cf(asOf), gates: [{ gate: 'vote', record: events }] } }); // prettier-ignore
    // CF+2 and, when it was restored, that of CF+9; those of CF+27 and 34 are to come.
    expect(last(runOf(plan(22, record), 1))).toBe(14);
    expect(toWorld(plan(15, record.slice(0, 2))).deliveries).toMatchObject([{ atMin: 9 * DAY, times: 3 }]);
  });

  test('H07.11 damage of the past takes nothing of what is said, whatever began it; what recurs takes its share from then on', () => {
    const full = [{ ...stocks[0], amountT: 1000 }];
    const damage = { id: 'x', place: 'HUB-East', factor: 1, duration: days(1), stockLossShare: 0.5 };
    const plan = (disruption: object, gates?: ReturnType<typeof met>[]) =>
      last(run({ gates: [vote], stocks: full, disruptions: [{ ...damage, ...disruption }], initialState: { asOf: cf(10), gates } })); // prettier-ignore
    expect(plan({ when: 'vote' }, [met(6)])).toBe(1000);
    expect(plan({ when: 'vote' })).toBe(500);
    expect(plan({ at: cf(5) })).toBe(1000);
    expect(plan({ at: cf(5), everyDays: 10, until: cf(30) })).toBe(250);
  });

  test('H07.12 who is there is there, whatever its nation does at a breach, and goes home by what is withdrawn later', () => {
    const gates = [{ id: 'breach', title: 'B', kind: 'breach' as const, opensAt: { anchor: 'D' as const, offset: 0 } }];
    const there = (breachPolicy: 'return' | 'hold') =>
      run({
        gates,
        contributions: [{ ...smallScenario().contributions![0], breachPolicy }],
        initialState: { asOf: cf(25), elements: [{ element: 'a', state: 'in-place' as const }] },
      }).elements[0];
    for (const policy of ['return', 'hold'] as const) expect(there(policy).ready.p50).toBe(25 * DAY);
    const withdrawn = run({
      gates: [...gates, { ...vote, withdrawnAt: cf(30) }],
      forceElements: [element('a', { releasedBy: 'vote' })],
      contributions: [{ ...smallScenario().contributions![0], withdrawalPolicy: 'return' }],
      initialState: {
        asOf: cf(25),
        gates: [met(6)],
        elements: [{ element: 'a', state: 'ready' as const, since: cf(9) }],
      },
    }).elements[0];
    expect([withdrawn.ready.p50, withdrawn.leaves.p50]).toEqual([9 * DAY, 30 * DAY]);
  });

  test('H07.14 what its gate did before the instant sends nobody home who is said to be there', () => {
    const record = [
      { event: 'met' as const, at: cf(6) },
      { event: 'withdrawn' as const, at: cf(12) },
      { event: 'restored' as const, at: cf(20) },
    ];
    const plan = (state: object, events: typeof record, gate: object = {}) => {
      const { ready, leaves } = run({
        gates: [{ ...vote, ...gate }],
        forceElements: [element('a', { releasedBy: 'vote' })],
        contributions: [{ ...smallScenario().contributions![0], withdrawalPolicy: 'return' }],
        initialState: {
          asOf: cf(25),
          gates: [{ gate: 'vote', record: events }],
          elements: [{ element: 'a', state: 'in-place' as const, ...state }],
        },
      }).elements[0];
      return [ready.p50, leaves.p50];
    };
    const since = (day: number) => ({ state: 'ready', since: cf(day) });
    expect(plan({}, record)).toEqual([25 * DAY, null]);
    expect(plan(since(22), record)).toEqual([22 * DAY, null]);
    expect(plan(since(9), record.slice(0, 2))).toEqual([9 * DAY, null]);
    // Withdrawn in the very minute of the state: it has been said to be there all the same.
    expect(plan({}, [record[0], { ...record[1], at: cf(25) }])).toEqual([25 * DAY, null]);
    expect(plan({}, record, { withdrawnAt: cf(30) })).toEqual([25 * DAY, 30 * DAY]);
  });

  test('H07.13 a movement that has arrived is not moved again, and what comes after it goes', () => {
    const line = { from: 'GARRISON', to: 'HUB-East', modes: ['road' as const], cargo: { pax: 50 } };
    const movements = [
      { id: 'first', ...line },
      { id: 'second', ...line, after: ['first'] },
    ];
    const state = { asOf: cf(10), elements: [{ element: 'first', state: 'ready' as const, since: cf(4) }] };
    const result = run({ movements, initialState: state });
    const row = (id: string) => result.elements.find((one) => one.id === id)!;
    expect([row('first').ready.p50, row('second').ordered.p50]).toEqual([4 * DAY, 10 * DAY]);
    expect(toWorld(smallScenario({ movements, initialState: state })).requirements.map(({ id }) => id)).not.toContain('first'); // prettier-ignore
  });
});
