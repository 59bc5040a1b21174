import { CARGO_KINDS } from '../../movement/requirement.ts';
import { fixed, link, liftType, move, payload, place, pool, worldOf } from '../../testing/tiny-worlds.ts';
import { compile } from '../compile.ts';
import { liftFor } from '../program.ts';

test('a lane reckons with the lift of which there is most within the run: what comes after its end is none', () => {
  const lorry = (id: string, speedMh: number) =>
    liftType(id, { mode: 'road', speedMh, payload: payload({ massKg: 10_000 }), load: fixed(0), unload: fixed(0) });
  const reckoned = (late: (endMin: number) => number) => {
    const world = worldOf([move('m', 'a', 'b', { massKg: 10_000 }, { kind: 'supply', modes: ['road'] })], {
      places: [place('a'), place('b')],
      links: [link('r', 'a', 'b', 'road', 60)],
      liftTypes: [lorry('few', 30_000), lorry('many', 60_000)],
      liftPools: [pool('f', 'few', 'a', 2), pool('m', 'many', 'a', 50)],
    });
    const [few, many] = world.liftPools;
    const availableMin = many.availableMin.map(() => late(world.endMin));
    const program = compile({ ...world, liftPools: [few, { ...many, availableMin }] });
    const type = liftFor(program, 0, 0);
    expect(CARGO_KINDS[program.reqKind[0]]).toBe('supply');
    return [program.world.liftTypes[type].id, program.laneCycleMin[type]];
  };
  expect(reckoned((endMin) => endMin)).toEqual(['many', 120]);
  expect(reckoned((endMin) => endMin + 1)).toEqual(['few', 240]);
});
