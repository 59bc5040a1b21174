import { renderToStaticMarkup } from 'react-dom/server';
import { AmountTable } from './now-tables.tsx';

const row = { id: 's', name: 'Depot', amount: 7.5, low: 11, high: 13, unit: 't', planned: null };
const clock = { cfDay: '2026-01-01T00:00:00Z', dDayMin: 1440, endMin: 5760, stepMin: 1440, steps: 5 };
const headOf = (isOfOne: boolean) =>
  renderToStaticMarkup(
    <AmountTable kind="stocks" rows={[row]} corrections={{}} onCorrect={() => undefined} {...{ isOfOne, clock }} />,
  );

test('an amount of the shown replication is not called a median, and may lie outside of the range of all', () => {
  expect(headOf(true)).toContain('In the shown replication (P10–P90)');
  expect(headOf(true)).not.toContain('P50');
  expect(headOf(false)).toContain('In the run, P50 (P10–P90)');
});
