import { openShare } from './open-share.ts';

const times = (p50: number | null) => ({ p10: p50, p50, p80: p50, p90: p50, share: p50 === null ? 0 : 1 });
const row = (opened: number | null, full: number | null) => ({
  bareShare: 0.2,
  openedShare: 0.6,
  fullShare: 1,
  opened: times(opened),
  full: times(full),
});

describe('the share of a place that is open', () => {
  it.each([
    [0, 0.2],
    [99, 0.2],
    [100, 0.6],
    [249, 0.6],
    [250, 1],
  ])('at minute %i is %d', (minute, share) => {
    expect(openShare(row(100, 250), minute)).toBe(share);
  });

  it('stays where it is when the next step never comes', () => {
    expect([openShare(row(100, null), 9999), openShare(row(null, null), 9999)]).toEqual([0.6, 0.2]);
  });
});
