import type { Link } from '../../network/network.ts';
import { fixed, link, move, place, worldOf } from '../../testing/tiny-worlds.ts';
import { compile } from '../compile.ts';
import { heldUpMin } from './driving-ban.ts';

/** A column over two roads of 30 km; the first is banned until 0600 of the first day, the second from 0600 to 1000. */
const program = (quota: Pick<Link, 'vehiclesPerHour'> = {}) =>
  compile(
    worldOf([move('m', 'a', 'c', { vehicles: 20, massKg: 20_000 }, {}, { notice: fixed(0) })], {
      places: [place('a'), place('b'), place('c')],
      links: [
        link('l1', 'a', 'b', 'road', 30, { ...quota, bans: [{ who: 'columns', fromMin: 0, untilMin: 360 }] }),
        link('l2', 'b', 'c', 'road', 30, { ...quota, bans: [{ who: 'columns', fromMin: 360, untilMin: 600 }] }),
      ],
    }),
  );

describe('bans on the way of a lane', () => {
  test('each link counts once, with the least minutes before it, whether it has a quota or not', () => {
    for (const compiled of [program(), program({ vehiclesPerHour: { perDay: 2400 } })]) {
      const lane = compiled.lanes.findIndex(({ organic, lengthM }) => organic && lengthM === 60_000);
      const { start, items } = compiled.laneBans;
      const half = Math.floor(compiled.laneLeastMin[lane] / 2);
      const first = compiled.world.links.findIndex(({ id }) => id === 'l1');
      expect(Array.from(items.subarray(start[lane], start[lane + 1]))).toEqual([first, 0, 1 - first, half]);
    }
  });

  test('who is held up at one comes later to the next, and is held up there for what is left', () => {
    const compiled = program();
    const lane = compiled.lanes.findIndex(({ organic, lengthM }) => organic && lengthM === 60_000);
    const half = Math.floor(compiled.laneLeastMin[lane] / 2);
    expect(half).toBeLessThan(240);
    // Goes at 360, is at the second road at 360 + half, and goes on at 600.
    expect(heldUpMin(compiled, lane, 0)).toBe(600 - half);
    expect(heldUpMin(compiled, lane, 360)).toBe(240 - half);
    expect(heldUpMin(compiled, lane, 600)).toBe(0);
    // At 300 it would be at the second road before its ban, if the first did not hold it up.
    expect(heldUpMin(compiled, lane, 300)).toBe(300 - half);
  });
});
