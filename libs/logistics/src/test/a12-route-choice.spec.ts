/** A12: what the choice of a route reckons with beyond the way itself: driving bans, and room for explosives. Minutes. */
import { compile } from '../operation/compile.ts';
import { CAUSES } from '../operation/cause.ts';
import { resourceName } from '../operation/program.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import type { Link } from '../network/network.ts';
import { fixed, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const DAY = 1440;

function run(world: World) {
  const program = compile(world);
  const outcome = new Simulator(program).replicate(1, 0, { sampleMin: DAY });
  const index = (id: string) => program.world.elements.findIndex((element) => element.id === id);
  const chain = (id: string) => {
    const e = index(id);
    return Array.from({ length: outcome.chainStart[e + 1] - outcome.chainStart[e] }, (_, k) => {
      const i = outcome.chainStart[e] + k;
      return [CAUSES[outcome.chainCause[i]], outcome.chainTo[i] - outcome.chainFrom[i], resourceName(program, outcome.chainResource[i])] as const; // prettier-ignore
    });
  };
  return { ready: (id: string) => outcome.ready[index(id)], chain };
}

describe('A12 choice of a route: driving bans', () => {
  /** From a to b 60 km over c, or 90 km over d; CF-day at midnight on Monday. */
  const road = (bans: Link['bans'], readyToLoadMin: number, kind: 'wheeled' | 'supply' = 'supply') =>
    worldOf(
      [move('m', 'a', 'b', { vehicles: kind === 'wheeled' ? 20 : 0, massKg: 20_000 }, { kind, readyToLoadMin })],
      {
        places: ['a', 'b', 'c', 'd'].map((id) => place(id)),
        links: [
          link('ac', 'a', 'c', 'road', 30),
          link('cb', 'c', 'b', 'road', 30, { bans }),
          link('ad', 'a', 'd', 'road', 45),
          link('db', 'd', 'b', 'road', 45),
        ],
        liftTypes: [liftType('lorry', { mode: 'road', speedMh: 30_000, payload: payload({ massKg: 20_000 }) })],
        liftPools: [pool('p', 'lorry', 'a', 1)],
      },
    );
  const ban = (fromMin: number, untilMin: number, who: 'lift' | 'columns' = 'lift') => [{ who, fromMin, untilMin }];

  test('A12.1 a ban that is over before the lorry comes to it changes nothing; one that holds it longer than the way around does', () => {
    expect(run(road(undefined, 0)).ready('m')).toBe(120 + 15);
    // At c after 60 min; a halt of 15 min after the first hour.
    expect(run(road(ban(0, 60), 0)).ready('m')).toBe(120 + 15);
    expect(run(road(ban(0, 600), 0)).ready('m')).toBe(180 + 15);
    // Ten minutes to wait are less than an hour more on the way.
    const short = run(road(ban(0, 70), 0));
    expect(short.chain('m')).toContainEqual(['closed', 10, 'ban/cb']);
    // The same ban has begun and ended before a later start.
    expect(run(road(ban(0, 600), 600)).ready('m')).toBe(600 + 120 + 15);
  });

  test('A12.2 a ban of columns turns a column, not the lorry', () => {
    const night = ban(0, 600, 'columns');
    expect(run(road(night, 0)).ready('m')).toBe(120 + 15);
    expect(
      run(road(night, 0, 'wheeled'))
        .chain('m')
        .map(([cause]) => cause),
    ).not.toContain('closed');
    expect(run(road(night, 0, 'wheeled')).ready('m')).toBeLessThan(600);
  });
});

describe('A12 choice of a route: explosives', () => {
  /** Ammunition by rail to x, or 22 km farther to y, and on by lorry. 100 t are 25 t of explosives. */
  const world = (explosivesLimitKg?: number, kind: 'ammunition' | 'supply' = 'ammunition'): World => {
    const ramps = { rail: { ramps: 9, gauges: [1435] as const } };
    return worldOf(
      ['1', '2'].map((id, i) =>
        move(id, 'a', 'b', { massKg: 100_000, wagonTenths: 300 }, { kind, modes: ['rail', 'road'], priority: i + 1 }),
      ),
      {
        places: [place('a', ramps), place('x', { ...ramps, explosivesLimitKg }), place('y', ramps), place('b')],
        links: [
          link('ax', 'a', 'x', 'rail', 220),
          link('ay', 'a', 'y', 'rail', 242),
          link('xb', 'x', 'b', 'road', 30),
          link('yb', 'y', 'b', 'road', 30),
        ],
        liftTypes: [
          liftType('train', { mode: 'rail', speedMh: 22_000, payload: payload({ wagonTenths: 300 }) }),
          liftType('lorries', {
            mode: 'road',
            speedMh: 30_000,
            payload: payload({ massKg: 100_000 }),
            load: fixed(DAY),
          }),
        ],
        liftPools: [pool('rail', 'train', 'a', 2), pool('north', 'lorries', 'x', 1), pool('south', 'lorries', 'y', 1)],
      },
    );
  };
  const waits = (w: World) =>
    ['1', '2'].map((id) =>
      run(w)
        .chain(id)
        .some(([, , resource]) => resource === 'x/explosives'),
    );

  test('A12.3 room for one: the second train goes where its explosives may lie at once', () => {
    const { ready } = run(world(25_000));
    expect(waits(world(25_000))).toEqual([false, false]);
    expect([ready('1'), ready('2')]).toEqual([600 + DAY + 60, 660 + DAY + 60]);
  });

  test('A12.4 room for both, no limit, or other cargo: nobody goes around', () => {
    const without = run(world());
    for (const other of [world(1_000_000), world(25_000, 'supply')]) {
      const { ready } = run(other);
      expect([ready('1'), ready('2')]).toEqual([without.ready('1'), without.ready('2')]);
    }
  });
});
