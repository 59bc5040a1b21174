/** A28: companies of lorries and coaches are many vehicles on the road, and what is not critical holds nobody back. Answers by hand, minutes. */
import { CapacityBound } from '../bounds/index.ts';
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import { link, liftType, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

function times(world: World) {
  const program = compile(world);
  const simulator = new Simulator(program);
  const outcome = simulator.replicate(1, 0, { sampleMin: 1440 });
  const members = program.world.elements.map((_, e) => e);
  const { elements } = new CapacityBound(program, [{ members, flow: true }]).bounds(simulator.relax(1, 0));
  const by = (rows: ArrayLike<number>) => Object.fromEntries(program.world.elements.map(({ id }, e) => [id, rows[e]]));
  return { ready: by(outcome.ready), bound: by(elements) };
}

describe('A28 roads', () => {
  /** So many companies of 20 lorries with 300 t each, over 30 km at 30 km/h, where 20 vehicles pass an hour. */
  const companies = (count: number, loadT: number, part: Partial<World> = {}) =>
    worldOf(
      Array.from({ length: count }, (_, i) =>
        move(`m${i}`, 'a', 'b', { massKg: loadT * 1000 }, { kind: 'supply', modes: ['road'], priority: i + 1 }),
      ),
      {
        places: ['a', 'b'].map((id) => place(id)),
        links: [link('l', 'a', 'b', 'road', 30, { vehiclesPerHour: { perDay: 20 } })],
        liftTypes: [liftType('lorries', { mode: 'road', speedMh: 30_000, payload: payload({ massKg: 300_000 }), roadVehicles: 20 })], // prettier-ignore
        liftPools: [pool('p', 'lorries', 'a', count)],
        ...part,
      },
    );
  /** 60 min of driving, and the last of 20 lorries 4 min behind the first. */
  const WAY = 60 + 4;

  test('A28.1 ten companies of 20 lorries take nine hours longer over a road of 20 vehicles an hour than one', () => {
    const { ready, bound } = times(companies(10, 300));
    expect(ready.m0).toBe(WAY);
    expect(ready.m9).toBe(9 * 60 + WAY);
    expect(bound.m9).toBeLessThanOrEqual(ready.m9);
  });

  test('A28.2 a company with 165 of 300 t is eleven lorries', () => {
    const { ready } = times(companies(10, 165));
    expect(ready.m9).toBe(9 * 33 + 60 + 2);
  });

  test('A28.3 a lift that does not say how many it is is one vehicle', () => {
    const one = liftType('lorries', { mode: 'road', speedMh: 30_000, payload: payload({ massKg: 300_000 }) });
    expect(times(companies(10, 300, { liftTypes: [one] })).ready.m9).toBe(9 * 3 + 60);
  });

  test('A28.4 people are as many coaches as they fill', () => {
    const people = worldOf(
      ['x', 'y'].map((id, i) => move(id, 'a', 'b', { pax: 900, massKg: 1 }, { kind: 'people', modes: ['road'], priority: i + 1 })),
      {
        places: ['a', 'b'].map((id) => place(id)),
        links: [link('l', 'a', 'b', 'road', 60, { vehiclesPerHour: { perDay: 20 } })],
      },
    ); // prettier-ignore
    const { ready } = times(people);
    expect(ready.y - ready.x).toBe(60);
  });
});

describe('A28 readiness', () => {
  /** Launchers by a train that takes 600 min, trucks by one that takes 6,000. */
  const unit = (trucks: { readonly critical?: boolean }, pax = 0) => {
    const { requirement, element } = move('launchers', 'a', 'b', { vehicles: 10, massKg: 100_000, wagonTenths: 100 }, { modes: ['rail'] }); // prettier-ignore
    const late = { ...requirement, ...trucks, id: 'trucks', from: 'far', element: 'launchers' };
    const world = worldOf([], {
      places: ['a', 'far', 'b'].map((id) => place(id, { rail: { ramps: 9, gauges: [1435] } })),
      links: [link('near', 'a', 'b', 'rail', 220), link('long', 'far', 'b', 'rail', 2200)],
      liftTypes: [liftType('train', { mode: 'rail', speedMh: 22_000, payload: payload({ wagonTenths: 300 }) })],
      liftPools: [pool('p', 'train', 'a', 1), pool('q', 'train', 'far', 1)],
    });
    return {
      ...world,
      requirements: [{ ...requirement, cargo: { ...requirement.cargo, pax } }, late],
      elements: [{ ...element, requirements: ['launchers', 'trucks'], readyEquipmentPermille: 850 }],
    };
  };

  test('A28.5 equipment that is not critical holds nobody back', () => {
    expect(times(unit({})).ready.launchers).toBe(6000);
    const { ready, bound } = times(unit({ critical: false }));
    expect(ready.launchers).toBe(600);
    expect(bound.launchers).toBeLessThanOrEqual(600);
  });

  test('A28.6 persons who come with their vehicles count as persons', () => {
    const { ready, bound } = times(unit({ critical: false }, 20));
    expect(ready.launchers).toBe(600);
    expect(bound.launchers).toBeLessThanOrEqual(600);
  });
});
