/** The lists of idle lift at a base: their order, and what coming to hand costs. */
import { numbers } from '../../testing/random-numbers.ts';
import { EMPTY_WORLD, liftType, payload, place, pool } from '../../testing/tiny-worlds.ts';
import { compile } from '../compile.ts';
import { Run } from '../run.ts';
import { begin, runUntil } from '../simulation.ts';
import { leaveIdle, standIdle } from './idle-lift.ts';

const lorries = (...counts: readonly number[]) => {
  const run = new Run(
    compile({
      ...EMPTY_WORLD,
      places: [place('a')],
      liftTypes: [liftType('lorry', { mode: 'road', speedMh: 50_000, payload: payload({ massKg: 20_000 }) })],
      liftPools: counts.map((count, i) => pool(`p${i}`, 'lorry', 'a', count)),
    }),
  );
  begin(run, 1, 0, 0);
  return run;
};

test('whoever comes and goes, those at home stand in order of pool and number', () => {
  const run = lorries(3, 4);
  runUntil(run, 0, 0, () => undefined);
  const { state, program } = run;
  const standing = () => {
    const list: number[] = [];
    for (let asset = state.standHead[program.poolStand[0]]; asset >= 0; asset = state.idleNext[asset]) list.push(asset);
    return list;
  };
  const idle = new Set(standing());
  expect(idle.size).toBe(7);
  const n = numbers(5);
  for (let i = 0; i < 500; i++) {
    const asset = n.int(0, 6);
    if (idle.delete(asset)) leaveIdle(run, asset);
    else {
      standIdle(run, asset);
      idle.add(asset);
    }
    expect(standing()).toEqual([...idle].sort((a, b) => a - b));
  }
});

test('a thousand lorries that come to hand in one minute look at a few others each and not at all of them', () => {
  const run = lorries(1000);
  const { idleNext } = run.state;
  let looks = 0;
  const counted = new Proxy(idleNext, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value === 'number' && key !== 'length') looks++;
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  Object.assign(run.state, { idleNext: counted });
  runUntil(run, 0, 0, () => undefined);
  expect(run.state.poolIdle[0]).toBe(1000);
  expect(looks).toBeLessThan(10_000);
});
