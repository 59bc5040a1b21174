/** A02: what is wrong with gates and with what waits for them is told, with codes and paths. */
import { isResponse } from '../activation/after-breach.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { element, issuesOf, runOf, smallScenario } from '../testing/small-scenario.ts';

const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
const d = (offset: number) => ({ anchor: 'D' as const, offset });
const days = (fixed: number) => ({ fixed });
type Gate = NonNullable<ScenarioDocument['gates']>[number];
const gate = (id: string, part: Partial<Gate> = {}): Gate => ({ id, title: id, kind: 'order', ...part });
const issues = (part: Partial<ScenarioDocument>) => issuesOf(smallScenario(part));

describe('A02 records against what gates require', () => {
  const said = (...events: [NonNullable<Gate['record']>[number]['event'], number][]) => ({
    record: events.map(([event, day]) => ({ event, at: cf(day) })),
  });
  const both = (request: Partial<Gate>, more: Partial<Gate> = {}) =>
    issues({
      gates: [
        gate('request', request),
        gate('other'),
        gate('vote', { requires: ['request'], ...said(['met', 2]), ...more }),
      ],
    });

  test('A02.1 met after a refusal is an error, met before what it requires or after its withdrawal a warning', () => {
    const told = ['gate.prerequisite gates.2.record.0.at'];
    expect(both(said(['refused', 1]))).toEqual(told);
    expect(both(said(['met', 3]))).toEqual(told);
    expect(both(said(['met', 0], ['withdrawn', 1]))).toEqual(told);
    expect(both(said(['met', 0], ['withdrawn', 3]))).toEqual([]);
    // Without a record it may have been met; one of two is enough.
    expect(both({})).toEqual([]);
    expect(both(said(['refused', 1]), { requires: ['request', 'other'], requiresCount: 1 })).toEqual([]);
    const prepared = (request: Partial<Gate>) => () =>
      runOf(smallScenario({ gates: [gate('request', request), gate('vote', { requires: ['request'], ...said(['met', 2]) })] })); // prettier-ignore
    expect(prepared(said(['met', 3]))).not.toThrow();
    expect(prepared(said(['refused', 1]))).toThrow(/refused/);
  });

  test('A02.2 the state of now counts as a record', () => {
    const initialState = {
      asOf: cf(5),
      gates: [
        { gate: 'vote', ...said(['met', 2]) },
        { gate: 'request', ...said(['refused', 1]) },
      ],
    };
    const gates = [gate('request'), gate('vote', { requires: ['request'] })];
    expect(issues({ gates, initialState })).toEqual(['gate.prerequisite initialState.gates.0.record.0.at']);
  });
});

describe('A02 what waits for itself over an element', () => {
  const ready = { id: 'c', type: 'ready' as const, element: 'a' };
  const held = (part: Partial<ScenarioDocument>) =>
    issues({ forceElements: [element('a', { releasedBy: 'g' }), element('b')], ...part });

  test('A02.3 by the gate that releases it, by a commitment, by who needs it, by a movement or an activity', () => {
    const gates = [gate('g', { requires: ['c'] })];
    expect(held({ gates, conditions: [ready] })).toEqual(['reference.cycle forceElements.0.releasedBy']);
    expect(
      held({
        conditions: [ready],
        forceElements: [element('a')],
        commitments: [
          { id: 'k', nation: 'AA', title: 'K', kind: 'military-capability', trigger: 'c', releases: ['a'] },
        ],
      }),
    ).toEqual(['reference.cycle forceElements.0.releasedBy']);
    expect(
      held({ conditions: [ready], forceElements: [element('a', { needs: ['b'] }), element('b', { releasedBy: 'c' })] }),
    ).toEqual(['reference.cycle forceElements.1.releasedBy']);
    const activity = { id: 'work', startsWhen: 'g', duration: days(1) };
    const done = { id: 'c', type: 'done' as const, activity: 'work', runs: 1 };
    expect(held({ gates, conditions: [done], activities: [activity] })).toEqual([
      'reference.cycle activities.0.startsWhen',
    ]);
  });

  test('A02.4 not where enough else would do, or where it is there already', () => {
    const any = { id: 'either', type: 'any' as const, of: ['c', 'now'] };
    const now = { id: 'now', type: 'date' as const, at: cf(0) };
    expect(held({ gates: [gate('g', { requires: ['either'] })], conditions: [ready, any, now] })).toEqual([]);
    expect(
      held({
        gates: [gate('g', { requires: ['c'] })],
        conditions: [ready],
        initialState: { asOf: cf(1), elements: [{ element: 'a', state: 'ready' as const }] },
      }),
    ).toEqual([]);
  });

  test('A02.9 also by a movement that is ready, which belongs to the response where a breach orders it, and beside what is stuck for another reason', () => {
    const gates = [gate('g', { requires: ['c'] })];
    const movements = [
      { id: 'm', cargo: { pax: 10 }, from: 'GARRISON', to: 'HUB-East', modes: ['road' as const], releasedBy: 'g' },
    ];
    const moved = { ...ready, element: 'm' };
    expect(issues({ gates, conditions: [moved], movements })).toEqual(['reference.cycle movements.0.releasedBy']);
    const breach = smallScenario({
      gates: [gate('g', { kind: 'breach' })],
      conditions: [moved],
      movements,
      forceElements: [element('a', { releasedBy: 'c' })],
    });
    expect(isResponse(breach, breach.forceElements![0])).toBe(true);
    const stuck = { id: 'x', type: 'at-least' as const, of: ['now'], count: 2 };
    const now = { id: 'now', type: 'date' as const, at: cf(0) };
    expect(held({ gates: [gate('g', { requires: ['x', 'c'] })], conditions: [stuck, now, ready] })).toContain(
      'reference.cycle forceElements.0.releasedBy',
    );
  });
});

describe('A02 the breach', () => {
  test('A02.5 without a date it happens on D-day; another date is told, and so is a second breach', () => {
    const breach = (id: string, part: Partial<Gate> = {}) => gate(id, { kind: 'breach', ...part });
    const met = (one: Gate) => runOf(smallScenario({ gates: [one, gate('first')] })).gates[0].met.p50;
    expect(met(breach('b'))).toBe(20 * 1440);
    expect(met(breach('b', { requires: ['first'] }))).toBe(20 * 1440);
    expect(met(breach('b', { opensAt: d(2) }))).toBe(22 * 1440);
    expect(issues({ gates: [breach('a'), breach('b', { opensAt: d(9) })] })).toEqual([
      'gate.breach-twice gates.1.kind',
      'gate.breach-date gates.1.opensAt',
    ]);
  });
});

describe('A02 who decides', () => {
  const approving = (approval: Partial<Gate>, part: Partial<ScenarioDocument> = {}) =>
    issues({
      nations: smallScenario().nations!.map((row) => (row.id === 'AA' ? { ...row, approvalGate: 'vote' } : row)),
      gates: [
        gate('vote', { kind: 'national-approval', owner: 'AA', ...approval }),
        gate('go', { requires: ['vote'] }),
      ],
      ...part,
    });
  const released = (releasedBy: string) => ({ forceElements: [element('a', { releasedBy })] });

  test('A02.6 an order of the posture that does not rest on the approval of the nation is told', () => {
    expect(approving({})).toEqual(['approval.bypassed nations.0.approvalGate']);
    expect(approving({}, released('vote'))).toEqual([]);
    expect(approving({}, released('go'))).toEqual([]);
    // The response is decided on its own, and who is there is there.
    expect(approving({}, { forceElements: [element('a', { earliest: d(0) })] })).toEqual([]);
    const there = [{ element: 'a', state: 'ready' as const }];
    expect(approving({}, { initialState: { asOf: cf(1), elements: there } })).toEqual([]);
  });

  test('A02.7 an approval of another kind or owner, a nation that is none or observes, a decision of somebody else', () => {
    expect(approving({ kind: 'order' }, released('vote'))).toEqual(['approval.gate nations.0.approvalGate']);
    expect(approving({ owner: 'BB' }, released('vote'))).toEqual(['approval.gate nations.0.approvalGate']);
    expect(approving({ owner: 'ZZ' }, released('vote'))).toEqual([
      'reference.unknown gates.0.owner',
      'approval.gate nations.0.approvalGate',
    ]);
    const commitments = [
      { id: 'k', nation: 'AA', title: 'K', kind: 'sanctions' as const, trigger: 'go', decision: 'theirs' },
    ];
    const theirs = gate('theirs', { kind: 'national-decision', owner: 'BB' });
    expect(issues({ gates: [gate('go'), theirs], commitments })).toEqual([
      'commitment.decision commitments.0.decision',
    ]);
  });

  test('A02.8 an observer owns no stock and asks for nothing', () => {
    const found = issues({
      stocks: [{ id: 's', place: 'HUB-East', class: 'III', amountT: 1, owner: 'EE' }],
      gates: [
        gate('asks', { kind: 'host-request', owner: 'EE' }),
        gate('body', { kind: 'host-request', owner: 'Cell' }),
      ],
    });
    expect(found).toEqual(['nation.not-participant stocks.0.owner', 'nation.not-participant gates.0.owner']);
  });
});
