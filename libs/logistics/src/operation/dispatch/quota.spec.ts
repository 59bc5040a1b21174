/** Hours of owners in pools, one question after the other. Minutes. */
import { liftType, link, move, payload, place, pool, worldOf } from '../../testing/tiny-worlds.ts';
import { compile } from '../compile.ts';
import { EVENT, Run } from '../run.ts';
import { ASSET } from '../state.ts';
import { beginQuotas, chargeHours, countsHours, hasHours, isAnyQuotaSpent, renewQuota, spentQuota } from './quota.ts';

/** Cargo of X, Y and Z; a pool with hours of X, one with hours of Y and X, one without and one with hours of Z each day. */
function runWithQuotas() {
  const load = (owner: string) => move(owner, 'a', 'b', { massKg: 1000 }, { kind: 'supply', modes: ['road'], owner });
  const program = compile(
    worldOf(['X', 'Y', 'Z'].map(load), {
      places: [place('a'), place('b')],
      links: [link('l', 'a', 'b', 'road', 30)],
      liftTypes: [liftType('lorry', { mode: 'road', speedMh: 60_000, payload: payload({ massKg: 1000 }) })],
      liftPools: [
        pool('p0', 'lorry', 'a', 2, { quotas: [{ owner: 'X', minutes: 100 }] }),
        pool('p1', 'lorry', 'a', 1, {
          quotas: [
            { owner: 'Y', minutes: 300 },
            { owner: 'X', minutes: 200 },
          ],
        }),
        pool('p2', 'lorry', 'a', 1),
        pool('p3', 'lorry', 'a', 3, { quotas: [{ owner: 'Z', minutes: 60, everyMin: 1440 }] }),
      ],
    }),
  );
  const run = new Run(program);
  run.begin(1, 0);
  const ofOwner = (owner: string) => {
    const r = program.world.requirements.findIndex(({ id }) => id === owner);
    return program.reqConsignments.items[program.reqConsignments.start[r]];
  };
  return { run, x: ofOwner('X'), y: ofOwner('Y'), z: ofOwner('Z') };
}

test('a pool with quotas is for those who have one in it; one without is for all', () => {
  const { run, x, y, z } = runWithQuotas();
  expect([0, 1, 2, 3].map((pool) => countsHours(run, pool))).toEqual([true, true, false, true]);
  const may = [x, y, z].map((c) => [0, 1, 2, 3].map((pool) => hasHours(run, pool, c)));
  expect(may).toEqual([
    [true, true, true, false],
    [false, true, true, false],
    [false, false, true, true],
  ]);
});

test('a trip is charged to the owner in that pool, and the last one may overdraw', () => {
  const { run, x } = runWithQuotas();
  const quotas = () => [Array.from(run.state.quotaLeft), Array.from(run.state.quotaUsed)];
  chargeHours(run, 0, x, 99);
  expect([hasHours(run, 0, x), isAnyQuotaSpent(run)]).toEqual([true, false]);
  chargeHours(run, 0, x, 1);
  expect([hasHours(run, 0, x), isAnyQuotaSpent(run)]).toEqual([false, true]);
  chargeHours(run, 0, x, 50);
  chargeHours(run, 1, x, 30);
  chargeHours(run, 2, x, 1000);
  expect(quotas()).toEqual([
    [-50, 300, 170, 60],
    [150, 0, 30, 0],
  ]);
  expect(hasHours(run, 1, x)).toBe(true);
});

test('the spent quota is one of the owner, in a pool that would carry it', () => {
  const { run, x, y, z } = runWithQuotas();
  const every = () => true;
  expect([x, y, z].map((c) => spentQuota(run, c, every))).toEqual([-1, -1, -1]);
  chargeHours(run, 0, x, 100);
  expect([x, y, z].map((c) => spentQuota(run, c, every))).toEqual([0, -1, -1]);
  chargeHours(run, 1, x, 201);
  expect(spentQuota(run, x, (pool) => pool === 1)).toBe(2);
  expect(spentQuota(run, x, (pool) => pool === 2)).toBe(-1);
  chargeHours(run, 3, z, 60);
  expect(spentQuota(run, z, every)).toBe(3);
});

test('a quota by the day is whole again after each; who is idle then may be wanted', () => {
  const { run, z } = runWithQuotas();
  beginQuotas(run);
  chargeHours(run, 3, z, 90);
  const { calendar, state, program } = run;
  for (const day of [1, 2, 3]) {
    // One quota has periods; nothing else is on the calendar.
    expect(calendar.next(10 * 1440)).toBe(true);
    expect([calendar.time, calendar.code, calendar.a]).toEqual([day * 1440, EVENT.quotaPeriod, 3]);
    const own = Array.from(program.poolAssets.items.subarray(program.poolAssets.start[3], program.poolAssets.start[4]));
    own.forEach((asset, i) => (state.assetState[asset] = i === 1 ? ASSET.busy : ASSET.idle));
    expect(renewQuota(run, calendar.a)).toEqual([own[0], own[2]]);
    expect([state.quotaLeft[3], state.quotaUsed[3]]).toEqual([60, 90]);
  }
});
