import { newerVersion } from './scenario-now.ts';

const run = { scenarioVersion: 7, snapshotHash: 'a' };

test('a run is older than a scenario that was edited since, not than one whose edits were taken back', () => {
  expect(newerVersion(run, { version: 9, hash: 'b', supposes: 0 })).toBe(9);
  expect(newerVersion(run, { version: 9, hash: 'a', supposes: 0 })).toBeNull();
  expect(newerVersion(run, { version: 7, hash: 'b', supposes: 0 })).toBeNull();
  expect(newerVersion(run, undefined)).toBeNull();
  expect(newerVersion({ ...run, scenarioVersion: null }, { version: 9, hash: 'b', supposes: 0 })).toBeNull();
});
