/**
 * Worlds in which a few lorries or aircraft go to and fro and nothing else holds anybody up: closures come near to the bound of lift, so that a minute
 * too much in it is seen. Use rates from an hour to a day, bases anywhere, cargo that is withdrawn while lift is on its way to it.
 */
import type { World } from '../operation/world.ts';
import { numbers } from './random-numbers.ts';
import { fixed, link, liftType, move, payload, place, pool, worldOf } from './tiny-worlds.ts';

const PLACES = ['a', 'b', 'c'];
const AIRFIELD = { airfield: { runwayM: 3000, parkingWide: 0, parkingNarrow: 99 } };

export function shuttleWorld(seed: number): World {
  const n = numbers(seed);
  const mode = n.pick(['road', 'air'] as const);
  const withdrawn = n.chance(0.6);
  const rate = () => (n.chance(0.8) ? n.pick([60, 240, 480, 720, 1440]) : undefined);
  const twoPools = n.chance(0.3);
  const moves = Array.from({ length: n.int(1, 4) }, (_, i) => {
    const from = n.pick(PLACES);
    const to = n.pick(PLACES.filter((other) => other !== from));
    return move(
      `m${i}`,
      from,
      to,
      { massKg: 10_000 * n.int(1, 12) },
      {
        kind: 'supply',
        modes: [mode],
        priority: n.int(1, 3),
        readyToLoadMin: withdrawn && i % 2 === 0 ? 0 : n.pick([0, n.int(0, 6000)]),
      },
      withdrawn && i % 2 === 0 ? { releasedBy: n.pick(['order', 'restored']) } : {},
    );
  });
  const type = (id: string) =>
    liftType(id, {
      mode,
      speedMh: mode === 'road' ? 40_000 : 400_000,
      payload: payload({ massKg: n.pick([10_000, 20_000]) }),
      load: fixed(n.pick([0, 30])),
      unload: fixed(n.pick([0, 30])),
      useRateMinPerDay: rate(),
    });
  const revokedMin = n.int(1, 600);
  return worldOf(moves, {
    endMin: 400 * 1440,
    places: PLACES.map((id, i) => place(id, { lon: 20 + 4 * i, ...AIRFIELD })),
    links: [link('ab', 'a', 'b', 'road', n.int(20, 150)), link('bc', 'b', 'c', 'road', n.int(20, 150))],
    conditions: [
      { id: 'order', type: 'date', atMin: 0, revokedMin },
      { id: 'again', type: 'date', atMin: revokedMin + n.int(1, 3000) },
      { id: 'restored', type: 'date', atMin: 0, revokedMin, restoredBy: 'again' },
    ],
    liftTypes: twoPools ? [type('first'), type('second')] : [type('first')],
    liftPools: [
      pool('p', 'first', n.pick(PLACES), n.int(1, 2)),
      ...(twoPools ? [pool('q', 'second', n.pick(PLACES), 1)] : []),
    ],
  });
}
