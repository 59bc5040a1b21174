/** A11: what an element that is not ready at the end of the run is said to wait for, and chains that begin at a gate. Minutes. */
import { compile } from '../operation/compile.ts';
import { CAUSES } from '../operation/explanation/cause.ts';
import { resourceName } from '../operation/resource-name.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Condition, World } from '../operation/world.ts';
import type { ForceElement } from '../movement/requirement.ts';
import { fixed, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const DAY = 1440;
const LONG = 100 * DAY;

/** Chain of each element by id: cause, minutes, resource. */
function chains(world: World) {
  const program = compile(world);
  const { chainStart, chainCause, chainResource, chainFrom, chainTo } = new Simulator(program).replicate(1, 0, {
    sampleMin: DAY,
  });
  const rows = Array.from(
    chainCause,
    (cause, i) => [CAUSES[cause], chainTo[i] - chainFrom[i], resourceName(program, chainResource[i])] as const,
  );
  return Object.fromEntries(
    program.world.elements.map(({ id }, e) => [id, rows.slice(chainStart[e], chainStart[e + 1])]),
  );
}

const rail = (ramps: number) => ({ rail: { ramps, gauges: [1435] as const } });
const train = { wagonTenths: 300, massKg: 1 };
/** A train load of each name by rail to b, 600 min; discharge at the one ramp takes `unload`; 60 days. */
const trains = (names: readonly string[], element: Partial<ForceElement>, part: Partial<World> = {}, unload = 300) =>
  worldOf(
    names.map((name, i) => move(name, 'a', 'b', train, { modes: ['rail'], priority: i + 1 }, element)),
    {
      places: [place('a', rail(9)), place('b', rail(1))],
      links: [link('l', 'a', 'b', 'rail', 220)],
      liftTypes: [liftType('train', { mode: 'rail', speedMh: 22_000, payload: payload(train), unload: fixed(unload) })],
      liftPools: [pool('p', 'train', 'a', names.length)],
      ...part,
    },
  );
/** All 60 days for one thing. */
const whole = (cause: string, resource: string | null = null) => [[cause, 60 * DAY, resource]];
type Stretch = readonly [cause: string, minutes: number, resource: string | null];
/** 60 days in all, the last of them for this. */
const upToTheEnd = (before: readonly Stretch[], cause: string, resource: string | null = null) => [
  ...before,
  [cause, 60 * DAY - before.reduce((sum, [, minutes]) => sum + minutes, 0), resource],
];
const MOVING: Stretch = ['moving', 600, null];
const DISCHARGE: Stretch = ['discharge', 300, null];

describe('A11 never ready', () => {
  test('A11.1 under notice, in discharge, at a ramp that is taken, in marry-up', () => {
    expect(chains(trains(['m'], { notice: fixed(LONG) }))['m']).toEqual(whole('notice'));
    const queue = chains(trains(['first', 'second'], {}, {}, LONG));
    expect(queue['first']).toEqual(upToTheEnd([MOVING], 'discharge'));
    expect(queue['second']).toEqual(upToTheEnd([MOVING], 'waiting-at-resource', 'b/ramps'));
    expect(chains(trains(['m'], { marryUp: fixed(LONG) }))['m']).toEqual(
      upToTheEnd([MOVING, DISCHARGE], 'integration'),
    );
  });

  test('A11.2 at a ramp that is closed, and for trains that do not come', () => {
    const closed = {
      ...{ id: 'd', resource: 'b/ramps', permille: 0, duration: fixed(LONG), probabilityPermille: 1000 },
      ...{ stockLossPermille: 0, atMin: 0 },
    };
    expect(chains(trains(['m'], {}, { disruptions: [closed] }))['m']).toEqual(
      upToTheEnd([MOVING], 'closed', 'b/ramps'),
    );
    const late = [{ ...pool('p', 'train', 'a', 1), availableMin: [59 * DAY + 1439] }];
    const wait: Stretch = ['waiting-for-lift', 60 * DAY - 1, 'lift/train'];
    expect(chains(trains(['m'], {}, { liftPools: late }))['m']).toEqual(upToTheEnd([wait], 'moving'));
    const two = chains(trains(['first', 'second'], {}, { liftPools: late }));
    expect(two['second']).toEqual(whole('waiting-for-lift', 'lift/train'));
  });

  test('A11.3 for a gate that is not met, a decision that is not over or has been refused, for one that is taken back, and for an enabling element after its own integration', () => {
    const never: Condition = { id: 'never', type: 'date', atMin: LONG };
    expect(chains(trains(['m'], { releasedBy: 'never' }, { conditions: [never] }))['m']).toEqual(whole('gate'));
    const start: Condition = { id: 'start', type: 'date', atMin: 0 };
    const attribution: Condition & { type: 'after' } = {
      id: 'named',
      type: 'after',
      of: 'start',
      duration: fixed(LONG),
      cause: 'attribution',
    };
    const both: Condition = { id: 'both', type: 'all', of: ['start', 'named'] };
    const refused: Condition = {
      ...attribution,
      id: 'named',
      duration: fixed(1),
      cause: 'decision',
      refusalPermille: 1000,
    };
    const waits = (own: Condition) =>
      chains(trains(['m'], { releasedBy: 'both' }, { conditions: [start, own, both] }))['m'];
    expect(waits(attribution)).toEqual(whole('attribution', 'gate/named'));
    expect(waits(refused)).toEqual(whole('decision', 'gate/named'));
    const back: Condition = { id: 'gate', type: 'date', atMin: 10, revokedMin: 20 };
    const held = trains(['m'], { releasedBy: 'gate', earliestMin: 30 }, { conditions: [back] });
    expect(chains(held)['m'].map(([cause]) => cause)).toEqual(['planned-date', 'hold-by-withdrawal']);
    expect(chains(trains(['m'], { readyWhen: 'never' }, { conditions: [never] }))['m']).toEqual(
      upToTheEnd([MOVING, DISCHARGE], 'predecessor'),
    );
  });

  test('A11.4 the part that is missing is named, not a part of the element between', () => {
    // The first element has its first line at b and waits for the second on the way to c; the line between the two is that of another.
    const world = trains(['1', '2', '3'], {});
    const [first, between, second] = world.requirements;
    const toC = { ...second, to: 'c', element: '1' };
    const found = chains({
      ...world,
      places: [...world.places, place('c', rail(1))],
      links: [...world.links, link('m', 'a', 'c', 'rail', 220, { trains: { perDay: 1 } })],
      requirements: [first, { ...between, readyToLoadMin: LONG }, toC],
      elements: [{ ...world.elements[0], requirements: ['1', '3'] }, world.elements[1]],
      disruptions: [
        {
          ...{ id: 'd', resource: 'm/path', permille: 0, duration: fixed(LONG), probabilityPermille: 1000 },
          ...{ stockLossPermille: 0, atMin: 0 },
        },
      ],
    });
    expect(found['1']).toEqual(whole('closed', 'm/path'));
    expect(found['2']).toEqual(whole('predecessor'));
  });
});

describe('A11 what was before it', () => {
  test('A11.0a a decision that leaves no time: all its days are the decision, and only the last minutes the march', () => {
    // Decided on day 59.9; the train of 600 min is still on its way when the run ends 144 min later.
    const conditions: Condition[] = [
      { id: 'start', type: 'date', atMin: 0 },
      { id: 'named', type: 'after', of: 'start', duration: fixed(59.9 * DAY), cause: 'decision' },
    ];
    expect(chains(trains(['m'], { releasedBy: 'named' }, { conditions }))['m']).toEqual(
      upToTheEnd([['decision', 59.9 * DAY, 'gate/named']], 'moving'),
    );
  });

  test('A11.0b a decision that is still open begins where what it waits for was over; a gate that fell is a hold from then on', () => {
    const conditions: Condition[] = [
      { id: 'start', type: 'date', atMin: 100 },
      { id: 'first', type: 'after', of: 'start', duration: fixed(200), cause: 'attribution' },
      { id: 'second', type: 'after', of: 'first', duration: fixed(LONG), cause: 'decision' },
    ];
    expect(chains(trains(['m'], { releasedBy: 'second' }, { conditions }))['m']).toEqual(
      upToTheEnd(
        [
          ['planned-date', 100, null],
          ['attribution', 200, 'gate/first'],
        ],
        'decision',
        'gate/second',
      ),
    );
    const back: Condition[] = [{ id: 'gate', type: 'date', atMin: 10, revokedMin: 20 }];
    const notice = trains(['m'], { releasedBy: 'gate', notice: fixed(500) }, { conditions: back });
    expect(chains(notice)['m']).toEqual(
      upToTheEnd(
        [
          ['planned-date', 10, null],
          ['notice', 500, null],
        ],
        'hold-by-withdrawal',
      ),
    );
  });
});

describe('A11 held on the way', () => {
  test('A11.0c who is held at sea is under way until the gate fell, and held from then on', () => {
    const gate: Condition[] = [{ id: 'gate', type: 'date', atMin: 0, revokedMin: 55 * DAY }];
    // 31,680 km would take the 60 days.
    const links = [link('l', 'a', 'b', 'rail', 40_000)];
    expect(chains(trains(['m'], { releasedBy: 'gate' }, { conditions: gate, links }))['m']).toEqual(
      upToTheEnd([['moving', 55 * DAY, null]], 'hold-by-withdrawal'),
    );
  });
});

describe('A11 people who are called forward', () => {
  // People go when half of the equipment has come. Their lines stand before it; 100 persons a train.
  const closed = (resource: string): World['disruptions'] => [
    {
      ...{ id: 'd', resource, permille: 0, duration: fixed(LONG), probabilityPermille: 1000 },
      ...{ stockLossPermille: 0, atMin: 0 },
    },
  ];
  const unit = (tanks: number, part: Partial<World>, element: Partial<ForceElement> = {}): World => {
    const people = move('m/1', 'a', 'c', { pax: 100, massKg: 1 }, { kind: 'people', releasedBy: 'half', element: 'm' });
    const tracked = move(
      'm/2',
      'a',
      'b',
      { wagonTenths: 300 * tanks, massKg: tanks },
      { modes: ['rail'], element: 'm' },
    );
    return {
      ...trains([], {}, part),
      places: [place('a', rail(9)), place('b', rail(1)), place('c', rail(1))],
      links: [link('l', 'a', 'b', 'rail', 220), link('n', 'a', 'c', 'rail', 220)],
      liftPools: [pool('p', 'train', 'a', 9)],
      conditions: [{ id: 'half', type: 'arrived', requirements: ['m/2'], permille: 500 }],
      requirements: [people.requirement, tracked.requirement],
      elements: [{ ...people.element, id: 'm', requirements: ['m/1', 'm/2'], ...element }],
    };
  };

  test('A11.5 who has not been called yet says nothing: what the equipment waits for is named', () => {
    expect(chains(unit(1, { disruptions: closed('b/ramps') }))['m']).toEqual(upToTheEnd([MOVING], 'closed', 'b/ramps'));
    // Half of the equipment is at b, the people stand before c by one of the other trains, and nothing is under way any more.
    expect(chains(unit(1, { disruptions: closed('c/ramps') }))['m']).toEqual(
      upToTheEnd([MOVING, DISCHARGE, MOVING], 'closed', 'c/ramps'),
    );
  });

  test('A11.6 of several parts that are missing the one counts that has been where it is for the longest', () => {
    // Two trains are before b at 600; the ramp takes one and closes for good. The people go at 900 and are before c at 1,500.
    const both = [...closed('b/ramps'), ...closed('c/ramps').map((d) => ({ ...d, id: 'e' }))].map((d) => ({
      ...d,
      atMin: 890,
    }));
    expect(chains(unit(2, { disruptions: both }))['m']).toEqual(upToTheEnd([MOVING], 'closed', 'b/ramps'));
  });
});

describe('A11 chains that begin at a gate', () => {
  test('A11.7 the first condition of the world orders an element: its duration is in the chain', () => {
    const conditions: Condition[] = [
      { id: 'a-decision', type: 'after', of: 'b-day', duration: fixed(400), cause: 'decision' },
      { id: 'b-day', type: 'date', atMin: 100 },
    ];
    expect(chains(trains(['m'], { releasedBy: 'a-decision', notice: fixed(50) }, { conditions }))['m']).toEqual([
      ['planned-date', 100, null],
      ['decision', 400, 'gate/a-decision'],
      ['notice', 50, null],
      ['moving', 600, null],
      ['discharge', 300, null],
    ]);
  });
});
