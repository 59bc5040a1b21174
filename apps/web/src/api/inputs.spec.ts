import { inputOfPlan, inputOfResource, inputOfStep } from './inputs.ts';

test.each([
  ['gate/gate-order', 'gates', 'gate-order'],
  ['lift/lift-roro', 'liftTypes', 'lift-roro'],
  ['quota/pool-sac/NL', 'liftPools', 'pool-sac'],
  ['ban/road:A:B', 'links', 'road:A:B'],
  ['permission/XD-Medyka', 'places', 'XD-Medyka'],
  ['supply/st-HUB-Lviv-V', 'stocks', 'st-HUB-Lviv-V'],
  ['office/cell', 'offices', 'cell'],
  ['ROCND/gauge-change:transload', 'places', 'ROCND'],
  ['rail:J-A:ROCND/path', 'links', 'rail:J-A:ROCND'],
  ['rail:J-A:ROCND/path-back', 'links', 'rail:J-A:ROCND'],
  ['fe-1', 'forceElements', 'fe-1'],
])('%s rests on a row of %s', (resource, section, row) => expect(inputOfResource(resource)).toEqual({ section, row }));

test('what has no row of its own leads nowhere', () => {
  expect(inputOfResource('gate/caveat:fe-1')).toBeNull();
  expect(inputOfStep('other', 'x')).toBeNull();
  expect(inputOfPlan('package', 'p-1')).toEqual({ section: 'packages', row: 'p-1' });
});
