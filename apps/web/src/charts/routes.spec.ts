import { routesOf } from './routes.ts';

type Leg = readonly [of: string, mode: 'air' | 'sea' | 'rail' | 'road' | 'waterway', from: string, to: string];

const routes = (...legs: readonly Leg[]) =>
  routesOf(
    {
      of: legs.map(([of]) => of),
      mode: legs.map(([, mode]) => mode),
      from: legs.map(([, , from]) => from),
      to: legs.map(([, , , to]) => to),
    },
    (place) => place.startsWith('x-'),
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
