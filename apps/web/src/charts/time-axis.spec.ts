import { panDomain, timeTicks, windowDomain, zoomDomain } from './time-axis.ts';

const clock = { cfDay: '2026-01-01T00:00:00Z', dDayMin: 20 * 1440, endMin: 50 * 1440, stepMin: 360, steps: 201 };

test('ticks stand on whole steps from D-day', () => {
  const ticks = timeTicks(clock, [0, 50 * 1440], [0, 500]);
  expect(ticks.map(({ x, label }) => [x, label])).toEqual([
    [60, 'D−14'],
    [130, 'D−7'],
    [200, 'D'],
    [270, 'D+7'],
    [340, 'D+14'],
    [410, 'D+21'],
    [480, 'D+28'],
  ]);
});

test('a close view counts quarters of a day', () => {
  const ticks = timeTicks(clock, [20 * 1440, 21 * 1440], [0, 240]);
  expect(ticks.map(({ label }) => label)).toEqual(['D', 'D+0.25', 'D+0.5', 'D+0.75', 'D+1']);
});

test('windows of the run', () => {
  expect(windowDomain(clock, 'all')).toEqual([0, 72000]);
  expect(windowDomain(clock, 'posture')).toEqual([0, 28800]);
  expect(windowDomain(clock, 'response')).toEqual([21600, 72000]);
  expect(windowDomain({ ...clock, dDayMin: 0 }, 'posture')).toEqual([0, 72000]);
});

test('zoom keeps the point under the pointer and stays inside the whole', () => {
  expect(zoomDomain([0, 1000], [0, 1000], 0.5, 0.25)).toEqual([125, 625]);
  expect(zoomDomain([500, 1000], [0, 1000], 4, 0.5)).toEqual([0, 1000]);
  expect(zoomDomain([0, 400], [0, 4000], 0.1, 0)).toEqual([0, 360]);
  expect(panDomain([0, 400], [0, 1000], 900)).toEqual([600, 1000]);
  expect(panDomain([100, 500], [0, 1000], -900)).toEqual([0, 400]);
});
