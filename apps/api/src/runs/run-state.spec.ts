import { isFinal, mayPass, RUN_STATES, statesBefore } from './run-state.ts';

describe('the states of a run', () => {
  it('end in three of them, which nothing leaves', () => {
    expect(RUN_STATES.filter(isFinal)).toEqual(['SUCCEEDED', 'CANCELLED', 'FAILED']);
    for (const from of RUN_STATES.filter(isFinal)) for (const to of RUN_STATES) expect(mayPass(from, to)).toBe(false);
  });

  it('are reached as the table says', () => {
    expect(statesBefore('QUEUED')).toEqual([]);
    expect(statesBefore('RUNNING')).toEqual(['QUEUED']);
    expect(statesBefore('SUCCEEDED')).toEqual(['RUNNING']);
    expect(statesBefore('CANCELLED')).toEqual(['QUEUED', 'RUNNING']);
  });
});
