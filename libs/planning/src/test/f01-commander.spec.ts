/** F01: what a commander reads, on worlds that can be worked out by hand. */
import { compile, rankSensitivities, Simulator } from '@muster/logistics';
import { toWorld } from '../mapping/to-world.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { element, runOf, smallScenario } from '../testing/small-scenario.ts';

const DAY = 1440;
const D = (offset: number) => ({ anchor: 'D' as const, offset });
const CF = (offset: number) => ({ anchor: 'CF' as const, offset });

/** Three companies of the response: one in time, one late, one that waits for the second. */
const response: Partial<ScenarioDocument> = {
  gates: [
    { id: 'breach', title: 'Breach', kind: 'breach', opensAt: D(0) },
    {
      id: 'decision',
      title: 'Decision',
      kind: 'national-decision',
      owner: 'AA',
      requires: ['breach'],
      duration: { fixed: 2 },
    },
  ],
  forceElements: [
    element('a', { releasedBy: 'decision', requiredAt: D(3) }),
    element('b', { releasedBy: 'decision', notice: { fixed: 5 }, requiredAt: D(6) }),
    element('c', { releasedBy: 'breach', needs: ['b'], nation: 'AA', requiredAt: D(14) }),
  ],
  requirements: [
    { id: 'first', title: 'First', component: 'land', capability: 'manoeuvre', count: 1, by: D(3), elements: ['a'] },
    { id: 'all', title: 'All', component: 'land', capability: 'manoeuvre', count: 2, by: D(7), elements: ['b', 'c'] },
  ],
};
const result = runOf(smallScenario(response), 4);
const { commander } = result;
const travelMin = result.elements[0].ready.p50! - 22 * DAY;

describe('F01 the commander', () => {
  test('F01.1 ready against required on the days after D-day', () => {
    expect(
      commander.checkpoints.map(({ name, requiredPersons, employablePersons, linesDue, linesMet, allLines }) => [
        name,
        requiredPersons,
        employablePersons.p50,
        linesDue,
        linesMet.p50,
        allLines.value,
      ]),
    ).toEqual([
      ['D+3', 100, 100, 1, 1, 1],
      ['D+7', 200, 100, 2, 1, 0],
      ['D+14', 300, 300, 2, 2, 1],
    ]);
  });

  test('F01.2 the last date on which a decision helps: required date less notice and way', () => {
    const [point] = commander.decisions;
    expect(point).toEqual({
      gate: 'decision',
      owner: 'AA',
      decidedMin: 22 * DAY,
      allInTimeMin: 26 * DAY - 5 * DAY - travelMin,
      inTimeMin: 26 * DAY - 5 * DAY - travelMin,
      inTime: 2,
      lastUsefulMin: 23 * DAY - travelMin,
      elements: 2,
    });
    // Decided an hour before that date in another run, the late element is in time.
    const hours = (point.allInTimeMin! - 20 * DAY) / 60 - 1;
    const [breach, decision] = response.gates!;
    const sooner = runOf(
      smallScenario({ ...response, gates: [breach, { ...decision, duration: { fixed: hours, unit: 'h' } }] }),
    );
    expect(sooner.elements.find(({ id }) => id === 'b')!.onTime!.value).toBe(1);
    expect(result.elements.find(({ id }) => id === 'b')!.onTime!.value).toBe(0);
    expect(commander.requests.find(({ kind }) => kind === 'decide')).toMatchObject({
      to: 'AA',
      byMin: point.allInTimeMin,
    });
  });

  test('F01.8 a decision that a commitment waits for is taken its decision time and lead time sooner, and is asked for by whatever orders the element', () => {
    const [breach, decision] = response.gates!;
    const commitment = {
      id: 'com',
      title: 'Commitment',
      kind: 'logistic-support' as const,
      nation: 'AA',
      trigger: 'breach',
      decision: 'decision',
      decisionTime: { fixed: 3 },
      leadTime: { fixed: 7 },
      releases: ['a'],
    };
    const date = (part: Partial<ScenarioDocument>) => {
      const { decisions } = runOf(smallScenario({ gates: [breach, decision], ...part })).commander;
      return decisions.map(({ gate, inTimeMin, elements }) => [gate, inTimeMin, elements]);
    };
    const a = (releasedBy?: string) => [element('a', { notice: { fixed: 5 }, requiredAt: D(20), releasedBy })];
    const expected = [['decision', 40 * DAY - travelMin - 15 * DAY, 1]];
    // By its own gate and the commitment, by the commitment alone, and by a condition of two gates.
    expect(date({ commitments: [commitment], forceElements: a('decision') })).toEqual(expected);
    expect(date({ commitments: [commitment], forceElements: a() })).toEqual(expected);
    expect(
      date({
        conditions: [{ id: 'both', type: 'all', of: ['breach', 'decision'] }],
        forceElements: a('both'),
      }),
    ).toEqual([['decision', 40 * DAY - travelMin - 5 * DAY, 1]]);
  });

  test('F01.9 a decision is asked for by those it can still save, and the rest are named', () => {
    const hopeless = element('c', { releasedBy: 'decision', notice: { fixed: 9 }, requiredAt: D(6) });
    const { decisions, requests } = runOf(
      smallScenario({ ...response, forceElements: [...response.forceElements!.slice(0, 2), hopeless] }),
    ).commander;
    expect(decisions).toMatchObject([
      {
        allInTimeMin: null,
        inTimeMin: 21 * DAY - travelMin,
        inTime: 2,
        lastUsefulMin: 23 * DAY - travelMin,
        elements: 3,
      },
    ]);
    expect(requests.find(({ kind }) => kind === 'decide')).toMatchObject({
      to: 'AA',
      byMin: 21 * DAY - travelMin,
      elements: 2,
      text: expect.stringContaining('1 more would be late whenever it is decided.'),
    });
  });

  test('F01.13 no date helps on which what comes first is not there yet: consultation until D+3, needed on D+1', () => {
    const [breach, decision] = response.gates!;
    const consultation = (days: number) => ({
      id: 'consultation',
      title: 'C',
      kind: 'consultation' as const,
      requires: ['breach'],
      duration: { fixed: days },
    });
    const decisions = (days: number) =>
      runOf(
        smallScenario({
          gates: [breach, consultation(days), { ...decision, requires: ['consultation'] }],
          forceElements: [response.forceElements![1]],
        }),
      ).commander.decisions;
    const needed = 26 * DAY - 5 * DAY - travelMin;
    const national = { gate: 'decision', decidedMin: 25 * DAY, elements: 1 };
    expect(decisions(3)).toEqual([
      expect.objectContaining({ gate: 'consultation', inTime: 0, inTimeMin: null, lastUsefulMin: null }),
      expect.objectContaining({ ...national, inTime: 0, inTimeMin: null, lastUsefulMin: null }),
    ]);
    // Half a day of consultation leaves the date as it was.
    expect(decisions(0.5).find(({ gate }) => gate === 'decision')).toMatchObject({ inTime: 1, inTimeMin: needed });
  });

  test('F01.10 who waits for hours of a pool asks its nation for hours, and is no shortfall of a type of lift', () => {
    const [a, b] = ['a', 'b'].map((id) =>
      element(id, { modes: ['road'], peopleModes: undefined, cargo: { massT: 10 } }),
    );
    const { lift, requests } = runOf(
      smallScenario({
        forceElements: [a, b],
        liftTypes: [
          {
            id: 'lorry',
            name: 'Lorry',
            mode: 'road',
            payload: { massT: 10 },
            carries: ['supply'],
            speedKmh: 40,
            load: { fixed: 1, unit: 'h' },
            unload: { fixed: 1, unit: 'h' },
          },
        ],
        // Three hours under way: enough for one trip in a period of ten days.
        liftPools: [
          {
            id: 'hired',
            liftType: 'lorry',
            count: 4,
            base: 'GARRISON',
            quotas: [{ nation: 'AA', hours: 3, everyDays: 10 }],
          },
        ],
      }),
    ).commander;
    expect(lift).toEqual([]);
    expect(requests).toMatchObject([{ kind: 'hours', to: 'AA', subject: 'quota/hired/AA', elements: 1 }]);
    expect(requests[0].waitDays).toBeGreaterThan(5);
  });

  test('F01.15 a decision does not help who waits longer for something else: a day, a condition, a caveat that lapses', () => {
    const [offer] = smallScenario().contributions!;
    const late = (part: object): Partial<ScenarioDocument> => ({
      gates: response.gates,
      contributions: [
        offer,
        {
          ...{ ...offer, id: 'barred', title: 'Barred' },
          caveats: [{ kind: 'location', rule: 'not', values: ['HUB-East'], scope: 'stationing', until: D(5) }],
        },
      ],
      conditions: [
        { id: 'day', type: 'date', at: D(5) },
        { id: 'both', type: 'all', of: ['decision', 'day'] },
        { id: 'either', type: 'any', of: ['decision', 'day'] },
      ],
      forceElements: [element('c', { releasedBy: 'decision', notice: { fixed: 2 }, requiredAt: D(6), ...part })],
    });
    const points = (part: object) =>
      runOf(smallScenario(late(part))).commander.decisions.map(({ inTimeMin, inTime, elements }) => [
        inTimeMin,
        inTime,
        elements,
      ]);
    for (const part of [{ earliest: D(5) }, { releasedBy: 'both' }, { contribution: 'barred' }])
      expect(points(part)).toEqual([[null, 0, 1]]);
    // Two days before its date less the way, where nothing else holds it, or a later day is only one of two ways.
    for (const part of [{}, { earliest: D(3) }, { releasedBy: 'either' }])
      expect(points(part)).toEqual([[24 * DAY - travelMin, 1, 1]]);
  });

  test('F01.3 arrivals of the next day and three days by place', () => {
    const [east] = commander.arrivals;
    const at = (day: number) => (day * DAY) / result.clock.stepMin;
    expect(east.place).toBe('HUB-East');
    expect([east.next24.p50[at(22)], east.next72.p50[at(20)], east.next24.p50[at(24)]]).toEqual([100, 200, 0]);
  });

  test('F01.4 single points of failure: the element that others wait for, the nation, the place on the way', () => {
    const find = (kind: string, id: string) => commander.singlePoints.find((row) => row.kind === kind && row.id === id);
    expect(find('element', 'b')).toMatchObject({ lines: ['all'], share: 2 / 3 });
    expect(find('nation', 'AA')).toMatchObject({ lines: ['first', 'all'], share: 1 });
    expect(find('place', 'SHORT')).toMatchObject({ lines: ['first', 'all'], share: 1 });
  });

  test('F01.5 who is absent on D-day, and why', () => {
    const posture = runOf(
      smallScenario({
        forceElements: [
          element('here', { requiredAt: CF(5) }),
          element('gap', { requiredAt: CF(5), tourDays: 10 }),
          element('late', { requiredAt: CF(15), notice: { fixed: 21 } }),
        ],
      }),
    );
    expect(posture.commander.absences).toEqual([
      { element: 'gap', reason: 'tour-ended', share: 1 },
      { element: 'late', reason: 'not-arrived', share: 1 },
    ]);
  });

  test('F01.6 an unmet line asks the nation whose caveat bars it, and all for what nobody has', () => {
    const [offer] = smallScenario().contributions!;
    const asked = runOf(
      smallScenario({
        contributions: [
          offer,
          {
            ...offer,
            id: 'bars',
            title: 'Bars',
            nation: 'BB',
            caveats: [{ kind: 'task', rule: 'not', values: ['manoeuvre'] }],
          },
        ],
        forceElements: [element('a'), element('b', { nation: 'BB', contribution: 'bars' })],
        requirements: [{ ...response.requirements![1], count: 3, elements: ['a', 'b'] }],
      }),
    ).commander.requests;
    expect(asked.map(({ kind, to }) => [kind, to])).toEqual([
      ['lift-caveat', 'BB'],
      ['offer', null],
    ]);
  });

  test('F01.16 an unmet line asks for a caveat that lapses after its date, and not for one that lapses before', () => {
    const [offer] = smallScenario().contributions!;
    const asked = (caveat: object, part: Partial<ScenarioDocument> = {}) =>
      runOf(
        smallScenario({
          ...part,
          contributions: [{ ...offer, caveats: [{ rule: 'not', ...caveat }] } as typeof offer],
          forceElements: [element('a', { notice: { fixed: 9 } })],
          requirements: [{ ...response.requirements![1], by: CF(6), count: 1, elements: ['a'] }],
        }),
      ).commander.requests.map(({ kind, to, byMin }) => [kind, to, byMin]);
    const stationing = { kind: 'location', values: ['HUB-East'], scope: 'stationing' };
    const task = { kind: 'task', values: ['manoeuvre'] };
    for (const caveat of [stationing, task]) {
      expect(asked({ ...caveat, until: CF(8) })).toEqual([['lift-caveat', 'AA', 6 * DAY]]);
      // It is its notice that makes it late.
      expect(asked({ ...caveat, until: CF(5) })).toEqual([]);
    }
    // It is led by BB on the day of the line, or only later.
    const ledBy = (part: object) => ({
      commands: [{ id: 'brigade', name: 'Brigade', component: 'land' as const, frameworkNation: 'BB' }],
      commandRelationships: [{ id: 'r', subordinate: 'a', superior: 'brigade', kind: 'opcon' as const, ...part }],
    });
    const partner = (day: number) => ({ kind: 'partner', values: ['BB'], until: CF(day) });
    expect(asked(partner(12), ledBy({}))).toEqual([['lift-caveat', 'AA', 6 * DAY]]);
    expect(asked(partner(5), ledBy({}))).toEqual([]);
    expect(asked(partner(12), ledBy({ from: CF(7) }))).toEqual([]);
  });

  test('F01.7 the tornado: half the notice is earlier by half the notice, with the same draws', () => {
    const program = compile(toWorld(smallScenario(response)));
    const simulator = new Simulator(program);
    const outcomes = [0, 1, 2].map((r) => simulator.replicate(1, r, { sampleMin: DAY }));
    const rows = rankSensitivities(program, 1, outcomes, { replications: 3, sampleMin: DAY });
    const notice = rows.find(({ assumption }) => assumption === 'notice to move')!;
    // b and c, which waits for b, are 2.5 days earlier; a has no notice: 5 / 3 days on average.
    expect(notice.lowDays.mean).toBeCloseTo(-5 / 3, 6);
    expect(notice.highDays.mean).toBeCloseTo(5 / 3, 6);
    const swing = (i: number) =>
      Math.max(rows[i].highDays.mean, rows[i].lowDays.mean) - Math.min(rows[i].highDays.mean, rows[i].lowDays.mean);
    for (let i = 1; i < rows.length; i++) expect(swing(i)).toBeLessThanOrEqual(swing(i - 1) + 1e-9);
  });
});
