import fc from 'fast-check';
import { countLeading, planChunks, type Range } from './replication-plan.ts';

describe('the plan of chunks', () => {
  it('begins small', () => {
    expect(planChunks(40, []).map(({ from, to }) => to - from)).toEqual([4, 4, 4, 4, 4, 10, 10]);
    expect(planChunks(3, [])).toEqual([{ from: 0, to: 3 }]);
  });

  it('covers exactly what is missing, whatever is done', () => {
    const done = fc
      .uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 10 })
      .map((starts): Range[] => starts.map((at) => ({ from: at * 10, to: at * 10 + 4 })));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), done, (asked, all) => {
        const known = all.filter(({ to }) => to <= asked);
        const covered = new Array<number>(asked).fill(0);
        for (const { from, to } of [...known, ...planChunks(asked, known)])
          for (let at = from; at < to; at++) covered[at] += 1;
        expect(covered.every((times) => times === 1)).toBe(true);
      }),
    );
  });

  it('counts what is done from the first on', () => {
    expect(countLeading([])).toBe(0);
    expect(countLeading([{ from: 4, to: 8 }])).toBe(0);
    expect(
      countLeading([
        { from: 4, to: 8 },
        { from: 0, to: 4 },
        { from: 12, to: 20 },
      ]),
    ).toBe(8);
  });
});
