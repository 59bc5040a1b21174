import { intensityAt, type Sector } from './sectors.ts';

test('the intensity of a sector is that of the last step that has begun, and none before the first', () => {
  const sector: Sector = {
    id: 's',
    name: 'S',
    lat: 0,
    lon: 0,
    notional: true,
    area: null,
    intensity: [
      { fromMin: 100, level: 'high' },
      { fromMin: 200, level: 'low' },
    ],
  };
  expect([99, 100, 199, 200, 9999].map((minute) => intensityAt(sector, minute))).toEqual([
    'none',
    'high',
    'high',
    'low',
    'low',
  ]);
  expect(intensityAt({ ...sector, intensity: [] }, 500)).toBe('none');
});
