import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { readGeoJson } from './geojson.ts';
import type { Imported } from './imported.ts';
import { readMsdl } from './msdl.ts';
import { readOurAirports, readOurAirportsRunways } from './ourairports.ts';
import { previewImport } from './preview.ts';
import { readTable } from './read-table.ts';
import { decode } from './sheet.ts';
import { readWorldPortIndex } from './world-port-index.ts';
import { document, bytes, format, fieldsOf, added, unitsOf, codes } from '../testing/sample-files.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures', name)));

describe('files as others make them', () => {
  it('semicolons, decimal commas, a mark, two header rows below a title, Greek, Turkish and Ukrainian names', () => {
    const read = readTable(fixture('ok/contributions-semicolons.csv'), format('contributions'));
    expect(
      read.rows.map(({ id, line, fields }) => [id, line, fields['title'], fields['personsMin'], fields['personsMax']]),
    ).toEqual([
      ['gr-brigade', 5, 'Μηχανοκίνητη Ταξιαρχία', 1250, 3000],
      ['tr-company', 6, 'İstihkâm Bölüğü "Çığ"', 120, null],
      ['ua-team', 7, "Група зв'язку", null, null],
    ]);
    expect(codes(read)).toEqual([['id.invalid', 4, 'id']]);
  });

  it.each([
    ['UTF-8 with a mark', '\ufeff', (text: string) => Buffer.from(text)],
    ['UTF-16 little end first', '\ufeff', (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-16 big end first', '\ufeff', (text: string) => Buffer.from(text, 'utf16le').swap16()],
    ['UTF-16 little end first without a mark', '', (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-16 big end first without a mark', '', (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ])('text in %s is read', (_, mark, encode) => {
    const text = `${mark}id\tplace\tclass\tamountT\titem\r\na\tp\tV\t5\tΚιβώτια, Kışla, Київ\r\n`;
    const read = readTable(new Uint8Array(encode(text)), format('stocks'));
    expect(read.rows.map(({ id, fields }) => [id, fields['item']])).toEqual([['a', 'Κιβώτια, Kışla, Київ']]);
    expect(read.rejected).toEqual([]);
  });

  it.each([
    ['little', (text: string) => Buffer.from(text, 'utf16le')],
    ['big', (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ])('UTF-16 without a mark, %s end first, may begin with a letter that is not Latin', (_, encode) => {
    expect(decode(new Uint8Array(encode('Назва\tid\r\nКиїв\ta\r\n')))).toBe('Назва\tid\r\nКиїв\ta\r\n');
  });

  it('a zero byte among others is a broken letter and no other alphabet', () => {
    const file = 'id,place,class,amountT\nfr-\u0000v,south,V,1\n';
    expect(decode(Buffer.from(file))).toBe(file);
  });

  it('commas that may group thousands are read as the rest of the file is, or with a warning', () => {
    const stocks = (...amounts: string[]) =>
      readTable(
        new TextEncoder().encode(`id;place;class;amountT\n${amounts.map((one, i) => `s${i};p;V;${one}\n`).join('')}`),
        format('stocks'),
      );
    const amountsOf = ({ rows }: { rows: readonly { fields: Readonly<Record<string, unknown>> }[] }) =>
      rows.map(({ fields }) => fields['amountT']);
    const bare = stocks('1,250', '900');
    expect(amountsOf(bare)).toEqual([1250, 900]);
    expect(bare.warnings).toMatchObject([{ code: 'cell.ambiguous', row: 2, column: 'amountT' }]);
    const commas = stocks('1,250', '12,5', '1.250');
    expect([amountsOf(commas), commas.warnings]).toEqual([[1.25, 12.5, 1250], []]);
    const points = stocks('1,250', '12.5');
    expect([amountsOf(points), points.warnings]).toEqual([[1250, 12.5], []]);
    const dots = stocks('1.250', '900');
    expect(amountsOf(dots)).toEqual([1.25, 900]);
    expect(dots.warnings).toMatchObject([{ code: 'cell.ambiguous', row: 2, column: 'amountT' }]);
    const both = stocks('1.250', '12,5', '12.5');
    expect(both.warnings).toMatchObject([{ code: 'cell.ambiguous', row: 2 }]);
  });

  it('what a note or a name looks like says nothing of the numbers; who separates by commas writes points', () => {
    const read = (text: string) => readTable(bytes(text), format('stocks'));
    const amountsOf = (one: Imported) => one.rows.map(({ fields }) => fields['amountT']);
    const notes = read('id;place;class;amountT;note\na;p;V;650.364;3,5\nb;p;V;1.25;2,75\n');
    expect([amountsOf(notes), notes.warnings]).toEqual([[650.364, 1.25], []]);
    const commas = read('id,place,class,amountT\na,p,V,650.364\nb,p,V,"1,250"\n');
    expect(amountsOf(commas)).toEqual([650.364, 1250]);
    // Who writes decimal commas and separates by commas quotes them too.
    expect(commas.warnings).toMatchObject([{ code: 'cell.ambiguous', row: 3, column: 'amountT' }]);
    const points = read('id,place,class,amountT\na,p,V,6.5\nb,p,V,"1,250"\n');
    expect([amountsOf(points), points.warnings]).toEqual([[6.5, 1250], []]);
    const sheet = XLSX.utils.aoa_to_sheet([
      ['id', 'place', 'class', 'amountT'],
      ['a', 'p', 'V', '1.250'],
      ['b', 'p', 'V', '12,5'],
    ]);
    const workbook = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(workbook, sheet, 'Stocks');
    const file = new Uint8Array(XLSX.write(workbook, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    expect(amountsOf(readTable(file, format('stocks')))).toEqual([1250, 12.5]);
  });

  it.each([
    ['notice', '2,5 d', 1250],
    ['notice', 'triangular 2,5/3/9 d', 1250],
    ['earliest', 'CF+2,5', 1250],
    ['earliest', 'CF+36,5h', 1250],
    ['earliest', 'CF+2.5', 1.25],
    ['notice', 'uniform 2.5/12 h', 1.25],
  ])('a date or a duration shows the decimal mark: %s %s', (column, cell, massT) => {
    const head = `id;name;nation;component;home;destination;massT;${column}`;
    const read = readTable(bytes(`${head}\nu;U;FR;land;a;b;1.250;${cell}\n`), format('force-elements'));
    expect(read.rejected).toEqual([]);
    expect([fieldsOf(read)[0]['cargo'], read.warnings]).toEqual([{ massT }, []]);
  });

  it.each(['2026-06-01T12:00:00.25Z', '061200ZJUN26'])('a date of the calendar shows none: %s', (cell) => {
    const head = 'id;name;nation;component;home;destination;massT;earliest';
    const read = readTable(bytes(`${head}\nu;U;FR;land;a;b;1.250;${cell}\n`), format('force-elements'));
    expect(read.warnings).toMatchObject([{ code: 'cell.ambiguous', column: 'massT' }]);
  });

  it('of two lines with one key the second is rejected, in every format', () => {
    const point = {
      type: 'Feature',
      id: 7,
      geometry: { type: 'Point', coordinates: [20, 50] },
      properties: { name: 'A' },
    };
    const doubled = [
      readGeoJson(
        bytes(JSON.stringify({ type: 'FeatureCollection', features: [point, { ...point, properties: { id: 7 } }] })),
      ),
      readOurAirports(
        bytes(`ident,type,name,latitude_deg,longitude_deg,iso_country\n${'XAAA,small_airport,A,50,20,FR\n'.repeat(2)}`),
      ),
      readWorldPortIndex(bytes(`Index Number,Port Name,Latitude,Longitude\n${'1,A,50,20\n'.repeat(2)}`)),
      readMsdl(bytes(unitsOf('u', 'u')), { places: [{ id: 'north', lat: 50, lon: 20 }] }),
    ];
    for (const { rows, rejected, rejectedLines } of doubled) {
      expect(rows).toHaveLength(1);
      expect(rejected).toMatchObject([{ code: 'id.duplicate', message: expect.stringMatching(/^The line [12] has/) }]);
      expect(rejectedLines).toBe(1);
    }
  });

  it('a quotation mark that is not closed swallows no airports', () => {
    const head = 'ident,type,name,latitude_deg,longitude_deg,iso_country,keywords';
    const file = `${head}\nXAAA,small_airport,A,50,20,FR,"old\nXAAB,small_airport,B,50,21,FR,\n`;
    expect(codes(readOurAirports(bytes(file)))).toEqual([['csv.quotes', null, null]]);
  });

  it('what is known of an airfield or a port that is there stays; only what the file says is replaced', () => {
    const place = { country: 'FR', lat: 50, lon: 20, confidence: 'R', note: 'Visited.' };
    const airfield = { runwayM: 2800, parkingWide: 5, parkingNarrow: 9 };
    const world = {
      ...document,
      places: [
        { ...place, id: 'XAAA', name: 'Old', kind: 'hub', airfield },
        { ...place, id: 'WPI-1', name: 'Old', kind: 'seaport', seaport: { berths: 7, maxDraughtM: 9 } },
      ],
    } as unknown as typeof document;
    const after = (read: Imported) =>
      previewImport(world, read, { isOurs: () => true, isComplete: false }).map((line) => line.after);
    const airports = 'ident,type,name,latitude_deg,longitude_deg,iso_country\n';
    expect(
      after(readOurAirports(bytes(`${airports}XAAA,large_airport,New,50,20,FR\nXAAB,small_airport,B,50,21,FR\n`))),
    ).toEqual([
      { ...place, id: 'XAAA', name: 'New', kind: 'hub', airfield },
      expect.objectContaining({
        kind: 'airfield',
        confidence: 'A',
        airfield: { runwayM: 0, parkingWide: 0, parkingNarrow: 1 },
      }),
    ]);
    const ports = 'Index Number,Port Name,Latitude,Longitude,Harbor Size,Channel Depth (m)\n';
    expect(after(readWorldPortIndex(bytes(`${ports}1,New,50,20,Large,12\n2,B,50,21,Large,12\n`)))).toEqual([
      { ...place, id: 'WPI-1', name: 'New', kind: 'seaport', seaport: { berths: 7, maxDraughtM: 12 } },
      expect.objectContaining({ kind: 'seaport', confidence: 'A', seaport: { berths: 4, maxDraughtM: 12 } }),
    ]);
  });

  it('an airfield or a port at a place that had none is as a new one; the rest of the place stays', () => {
    const place = { name: 'A', country: 'FR', lat: 50, lon: 20, kind: 'garrison', confidence: 'R' };
    const world = {
      ...document,
      places: [
        { ...place, id: 'XAAA' },
        { ...place, id: 'WPI-1' },
      ],
    } as unknown as typeof document;
    const after = (read: Imported) =>
      previewImport(world, read, { isOurs: () => true, isComplete: false }).map((line) => line.after);
    const airports = 'ident,type,name,latitude_deg,longitude_deg,iso_country\n';
    expect(after(readOurAirports(bytes(`${airports}XAAA,large_airport,A,50,20,FR\n`)))).toEqual([
      { ...place, id: 'XAAA', airfield: { runwayM: 0, parkingWide: 3, parkingNarrow: 8 } },
    ]);
    const ports = 'Index Number,Port Name,Country,Latitude,Longitude,Harbor Size,Channel Depth (m)\n';
    expect(after(readWorldPortIndex(bytes(`${ports}1,A,FR,50,20,Large,12\n`)))).toEqual([
      { ...place, id: 'WPI-1', seaport: { berths: 4, maxDraughtM: 12 } },
    ]);
  });

  it('a time-phased table with grouped headers: short tons become tonnes, ports places on the way', () => {
    const read = readTable(fixture('ok/time-phased-two-header-rows.csv'), format('time-phased'));
    expect(read.rejected).toEqual([]);
    const rows = added(read);
    expect(rows[0]).toMatchObject({
      id: 'A001',
      name: 'Engineers',
      from: 'north',
      to: 'south',
      via: ['port-a', 'port-b'],
      readyToLoad: { anchor: 'CF', offset: 1 },
      earliestArrival: { anchor: 'CF', offset: 36, unit: 'h' },
      requiredAt: { anchor: 'D', offset: 5 },
      cargo: { massT: 1119.92 },
    });
    expect(rows[1]).toMatchObject({ requiredAt: { anchor: 'UTC', at: '2026-06-06T12:00:00.000Z' } });
    expect(rows[1]).not.toHaveProperty('via');
  });

  it('a workbook with merged cells and dates from 1904', () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['Plan of movements'],
      ['Line', 'Route', null, 'Dates'],
      ['ULN', 'origin', 'destination', 'RDD'],
      ['B1', 'north', 'south', { t: 'n', v: 44_712.5, z: 'yyyy-mm-dd hh:mm' }],
      ['B2', null, 'south', null],
    ]);
    sheet['!merges'] = [XLSX.utils.decode_range('B2:C2'), XLSX.utils.decode_range('B4:B5')];
    const workbook = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet([['Notes'], ['nothing here']]), 'Notes');
    XLSX.utils.book_append_sheet(workbook, sheet, 'Data');
    workbook.Workbook = { WBProps: { date1904: true } };
    const file = new Uint8Array(XLSX.write(workbook, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    const { rows, rejected } = readTable(file, format('time-phased'));
    expect(rejected).toEqual([]);
    expect(rows.map(({ fields }) => [fields['id'], fields['from'], fields['requiredAt']])).toEqual([
      ['B1', 'north', { anchor: 'UTC', at: '2026-06-01T12:00:00.000Z' }],
      ['B2', 'north', null],
    ]);
  });

  it('a workbook whose formulas failed or were never computed: told, and not taken for empty cells', () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['id', 'place', 'class', 'amountT', 'note'],
      ['s-1', 'north', 'III', { t: 'e', v: 0x2a, w: '#N/A' }, 'x'],
      ['s-2', 'north', 'III', { t: 'n', v: 300, f: '100*3' }, { t: 'e', v: 0x17, w: '#REF!' }],
      ['s-3', 'north', 'III', { t: 'n', v: 300, f: '100*3' }, null],
      ['s-4', 'north', 'III', 5, { t: 's', v: '', f: 'IF(1,"")' }],
    ]);
    const workbook = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(workbook, sheet, 'Stocks');
    const file = new Uint8Array(XLSX.write(workbook, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    const { rows, rejected, warnings } = readTable(file, format('stocks'));
    expect(rows.map(({ fields }) => [fields['id'], fields['amountT'], fields['note']])).toEqual([
      ['s-3', 300, null],
      ['s-4', 5, null],
    ]);
    expect(warnings.map(({ code, message }) => [code, message.slice(0, 12)])).toEqual([
      ['formula.empty', '1 formulas h'],
    ]);
    expect(rejected.map(({ code, row, column, message }) => [code, row, column, message])).toEqual([
      ['cell.unreadable', 2, 'amountT', 'amountT: the sheet has the error #N/A in place of a value.'],
      ['cell.unreadable', 3, 'note', 'note: the sheet has the error #REF! in place of a value.'],
    ]);
    const csv = readTable(new TextEncoder().encode('id,place,class,amountT\ns,north,III,#DIV/0!\n'), format('stocks'));
    expect(csv.rejected.map(({ code }) => code)).toEqual(['cell.unreadable']);
  });

  it('a heading without end is told by its beginning', () => {
    const file = `id,place,class,amountT,${'x'.repeat(1_000_000)}\ns,north,III,1,y\n`;
    const { warnings } = readTable(new TextEncoder().encode(file), format('stocks'));
    expect(warnings.map(({ code }) => code)).toEqual(['column.unknown']);
    expect(JSON.stringify(warnings).length).toBeLessThan(500);
  });

  it('ports as a spreadsheet with decimal commas saves them', () => {
    const file = `World Port Index Number;Main Port Name;Country Code;Latitude;Longitude;Channel Depth (m)\n44770;Constanța;Romania;44,1667;28,65;12,5\n`;
    const { rows, rejected } = readWorldPortIndex(new TextEncoder().encode(file));
    expect(rejected).toEqual([]);
    expect(rows.map(({ fields }) => fields)).toMatchObject([{ name: 'Constanța', lat: 44.1667, lon: 28.65 }]);
  });

  it('airports and runways of OurAirports: the longest open hard runway', () => {
    const airports = readOurAirports(fixture('ok/airports.csv'));
    expect(added(airports)).toMatchObject([
      { id: 'XAAA', name: 'Аеропорт Північ', kind: 'airfield', country: 'UA', confidence: 'A' },
    ]);
    expect(codes(airports)).toEqual([['place.invalid', 4, null]]);
    expect(airports.warnings[0].message).toMatch(/^1 of 3 lines/);
    const runways = readOurAirportsRunways(fixture('ok/runways.csv'), new Set(['XAAA']));
    expect(fieldsOf(runways)).toEqual([{ id: 'XAAA', airfield: { runwayM: 2500 } }]);
  });

  it('the World Port Index in two spellings: metres, and letters of Publication 150', () => {
    expect(added(readWorldPortIndex(fixture('ok/ports.csv')))).toMatchObject([
      { id: 'WPI-40000', name: 'Λιμάνι', country: 'GR', seaport: { berths: 2, maxDraughtM: 11 } },
      { id: 'WPI-40001', seaport: { berths: 1, maxDraughtM: 11 } },
    ]);
  });

  it('the World Port Index as it is published today: countries by name, depths of 0 unknown', () => {
    const head =
      'World Port Index Number,Main Port Name,Country Code,Channel Depth (m),Cargo Pier Depth (m),Harbor Size,Latitude,Longitude';
    const lines = [
      '44770.0,Constanta,Romania,13.7,12.5,Large,44.1,28.65',
      '1.0,İzmir,Turkey,0.0,0.0,,38.4,27.1',
      '2.0,Nowhere,Atlantis,,,,0,0',
    ];
    const read = readWorldPortIndex(bytes([head, ...lines].join('\r\n')));
    expect(read.rejected).toEqual([]);
    expect(added(read).map((row) => [row?.id, row?.['country'], row?.['seaport']])).toEqual([
      ['WPI-44770', 'RO', { berths: 4, maxDraughtM: 12.5 }],
      ['WPI-1', 'TR', { berths: 1 }],
      ['WPI-2', undefined, { berths: 1 }],
    ]);
  });

  it('units of MSDL: the nearest place, a superior, and where a unit has no position', () => {
    const { rows, rejected } = readMsdl(fixture('ok/units.xml'), {
      places: [{ id: 'north', lat: 50, lon: 20 }],
      nation: 'FR',
    });
    expect(rejected).toEqual([]);
    expect(rows.map(({ fields, ofNew }) => ({ ...ofNew, ...fields }))).toMatchObject([
      { id: 'a-1', home: 'north', nation: 'FR', sidc: '10031000001211000000', component: 'land' },
      { id: 'a-2', home: 'north', parent: 'a-1' },
    ]);
  });

  it('units of MSDL far from every place: a place is made, or the refusal says who has to load one', () => {
    const options = { places: [{ id: 'far', lat: -50, lon: 20 }], nation: 'FR' };
    const made = readMsdl(fixture('ok/units.xml'), options);
    expect(made.rows.map(({ section }) => section)).toEqual(['places', 'forceElements', 'forceElements']);
    const { rows, rejected } = readMsdl(fixture('ok/units.xml'), { ...options, makesPlaces: false });
    expect(rows).toEqual([]);
    expect(rejected.map(({ code, row }) => [code, row])).toEqual([
      ['unit.no-place', 1],
      ['unit.no-place', 2],
    ]);
    for (const { message } of rejected)
      expect(message).toMatch(/stands .*, and no place of the scenario is within 25 km\. .* have to be loaded first/);
  });
});
