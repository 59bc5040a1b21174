import { layoutPrinted } from './printing.ts';

test('paper has all rows of a list, and of one that would stop the browser it says how many it leaves out', () => {
  expect(layoutPrinted(2)).toEqual({
    listed: [
      { index: 0, start: 0 },
      { index: 1, start: 0 },
    ],
    left: 0,
  });
  const { listed, left } = layoutPrinted(2005);
  expect([listed.length, left]).toEqual([2000, 5]);
});
