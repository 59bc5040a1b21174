/**
 * H05: worlds of three invented nations on one island, each with one thing to be worked out on paper. Nothing is drawn and nobody moves, so that every
 * date is a sum of the durations in it.
 */
import { cf, d, DAY, days, gate, island, unit } from '../testing/island.ts';
import { runOf } from '../testing/small-scenario.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

const run = (part: Partial<ScenarioDocument>) => runOf(island(part));
type Result = ReturnType<typeof run>;
const inDays = (minutes: number | null | undefined) =>
  minutes === null || minutes === undefined ? null : minutes / DAY;
const met = (result: Result, id: string) => inDays(result.gates.find((row) => row.id === id)!.met.p50);
const row = (result: Result, id: string) => result.elements.find((element) => element.id === id)!;
const step = (result: Result, id: string) => inDays(result.response.find((one) => one.id === id)!.inForce.p50);
const progress = (result: Result, id: string) => result.progress.find((one) => one.id === id)!;
const level = (result: Result, stock: string, day: number) =>
  result.stocks.find(({ id }) => id === stock)!.levelT.p50[(day * DAY) / result.clock.stepMin];

describe('H05 decisions', () => {
  test('H05.1 two of three parliaments are enough: 5 days, and a day for the order', () => {
    const parliaments = [2, 5, 9].map((time, i) => gate(`p${i}`, 'national-approval', { duration: days(time) }));
    const order = gate('order', 'order', { requires: ['p0', 'p1', 'p2'], requiresCount: 2, duration: days(1) });
    const result = run({
      gates: [...parliaments, order],
      forceElements: [unit('a', { releasedBy: 'order', notice: days(3) })],
    });
    expect(met(result, 'order')).toBe(6);
    expect(inDays(row(result, 'a').ready.p50)).toBe(9);
    expect(row(result, 'a').bindingGate).toBe('p1');
  });

  test('H05.2 a refusal stands: nobody is ever ordered, the plan is infeasible, the gate that binds is named', () => {
    const result = run({
      gates: [gate('vote', 'national-approval', { owner: 'HAL', refusal: 1 })],
      forceElements: [unit('a', { releasedBy: 'vote', nation: 'HAL', requiredAt: cf(20) })],
    });
    expect([row(result, 'a').ready.share, row(result, 'a').bindingGate, result.verdict.feasible]).toEqual([
      0,
      'vote',
      false,
    ]);
  });

  test('H05.3 one desk, three orders of 2 days that come at once: 2, 4 and 6, a mean wait of two days', () => {
    const orders = ['x', 'y', 'z'].map((id) => gate(id, 'order', { duration: days(2), office: 'cell' }));
    const result = run({ gates: orders, offices: [{ id: 'cell', title: 'Cell', desks: 1 }] });
    expect(['x', 'y', 'z'].map((id) => met(result, id)).sort()).toEqual([2, 4, 6]);
    expect(result.offices[0]).toMatchObject({ decisions: 3, meanWaitMin: 2 * DAY });
    const two = run({ gates: orders, offices: [{ id: 'cell', title: 'Cell', desks: 2 }] });
    expect(['x', 'y', 'z'].map((id) => met(two, id)).sort()).toEqual([2, 2, 4]);
  });

  test('H05.4 a decision withdrawn on D+2 and restored on D+6: a notice that ends in between goes on with the restoring', () => {
    const gates = [
      gate('breach', 'breach', { opensAt: d(0) }),
      gate('decision', 'national-decision', {
        requires: ['breach'],
        duration: days(1),
        withdrawnAt: d(2),
        restoredAt: d(6),
      }),
    ];
    const ready = (notice: number) =>
      inDays(
        row(run({ gates, forceElements: [unit('a', { releasedBy: 'decision', notice: days(notice) })] }), 'a').ready
          .p50,
      );
    expect([ready(0.5), ready(3), ready(7)]).toEqual([51.5, 56, 58]);
  });

  test('H05.5 the response on one line: seen 2, named 3, finding 1, decided 2, in force 4 days later', () => {
    const result = run({
      attack: { breach: 'deniable' },
      sectors: [{ id: 's', name: 'S', lat: 0, lon: 0, holdTime: days(9), intensity: [{ from: d(0), level: 'low' }] }],
      latencies: [
        { id: 'l1', process: 'detection', breach: 'deniable', duration: days(2), coverageShortens: 0.5 },
        { id: 'l2', process: 'attribution', breach: 'deniable', duration: days(3), coverageShortens: 0.5 },
      ],
      gates: [
        gate('breach', 'breach', { opensAt: d(0) }),
        gate('seen', 'detection', { requires: ['breach'] }),
        gate('named', 'attribution', { requires: ['seen'] }),
      ],
      remedies: [
        { id: 'finding', title: 'Finding', step: 1, requires: ['named'], duration: days(1) },
        { id: 'overt-only', title: 'Overt', step: 2, requires: ['finding'], breaches: ['overt'] },
      ],
      commitments: [
        {
          id: 'c',
          nation: 'HAL',
          kind: 'sanctions',
          title: 'C',
          trigger: 'finding',
          decisionTime: days(2),
          leadTime: days(4),
        },
        { id: 'never', nation: 'HAL', kind: 'intelligence', title: 'N', trigger: 'overt-only' },
      ],
    });
    expect([met(result, 'seen'), met(result, 'named')]).toEqual([52, 55]);
    expect(['finding', 'c', 'overt-only', 'never'].map((id) => step(result, id))).toEqual([56, 62, null, null]);
    const cover = result.components.find(({ id }) => id === 'commitments')!.cover.p50;
    expect([cover[(61 * DAY) / result.clock.stepMin], cover[(63 * DAY) / result.clock.stepMin]]).toEqual([0, 0.5]);
  });

  test('H05.6 the last useful date: due on D+10, three days of notice and one from decision to order: D+6', () => {
    const gates = [
      gate('breach', 'breach', { opensAt: d(0) }),
      gate('decision', 'national-decision', { owner: 'HAL', requires: ['breach'], duration: days(9) }),
      gate('order', 'order', { requires: ['decision'], duration: days(1) }),
    ];
    const result = run({
      gates,
      forceElements: [unit('a', { releasedBy: 'order', notice: days(3), requiredAt: d(10) })],
    });
    expect(result.commander.decisions).toMatchObject([
      {
        gate: 'decision',
        owner: 'HAL',
        decidedMin: 59 * DAY,
        allInTimeMin: 56 * DAY,
        lastUsefulMin: 56 * DAY,
        elements: 1,
      },
    ]);
    expect(result.commander.requests).toEqual([
      expect.objectContaining({ kind: 'decide', to: 'HAL', subject: 'decision', byMin: 56 * DAY }),
    ]);
  });

  test('H05.19 who is in time without a decision does not wait for it: the third of three parliaments, of which two are enough', () => {
    const gates = [
      ...[2, 5, 9].map((time, i) => gate(`p${i}`, 'national-approval', { duration: days(time) })),
      gate('order', 'order', { requires: ['p0', 'p1', 'p2'], requiresCount: 2, duration: days(1) }),
    ];
    const waits = (id: string, releasedBy: string) => unit(id, { releasedBy, notice: days(3), requiredAt: cf(20) });
    const decisions = (forceElements: ScenarioDocument['forceElements']) =>
      run({ gates, forceElements }).commander.decisions;
    expect(decisions([waits('a', 'order')]).map((point) => point.gate)).toEqual(['p0', 'p1']);
    const third = decisions([waits('a', 'order'), waits('b', 'p2')]).find((point) => point.gate === 'p2');
    const date = 17 * DAY;
    expect(third).toMatchObject({ allInTimeMin: date, inTimeMin: date, lastUsefulMin: date, inTime: 1, elements: 1 });
  });
});

describe('H05 who may do what', () => {
  const offer = (part: object) => [
    {
      id: 'o',
      nation: 'VES',
      title: 'O',
      component: 'land' as const,
      kind: 'force' as const,
      status: 'offered' as const,
      stationing: 'inside' as const,
      ...part,
    },
  ];
  const employable = (part: Partial<ScenarioDocument>) => inDays(row(run(part), 'a').employable.p50);

  test('H05.7 a caveat on a task that lapses on day 15: ready on day 4, employable on day 15; one that stays: never', () => {
    const forceElements = [unit('a', { contribution: 'o', earliest: cf(4) })];
    const caveat = (until: object) => ({
      caveats: [{ kind: 'task' as const, rule: 'not' as const, values: ['infantry'], ...until }],
    });
    expect(employable({ forceElements, contributions: offer(caveat({ until: cf(15) })) })).toBe(15);
    expect(employable({ forceElements, contributions: offer(caveat({})) })).toBeNull();
  });

  test('H05.8 under a foreign command: its caveat lapses on day 12, the headquarters is ready on day 17', () => {
    const part = {
      contributions: offer({ caveats: [{ kind: 'partner', rule: 'not', values: ['HAL'], until: cf(12) }] }),
      commands: [{ id: 'cmd', name: 'C', component: 'land' as const, frameworkNation: 'HAL', headquarters: 'hq' }],
      commandRelationships: [{ id: 'r', subordinate: 'a', superior: 'cmd', kind: 'opcon' as const }],
      forceElements: [
        unit('a', { contribution: 'o', earliest: cf(4) }),
        unit('hq', { nation: 'HAL', capability: 'command', earliest: cf(17) }),
      ],
    };
    expect(employable(part)).toBe(17);
    expect(
      employable({ ...part, forceElements: [part.forceElements[0], unit('hq', { nation: 'HAL', earliest: cf(3) })] }),
    ).toBe(12);
    // The command begins on day 30 only: until then the nation itself commands.
    const later = [{ ...part.commandRelationships[0], from: cf(30) }];
    expect(employable({ ...part, commandRelationships: later })).toBe(4);
  });
});

describe('H05 support of the armed forces', () => {
  const stock = (id: string, amountT: number, cls: 'II' | 'IV' | 'V' = 'II') => ({
    id,
    place: 'Camp',
    class: cls,
    amountT,
  });

  test('H05.9 fifty seats at nine tenths are 45 a course: 80 men need two courses of 10 days, formed 3 days after the equipment of day 25', () => {
    const result = run({
      stocks: [stock('gear', 0)],
      packages: [
        {
          id: 'p',
          nation: 'HAL',
          title: 'P',
          tranches: [{ id: 't', at: cf(20), amountMEur: 10 }],
          deliveries: [{ stock: 'gear', amountT: 60, tranche: 't', leadTime: days(5) }],
        },
      ],
      trainingProgrammes: [{ id: 'school', title: 'S', seats: 50, courseLength: days(10), courses: 3, passRate: 0.9 }],
      formations: [
        {
          id: 'brigade',
          title: 'B',
          element: 'a',
          trainees: [{ programme: 'school', persons: 80 }],
          equipment: [{ stock: 'gear', amountT: 50 }],
          formUp: days(3),
        },
      ],
      forceElements: [unit('a', { notice: days(1) })],
    });
    expect(inDays(progress(result, 'brigade').complete.p50)).toBe(28);
    expect(inDays(row(result, 'a').ready.p50)).toBe(29);
    expect(level(result, 'gear', 40)).toBe(10);
    expect(progress(result, 'school').done.p50.at(-1)).toBe(135);
  });

  test('H05.10 ramp-up: two batches of 4 days, then of 2 days, until the powder of five is used up', () => {
    const result = run({
      stocks: [stock('powder', 27, 'V'), stock('shells', 0, 'V')],
      productionLines: [
        {
          id: 'line',
          title: 'L',
          stock: 'shells',
          batchT: 8,
          inputs: [{ stock: 'powder', amountT: 5 }],
          stages: [
            { batches: 2, batchTime: days(4) },
            { batches: 9, batchTime: days(2) },
          ],
        },
      ],
    });
    // Done on days 4, 8, 10, 12, 14: five batches of 5 t of powder, two tonnes are left.
    expect([3, 5, 9, 11, 13, 15, 60].map((day) => level(result, 'shells', day))).toEqual([0, 8, 16, 24, 32, 40, 40]);
    expect(level(result, 'powder', 60)).toBe(2);
  });

  test('H05.11 works of five stages of 6 days, class IV for three: 18 days, and the hold time longer by three fifths of half', () => {
    const result = run({
      stocks: [stock('wood', 35, 'IV')],
      sectors: [{ id: 's', name: 'S', lat: 0, lon: 0, holdTime: days(10), intensity: [{ from: d(0), level: 'high' }] }],
      fortificationWorks: [
        {
          id: 'w',
          title: 'W',
          sector: 's',
          lengthKm: 10,
          stageKm: 2,
          stageTime: days(6),
          stock: 'wood',
          tPerKm: 5,
          holdGain: 0.5,
        },
      ],
    });
    expect(progress(result, 'w').done.p50.at(-1)).toBe(6);
    expect(inDays(result.sectors[0].holdUntil.p50)).toBeCloseTo(50 + 10 * 1.3, 9);
    expect(result.sectors[0].holdGainDays.p50).toBeCloseTo(3, 9);
  });

  test('H05.11b five stages of 10 days are complete in the minute of the attack: all count, in the hold time and in what is said of it', () => {
    const result = run({
      sectors: [{ id: 's', name: 'S', lat: 0, lon: 0, holdTime: days(10), intensity: [{ from: d(0), level: 'high' }] }],
      fortificationWorks: [
        { id: 'w', title: 'W', sector: 's', lengthKm: 10, stageKm: 2, stageTime: days(10), holdGain: 0.5 },
      ],
    });
    expect(inDays(result.sectors[0].holdUntil.p50)).toBeCloseTo(50 + 10 * 1.5, 9);
    expect(result.sectors[0].holdGainDays.p50).toBeCloseTo(5, 9);
  });

  test('H05.12 money by calendar year over a year’s end, and not that of a gate that is refused', () => {
    const tranches = [
      { id: 'a', at: cf(10), amountMEur: 30 },
      { id: 'b', at: cf(40), amountMEur: 50 },
    ];
    const pack = (id: string, part: object = {}) => ({ id, nation: 'HAL', title: id, tranches, ...part });
    const result = run({
      gates: [gate('no', 'national-approval', { refusal: 1 })],
      packages: [pack('p'), pack('q', { releasedBy: 'no' })],
      fundingNeeds: [
        { id: 'n31', title: 'N', year: 2031, needMEur: 40 },
        { id: 'n32', title: 'N', year: 2032, needMEur: 90 },
      ],
    });
    // 1 December 2031 and ten days; forty days are 10 January 2032.
    expect(result.funding).toMatchObject([
      { year: 2031, needMEur: 40, plannedMEur: 60, paidMEur: { p50: 30 } },
      { year: 2032, needMEur: 90, plannedMEur: 100, paidMEur: { p50: 50 } },
    ]);
  });
});

describe('H05 posture and response', () => {
  test('H05.13 as of day 20: who is there is there, the rest begins then, a gate has its record', () => {
    const result = run({
      gates: [
        gate('vote', 'national-approval', { duration: days(2) }),
        gate('later', 'national-approval', { duration: days(30) }),
      ],
      forceElements: [
        unit('there', { releasedBy: 'later' }),
        unit('asked', { releasedBy: 'vote', notice: days(4) }),
        unit('waiting', { releasedBy: 'later', notice: days(1) }),
      ],
      initialState: {
        asOf: cf(20),
        elements: [{ element: 'there', state: 'ready' }],
        gates: [{ gate: 'vote', record: [{ event: 'met', at: cf(7) }] }],
      },
    });
    expect(met(result, 'vote')).toBe(7);
    // Of `later` nothing is said: it is open on day 20 and takes its thirty days from then.
    expect(['there', 'asked', 'waiting'].map((id) => inDays(row(result, id).ready.p50))).toEqual([20, 24, 51]);
  });

  test('H05.14 ready in the minute in which the hold time ends is in time, a minute later is not', () => {
    const inTime = (minutes: number) =>
      run({
        sectors: [
          {
            id: 's',
            name: 'S',
            lat: 0,
            lon: 0,
            holdTime: days(10),
            intensity: [{ from: d(0), level: 'low' }],
            requirements: ['line'],
          },
        ],
        requirements: [
          { id: 'line', title: 'L', component: 'land', capability: 'infantry', count: 1, by: d(30), elements: ['a'] },
        ],
        forceElements: [unit('a', { earliest: { anchor: 'D', offset: minutes, unit: 'min' } })],
      }).sectors[0].inTime!.value;
    expect([inTime(10 * DAY), inTime(10 * DAY + 1)]).toEqual([1, 0]);
  });

  test('H05.15 what is ready against what is required after the breach, counted by hand', () => {
    const line = (id: string, by: number, elements: string[], count = 1) => ({
      id,
      title: id,
      component: 'land' as const,
      capability: 'infantry',
      count,
      by: d(by),
      elements,
    });
    const result = run({
      requirements: [line('one', 2, ['a']), line('two', 6, ['b', 'c'], 2), line('three', 14, ['e'])],
      forceElements: [
        unit('a', { earliest: d(1), requiredAt: d(2) }),
        unit('b', { earliest: d(3), requiredAt: d(6) }),
        unit('c', { earliest: d(6), notice: days(2), requiredAt: d(6), cargo: { pax: 50 } }),
        unit('e', { earliest: d(13), requiredAt: d(14), cargo: { pax: 10 } }),
      ],
    });
    expect(
      result.commander.checkpoints.map((c) => [
        c.name,
        c.linesDue,
        c.linesMet.p50,
        c.requiredPersons,
        c.employablePersons.p50,
      ]),
    ).toEqual([
      ['D+3', 1, 1, 200, 200],
      ['D+7', 2, 1, 450, 400],
      ['D+14', 3, 3, 460, 460],
      ['D+30', 3, 3, 460, 460],
    ]);
    expect(result.requirements.map(({ metAt }) => inDays(metAt.p50)! - 50)).toEqual([1, 8, 13]);
    expect(result.commander.absences).toEqual([]);
  });
});
