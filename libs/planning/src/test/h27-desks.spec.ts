/** H27: three nations decide at the one desk of a cell; who is served first, and how long the last waits. By hand, days. */
import { runOf, smallScenario } from '../testing/small-scenario.ts';

const DAY = 1440;
const fixed = (days: number) => ({ fixed: days });

/** A consultation of two days, then the decisions of AA, BB and CC, each of one day, in the hands of one cell. */
function metDays(desks: number, order: readonly string[]): Record<string, number | null> {
  const { gates } = runOf(
    smallScenario({
      offices: [{ id: 'cell', title: 'Cell', desks }],
      gates: [
        { id: 'consultation', title: 'Consultation', kind: 'consultation', duration: fixed(2) },
        ...order.map((owner) => ({
          ...{ id: `decides-${owner}`, title: owner, kind: 'national-decision' as const, owner },
          ...{ requires: ['consultation'], duration: fixed(1), office: 'cell' },
        })),
      ],
    }),
  );
  return Object.fromEntries(gates.map(({ id, met }) => [id, met.p50 === null ? null : met.p50 / DAY]));
}

describe('H27 desks', () => {
  test('H27.1 of decisions that one event makes due, one desk takes the first by id, whatever the order of the rows', () => {
    const one = { consultation: 2, 'decides-AA': 3, 'decides-BB': 4, 'decides-CC': 5 };
    expect(metDays(1, ['AA', 'BB', 'CC'])).toEqual(one);
    expect(metDays(1, ['CC', 'AA', 'BB'])).toEqual(one);
  });

  test('H27.2 with a desk for each nobody waits; with two the third waits for the first', () => {
    expect(metDays(3, ['AA', 'BB', 'CC'])).toMatchObject({ 'decides-AA': 3, 'decides-BB': 3, 'decides-CC': 3 });
    expect(metDays(2, ['AA', 'BB', 'CC'])).toMatchObject({ 'decides-AA': 3, 'decides-BB': 3, 'decides-CC': 4 });
  });
});
