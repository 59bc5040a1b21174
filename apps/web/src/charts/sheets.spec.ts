import { layoutSheets } from './sheets.ts';

const layout = (rows: number) => layoutSheets({ rows, rowHeight: 20, headHeight: 24 });

test('what fits a sheet is drawn as on the screen, and lower where it does not', () => {
  expect(layout(10)).toEqual({ rowHeight: 20, rowsOfSheet: 10 });
  expect(layout(60)).toEqual({ rowHeight: 14, rowsOfSheet: 60 });
  expect(layout(79)).toEqual({ rowHeight: 11, rowsOfSheet: 79 });
});

test('more rows than one sheet can show go evenly over several, each of which they fit', () => {
  expect(layout(80)).toEqual({ rowHeight: 20, rowsOfSheet: 40 });
  for (const rows of [1, 79, 80, 158, 159, 500, 1234]) {
    const { rowHeight, rowsOfSheet } = layout(rows);
    expect(24 + rowHeight * rowsOfSheet).toBeLessThanOrEqual(900);
    expect(rowHeight).toBeGreaterThanOrEqual(11);
  }
});

test('without rows there is one empty sheet', () => expect(layout(0)).toEqual({ rowHeight: 20, rowsOfSheet: 1 }));
