/** A21: what a withdrawal takes back of what waits, and what a restoration gives again. Answers by hand, minutes. */
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Activity, Condition, World } from '../operation/world.ts';
import { EMPTY_WORLD, fixed, place } from '../testing/tiny-worlds.ts';

/** When each condition was met last. */
function met(part: Partial<World>): Record<string, number> {
  const program = compile({ ...EMPTY_WORLD, ...part });
  const { conditionMetAt } = new Simulator(program).replicate(1, 0, { sampleMin: 1440 });
  return Object.fromEntries(program.world.conditions.map(({ id }, c) => [id, conditionMetAt[c]]));
}

describe('A21 activities', () => {
  const course = (part: Partial<Activity> = {}): Activity => ({
    id: 'course',
    startsWhen: 'instructors',
    inputs: [],
    duration: fixed(40),
    repeat: 4,
    yieldPermille: 1000,
    stocks: [],
    capacity: [],
    ...part,
  });
  const conditions = (back: number): Condition[] => [
    { id: 'instructors', type: 'date', atMin: 0, revokedMin: 50, restoredBy: 'back' },
    { id: 'back', type: 'date', atMin: back },
    ...[1, 2, 3, 4].map((runs): Condition => ({ id: `course${runs}`, type: 'done', activity: 'course', runs })),
  ];
  const coursesOf = (part: Partial<World>) => {
    const at = met(part);
    return [1, 2, 3, 4].map((runs) => at[`course${runs}`]);
  };

  test('A21.1 the course in progress is finished, the next one waits until the instructors are there again', () => {
    expect(coursesOf({ conditions: conditions(200), activities: [course()] })).toEqual([40, 80, 240, 280]);
    expect(coursesOf({ conditions: conditions(100_000), activities: [course()] })).toEqual([40, 80, -1, -1]);
    // Back before the course ends: it goes on as if nothing had been.
    expect(coursesOf({ conditions: conditions(70), activities: [course()] })).toEqual([40, 80, 120, 160]);
  });

  test('A21.2 who waited for inputs does not begin without its condition when they come', () => {
    const part: Partial<World> = {
      places: [place('a')],
      stocks: [{ id: 's', place: 'a', class: 'IV', kind: 'supply', amountKg: 0, capacityKg: -1, reserveKg: 0 }],
      deliveries: [{ id: 'd', stock: 's', amountKg: 4000, atMin: 100, everyMin: 1, times: 1 }],
      activities: [course({ inputs: [{ stock: 's', amountKg: 1000 }] })],
    };
    expect(coursesOf({ ...part, conditions: conditions(300) })).toEqual([340, 380, 420, 460]);
    expect(coursesOf({ ...part, conditions: conditions(100_000) })).toEqual([-1, -1, -1, -1]);
  });

  test('A21.3 how often it was completed counts again when it is restored, whenever that was', () => {
    const counts = (id: string, runs: number): Condition => ({
      id,
      type: 'done',
      activity: 'course',
      runs,
      revokedMin: 60,
      restoredBy: 'back',
    });
    const at = met({
      conditions: [{ id: 'back', type: 'date', atMin: 130 }, ...[1, 3, 4].map((runs) => counts(`done${runs}`, runs))],
      activities: [course({ startsWhen: undefined })],
    });
    // Completed at 40, met and withdrawn; at 120, while withdrawn; at 160, after it.
    expect(at).toMatchObject({ done1: 130, done3: 130, done4: 160 });
  });
});

describe('A21 falls', () => {
  test('A21.4 a fall that was seen, or came while it was withdrawn, counts again when that is restored', () => {
    const fallen = (id: string, after: string, revokedMin: number): Condition => ({
      id,
      type: 'fallen',
      after,
      revokedMin,
      restoredBy: 'back',
    });
    const at = met({
      conditions: [
        { id: 'truce', type: 'date', atMin: 10, revokedMin: 100 },
        { id: 'back', type: 'date', atMin: 500 },
        fallen('seen', 'truce', 200),
        fallen('meanwhile', 'truce', 50),
        fallen('never', 'back', 50),
      ],
    });
    expect(at).toMatchObject({ seen: 500, meanwhile: 500, never: -1 });
  });
});
