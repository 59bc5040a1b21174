import { byType } from './lift-by-type.ts';

const pool = (liftType: string, assets: number, trips: number, hours: number, useShare: number) => ({
  liftType,
  assets,
  trips,
  hoursUnderWay: { p50: hours },
  useShare,
});

it('adds the pools of a type, shares weighted by assets, the most used first, without those that nobody called', () => {
  const rows = [pool('train', 3, 10, 100, 0.2), pool('ship', 2, 4, 300, 0.5), pool('train', 1, 6, 60, 0.6), pool('het', 5, 0, 0, 0)]; // prettier-ignore
  expect(byType(rows)).toEqual([
    { liftType: 'ship', assets: 2, trips: 4, hours: 300, share: 0.5 },
    { liftType: 'train', assets: 4, trips: 16, hours: 160, share: expect.closeTo(0.3) },
  ]);
});
