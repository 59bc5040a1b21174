/** Which berths and spots a port and an airfield have, and which of them is chosen; with who is there and who waits as it is told. */
import type { LiftType } from '../../lift/lift.ts';
import type { Airfield, Seaport } from '../../network/network.ts';
import { EMPTY_WORLD, liftType, payload, place, pool } from '../../testing/tiny-worlds.ts';
import { compile } from '../compile.ts';
import { findFacility } from '../compile/facilities.ts';
import { Run } from '../run.ts';
import { TRANSPORT, TRANSPORT_WIDTH } from '../state.ts';
import { berthMin, chooseBerth, chooseSpot, fitsGroup } from './berth.ts';

const FIRST_WAITING = 1;

/** A ship, the only asset, at the port `a`; so many others at each of its groups, of whom those that find no berth wait. */
function portWith(seaport: Seaport, hull: Partial<LiftType>, others: Readonly<Record<string, number>> = {}) {
  const ship = liftType('ship', { mode: 'sea', speedMh: 20_000, payload: payload({}), ...hull });
  const run = new Run(
    compile({
      ...EMPTY_WORLD,
      places: [place('a', { seaport })],
      liftTypes: [ship],
      liftPools: [pool('p', 'ship', 'a', 1)],
    }),
  );
  run.begin(1, 0);
  const { facilities } = run.program;
  const numberOf = (group: string) => findFacility(facilities, 'a', `berths:${group}`);
  // Who waits needs a number of his own.
  run.bank.ensureEntities(100);
  let entity = FIRST_WAITING;
  for (const [group, count] of Object.entries(others))
    for (let i = 0; i < count; i++) run.bank.claim(numberOf(group), entity++, 1, 0, 0);
  return { run, numberOf };
}

function chosenGroup(seaport: Seaport, hull: Partial<LiftType>, others: Readonly<Record<string, number>> = {}): string {
  const { run, numberOf } = portWith(seaport, hull, others);
  const [first] = seaport.berthGroups!;
  const chosen = chooseBerth(run, 0, numberOf(first.id));
  return seaport.berthGroups!.find(({ id }) => numberOf(id) === chosen)!.id;
}

describe('groups of berths', () => {
  const port: Seaport = {
    berths: 8,
    berthGroups: [
      { id: 'deep', berths: 2, maxLengthM: 200, maxDraughtM: 12 },
      { id: 'long', berths: 1, maxLengthM: 300 },
      { id: 'short', berths: 4, maxLengthM: 100, maxDraughtM: 6 },
      { id: 'flat', berths: 1, maxLengthM: 200, maxDraughtM: 8 },
    ],
  };

  test.each([
    [{}, 'short'],
    [{ lengthM: 100, draughtM: 6 }, 'short'],
    [{ lengthM: 101, draughtM: 6 }, 'flat'],
    [{ lengthM: 100, draughtM: 7 }, 'flat'],
    [{ lengthM: 200, draughtM: 9 }, 'deep'],
    [{ lengthM: 201, draughtM: 5 }, 'long'],
    [{ lengthM: 90, draughtM: 13 }, 'long'],
  ])('a ship of %j takes the shortest that it fits, and of equals the flattest: %s', (hull, group) => {
    expect(chosenGroup(port, hull)).toBe(group);
  });

  test('it goes by those that are full to one that is free', () => {
    expect(chosenGroup(port, {}, { short: 3 })).toBe('short');
    expect(chosenGroup(port, {}, { short: 4 })).toBe('flat');
    expect(chosenGroup(port, {}, { short: 4, flat: 1, deep: 1 })).toBe('deep');
    expect(chosenGroup(port, {}, { short: 4, flat: 1, deep: 2 })).toBe('long');
  });

  test('where none is free it joins the shortest line for each berth, the first of equals', () => {
    expect(chosenGroup(port, {}, { short: 4, flat: 1, deep: 2, long: 1 })).toBe('short');
    expect(chosenGroup(port, {}, { short: 5, flat: 1, deep: 2, long: 1 })).toBe('flat');
    expect(chosenGroup(port, {}, { short: 6, flat: 2, deep: 3, long: 2 })).toBe('short');
    expect(chosenGroup(port, {}, { short: 7, flat: 2, deep: 3, long: 2 })).toBe('deep');
    // The line of berths that it does not fit is nothing to it.
    expect(chosenGroup(port, { lengthM: 150 }, { short: 0, flat: 1, deep: 2, long: 1 })).toBe('flat');
  });

  test('a closed group comes after every open one, however long the line there; of closed ones the one with more berths for each ship', () => {
    const { run, numberOf } = portWith(port, {}, { short: 9, flat: 5, deep: 9 });
    const choice = () => ['deep', 'long', 'short', 'flat'].find((id) => numberOf(id) === chooseBerth(run, 0, numberOf('deep'))); // prettier-ignore
    for (const group of ['long', 'flat', 'short']) run.bank.setEffective(numberOf(group), 0, 0);
    expect(choice()).toBe('deep');
    // Of 2, 4 and 1 berths with 9, 9 and 5 ships, and one without any.
    run.bank.setEffective(numberOf('deep'), 0, 0);
    expect(choice()).toBe('long');
    run.bank.claim(numberOf('long'), 90, 1, 0, 0);
    run.bank.claim(numberOf('long'), 91, 1, 0, 0);
    run.bank.claim(numberOf('long'), 92, 1, 0, 0);
    expect(choice()).toBe('short');
  });

  test('a port fits a ship that one of its groups fits, by length and by draught, if that has a berth', () => {
    const fits = (hull: Partial<LiftType>) => fitsGroup(port, hull);
    expect([fits({ lengthM: 300 }), fits({ lengthM: 301 }), fits({ lengthM: 201, draughtM: 20 })]).toEqual([true, false, true]); // prettier-ignore
    expect(fitsGroup({ berths: 1 }, { lengthM: 999 })).toBe(true);
    expect(fitsGroup({ berths: 0, berthGroups: [{ id: 'x', berths: 0 }] }, {})).toBe(false);
    expect(fitsGroup({ berths: 1, berthGroups: [{ id: 'x', berths: 1, maxDraughtM: 5 }] }, { draughtM: 6 })).toBe(
      false,
    );
  });
});

describe('the work of a berth', () => {
  const loaded = (seaport: Seaport, group: string | undefined, massKg: number) => {
    const { run, numberOf } = portWith(seaport, {});
    const berth = group === undefined ? findFacility(run.program.facilities, 'a', 'berths') : numberOf(group);
    run.state.transports[TRANSPORT.berth] = berth;
    run.state.transports[TRANSPORT.load + 1] = massKg;
    return berthMin(run, 0);
  };
  const groups = [
    { id: 'own', berths: 1, workTPerHour: 100 },
    { id: 'other', berths: 1 },
  ];

  test('its own pace, or that of the port; whole minutes; none where only the ship limits', () => {
    expect(loaded({ berths: 1, workTPerHour: 300 }, undefined, 6_000_000)).toBe(1200);
    expect(loaded({ berths: 1, workTPerHour: 300 }, undefined, 6_000_001)).toBe(1201);
    const port = { berths: 2, workTPerHour: 300, berthGroups: groups };
    expect([loaded(port, 'own', 100_000), loaded(port, 'other', 300_000)]).toEqual([60, 60]);
    expect(loaded({ berths: 2, berthGroups: groups }, 'other', 300_000)).toBe(0);
    expect(loaded({ berths: 1 }, undefined, 300_000)).toBe(0);
    // A pace that rounds to nothing is a kilogram an hour.
    expect(loaded({ berths: 1, workTPerHour: 0.0001 }, undefined, 2)).toBe(120);
  });

  test('without a berth there is none', () => {
    const { run } = portWith({ berths: 1, workTPerHour: 300 }, {});
    run.state.transports[TRANSPORT.berth] = -1;
    run.state.transports[TRANSPORT.load + 1] = 1000;
    expect(berthMin(run, 0)).toBe(0);
  });
});

describe('spots of an airfield', () => {
  /** The spot that the first aircraft takes, or a transport that is no asset, beside so many others. */
  function spot(part: Partial<Airfield>, parking: 'wide' | 'narrow', others: readonly [number, number], t = 0) {
    const airfield: Airfield = { parkingWide: 2, parkingNarrow: 2, runwayM: 3000, ...part };
    const plane = liftType('plane', { mode: 'air', speedMh: 800_000, payload: payload({}), parking });
    const world = { ...EMPTY_WORLD, places: [place('a', { airfield })], liftTypes: [plane], liftPools: [pool('p', 'plane', 'a', 1)] }; // prettier-ignore
    const run = new Run(compile(world));
    run.begin(1, 0);
    run.bank.ensureEntities(100);
    const [narrow, wide] = ['parking-narrow', 'parking-wide'].map((id) => findFacility(run.program.facilities, 'a', id)); // prettier-ignore
    let entity = FIRST_WAITING;
    for (let i = 0; i < others[0]; i++) run.bank.claim(narrow, entity++, 1, 0, 0);
    for (let i = 0; i < others[1]; i++) run.bank.claim(wide, entity++, 1, 0, 0);
    return chooseSpot(run, t, narrow) === wide ? 'wide' : 'narrow';
  }

  test('a wide one takes a wide spot whatever is free; others a narrow one, or a wide one when only that is free', () => {
    expect(spot({}, 'wide', [0, 9])).toBe('wide');
    expect(spot({}, 'narrow', [0, 0])).toBe('narrow');
    expect(spot({}, 'narrow', [1, 0])).toBe('narrow');
    expect(spot({}, 'narrow', [2, 1])).toBe('wide');
    // A transport that is no asset of lift is no wide aircraft.
    expect(spot({}, 'wide', [0, 0], 1)).toBe('narrow');
  });

  test('where none is free the shorter line, the narrow one of equals; and what there is none of is not chosen', () => {
    expect(spot({}, 'narrow', [3, 3])).toBe('narrow');
    expect(spot({}, 'narrow', [4, 3])).toBe('wide');
    expect(spot({ parkingNarrow: 0 }, 'narrow', [0, 9])).toBe('wide');
    expect(spot({ parkingWide: 0 }, 'narrow', [9, 0])).toBe('narrow');
  });
});

test('each transport has its own berth', () => {
  const { run } = portWith({ berths: 1, workTPerHour: 60 }, {});
  const own = new Int32Array(2 * TRANSPORT_WIDTH);
  own[TRANSPORT.berth] = -1;
  own[TRANSPORT_WIDTH + TRANSPORT.berth] = findFacility(run.program.facilities, 'a', 'berths');
  own[TRANSPORT_WIDTH + TRANSPORT.load + 1] = 2000;
  Object.assign(run.state, { transports: own });
  expect([berthMin(run, 0), berthMin(run, 1)]).toEqual([0, 2]);
});
