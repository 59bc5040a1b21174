import * as XLSX from '@e965/xlsx';
import { readGeoJson, writeGeoJson } from './geojson.ts';
import type { Imported } from './imported.ts';
import { writeKml } from './kml.ts';
import { readMsdl, writeMsdl } from './msdl.ts';
import { previewImport } from './preview.ts';
import { readTable } from './read-table.ts';
import { MOST_UNPACKED_BYTES } from './sheet.ts';
import type { Row } from './table-format.ts';
import { TABLE_FORMATS } from './tables.ts';
import { toOutTable, writeCsv, writeWorkbook } from './write-table.ts';
import { document, bytes, format, unitsOf, codes } from '../testing/sample-files.ts';

describe('what is written', () => {
  const isOurs = () => true;
  const outcomes = (read: Imported) =>
    new Set(previewImport(document, read, { isOurs, isComplete: true }).map(({ outcome }) => outcome));

  it.each(
    TABLE_FORMATS.filter(({ section }) => (document[section] ?? []).length > 0).map((one) => [one.id, one] as const),
  )('is read back unchanged: %s as CSV and as a workbook', (_, one) => {
    const table = toOutTable(one, (document[one.section] ?? []) as unknown as Row[]);
    for (const file of [bytes(writeCsv(table, ['Scenario "x"', '=1+1'])), writeWorkbook([table], ['=1+1'])]) {
      const read = readTable(file, one);
      expect(read.rejected).toEqual([]);
      expect(outcomes(read)).toEqual(new Set(['unchanged']));
    }
  });

  it('is read back unchanged: GeoJSON; MSDL keeps units, names, superiors and places', () => {
    expect(outcomes(readGeoJson(bytes(JSON.stringify(writeGeoJson(document, [])))))).toEqual(new Set(['unchanged']));
    const { places, forceElements: units = [] } = document;
    const read = readMsdl(bytes(writeMsdl(document, ['x'])), { places, units });
    expect(read.rows).toHaveLength(units.length);
    // Also of elements with somewhere to go, and of a component that the symbol does not tell.
    expect(outcomes(read)).toEqual(new Set(['unchanged']));
  });

  it('is read back unchanged: names of MSDL with the signs of XML, and letters by number', () => {
    const name = `A & B "C" <d> 'é' Ж &amp;`;
    const [first] = document.forceElements ?? [];
    const world = { ...document, forceElements: [{ ...first, name, parent: undefined }] };
    const xml = writeMsdl(world, []);
    expect(readMsdl(bytes(xml), { places: document.places }).rows[0].fields['name']).toBe(name);
    const others = unitsOf('u').replace('<Name>A<', '<Name>G&#233;nie &#x416; &#9999999; &unknown;<');
    expect(readMsdl(bytes(others), { places: document.places, nation: 'FR' }).rows.at(-1)?.fields['name']).toBe(
      'Génie Ж &#9999999; &unknown;',
    );
  });

  it.each([0, 1, 2, 3, 6])('is read back unchanged: a movement by %d places', (count) => {
    const movement = {
      id: 'm',
      from: 'a',
      to: 'b',
      ...(count > 0 && { via: Array.from({ length: count }, (_, i) => `p${i}`) }),
    };
    const world = { ...document, movements: [movement] } as unknown as typeof document;
    const file = bytes(writeCsv(toOutTable(format('time-phased'), [movement])));
    const lines = previewImport(world, readTable(file, format('time-phased')), { isOurs, isComplete: true });
    expect(lines.map(({ outcome }) => outcome)).toEqual(['unchanged']);
  });

  it.each([
    ['POE,POD', 'c,d', ['c', 'x', 'y', 'd']],
    ['POD', 'd', ['a', 'x', 'y', 'd']],
    ['POD', '', ['a', 'x', 'y']],
    ['via', 'z', ['a', 'z', 'b']],
    ['POE,via,POD', ',,', undefined],
    ['unit', 'Name', ['a', 'x', 'y', 'b']],
  ])('leaves the part of a way that it has no column for: %s as "%s"', (columns, cells, via) => {
    const movement = { id: 'm', from: 'o', to: 'e', via: ['a', 'x', 'y', 'b'] };
    const world = { ...document, movements: [movement] } as unknown as typeof document;
    const read = readTable(bytes(`ULN,origin,destination,${columns}\nm,o,e,${cells}\n`), format('time-phased'));
    const [line] = previewImport(world, read, { isOurs, isComplete: false });
    expect(line.after?.['via']).toEqual(via);
  });

  it('is harmless in a spreadsheet and in XML', () => {
    const evil = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '<script>&"'];
    const rows = evil.map((item, i) => ({ id: `s${i}`, place: 'p', class: 'V', amountT: -1, item }));
    const csv = writeCsv(toOutTable(format('stocks'), rows));
    expect(csv).not.toMatch(/(^|,|")[=+@\t]/m);
    const workbook = XLSX.read(writeWorkbook([toOutTable(format('stocks'), rows)]), { type: 'array' });
    const cells = Object.values(workbook.Sheets['Stocks']) as { f?: string; v?: unknown }[];
    expect(cells.every(({ f }) => f === undefined)).toBe(true);
    expect(readTable(bytes(csv), format('stocks')).rows.map(({ fields }) => fields['item'])).toEqual(
      evil.map((item) => (item.startsWith('\t') ? "'\t=1".trim() : item)),
    );
    const kml = writeKml({ ...document, title: '<script>&"\u0000' }, []);
    expect(kml).toContain('&lt;script&gt;&amp;&quot;</name>');
  });

  it('is harmless in a spreadsheet that separates by semicolons, and read back unchanged', () => {
    const evil = [`ok;=cmd|' /C calc'!A0;x`, 'a|+1', 'two\n=1+1', `a; "-1`, `a;'=1`, 'a - b; c, -5'];
    const rows = evil.map((item, i) => ({ id: `s${i}`, place: 'p', class: 'V', amountT: 1, item }));
    const csv = writeCsv(toOutTable(format('stocks'), rows), ['Scenario "a;=1+1"']);
    const cells = csv.replace('\ufeff', '').split(/[;|\r\n]+/);
    expect(cells.filter((cell) => /^["\s]*[=+\-@]/.test(cell))).toEqual([]);
    expect(csv).toMatch(/,"ok;'=cmd/);
    expect(csv).toContain('a - b; c, -5');
    expect(readTable(bytes(csv), format('stocks')).rows.map(({ fields }) => fields['item'])).toEqual(evil);
  });

  it('reads text only as far as a table may be', () => {
    const codesOf = (text: string) => codes(readTable(bytes(text), format('stocks')));
    expect(codesOf(`id,place\n${'a,b\n'.repeat(200_001)}`)).toEqual([['file.rows', null, null]]);
    expect(codesOf(`id,place\n${','.repeat(4_000_000)}`)).toEqual([['file.rows', null, null]]);
  });

  it('refuses a workbook by what it unpacks to, before it is unpacked', () => {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['id'], ['a']]), 'Stocks');
    const small = new Uint8Array(
      XLSX.write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer,
    );
    expect(codes(readTable(small, format('stocks')))[0]?.[0]).not.toBe('file.rows');
    const bomb = small.slice();
    const view = new DataView(bomb.buffer);
    // The size that the directory tells of its first entry.
    for (let at = 0; at < bomb.length - 4; at++) {
      if (view.getUint32(at, true) !== 0x02014b50) continue;
      view.setUint32(at + 24, MOST_UNPACKED_BYTES + 1, true);
      break;
    }
    expect(codes(readTable(bomb, format('stocks')))).toEqual([['file.rows', null, null]]);
    expect(codes(readTable(small.slice(0, -10), format('stocks')))).toEqual([['workbook.broken', null, null]]);
    /** The first of each mark, and what is written so many bytes behind it. */
    const spoilt = (mark: number, offset: number, change: (at: DataView, byte: number) => void) => {
      const copy = small.slice();
      const data = new DataView(copy.buffer);
      let at = 0;
      while (data.getUint32(at, true) !== mark) at += 1;
      change(data, at + offset);
      return codes(readTable(copy, format('stocks')));
    };
    const broken = [['workbook.broken', null, null]];
    // Two counts of entries, of which a reader believes one; and an end behind the end.
    expect(spoilt(0x06054b50, 8, (data, at) => data.setUint16(at, 1, true))).toEqual(broken);
    expect(
      codes(readTable(new Uint8Array([...small, 0x50, 0x4b, 5, 6, ...Array(10).fill(0)]), format('stocks'))),
    ).toEqual(broken);
    // Nothing said, and nothing said where it stands: the directory counts.
    expect(spoilt(0x02014b50, 24, (data, at) => data.setUint32(at, 0, true))).toEqual(broken);
    expect(spoilt(0x04034b50, 22, (data, at) => data.setUint32(at, 0, true))[0]?.[0]).not.toBe('workbook.broken');
    expect(spoilt(0x02014b50, 20, (data, at) => data.setUint32(at, 0xffffffff, true))).toEqual([
      ['file.rows', null, null],
    ]);
  });

  it('says what would happen: added, changed, removed, ignored', () => {
    const world = {
      ...document,
      stocks: [
        { id: 'a', place: 'p', class: 'V', amountT: 1, item: 'x' },
        { id: 'b', place: 'p', class: 'V', amountT: 1 },
      ],
    } as typeof document;
    const read = readTable(
      bytes('id,place,class,amountT,item\na,p,V,2,\nc,p,V,3,y\nd,p,V,3,theirs\n'),
      format('stocks'),
    );
    const lines = previewImport(world, read, { isOurs: (_, row) => row['item'] !== 'theirs', isComplete: true });
    expect(lines.map(({ id, outcome, after }) => [id, outcome, after?.['amountT'], after?.['item']])).toEqual([
      ['a', 'changed', 2, undefined],
      ['c', 'added', 3, 'y'],
      ['d', 'ignored', 3, 'theirs'],
      ['b', 'removed', undefined, undefined],
    ]);
    // The typo may stand in any row: nothing is taken away for want of it.
    const typo = readTable(bytes('id,place,class,amountT\na,p,V,2\nb,p,V,many\n'), format('stocks'));
    expect(typo.rejectedLines).toBe(1);
    const kept = previewImport(world, typo, { isOurs: () => true, isComplete: true });
    expect(kept.map(({ id, outcome }) => [id, outcome])).toEqual([['a', 'changed']]);
  });
});
