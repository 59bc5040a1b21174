/** A27: flights through an airspace that is closed: around it, or not before it opens. Answers by hand, minutes. */
import { CapacityBound } from '../bounds/index.ts';
import { checkPlan } from '../check/index.ts';
import { compile } from '../operation/compile.ts';
import { CAUSES } from '../operation/explanation/cause.ts';
import { resourceName } from '../operation/resource-name.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Disruption, World } from '../operation/world.ts';
import { fixed, liftType, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const DAY = 1440;
const airfield = { runwayM: 3000, parkingWide: 9, parkingNarrow: 9 };
/** A box over the equator from 10 to 12 degrees east, so far to the south that one flies around it in the north. */
const box = (south: number, north: number, id = 'box') => ({
  id,
  outline: [
    { lat: south, lon: 10 },
    { lat: south, lon: 12 },
    { lat: north, lon: 12 },
    { lat: north, lon: 10 },
  ],
});
const closed = (part: Partial<Disruption>): Disruption => ({
  ...{ id: 'd', airspace: 'box', atMin: 0, permille: 0, duration: fixed(20 * DAY), probabilityPermille: 1000 },
  ...{ stockLossPermille: 0 },
  ...part,
});
const opensOn = (day: number): Pick<World, 'conditions'> => ({
  conditions: [{ id: 'open', type: 'date', atMin: day * DAY }],
});

/** One load from a (0 E) to b, or to c in the box, on the equator. 111,319 m a degree; 600 km/h. */
function flights(part: Partial<World>, to = 'b', kind: 'people' | 'self' = 'people') {
  return worldOf([move('m', 'a', to, { pax: 90 }, { kind, modes: ['air'], selfSpeedMh: 600_000 })], {
    places: [
      place('a', { airfield, lat: 0, lon: 0 }),
      place('b', { airfield, lat: 0, lon: 22 }),
      place('c', { airfield, lat: 0, lon: 11 }),
      place('n', { airfield, lat: 15, lon: 11 }),
    ],
    liftTypes: [liftType('jet', { mode: 'air', speedMh: 600_000, payload: payload({ pax: 100 }) })],
    liftPools: [pool('p', 'jet', 'a', 1)],
    ...part,
  });
}

function fly(world: World) {
  const program = compile(world);
  const simulator = new Simulator(program);
  const outcome = simulator.replicate(1, 0, { sampleMin: DAY });
  const relaxed = simulator.relax(1, 0);
  const { elements } = new CapacityBound(program, [{ members: [0], flow: true }]).bounds(relaxed);
  return {
    ready: outcome.ready[0],
    bound: elements[0],
    chain: Array.from(outcome.chainCause, (cause, i) => [
      CAUSES[cause],
      outcome.chainTo[i] - outcome.chainFrom[i],
      resourceName(program, outcome.chainResource[i]),
    ]),
  };
}

/** 22 degrees of the equator, and 11. */
const DIRECT = Math.ceil((2_449_028 * 60) / 600_000);
const HALF = Math.ceil((1_224_514 * 60) / 600_000);

describe('A27 airspace', () => {
  test('A27.1 nothing is in the way of a flight through an airspace that nothing closes', () => {
    expect(fly(flights({ airspaces: [box(-3, 3)] })).ready).toBe(DIRECT);
  });

  test('A27.2 while it is closed one flies around it, and that takes longer by the way around', () => {
    // Over the corners at 2 degrees north the way is 2 x 10.196 + 2 degrees: 2,493 km, which take 249.3 min.
    const { ready, bound, chain } = fly(flights({ airspaces: [box(-3, 2)], disruptions: [closed({})] }));
    expect(ready).toBe(250);
    expect(bound).toBeLessThanOrEqual(ready);
    expect(chain).toEqual([['moving', ready, null]]);
    const itself = fly(flights({ airspaces: [box(-3, 2)], disruptions: [closed({})] }, 'b', 'self'));
    expect(itself.ready).toBe(ready);
  });

  test('A27.3 through it again when it is open', () => {
    const over = closed({ atMin: -30 * DAY });
    expect(fly(flights({ airspaces: [box(-3, 1)], disruptions: [over] })).ready).toBe(DIRECT);
  });

  test('A27.4 what begins or ends in it waits until it opens, and the ledger names it', () => {
    const world = flights({ airspaces: [{ ...box(-3, 3), opensWhen: 'open' }], ...opensOn(5) }, 'c');
    const { ready, bound, chain } = fly(world);
    expect(ready).toBe(5 * DAY + HALF);
    expect(bound).toBeLessThanOrEqual(ready);
    expect(chain).toEqual([
      ['closed', 5 * DAY, 'box/airspace'],
      ['moving', HALF, null],
    ]);
    expect(fly(flights({ airspaces: [{ ...box(-3, 3), opensWhen: 'open' }], ...opensOn(5) }, 'c', 'self')).ready).toBe(ready); // prettier-ignore
  });

  test('A27.5 who is in the air when it closes flies on; who would take off after that does not', () => {
    const shut = (atMin: number) => fly(flights({ airspaces: [box(-3, 3)], disruptions: [closed({ atMin })] }, 'c'));
    expect(shut(1).ready).toBe(HALF);
    expect(shut(0).ready).toBe(20 * DAY + HALF);
  });

  test('A27.6 an airspace over the date line', () => {
    const shifted = flights({ airspaces: [box(-3, 1)], disruptions: [closed({})] });
    const east = (lon: number) => (lon + 169 > 180 ? lon + 169 - 360 : lon + 169);
    const world: World = {
      ...shifted,
      places: shifted.places.map((row) => ({ ...row, lon: east(row.lon) })),
      airspaces: shifted.airspaces!.map(({ id, outline }) => ({
        id,
        outline: outline.map(({ lat, lon }) => ({ lat, lon: east(lon) })),
      })),
    };
    expect(fly(world).ready).toBe(fly(shifted).ready);
  });

  test('A27.7 where it opens on a date that is too late for a fixed flight, the plan check names it', () => {
    const world = flights({ airspaces: [{ ...box(-3, 1), opensWhen: 'open' }], ...opensOn(5) }, 'c');
    const due = (requiredMin: number): World => ({
      ...world,
      elements: world.elements.map((element) => ({ ...element, requiredMin })),
    });
    const route = [{ requirement: 'm', legs: [{ mode: 'air' as const, from: 'a', to: 'c' }] }];
    expect(checkPlan(due(4 * DAY), route).map(({ code, message }) => [code, message])).toEqual([
      ['plan.closed', 'The airspace box opens on day 5.0, after the date on day 4.0.'],
    ]);
    expect(checkPlan(due(6 * DAY), route)).toEqual([]);
    // One may fly around it to b.
    const around = flights({ airspaces: [{ ...box(-3, 1), opensWhen: 'open' }], ...opensOn(50) });
    expect(checkPlan(around, [{ requirement: 'm', legs: [{ mode: 'air', from: 'a', to: 'b' }] }])).toEqual([]);
  });

  test('A27.8 a disruption or a condition that no airspace has is a problem', () => {
    expect(() => compile(flights({ disruptions: [closed({})] }))).toThrow('d names the unknown airspace box');
    expect(() => compile(flights({ airspaces: [{ ...box(-3, 1), opensWhen: 'open' }] }))).toThrow('unknown condition');
  });

  test('A27.9 cargo of an owner that it refuses flies around it from the first day, that of others through it', () => {
    /** Airspaces that refuse X, and the load that belongs to an owner. */
    const of = (owner: string | undefined, to = 'b', kind?: 'self'): World => {
      const world = flights({ airspaces: [{ ...box(-3, 2), refuses: ['X'] }] }, to, kind);
      return { ...world, requirements: world.requirements.map((row) => ({ ...row, owner })) };
    };
    for (const kind of [undefined, 'self'] as const) {
      expect([fly(of(undefined, 'b', kind)).ready, fly(of('Y', 'b', kind)).ready]).toEqual([DIRECT, DIRECT]);
      const { ready, bound, chain } = fly(of('X', 'b', kind));
      expect(ready).toBe(250);
      expect(bound).toBeLessThanOrEqual(ready);
      expect(chain).toEqual([['moving', ready, null]]);
      // No way around leads into it, and others fly there.
      expect(() => compile(of('X', 'c', kind))).toThrow(/no route for m .*airspaces? that/);
      expect(fly(of('Y', 'c', kind)).ready).toBe(HALF);
    }
    const inIt = of('X', 'c', 'self');
    expect(fly({ ...inIt, requirements: inIt.requirements.map((row) => ({ ...row, from: 'c' })) }).ready).toBe(0);
  });

  test('A27.10 cargo of two owners on one lane is not one load: each flies its way', () => {
    const one = flights({ airspaces: [{ ...box(-3, 2), refuses: ['X'] }], liftPools: [pool('p', 'jet', 'a', 2)] });
    const load = (id: string) => ({ ...one.requirements[0], id, owner: id, element: id, cargo: { ...one.requirements[0].cargo, pax: 40 } }); // prettier-ignore
    const both: World = {
      ...one,
      requirements: ['X', 'Y'].map(load),
      elements: ['X', 'Y'].map((id) => ({ ...one.elements[0], id, requirements: [id] })),
    };
    expect(Array.from(new Simulator(compile(both)).replicate(1, 0, { sampleMin: DAY }).ready)).toEqual([250, DIRECT]);
  });

  test('A27.11 the plan check names a fixed flight into an airspace that refuses the cargo', () => {
    const world = flights({ airspaces: [{ ...box(-3, 2), refuses: ['X'] }] }, 'c');
    const to = (place: string): World => ({
      ...world,
      requirements: world.requirements.map((row) => ({ ...row, owner: 'X', to: place })),
    });
    const legs = (place: string) => [{ requirement: 'm', legs: [{ mode: 'air' as const, from: 'a', to: place }] }];
    const said = [['plan.transit-refused', 'm may not fly through box.']];
    expect(checkPlan(to('c'), legs('c')).map(({ code, message }) => [code, message])).toEqual(said);
    expect(checkPlan(to('c')).map(({ code, message }) => [code, message])).toEqual(said);
    expect(checkPlan(to('b'), legs('b'))).toEqual([]);
  });
});
