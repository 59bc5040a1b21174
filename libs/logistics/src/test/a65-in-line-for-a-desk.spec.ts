/** A65: time in line for a desk is spent at the office, whatever comes of it, and one more desk is tried as its relief. Answers by hand, minutes. */
import { rankBottlenecks } from '../experiment/bottlenecks.ts';
import { relieve } from '../experiment/relief.ts';
import { CAUSES } from '../operation/explanation/cause.ts';
import { compile } from '../operation/compile.ts';
import { resourceName, resourceNumber } from '../operation/resource-name.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Condition } from '../operation/world.ts';
import { fixed, link, move, place, worldOf } from '../testing/tiny-worlds.ts';

const DAY = 1440;

/** A decision of so many days in the hands of the cell; they stand in line by id. */
const decision = (id: string, days: number, part: object = {}): Condition => ({
  ...{ id, type: 'after', of: 'breach', duration: fixed(days * DAY), cause: 'gate', office: 'cell' },
  ...part,
});

/** A column that goes when the last decision is made: 60 min of 30 km at 30 km/h, and 4 to pass. */
const programOf = (...decisions: readonly Condition[]) =>
  compile(
    worldOf(
      [
        move(
          'm',
          'a',
          'b',
          { vehicles: 20, massKg: 200_000 },
          {},
          { releasedBy: decisions.at(-1)!.id, requiredMin: 1 },
        ),
      ],
      {
        places: [place('a'), place('b')],
        links: [link('l', 'a', 'b', 'road', 30)],
        offices: [{ id: 'cell', desks: 1 }],
        conditions: [{ id: 'breach', type: 'date', atMin: DAY }, ...decisions],
        endMin: 30 * DAY,
      },
    ),
  );

/** Cause, what at, and days of each stretch of the chain. */
function chainOf(program: ReturnType<typeof programOf>) {
  const { chainCause, chainResource, chainFrom, chainTo } = new Simulator(program).replicate(1, 0, { sampleMin: DAY });
  return Array.from(chainCause, (cause, i) => [
    CAUSES[cause],
    resourceName(program, chainResource[i]),
    (chainTo[i] - chainFrom[i]) / DAY,
  ]);
}

test('A65.1 one more desk gains the days in line', () => {
  const program = programOf(decision('c1', 3), decision('c2', 2));
  const outcome = new Simulator(program).replicate(1, 0, { sampleMin: DAY });
  const options = { candidates: 12, replications: 1, sampleMin: DAY, confirmed: 0, freshReplications: 0 };
  const rows = rankBottlenecks(program, 1, [outcome], options);
  expect(rows.map(({ resource, relief, daysGained }) => [resource, relief, daysGained?.mean])).toEqual([
    ['office/cell', 'one more desk', 3],
    ['gate/c2', 'decided a day earlier', 1],
  ]);
  const { program: relieved } = relieve(program, resourceNumber(program, 'office/cell'))!;
  expect(chainOf(relieved).slice(0, 2)).toEqual([
    ['planned-date', null, 1],
    ['gate', 'gate/c2', 2],
  ]);
});

test('A65.2 who stands in line at the end of the run waits for the office, and not for a decision that has not begun', () => {
  expect(chainOf(programOf(decision('c1', 40), decision('c2', 2)))).toEqual([
    ['planned-date', null, 1],
    ['gate', 'office/cell', 29],
  ]);
});

test('A65.3 who stood in line and is at the desk at the end waits for both', () => {
  expect(chainOf(programOf(decision('c1', 3), decision('c2', 40)))).toEqual([
    ['planned-date', null, 1],
    ['gate', 'office/cell', 3],
    ['gate', 'gate/c2', 26],
  ]);
});

test('A65.4 what was withdrawn in line and stands in it anew waits from then on', () => {
  // Due on day 1, withdrawn on day 2, in line again from day 5, when the desk has just been taken for another four days.
  const restored = { revokedMin: 2 * DAY, restoredBy: 'back' };
  const decisions = [decision('c1', 3), decision('c1b', 4), decision('c2', 2, restored)];
  expect(chainOf(programOf({ id: 'back', type: 'date', atMin: 5 * DAY }, ...decisions)).slice(0, 4)).toEqual([
    ['planned-date', null, 1],
    ['hold-by-withdrawal', null, 4],
    ['gate', 'office/cell', 3],
    ['gate', 'gate/c2', 2],
  ]);
});

describe('A65 what is decided anew', () => {
  /** Decided from day 1 to 3, taken back on day 5, asked for again on day 8; since day 6 the desk has another decision of so many days. */
  const anew = (days: number): readonly Condition[] => [
    { id: 'back', type: 'date', atMin: 8 * DAY },
    { id: 'asked', type: 'date', atMin: DAY, revokedMin: 5 * DAY, restoredBy: 'back' },
    { id: 'later', type: 'date', atMin: 6 * DAY },
    decision('other', days, { of: 'later' }),
    decision('c', 2, { of: 'asked' }),
  ];

  test('A65.5 who went by the first decision waited for that one, wherever it stands at the end', () => {
    const first = [
      ['planned-date', null, 1],
      ['gate', 'gate/c', 2],
    ];
    expect(chainOf(programOf(...anew(40))).slice(0, 2)).toEqual(first);
    expect(chainOf(programOf(...anew(4))).slice(0, 2)).toEqual(first);
  });

  test('A65.6 who goes by the second waited for its line', () => {
    const both: Condition = { id: 'go', type: 'all', of: ['c', 'late'] };
    const late: Condition = { id: 'late', type: 'date', atMin: 11 * DAY };
    expect(chainOf(programOf(...anew(4), late, both)).slice(0, 4)).toEqual([
      ['planned-date', null, 5],
      ['hold-by-withdrawal', null, 3],
      ['gate', 'office/cell', 2],
      ['gate', 'gate/c', 2],
    ]);
  });
});
