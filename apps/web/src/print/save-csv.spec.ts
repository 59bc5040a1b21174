import { toCsv } from './save-csv.ts';

test('quotes, commas and what a spreadsheet would run', () => {
  expect(
    toCsv([
      ['a,b', 'say "x"', 1.5, null],
      ['=1+1', '-2', 'plain', 0],
    ]),
  ).toBe('"a,b","say ""x""",1.5,\r\n\'=1+1,\'-2,plain,0\r\n');
});
