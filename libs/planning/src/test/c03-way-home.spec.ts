/** C03: who goes home, over the network and with the lift there is: after a tour, called back, or withdrawn; and who stands in for them. */
import { prepare } from '../replication/snapshot.ts';
import { composeAt, rungAt, totalBy } from '../result/composition.ts';
import { element, offerWith, runOf, smallScenario } from '../testing/small-scenario.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

const DAY = 1440;
const run = (part: Partial<ScenarioDocument>) => runOf(smallScenario(part));
const only = (result: ReturnType<typeof runOf>, id = 'a') => result.elements.find((row) => row.id === id)!;
const cf = (offset: number) => ({ anchor: 'CF' as const, offset });

const approval = (part: object = {}) => [
  { id: 'approval', title: 'Approval', kind: 'national-approval' as const, owner: 'AA', ...part },
];
const approved = (part: object = {}) => element('a', { releasedBy: 'approval', ...part });

describe('C03 the way home', () => {
  test('C03.1 an element goes home the way it came, and takes as long', () => {
    const result = run({ forceElements: [element('a', { tourDays: 10 })] });
    const { atDestination, ordered, leaves, home } = only(result);
    expect(leaves.p50! - atDestination.p50!).toBe(10 * DAY);
    expect(home!.p50! - leaves.p50!).toBe(atDestination.p50! - ordered.p50!);
  });

  test('C03.2 composition: in place until it is ordered home, on its way, home; nobody is lost', () => {
    const result = run({ forceElements: [element('a', { tourDays: 10 }), element('b')] });
    const times = result.shown.elements;
    const [row] = times;
    expect([row.employableMin!, row.leavesMin!, row.homeMin!].map((minute) => rungAt(row, minute))).toEqual([
      'employable',
      'left',
      'home',
    ]);
    for (let minute = 0; minute <= result.clock.endMin; minute += 360) {
      const whole = totalBy(composeAt(result.composed, times, minute), '').get('')!;
      expect(Object.values(whole).reduce((sum, { persons }) => sum + persons, 0)).toBe(200);
    }
  });

  test('C03.3 on the map it is the element itself that comes back', () => {
    const { movements } = run({ forceElements: [element('a', { tourDays: 10 })] }).shown;
    expect(new Set(movements.of)).toEqual(new Set(['a']));
    const [first, last] = [0, movements.of.length - 1];
    expect([movements.from[first], movements.to[last]]).toEqual(['GARRISON', 'GARRISON']);
  });

  test('C03.4 a withdrawn approval: by default the force stays, with the policy `return` it goes home', () => {
    const gates = approval({ withdrawnAt: cf(8) });
    const stays = only(run({ gates, forceElements: [approved()] }));
    expect([stays.ready.share, stays.leaves.share]).toEqual([1, 0]);
    const goes = only(run({ gates, forceElements: [approved()], ...offerWith({ withdrawalPolicy: 'return' }) }));
    expect([goes.ready.share, goes.leaves.p50]).toEqual([1, 8 * DAY]);
    expect(goes.home!.p50).toBeGreaterThan(8 * DAY);
  });

  test('C03.5 withdrawn under notice it never leaves, and what is restored later brings nobody back', () => {
    const gates = approval({ withdrawnAt: cf(2), restoredAt: cf(6) });
    const part = { gates, forceElements: [approved({ notice: { fixed: 4 } })] };
    const held = only(run(part));
    // Its notice was over on day 4; the hold ends on day 6, and it goes.
    expect(held.atDestination.p50).toBeGreaterThan(6 * DAY);
    const gone = only(run({ ...part, ...offerWith({ withdrawalPolicy: 'return' }) }));
    expect([gone.ready.share, gone.leaves.p50, gone.home!.p50]).toEqual([0, 2 * DAY, 2 * DAY]);
    // Never restored: the approval that was withdrawn is what binds, not what took longest before it.
    const request = { id: 'request', title: 'Request', kind: 'host-request' as const, duration: { fixed: 1 } };
    const chain = [request, ...approval({ withdrawnAt: cf(2), requires: ['request'] })];
    expect(only(run({ ...part, gates: chain }))).toMatchObject({
      bindingGate: 'approval',
      bindingCause: 'hold-by-withdrawal',
    });
  });

  test('C03.6 a withdrawal far up the chain counts as well; the breach is none', () => {
    const gates = [
      { id: 'request', title: 'Request', kind: 'host-request' as const, owner: 'DD', withdrawnAt: cf(9) },
      ...approval({ requires: ['request'] }),
      { id: 'breach', title: 'Breach', kind: 'breach' as const, opensAt: { anchor: 'D' as const, offset: 0 } },
    ];
    const policy = offerWith({ withdrawalPolicy: 'return' });
    expect(only(run({ gates, forceElements: [approved()], ...policy })).leaves.p50).toBe(9 * DAY);
    const kept = gates.map((gate) => ({ ...gate, withdrawnAt: undefined }));
    expect(only(run({ gates: kept, forceElements: [approved()], ...policy })).leaves.share).toBe(0);
  });

  test('C03.7 the relief stands in: a sector goes on being watched; without one the watch ends with the tour', () => {
    const watched = (part: object, others: ReturnType<typeof element>[]) => {
      const result = run({
        forceElements: [element('a', { tourDays: 6, ...part }), ...others],
        sectors: [{ id: 's', name: 'S', lat: 50, lon: 22, holdTime: { fixed: 10 } }],
        monitors: [{ id: 'm', title: 'Team', kind: 'observer-team', sectors: ['s'], coverage: 0.5, element: 'a' }],
      });
      const step = (day: number) => (day * DAY) / result.clock.stepMin;
      return [4, 12].map((day) => result.sectors[0].coverage!.p50[step(day)]);
    };
    expect(watched({}, [])).toEqual([0.5, 0]);
    expect(watched({ relievedBy: 'b' }, [element('b', { earliest: cf(7) })])).toEqual([0.5, 0.5]);
    // The relief is withdrawn: a gap.
    expect(watched({ relievedBy: 'b' }, [element('b', { status: 'withdrawn' })])).toEqual([0.5, 0]);
  });

  test('C03.8 two that relieve each other take turns once, and end', () => {
    const forceElements = [
      element('a', { tourDays: 5, relievedBy: 'b' }),
      element('b', { tourDays: 5, relievedBy: 'a', earliest: cf(4) }),
    ];
    const result = run({ forceElements });
    expect(only(result, 'a').leaves.p50).toBe(only(result, 'a').atDestination.p50! + 5 * DAY);
    expect(only(result, 'b').leaves.p50).toBe(only(result, 'b').atDestination.p50! + 5 * DAY);
  });

  test('C03.10 a condition says that an element has become ready; what needs it there ends with its tour', () => {
    const made = (activity: object) => {
      const result = run({
        forceElements: [element('a', { tourDays: 6 })],
        conditions: [{ id: 'came', type: 'ready', element: 'a' }],
        stocks: [{ id: 's', place: 'HUB-East', item: 'works', class: 'IV', owner: 'AA', amountT: 0 }],
        activities: [
          {
            id: 'work',
            duration: { fixed: 1 },
            repeat: 100,
            outputs: { stocks: [{ stock: 's', amountT: 1 }] },
            ...activity,
          },
        ],
      });
      expect(only(result).leaves.p50).toBe(only(result).atDestination.p50! + 6 * DAY);
      return { madeT: result.stocks[0].levelT.p50.at(-1)!, left: result.clock.endMin - only(result).ready.p50! };
    };
    const { madeT, left } = made({ startsWhen: 'came' });
    expect(madeT).toBe(Math.floor(left / DAY));
    // The last run that was begun is finished.
    expect(made({ present: ['a'] }).madeT).toBe(6);
  });
});

describe('C03 a posture fixed by hand', () => {
  test('C03.8b with a way back and no way there the plan is refused, and the issue stands at the element', () => {
    const links = smallScenario().links!.map((row) => ({ ...row, from: row.to, to: row.from, oneWay: true }));
    const prepared = prepare(
      smallScenario({ links, forceElements: [element('a', { tourDays: 10 }), element('b/1', { tourDays: 10 })] }),
    );
    expect(prepared.ok ? [] : prepared.issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'route.none forceElements.0',
      'route.none forceElements.1',
    ]);
  });

  test('C03.9 who is put in place has a home all the same, and goes there after its tour', () => {
    const initialState = { asOf: cf(1), elements: [{ element: 'a', state: 'ready' as const }] };
    const result = run({ initialState, forceElements: [element('a', { tourDays: 10 }), element('b')] });
    expect(only(result).leaves.p50).toBe(11 * DAY);
    const way = only(result, 'b').atDestination.p50! - only(result, 'b').ordered.p50!;
    expect(only(result).home!.p50).toBe(11 * DAY + way);
  });
});
