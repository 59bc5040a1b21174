/** D03: the response to a breach, and the offices that decide it: on the invented scenario with the same draws, and by paper. */
import { amberStrait } from '../reference/amber-strait.ts';
import type { RunResult } from '../run/index.ts';
import { at, elementOf, gateOf, runAmber } from '../testing/amber-run.ts';
import { runOf, smallScenario } from '../testing/small-scenario.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

const DAY = 1440;
const base = runAmber();
type Gate = NonNullable<ScenarioDocument['gates']>[number];
const order = (id: string, days: number, part: Partial<Gate> = {}): Gate => ({
  id,
  title: id,
  kind: 'order',
  duration: { fixed: days },
  office: 'cell',
  ...part,
});
const officeOf = (gates: readonly Gate[]) =>
  runOf(smallScenario({ gates, offices: [{ id: 'cell', title: 'Cell', desks: 1 }] } as Partial<ScenarioDocument>))
    .offices[0];

describe('D03 offices', () => {
  test('D03.6 what stands in line to the end of the run counts as waiting: the busier an office, the longer the wait', () => {
    // The run ends on day 40: one is decided on day 30, one is on the desk, three are still in line.
    const five = officeOf(['a', 'b', 'c', 'd', 'e'].map((id) => order(id, 30)));
    expect(five).toMatchObject({ decisions: 2, waiting: 3, meanWaitMin: ((30 + 3 * 40) / 5) * DAY });
    expect(five.longestWaitMin).toEqual({ p50: 40 * DAY, p90: 40 * DAY });
    // Both are decided: nobody waits at the end.
    expect(officeOf([order('a', 2), order('b', 2)])).toMatchObject({ decisions: 2, waiting: 0, meanWaitMin: DAY });
  });

  test('D03.7 what is withdrawn in line leaves it; what fell and is due again waits from then on', () => {
    const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
    const withdrawn = officeOf([order('a', 30), order('b', 1, { withdrawnAt: cf(2) })]);
    expect(withdrawn).toMatchObject({ decisions: 1, waiting: 0, meanWaitMin: 0, longestWaitMin: { p90: 0 } });
    // Asked for on day 5, withdrawn on day 6, asked for again on day 30.
    const request = order('r', 5, { office: undefined, withdrawnAt: cf(6), restoredAt: cf(30) });
    const behind = (days: number) => officeOf([order('a', days), request, order('b', 1, { requires: ['r'] })]);
    expect(behind(35)).toMatchObject({ decisions: 2, waiting: 0, longestWaitMin: { p90: 5 * DAY } });
    expect(behind(50)).toMatchObject({ decisions: 1, waiting: 1, longestWaitMin: { p90: 10 * DAY } });
  });
});

describe('D03 response', () => {
  test('D03.1 a commitment that is not triggered releases nothing: Corundia stays at home, and its commitment is what binds', () => {
    const off = runAmber({
      commitments: amberStrait.commitments!.map((row) => ({ ...row, trigger: 'inspection' })),
      attack: { breach: 'overt' },
    });
    const on = runAmber({ attack: { breach: 'overt' } });
    expect(elementOf(on, 'xc-battlegroup').ordered.share).toBe(1);
    expect(elementOf(off, 'xc-battlegroup').ordered.share).toBe(0);
  });

  test('D03.2 a withdrawn approval holds the force, restored it goes on, later', () => {
    const gates = (more: object) =>
      amberStrait.gates!.map((gate) =>
        gate.id === 'approval-xb' ? { ...gate, withdrawnAt: { anchor: 'CF' as const, offset: 22 }, ...more } : gate,
      );
    const withdrawn = runAmber({ gates: gates({}) });
    const restored = runAmber({ gates: gates({ restoredAt: { anchor: 'CF', offset: 50 } }) });
    expect(elementOf(withdrawn, 'xb-battlegroup').ready.share).toBeLessThan(
      elementOf(base, 'xb-battlegroup').ready.share,
    );
    expect(elementOf(restored, 'xb-battlegroup').ready.share).toBe(1);
    expect(at(elementOf(restored, 'xb-battlegroup').ready)).toBeGreaterThan(
      at(elementOf(base, 'xb-battlegroup').ready),
    );
    // The gate itself says when it fell, when it was met again, and whether it stands in the end.
    const approval = ({ gates: found }: RunResult) => found.find(({ id }) => id === 'approval-xb')!;
    expect(approval(withdrawn)).toMatchObject({ fell: { p10: 22 * 1440 }, metAgain: { share: 0 }, standsAtEnd: 0 });
    expect(approval(restored)).toMatchObject({
      fell: { p10: 22 * 1440 },
      metAgain: { p10: 50 * 1440 },
      standsAtEnd: 1,
    });
    expect(approval(restored).metAgain?.share).toBe(approval(restored).fell?.share);
    expect(approval(base)).toMatchObject({ fell: { share: 0 }, standsAtEnd: 1 });
  });

  test('D03.8 a commitment falls with the decision behind it, counts no longer, and counts again; so does shared intelligence', () => {
    const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
    const run = (restoredAt?: ReturnType<typeof cf>) => {
      const decision = { title: 'Decision', withdrawnAt: cf(5), restoredAt };
      return runOf(
        smallScenario({
          gates: [
            { ...decision, id: 'decides', kind: 'national-decision', owner: 'AA' },
            { ...decision, id: 'asks', kind: 'host-request', owner: 'DD' },
          ],
          commitments: [{ id: 'c', nation: 'AA', title: 'C', kind: 'military-capability', trigger: 'decides' }],
          sectors: [{ id: 's', name: 'S', lat: 50, lon: 22, holdTime: { fixed: 5 } }],
          monitors: [
            { id: 'm', title: 'M', kind: 'intelligence-sharing', sectors: ['s'], coverage: 0.5, releasedBy: 'asks' },
          ],
        }),
      );
    };
    const covers = (result: RunResult, id: string) => {
      const { p50 } = result.components.find((row) => row.id === id)!.cover;
      return [3, 7, 11].map((day) => p50[(day * DAY) / result.clock.stepMin]);
    };
    const [fell, restored] = [run(), run(cf(9))];
    for (const id of ['commitments', 'cooperation']) {
      expect(covers(fell, id)).toEqual([1, 0, 0]);
      expect(covers(restored, id)).toEqual([1, 0, 1]);
    }
    const step = ({ response }: RunResult) => response.find(({ id }) => id === 'c');
    expect(step(fell)).toMatchObject({ inForce: { p50: 0 }, fell: { p50: 5 * DAY }, standsAtEnd: 0 });
    expect(step(restored)).toMatchObject({ fell: { p50: 5 * DAY }, metAgain: { p50: 9 * DAY }, standsAtEnd: 1 });
  });

  test('D03.3 attribution over the one desk of the cell makes the order to the reserve wait in line; two desks do not', () => {
    const gates = amberStrait.gates!.map((gate) => (gate.id === 'attribution' ? { ...gate, office: 'cell' } : gate));
    const desks = (count: number) =>
      runAmber({ gates, offices: amberStrait.offices!.map((row) => ({ ...row, desks: count })) });
    const [one, two] = [desks(1), desks(2)];
    expect(one.offices[0].meanWaitMin).toBeGreaterThan(0);
    expect(two.offices[0].meanWaitMin).toBe(0);
    const last = (result: RunResult) => Math.max(gateOf(result, 'order-xa'), gateOf(result, 'attribution'));
    expect(last(one)).toBeGreaterThan(last(two));
  });

  test('D03.4 the gate that binds is named: the caveat for Corundia, the approval chain for Berylia', () => {
    expect(elementOf(base, 'xb-battlegroup').bindingGate).toBe('cessation');
    expect(elementOf(base, 'xc-battlegroup').bindingGate).toBe('caveat:xc-battlegroup');
  });
});
