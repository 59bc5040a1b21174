import * as XLSX from '@e965/xlsx';
import type { Imported } from './imported.ts';
import { readOurAirports } from './ourairports.ts';
import { readDuration } from './cells.ts';
import { readTable } from './read-table.ts';
import { findFormat, TABLE_FORMATS } from './tables.ts';
import { writeTemplate } from './write-table.ts';

/** Files as people have them, who fill in what they have been given and send what their programs make of it. */

const format = (id: string) => {
  const found = findFormat(id);
  if (found === undefined) throw new Error(id);
  return found;
};

type Rows = readonly (readonly unknown[])[];

function workbookOf(sheets: Readonly<Record<string, Rows>>, hidden: readonly string[] = [], bookType = 'xlsx') {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as unknown[][]), name);
  book.Workbook = { Sheets: book.SheetNames.map((name) => ({ Hidden: hidden.includes(name) ? 1 : 0 })) };
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: bookType as XLSX.BookType }) as ArrayBuffer);
}

const HEAD = ['id', 'place', 'class', 'amountT'];
const lineOf = (id: string) => [id, 'north', 'V', 1];
const idsOf = ({ rows }: Imported) => rows.map(({ id }) => id);
const told = ({ warnings, rejected }: Imported) => [...warnings, ...rejected].map(({ code }) => code);

describe('Sheets of a workbook', () => {
  it('that are hidden are never read, and those that would be missed are told', () => {
    const file = workbookOf(
      {
        Depot: [HEAD, lineOf('seen')],
        Stocks: [
          [...HEAD, 'note'],
          [...lineOf('unseen'), 'n'],
        ],
        South: [HEAD, lineOf('other')],
        Notes: [['place'], ['north']],
      },
      ['Stocks'],
    );
    const read = readTable(file, format('stocks'));
    expect(idsOf(read)).toEqual(['seen']);
    expect(read.warnings.map(({ code, message }) => [code, message])).toEqual([
      ['sheet.left-out', expect.stringMatching(/"Stocks".*hidden/)],
      ['sheet.left-out', expect.stringMatching(/"South"(?!.*hidden)/)],
    ]);
  });

  it('a table in hidden ones alone is refused, and the reason says where it is', () => {
    const file = workbookOf({ Notes: [['read me']], Stocks: [HEAD, lineOf('unseen')] }, ['Stocks']);
    const { rows, rejected } = readTable(file, format('stocks'));
    expect(rows).toEqual([]);
    expect(rejected).toMatchObject([{ code: 'table.header', message: expect.stringMatching(/"Stocks".*hidden/) }]);
  });

  it('so it is with published tables', () => {
    const head = ['ident', 'type', 'name', 'latitude_deg', 'longitude_deg'];
    const file = workbookOf(
      { Airports: [head, ['XAAA', 'small_airport', 'A', 50, 20]], Old: [head, ['XAAB', 'small_airport', 'B', 50, 20]] },
      ['Old'],
    );
    const read = readOurAirports(file);
    expect([idsOf(read), told(read)]).toEqual([['XAAA'], ['sheet.left-out']]);
  });

  it('of a workbook of ours none is told for another', () => {
    const file = writeTemplate(TABLE_FORMATS);
    for (const one of TABLE_FORMATS) expect([one.id, told(readTable(file, one))]).toEqual([one.id, ['line.example']]);
  });

  it('of OpenDocument are read like others', () => {
    const read = readTable(
      workbookOf({ Stocks: [HEAD, lineOf('Αθήνα-1'), lineOf('ods')] }, [], 'ods'),
      format('stocks'),
    );
    expect([idsOf(read), told(read)]).toEqual([['ods'], ['id.invalid']]);
  });
});

it('A header is found below empty rows and a page of titles', () => {
  const titles = Array.from({ length: 15 }, (_, i) => [`Annex ${i}`]);
  const empty = Array.from({ length: 30 }, () => []);
  const file = workbookOf({ Plan: [...titles, ...empty, [null, null, ...HEAD], [], [null, null, ...lineOf('below')]] });
  const read = readTable(file, format('stocks'));
  expect([idsOf(read), told(read)]).toEqual([['below'], []]);
});

it.each([
  [
    'a page of the web that is named like a workbook',
    '<html><table><tr><td>id</td></tr></table></html>',
    'file.markup',
  ],
  ['a sheet as XML', '\ufeff<?xml version="1.0"?><Workbook></Workbook>', 'file.markup'],
])('%s is told for what it is', (_, text, code) => {
  expect(told(readTable(new TextEncoder().encode(text), format('stocks')))).toEqual([code]);
});

it('A packed folder without a workbook is told for what it is', () => {
  const folder = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(folder, '/stocks.csv', Buffer.from('id,place,class,amountT\n'));
  const file = new Uint8Array(XLSX.CFB.write(folder, { type: 'array', fileType: 'zip' }) as ArrayLike<number>);
  expect(told(readTable(file, format('stocks')))).toEqual(['workbook.none']);
});

it('The example of a workbook to fill in is left out where it was left in, and a line that begins like it is not', () => {
  const book = XLSX.read(writeTemplate([format('places')]), { type: 'array' });
  XLSX.utils.sheet_add_aoa(book.Sheets[book.SheetNames[0]], [['place-a', 'Port', 'seaport', 'GR', 40.1, 25.1]], {
    origin: -1,
  });
  const file = new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
  const read = readTable(file, format('places'));
  expect([read.rows.map(({ line, fields }) => [line, fields['name']]), told(read)]).toEqual([
    [[3, 'Port']],
    ['line.example'],
  ]);
});

describe('Cells', () => {
  const amountOf = (cell: string, heading = 'amountT') => {
    const file = `id;place;class;${heading}\ns;north;V;${cell}\n`;
    const { rows, rejected } = readTable(new TextEncoder().encode(file), format('stocks'));
    return rows[0]?.fields['amountT'] ?? rejected[0].message;
  };

  it.each([
    ['1250 t', 'amountT', 1250],
    ['1.250,5 kg', 'amountT', 1.251],
    ['1 250kg', 'amountT', 1.25],
    ['2 kt', 'amount (kg)', 2000],
    ['2', 'amount (kg)', 0.002],
    ["1'250 t", 'amountT', 1250],
  ])('%s below %s', (cell, heading, amount) => {
    expect(amountOf(cell, heading)).toBe(amount);
  });

  it.each([
    ['Class V', 'V'],
    ['CL. III', 'III'],
    ['cl 5', 'V'],
    ['1', 'I'],
    ['class w', 'W'],
    ['iv', 'IV'],
  ])('%s is a class of supply', (cell, value) => {
    const file = `id;place;class;amountT\ns;north;${cell};1\n`;
    expect(readTable(new TextEncoder().encode(file), format('stocks')).rows[0]?.fields['class']).toBe(value);
  });

  it.each(['6', 'Class VI', 'VV', 'class'])('%s is none', (cell) => {
    const file = `id;place;class;amountT\ns;north;${cell};1\n`;
    expect(told(readTable(new TextEncoder().encode(file), format('stocks')))).toEqual(['cell.unreadable']);
  });

  it('A percentage of a sheet is no amount, whatever number stands behind it; a quoted sign is none', () => {
    const rows = ['0%', '0.0 %', '0" % of plan"'].map((z, i) => [`s${i}`, 'north', 'V', { t: 'n', v: 0.5, z }]);
    const read = readTable(workbookOf({ Stocks: [HEAD, ...rows] }), format('stocks'));
    expect(read.rejected.map(({ row, message }) => [row, message])).toEqual([
      [2, 'amountT: "50 %" is not a number.'],
      [3, 'amountT: "50 %" is not a number.'],
    ]);
    expect(read.rows.map(({ fields }) => fields['amountT'])).toEqual([0.5]);
  });

  it.each(['5 km', '50 %', '~850 t', '12 35x'])('%s is no amount, and the reason says it as it is written', (cell) => {
    expect(amountOf(cell)).toBe(`amountT: "${cell}" is not a number.`);
  });

  it.each([
    ['48 hours', { fixed: 48, unit: 'h' }],
    ['30 minutes', { fixed: 30, unit: 'min' }],
    ['2 wks', { fixed: 14 }],
    ['P5D', { fixed: 5 }],
    ['P1W', { fixed: 7 }],
    ['P1DT12H', { fixed: 36, unit: 'h' }],
    ['PT90M', { fixed: 90, unit: 'min' }],
  ])('%s is a duration', (cell, value) => {
    expect(readDuration(cell, undefined)).toEqual({ ok: true, value });
  });

  it.each(['3 m', '5 Tage', 'P', 'PT', 'P1M', '5-7 d'])('%s is none', (cell) => {
    expect(readDuration(cell, undefined).ok).toBe(false);
  });
});
