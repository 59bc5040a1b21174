import { routesOf } from './routes.ts';

type Leg = readonly [of: string, mode: 'air' | 'sea' | 'rail' | 'road' | 'waterway', from: string, to: string];

/** Legs begin in their order, one a minute. */
const routes = (...legs: readonly Leg[]) => routesUntil(null, ...legs);

const routesUntil = (leavesMin: number | null, ...legs: readonly Leg[]) =>
  routesOf(
    {
      startMin: legs.map((_, minute) => minute),
      of: legs.map(([of]) => of),
      mode: legs.map(([, mode]) => mode),
      from: legs.map(([, , from]) => from),
      to: legs.map(([, , , to]) => to),
    },
    (place) => place.startsWith('x-'),
    () => leavesMin,
  );

test('by sea from the port of embarkation to that of debarkation, whatever else carries it', () => {
  const found = routes(
    ['a', 'air', 'Marseille', 'Otopeni'],
    ['a', 'rail', 'Canjuers', 'Toulon'],
    ['a', 'sea', 'Toulon', 'Gibraltar'],
    ['a', 'sea', 'Gibraltar', 'Constanta'],
    ['a', 'rail', 'Constanta', 'x-vadul'],
    ['a', 'rail', 'x-vadul', 'hub'],
  );
  expect(found.get('a')).toEqual({ by: 'sea', from: 'Toulon', to: 'Constanta' });
});

test('by land over the last crossing, or from end to end where there is none', () => {
  const found = routes(
    ['a', 'rail', 'Sagan', 'x-german'],
    ['b', 'road', 'Yavoriv', 'Lviv'],
    ['a', 'rail', 'x-german', 'Lublin'],
    ['a', 'rail', 'Lublin', 'x-dorohusk'],
    ['a', 'rail', 'x-dorohusk', 'hub'],
    ['b', 'road', 'Lviv', 'Dubno'],
  );
  expect(found.get('a')).toEqual({ by: 'crossing', over: 'x-dorohusk' });
  expect(found.get('b')).toEqual({ by: 'land', from: 'Yavoriv', to: 'Dubno' });
});

test('by air for what only flies; empty assets belong to nobody', () => {
  const found = routes(['a', 'air', 'Evreux', 'Bydgoszcz'], ['', 'air', 'Bydgoszcz', 'Evreux']);
  expect([...found]).toEqual([['a', { by: 'air', from: 'Evreux', to: 'Bydgoszcz' }]]);
});

test('the way home at the end of a tour is not part of it', () => {
  const legs: Leg[] = [
    ['a', 'rail', 'Sagan', 'x-dorohusk'],
    ['a', 'rail', 'x-dorohusk', 'hub'],
    ['a', 'rail', 'hub', 'x-dorohusk'],
    ['a', 'rail', 'x-dorohusk', 'x-german'],
    ['b', 'air', 'Arlanda', 'Otopeni'],
    ['b', 'air', 'Otopeni', 'Arlanda'],
  ];
  expect(routesUntil(2, ...legs).get('a')).toEqual({ by: 'crossing', over: 'x-dorohusk' });
  expect(routesUntil(5, ...legs).get('b')).toEqual({ by: 'air', from: 'Arlanda', to: 'Otopeni' });
});
