/** A57: which minutes of a wait are those in which the capacity was closed, and what damage does to work that has begun. Answers by hand, minutes. */
import { compile } from '../operation/compile.ts';
import { CAUSES } from '../operation/explanation/cause.ts';
import { resourceName } from '../operation/resource-name.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Disruption, World } from '../operation/world.ts';
import { fixed, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const DAY = 1440;

function run(world: World) {
  const program = compile(world);
  const outcome = new Simulator(program).replicate(1, 0, { sampleMin: DAY });
  const chain = (e: number) =>
    Array.from({ length: outcome.chainStart[e + 1] - outcome.chainStart[e] }, (_, k) => {
      const i = outcome.chainStart[e] + k;
      const name = resourceName(program, outcome.chainResource[i]);
      return [CAUSES[outcome.chainCause[i]], outcome.chainFrom[i], outcome.chainTo[i], name] as const;
    });
  return { ready: [...outcome.ready], chain };
}

const rail = (ramps: number) => ({ rail: { ramps, gauges: [1435] as const } });
/** Trains that come to the ramps of b together at 600 and are unloaded in 600 min each. */
const trains = (count: number, ramps: number, disruptions: readonly Partial<Disruption>[]): World =>
  worldOf(
    Array.from({ length: count }, (_, i) =>
      move(`${i}`, 'a', 'b', { wagonTenths: 300, massKg: 1 }, { modes: ['rail'], priority: i + 1 }),
    ),
    {
      places: [place('a', rail(9)), place('b', rail(ramps))],
      links: [link('l', 'a', 'b', 'rail', 220)],
      liftTypes: [
        liftType('train', {
          ...{ mode: 'rail', speedMh: 22_000, payload: payload({ wagonTenths: 300 }), unload: fixed(600) },
        }),
      ],
      liftPools: [pool('p', 'train', 'a', count)],
      disruptions: disruptions.map((part, i) => ({
        ...{ id: `d${i}`, place: 'b', permille: 0, duration: fixed(500), probabilityPermille: 1000, stockLossPermille: 0 },
        ...part,
      })), // prettier-ignore
    },
  );

describe('A57 when it was closed', () => {
  test('A57.1 who waits for a ramp that closes before it is free waits for it first, and then for its opening', () => {
    // The first train is unloaded from 600 to 1200 whatever closes meanwhile; the ramp is shut from 1000 to 1500.
    const { ready, chain } = run(trains(2, 1, [{ atMin: 1000 }]));
    expect(ready).toEqual([1200, 2100]);
    expect(chain(1)).toEqual([
      ['moving', 0, 600, null],
      ['waiting-at-resource', 600, 1000, 'b/ramps'],
      ['closed', 1000, 1500, 'b/ramps'],
      ['discharge', 1500, 2100, null],
    ]);
  });

  test('A57.2 what was closed when the wait began, and opens before there is room, comes first', () => {
    const { chain } = run(trains(2, 1, [{ atMin: 500, duration: fixed(200) }]));
    expect(chain(1).slice(1, 3)).toEqual([
      ['closed', 600, 700, 'b/ramps'],
      ['waiting-at-resource', 700, 1300, 'b/ramps'],
    ]);
  });

  test('A57.3 closed twice during one wait it is told in one piece, up to the last opening', () => {
    const { chain } = run(
      trains(2, 1, [{ atMin: 700, duration: fixed(100) }, { atMin: 1000, duration: fixed(100) }]), // prettier-ignore
    );
    expect(chain(1).slice(1, 4)).toEqual([
      ['waiting-at-resource', 600, 900, 'b/ramps'],
      ['closed', 900, 1100, 'b/ramps'],
      ['waiting-at-resource', 1100, 1200, 'b/ramps'],
    ]);
  });

  test('A57.4 the night of an airfield is the night: who is behind another at its handling waits for that by day', () => {
    const airfield = { runwayM: 3000, parkingWide: 0, parkingNarrow: 9 };
    const hours = { openMin: 360, closeMin: 1080 };
    const world = worldOf(
      [1, 2].map((i) =>
        move(`${i}`, 'a', 'b', { massKg: 20_000 }, { kind: 'supply', modes: ['air'], readyToLoadMin: 400, priority: i }),
      ), // prettier-ignore
      {
        places: [place('a', { airfield }), place('b', { airfield: { ...airfield, handlingTPerDay: 30, hours } })],
        liftTypes: [liftType('c', { mode: 'air', speedMh: 700_000, payload: payload({ massKg: 20_000 }) })],
        liftPools: [pool('p', 'c', 'a', 2)],
      },
    );
    // Both stand there at 400, at one place on the map; 20 t of 30 t a day are 960 min, so the second is next at 1360, which is night.
    const { ready, chain } = run(world);
    expect(ready).toEqual([400, DAY + 360]);
    expect(chain(1)).toEqual([
      ['planned-date', 0, 400, null],
      ['waiting-at-resource', 400, 1080, 'b/handling'],
      ['closed', 1080, DAY + 360, 'b/handling'],
    ]);
  });

  test('A57.5 damage to a ramp at which work has begun at the whole pace slows who comes next, and not that work', () => {
    const slow = trains(2, 1, [{ atMin: 800, permille: 500, duration: fixed(30 * DAY) }]);
    expect(run(slow).ready).toEqual([1200, 1200 + 1200]);
  });

  test('A57.6 an opening unit that leaves in mid-service: who is at its ramp is unloaded, the next goes to the one that is left', () => {
    const world = trains(4, 1, []);
    const { ready } = run({
      ...world,
      conditions: [{ id: 'opened', type: 'date', atMin: 0, revokedMin: 900 }],
      effects: [{ id: 'e', when: 'opened', place: 'b', permille: 2000 }],
    });
    expect(ready).toEqual([1200, 1200, 1800, 2400]);
  });
});
