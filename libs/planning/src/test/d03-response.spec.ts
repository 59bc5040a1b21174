/** D03: the response to a breach, and the offices that decide it. By paper. */
import { runOf, smallScenario } from '../testing/small-scenario.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

const DAY = 1440;
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
});
