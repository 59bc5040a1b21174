import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { referenceScenarios } from '../reference/index.ts';
import { readDuration, readNumber, writeDuration } from './cells.ts';
import { readDate, writeDate } from './dates.ts';
import { readGeoJson, writeGeoJson } from './geojson.ts';
import type { Imported } from './imported.ts';
import { writeKml } from './kml.ts';
import { readMsdl, writeMsdl } from './msdl.ts';
import { readOurAirports, readOurAirportsRunways } from './ourairports.ts';
import { previewImport } from './preview.ts';
import { readTable } from './read-table.ts';
import { MOST_UNPACKED_BYTES } from './sheet.ts';
import type { Row, TableFormat } from './table-format.ts';
import { findFormat, TABLE_FORMATS } from './tables.ts';
import { readWorldPortIndex } from './world-port-index.ts';
import { toOutTable, writeCsv, writeTemplate, writeWorkbook } from './write-table.ts';

const [document] = referenceScenarios;
const FIXTURES = join(import.meta.dirname, 'fixtures');
const fixture = (name: string) => new Uint8Array(readFileSync(join(FIXTURES, name)));
const bytes = (text: string) => new TextEncoder().encode(text);
const format = (id: string): TableFormat => {
  const found = findFormat(id);
  if (found === undefined) throw new Error(id);
  return found;
};
const fieldsOf = ({ rows }: Imported) => rows.map(({ fields }) => fields);
/** The rows as they come into a scenario that has none. */
const added = (imported: Imported) =>
  previewImport({ ...document, places: [], forceElements: [], movements: [] }, imported, {
    isOurs: () => true,
    isComplete: false,
  }).map(({ after }) => after);
const unitsOf = (...handles: string[]) =>
  `<MilitaryScenario><Organizations><Units>${handles
    .map(
      (handle) =>
        `<Unit><ObjectHandle>${handle}</ObjectHandle><Name>A</Name><Disposition><Location><CoordinateData><GDC><Latitude>50</Latitude><Longitude>20</Longitude></GDC></CoordinateData></Location></Disposition></Unit>`,
    )
    .join('')}</Units></Organizations></MilitaryScenario>`;
const codes = ({ rejected }: Imported) => rejected.map(({ code, row, column }) => [code, row, column]);

/** Every reader on the same bytes. */
const READERS: ((input: Uint8Array) => Imported)[] = [
  ...TABLE_FORMATS.map((one) => (input: Uint8Array) => readTable(input, one)),
  readOurAirports,
  (input) => readOurAirportsRunways(input, new Set(['XAAA'])),
  readWorldPortIndex,
  readGeoJson,
  (input) => readMsdl(input, { places: [{ id: 'north', lat: 50, lon: 20 }] }),
];

describe('cells', () => {
  it.each([
    ['1.234,5', undefined, 1234.5],
    ['1,234.5', 'comma', 1234.5],
    ['1 234,5', undefined, 1234.5],
    ['12,5', 'point', 12.5],
    ['0,234', undefined, 0.234],
    ['1,234', 'point', 1234],
    ['1,234', 'comma', 1.234],
    ['1,234,567', 'comma', 1234567],
    ['1.234.567', undefined, 1234567],
    ['1.234', 'comma', 1234],
    ['1.234', 'point', 1.234],
    ['0.234', undefined, 0.234],
    ['1234.567', undefined, 1234.567],
    ['1234,567', undefined, 1234.567],
    ['-5', undefined, -5],
    ['1e3', undefined, 1000],
  ] as const)('%s in a file with the decimal mark %s is %d', (text, mark, value) => {
    expect(readNumber(text, mark)).toEqual({ ok: true, value });
  });

  it('tells of a comma or a point that nothing explains', () => {
    expect(readNumber('12.500', undefined)).toMatchObject({
      ok: true,
      value: 12.5,
      doubt: expect.stringMatching(/12.5/),
    });
    expect(readNumber('1,234', undefined)).toMatchObject({
      ok: true,
      value: 1234,
      doubt: expect.stringMatching(/1234/),
    });
    expect(readDuration('1,440 min', undefined)).toMatchObject({
      value: { fixed: 1440, unit: 'min' },
      doubt: expect.stringMatching(/1440/),
    });
    expect(readDuration('1,440 min', 'comma')).toEqual({ ok: true, value: { fixed: 1.44, unit: 'min' } });
    expect(readDuration('pert 1/2/3 weeks', undefined)).toEqual({ ok: true, value: { pert: [7, 14, 21] } });
    expect(readDuration('lognormal 4/0.5', undefined, 'weeks')).toEqual({
      ok: true,
      value: { lognormal: { median: 28, sigma: 0.5 } },
    });
    expect(readDate('D+1,5', undefined)).toEqual({ ok: true, value: { anchor: 'D', offset: 1.5 } });
  });

  it.each(['', 'x', '1,2,3x', '1,23,4', '12.34,5.6', '1.23.456', '--1', '1/2', 'NaN', 'Infinity', '=1+1'])(
    '"%s" is no number',
    (text) => {
      expect(readNumber(text, undefined).ok).toBe(false);
    },
  );

  it.each([
    ['CF+10', { anchor: 'CF', offset: 10 }],
    ['D-2', { anchor: 'D', offset: -2 }],
    ['D+36h', { anchor: 'D', offset: 36, unit: 'h' }],
    ['2026-06-01', { anchor: 'UTC', at: '2026-06-01T00:00:00.000Z' }],
    ['2028-02-29', { anchor: 'UTC', at: '2028-02-29T00:00:00.000Z' }],
    ['061200ZJAN26', { anchor: 'UTC', at: '2026-01-06T12:00:00.000Z' }],
    ['2026-06-01 12:30+02:00', { anchor: 'UTC', at: '2026-06-01T10:30:00.000Z' }],
    ['2026-06-01T00:30+02:00', { anchor: 'UTC', at: '2026-05-31T22:30:00.000Z' }],
    ['2026-06-01T23:30-05:00', { anchor: 'UTC', at: '2026-06-02T04:30:00.000Z' }],
  ])('%s is a date', (text, value) => {
    expect(readDate(text, undefined)).toEqual({ ok: true, value });
  });

  it.each([
    '',
    'D+',
    '2026-02-30',
    '2026-02-30T23:00-05:00',
    '2026-06-01T25:00Z',
    '2027-02-29',
    'E+1',
    'D+1 fortnight',
    '321200ZJAN26',
    '42',
  ])('"%s" is no date', (text) => {
    expect(readDate(text, undefined).ok).toBe(false);
  });

  it('that are written are read as the same: dates and durations of the reference scenario', () => {
    for (const { requiredAt, notice } of document.forceElements ?? []) {
      if (requiredAt) expect(readDate(writeDate(requiredAt), undefined)).toEqual({ ok: true, value: requiredAt });
      if (notice) expect(readDuration(writeDuration(notice), undefined)).toEqual({ ok: true, value: notice });
    }
  });

  // A column of jsonb gives the keys of an object back by their length and letters.
  it.each([
    { lognormal: { sigma: 0.5, median: 4 } },
    { gamma: { mean: 5, shape: 2 } },
    { gamma: { mean: 5, shape: 2, shift: 1 }, unit: 'h' as const },
  ])('a distribution is written by the names of its numbers, whatever their order: %j', (duration) => {
    expect(readDuration(writeDuration(duration), undefined)).toEqual({ ok: true, value: duration });
  });
});

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
