/** D04: what has become of remedies and commitments until now: decided, in force or refused, as the state of now says. By paper. */
import { cf, d, days, DAY, gate, island, unit } from '../testing/island.ts';
import { parseScenario } from '../parse/parse.ts';
import { issuesOf, runOf } from '../testing/small-scenario.ts';
import type { InitialState } from '../scenario/posture-section.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

/** Breach on CF+20, named on CF+24; the panel decides in 5 d, sanctions take 2 d to decide and 7 d to come into force. */
const crisis = (part: Partial<ScenarioDocument> = {}): ScenarioDocument =>
  island({
    clock: { cfDay: '2031-12-01T00:00:00Z', dDay: cf(20), end: cf(80) },
    gates: [gate('breach', 'breach'), gate('named', 'attribution', { requires: ['breach'], duration: days(4) })],
    remedies: [{ id: 'panel', title: 'Panel', step: 1, requires: ['named'], duration: days(5) }],
    commitments: [
      {
        id: 'sanctions',
        title: 'Sanctions',
        nation: 'VES',
        kind: 'sanctions',
        trigger: 'panel',
        decisionTime: days(2),
        leadTime: days(7),
        releases: ['reserve'],
      },
    ],
    forceElements: [unit('reserve')],
    ...part,
  });
type Response = NonNullable<InitialState['response']>;
const named = { gate: 'named', record: [{ event: 'met' as const, at: cf(22) }] };
const state = (response: Response | undefined, asOf = 30): Partial<ScenarioDocument> => ({
  initialState: { asOf: cf(asOf), gates: [named], response },
});
const dayOf = (minute: number | null) => (minute === null ? null : minute / DAY);
/** Days on which the panel has decided, the sanctions are decided and in force, and the reserve is ordered. */
const daysOf = (part: Partial<ScenarioDocument>) => {
  const result = runOf(crisis(part), 1);
  const step = (id: string) => result.response.find((row) => row.id === id)!;
  return [
    step('panel').decided.p50,
    step('sanctions').decided.p50,
    step('sanctions').inForce.p50,
    result.elements.find(({ id }) => id === 'reserve')!.ordered.p50,
  ].map(dayOf);
};

describe('D04 records of remedies and commitments', () => {
  test('D04.1 without a state they run from what triggers them; what a state does not name is open at its instant', () => {
    expect(daysOf({})).toEqual([29, 31, 38, 38]);
    expect(daysOf(state(undefined))).toEqual([35, 37, 44, 44]);
    expect(daysOf(state([]))).toEqual([35, 37, 44, 44]);
    // What is triggered after the instant takes its time from there.
    expect(daysOf(state([], 23))).toEqual([28, 30, 37, 37]);
  });

  test('D04.2 what is decided takes its lead time from its day on, what is in force is so', () => {
    const panel = { id: 'panel', state: 'decided' as const, since: cf(24) };
    expect(daysOf(state([panel]))).toEqual([24, 32, 39, 39]);
    expect(daysOf(state([panel, { id: 'sanctions', state: 'decided', since: cf(26) }]))).toEqual([24, 26, 33, 33]);
    expect(daysOf(state([panel, { id: 'sanctions', state: 'in-force', since: cf(26) }]))).toEqual([24, 26, 26, 30]);
    // Since the instant itself, where no day is given.
    expect(daysOf(state([{ id: 'panel', state: 'decided' }]))).toEqual([30, 32, 39, 39]);
  });

  test('D04.3 whose lead time is over and is not in force is so at the instant, not before it', () => {
    const response: Response = [
      { id: 'panel', state: 'decided', since: cf(23) },
      { id: 'sanctions', state: 'decided', since: cf(24) },
    ];
    // Seven days from CF+24 are CF+31; as of CF+40 nobody has seen them.
    expect(daysOf(state(response))).toEqual([23, 24, 31, 31]);
    expect(daysOf(state(response, 40))).toEqual([23, 24, 40, 40]);
  });

  test('D04.4 what is refused never comes, and nothing that waits for it', () => {
    expect(daysOf(state([{ id: 'panel', state: 'refused' }]))).toEqual([null, null, null, null]);
    const panel = { id: 'panel', state: 'decided' as const, since: cf(24) };
    expect(daysOf(state([panel, { id: 'sanctions', state: 'refused' }]))).toEqual([24, null, null, null]);
  });

  test('D04.5 what is in force falls with the decision that it rests on, and stands again with it', () => {
    const vote = gate('vote', 'national-decision', { owner: 'VES', withdrawnAt: cf(40), restoredAt: cf(50) });
    const base = crisis();
    const part: Partial<ScenarioDocument> = {
      gates: [...base.gates!, vote],
      commitments: [{ ...base.commitments![0], decision: 'vote' }],
      initialState: {
        asOf: cf(30),
        gates: [named, { gate: 'vote', record: [{ event: 'met', at: cf(25) }] }],
        response: [
          { id: 'panel', state: 'decided', since: cf(24) },
          { id: 'sanctions', state: 'in-force', since: cf(26) },
        ],
      },
    };
    const step = runOf(crisis(part), 1).response.find(({ id }) => id === 'sanctions')!;
    expect([step.inForce.p50, step.fell?.p50, step.metAgain?.p50].map((minute) => dayOf(minute ?? null))).toEqual([26, 40, 50]); // prettier-ignore
  });

  test('D04.6 cover of the commitments is there from the day of the record on', () => {
    const coverOn = (day: number, part: Partial<ScenarioDocument>) => {
      const result = runOf(crisis(part), 1);
      const cover = result.components.find(({ id }) => id === 'commitments')!;
      return cover.cover.p50[(day * DAY) / result.clock.stepMin];
    };
    const inForce: Response = [{ id: 'sanctions', state: 'in-force', since: cf(26) }];
    expect([coverOn(25, state(inForce)), coverOn(28, state(inForce)), coverOn(28, state([]))]).toEqual([0, 1, 0]);
  });
});

describe('D04 what is wrong with a record', () => {
  const issues = (response: object[], part: Partial<ScenarioDocument> = {}) =>
    issuesOf(crisis({ ...part, initialState: { asOf: cf(30), gates: [named], response: response as Response } }));

  test('D04.7 what is not known, said twice, or said of another time', () => {
    expect(
      issues([
        { id: 'nothing', state: 'decided' },
        { id: 'panel', state: 'decided', since: cf(31) },
        { id: 'panel', state: 'refused' },
        { id: 'sanctions', state: 'refused', since: cf(-1) },
      ]).sort(),
    ).toEqual([
      'date.order initialState.response.1.since',
      'date.order initialState.response.3.since',
      'id.duplicate initialState.response.2.id',
      'reference.unknown initialState.response.0.id',
    ]);
  });

  test('D04.8 decided after what it requires was refused is an error, before that was there a warning', () => {
    const panel = (state: string, since: number) => ({ id: 'panel', state, since: cf(since) });
    const sanctions = { id: 'sanctions', state: 'in-force', since: cf(26) };
    expect(issues([panel('decided', 24), sanctions])).toEqual([]);
    expect(issues([panel('refused', 24), sanctions])).toEqual(['gate.prerequisite initialState.response.1.since']);
    // Named on CF+22, and the panel has decided before; the sanctions before the panel.
    expect(issues([panel('decided', 21)])).toEqual(['gate.prerequisite initialState.response.0.since']);
    expect(issues([panel('decided', 28), sanctions])).toEqual(['gate.prerequisite initialState.response.1.since']);
  });

  test('D04.9 a commitment that is made twice is told and not refused: it may release something else; with another trigger it is another one', () => {
    const [sanctions] = crisis().commitments!;
    const twice = (part: object) =>
      issuesOf(crisis({ commitments: [sanctions, { ...sanctions, id: 'again', releases: undefined, ...part }] }));
    expect(twice({})).toEqual(['commitment.duplicate commitments.1']);
    expect(twice({ title: ' sanctions ' })).toEqual(['commitment.duplicate commitments.1']);
    const document = crisis({ commitments: [sanctions, { ...sanctions, id: 'again', releases: undefined }] });
    expect(parseScenario(document).ok).toBe(true);
    for (const other of [{ trigger: 'breach' }, { nation: 'HAL' }, { title: 'More' }]) expect(twice(other)).toEqual([]);
  });
});

test('D04.10 the day of a record may count from D-day', () => {
  const since = d(6);
  expect(daysOf(state([{ id: 'panel', state: 'decided', since }]))[0]).toBe(26);
});
