import { makeNames } from '../../api/names.ts';
import type { ComparableRun, RunComparison } from './compare-data.ts';
import { comparisonRows } from './comparison-rows.ts';

const run = (number: number, title: string) => ({ number, scenario: { title } }) as ComparableRun;
const namesOf = (titles: Readonly<Record<string, string>>) => makeNames(undefined, new Map(Object.entries(titles)), []);

test('what only one run has stands in the file by the name of its own scenario, as on the screen', () => {
  const told = {
    replications: 4,
    times: [
      {
        kind: 'element',
        key: 'both',
        daysLater: { mean: 1, low: 0, high: 2 },
        earlier: 0,
        later: 3,
        baseShare: 1,
        otherShare: 0.5,
      },
    ],
    onlyInBase: ['element/gone'],
    onlyInOther: ['element/new'],
  } as unknown as RunComparison;
  const base = namesOf({ both: 'Brigade', gone: 'Ferry' });
  const names = namesOf({ both: 'Brigade, renamed', new: 'Second ferry' });
  const rows = comparisonRows(run(1, 'Plan'), [{ run: run(2, 'Variant'), told, names }], base, ['UNCLASSIFIED']);
  expect(rows[0]).toEqual(['UNCLASSIFIED']);
  expect(rows).toContainEqual(['Force elements', 'Brigade', 2, 1, 0, 2, 0, 3, 4, 1, 0.5]);
  expect(rows.slice(-2)).toEqual([
    ['Only in run 1:', 'Ferry', 1],
    ['Only in run 2:', 'Second ferry', 2],
  ]);
});
