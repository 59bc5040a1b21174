import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readMsdl } from './msdl.ts';
import { readOurAirports } from './ourairports.ts';
import { readTable } from './read-table.ts';
import { TABLE_FORMATS } from './tables.ts';
import { writeTemplate } from './write-table.ts';
import { bytes, format, codes, READERS, unitsOf } from '../testing/sample-files.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const fixture = (name: string) => new Uint8Array(readFileSync(join(FIXTURES, name)));

describe('rubbish', () => {
  it('is told with line and column, everything at once', () => {
    const read = readTable(fixture('not-ok/bad-cells.csv'), format('stocks'));
    expect(codes(read)).toEqual([
      ['id.invalid', 2, 'id'],
      ['cell.unreadable', 3, 'class'],
      ['cell.unreadable', 3, 'amountT'],
      ['cell.missing', 4, 'amountT'],
      ['id.duplicate', 6, 'id'],
    ]);
    expect(read.rows.map(({ id }) => id)).toEqual(['d']);
  });

  it.each([
    ['open-quote.csv', 'csv.quotes'],
    ['no-header.csv', 'table.header'],
    ['missing-columns.csv', 'table.columns'],
    ['latin.csv', 'file.encoding'],
    ['not-a-workbook.xlsx', 'workbook.broken'],
  ])('%s as a table of stocks: %s', (name, code) => {
    expect(codes(readTable(fixture(`not-ok/${name}`), format('stocks')))).toEqual([[code, null, null]]);
  });

  it.each([
    ['entities.xml', 'xml.doctype'],
    ['broken.xml', 'xml.syntax'],
  ])('%s as MSDL: %s', (name, code) => {
    expect(codes(readMsdl(fixture(`not-ok/${name}`), { places: [] }))).toEqual([[code, null, null]]);
  });

  it('is told with the line that a spreadsheet shows, empty lines counted', () => {
    const table = readTable(bytes('\n\nid,place,class,amountT\n\n,,,\na,north,V,many\n'), format('stocks'));
    expect(codes(table)).toEqual([['cell.unreadable', 6, 'amountT']]);
    const airports = readOurAirports(
      bytes('\nident,type,name,latitude_deg,longitude_deg,iso_country\n\nXAAA,small_airport,A,99,20,FR\n'),
    );
    expect(codes(airports)).toEqual([['place.invalid', 4, null]]);
  });

  it('is told in sentences of a few lines, however long the words of the file are', () => {
    const word = 'a'.repeat(50_000);
    const side = (handle: string) => `<ForceSide><ObjectHandle>${handle}</ObjectHandle></ForceSide>`;
    const sides = Array.from({ length: 3_000 }, (_, i) => side(`side-${i}`)).join('') + side(word);
    const ofSides = `<ForceSides>${sides}</ForceSides>`;
    const hostile = unitsOf('u').replace('<Name>', '<SymbolIdentifier>SHGPUCI--------</SymbolIdentifier><Name>');
    const files = [
      '<a>'.repeat(20_000),
      `<${word}></b>`,
      `{"${word}":1,"${word}":2}`,
      `${'{"key":'.repeat(90)}{"a":1,"a":2}${'}'.repeat(90)}`,
      `{"${word}`,
      hostile.replace('<Organizations>', `${ofSides}<Organizations>`),
      `id,place,class,amountT,availableFrom\n${word},${word},${word},1 ${word},CF+1 ${word}`,
      `ULN,origin,destination,RDD\nx,${word},${word},CF+1 ${word}`,
      `id,name,home,destination,component,notice\nx,${word},${word},${word},land,1 ${word}`,
      `${word},${word}\n1,2`,
    ];
    const readers = [...READERS, (input: Uint8Array) => readMsdl(input, { places: [], side: 'none such' })];
    for (const read of readers)
      for (const file of files) {
        const { rejected, warnings } = read(bytes(file));
        expect(
          [...rejected, ...warnings].filter(({ message }) => message.length > 1_500).map(({ code }) => code),
        ).toEqual([]);
      }
  });

  it('never makes a reader throw: every fixture by every reader', () => {
    for (const folder of ['ok', 'not-ok'])
      for (const name of readdirSync(join(FIXTURES, folder)))
        for (const read of READERS) expect(read(fixture(`${folder}/${name}`))).toHaveProperty('rejected');
  });

  it('never makes a reader throw: random bytes, random tables, broken workbooks', () => {
    const workbook = writeTemplate(TABLE_FORMATS);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc
            .string({ unit: 'grapheme', maxLength: 300 })
            .map((text) => bytes(`id;place;class;amountT;ULN;origin\n${text}`)),
          fc
            .array(fc.array(fc.string({ maxLength: 12 }), { maxLength: 8 }), { maxLength: 8 })
            .map((rows) => bytes(rows.map((row) => row.join(',')).join('\n'))),
          fc.json().map(bytes),
          fc
            .json()
            .map((json) =>
              bytes(
                `{"type":"FeatureCollection","features":[${json},{"id":"x","geometry":{"type":"Point","coordinates":${json}}}]}`,
              ),
            ),
          fc.tuple(fc.nat(workbook.length - 1), fc.nat(255)).map(([at, value]) => {
            const broken = workbook.slice();
            broken[at] = value;
            return broken;
          }),
        ),
        fc.nat(READERS.length - 1),
        (input, which) => {
          const read = READERS[which](input);
          expect(Array.isArray(read.rows) && Array.isArray(read.rejected)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

it.each(TABLE_FORMATS.map((one) => [one.id, one] as const))('the columns of %s are documented', (id, { columns }) => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'formats.md'), 'utf8');
  const part = page.slice(page.indexOf(`(\`${id}\`)`)).split('Not in this table')[0];
  for (const { name } of columns) expect(part).toContain(`\`${name}\``);
});
