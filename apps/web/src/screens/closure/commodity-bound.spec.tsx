/** The bound of several commodities is said with its gap; one whose budget ran out says so. */
import { renderToStaticMarkup } from 'react-dom/server';
import { CommodityBoundText } from './commodity-bound.tsx';

const clock = { cfDay: '2026-01-01T00:00:00Z', dDayMin: 0, endMin: 144_000, stepMin: 1440, steps: 101 };
const found = {
  ...{ replication: 7, closureMin: 28_800, boundMin: 14_400, otherBoundMin: 10_000, ratio: 2 },
  ...{ finished: true, columns: 10, rows: 4, solves: 3 },
};
const textOf = (change: object) =>
  renderToStaticMarkup(<CommodityBoundText clock={clock} found={{ ...found, ...change }} />).replaceAll(/<[^>]*>/g, '');

test('both dates and the gap are said', () => {
  expect(textOf({})).toContain(
    'All cargo over the whole network, replication 7: no schedule closes before D+10.0; the plan closes D+20.0.',
  );
  expect(textOf({})).toContain('That is 2.00 times the bound, from the first release.');
  expect(textOf({})).not.toContain('budget');
});

test('a bound that was stopped by its budget says so, and without a closure there is no gap', () => {
  const text = textOf({ finished: false, closureMin: null, ratio: null });
  expect(text).toContain('Its budget ran out: the bound holds, a later one may exist.');
  expect(text).not.toContain('times');
  expect(text).toContain('no schedule closes before D+10.0; the plan does not close within the run.');
});

test('where none was found nothing is said', () => {
  expect(renderToStaticMarkup(<CommodityBoundText clock={clock} found={null} />)).toBe('');
});
