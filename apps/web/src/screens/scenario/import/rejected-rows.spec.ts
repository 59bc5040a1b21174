import type { ImportLine } from '../../../api/imports.ts';
import { rejectedRows } from './rejected-rows.ts';

test('a row for each reason, under the number of its line', () => {
  const line: ImportLine = {
    outcome: 'rejected',
    section: 'stocks',
    key: 'fr-unreadable',
    line: 4,
    before: null,
    after: null,
    reasons: [
      { code: 'cell.unreadable', row: 4, column: 'amountT', message: 'stocks.0.amountT: "much" is not a number' },
      { code: 'cell.missing', row: 4, column: 'class', message: 'a value is missing' },
    ],
  };
  expect(rejectedRows([line, { ...line, line: 9, key: null, reasons: line.reasons.slice(1) }])).toEqual([
    ['Line', 'Row', 'Column', 'What is wrong'],
    [4, 'fr-unreadable', 'amountT', 'amountT: "much" is not a number'],
    [4, 'fr-unreadable', 'class', 'class: a value is missing'],
    [9, null, 'class', 'class: a value is missing'],
  ]);
});
