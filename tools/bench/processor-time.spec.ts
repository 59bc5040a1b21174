import { processorTime, sumOf, toSentence, workedBetween } from './processor-time.mjs';

describe('processor time', () => {
  it('is told of this process alone where the system does not tell it of PostgreSQL', () => {
    const before = processorTime('/no/such/folder');
    const worked = workedBetween(before, { ...before, node: before.node + 1.5 });
    expect(sumOf(worked)).toBeCloseTo(1.5);
    expect(toSentence(worked)).toBe('1.50 s here and an unknown time in PostgreSQL');
  });

  it('is added up with that of PostgreSQL where it does', () => {
    const worked = workedBetween({ node: 1, postgres: 10 }, { node: 1.5, postgres: 12 });
    expect([sumOf(worked), toSentence(worked)]).toEqual([2.5, '0.50 s here and 2.00 s in PostgreSQL']);
  });
});
