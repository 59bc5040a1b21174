import * as XLSX from '@e965/xlsx';
import type { Imported } from './imported.ts';
import { readOurAirports, readOurAirportsRunways } from './ourairports.ts';
import { readWorldPortIndex } from './world-port-index.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Cells in a workbook. */
function workbook(rows: unknown[][]): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), 'Sheet1');
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

describe('Depths of the World Port Index', () => {
  const draughts = ({ rows }: Imported) =>
    rows.map(({ fields }) => (fields['seaport'] as { maxDraughtM: number } | undefined)?.maxDraughtM);
  const ports = (heading: string, ...depths: string[]) =>
    readWorldPortIndex(
      bytes(
        `Index Number,Port Name,Latitude,Longitude,"${heading}"\n${depths.map((one, i) => `${i},P,50,20,${one}\n`).join('')}`,
      ),
    );

  // The shallow end of each class of Publication 150, feet.
  it.each([
    ['A', 76],
    ['B', 71],
    ['C', 66],
    ['D', 61],
    ['E', 56],
    ['F', 51],
    ['G', 46],
    ['H', 41],
    ['J', 36],
    ['K', 31],
    ['L', 26],
    ['M', 21],
    ['N', 16],
    ['O', 11],
    ['P', 6],
    ['Q', 0],
  ])('%s is %d feet and more', (letter, feet) => {
    expect(draughts(ports('Channel Depth', letter, letter.toLowerCase()))).toEqual([
      Math.round(feet * 3.048) / 10,
      Math.round(feet * 3.048) / 10,
    ]);
  });

  it('I is no class', () => {
    expect(draughts(ports('Channel Depth', 'I', 'R', 'AB'))).toEqual([undefined, undefined, undefined]);
  });

  it('are in the unit of their heading', () => {
    expect(draughts(ports('Channel Depth (m)', '11.5', 'J'))).toEqual([11.5, 11]);
    expect(draughts(ports('Channel Depth (ft)', '36', 'J'))).toEqual([11, 11]);
    expect(ports('Channel Depth (t)', '36').rejected).toMatchObject([{ code: 'column.unit' }]);
    const unknown = ports('Channel Depth (fathoms)', '6');
    expect([draughts(unknown), unknown.warnings]).toMatchObject([[6], [{ code: 'column.unit', column: 'channel' }]]);
    expect(ports('Channel Depth', '6').warnings).toEqual([]);
  });
});

describe('Runways of OurAirports', () => {
  const lengths = (...lines: string[]) => {
    const read = readOurAirportsRunways(
      bytes(`airport_ident,length_ft,surface,closed,le_ident\n${lines.join('\n')}\n`),
      new Set(['A']),
    );
    return read.rows.map(({ fields }) => fields['airfield']);
  };

  it.each([
    ['a place for helicopters is shorter than any', ['A,90,CONC,0,H1', 'A,2000,TURF,0,9'], 610],
    ['nor is a short one without that name a runway', ['A,90,CONC,0,', 'A,2000,TURF,0,9'], 610],
    ['a lane of water is no runway', ['A,6000,WATER,0,N', 'A,1000,Dirt,0,9'], 305],
    ['nor is one of water in another spelling', ['A,6000,WAT,0,N', 'A,1000,Dirt,0,9'], 305],
    ['lengths that are grouped', ['A,12.000,ASP,0,9'], 3658],
    ['closed as a spreadsheet writes it', ['A,9000,ASP,TRUE,9', 'A,3000,ASP,FALSE,9'], 914],
  ])('%s', (_, lines, runwayM) => {
    expect(lengths(...lines)).toEqual([{ runwayM }]);
  });

  it('what is left out is told; where nothing is left the airfield keeps what it has', () => {
    const read = readOurAirportsRunways(
      bytes('airport_ident,length_ft,surface,closed\nA,6000,WATER,0\nA,5000,ASP,1\n'),
      new Set(['A']),
    );
    expect([read.rows, read.warnings]).toEqual([
      [],
      [expect.objectContaining({ code: 'runway.left-out', message: expect.stringMatching(/^2 of 2 /) })],
    ]);
  });
});

describe('Published tables that somebody has saved again', () => {
  it('as a workbook, below a title', () => {
    const airports = readOurAirports(
      workbook([
        ['Airports, as of June'],
        ['ident', 'type', 'name', 'latitude_deg', 'longitude_deg'],
        ['XAAA', 'small_airport', 'A', 50.25, 20],
      ]),
    );
    expect(airports.rejected).toEqual([]);
    expect(airports.rows).toMatchObject([{ id: 'XAAA', line: 3, fields: { name: 'A', lat: 50.25, lon: 20 } }]);
    const runways = readOurAirportsRunways(
      workbook([
        ['airport_ident', 'length_ft', 'surface', 'closed'],
        ['XAAA', 9000, 'ASP', true],
        ['XAAA', 3000, 'ASP', false],
      ]),
      new Set(['XAAA']),
    );
    expect(runways.rows).toMatchObject([{ fields: { airfield: { runwayM: 914 } } }]);
    const ports = readWorldPortIndex(
      workbook([
        ['World Port Index Number', 'Main Port Name', 'Latitude', 'Longitude', 'Channel Depth (m)'],
        [44770, 'Constanța', 44.1667, 28.65, 12.5],
      ]),
    );
    expect(ports.rows).toMatchObject([{ id: 'WPI-44770', fields: { seaport: { maxDraughtM: 12.5 } } }]);
  });

  it('with a first line that names the separator', () => {
    const file = 'sep=;\nident;type;name;latitude_deg;longitude_deg\nXAAA;small_airport;A;50,25;20\n';
    expect(readOurAirports(bytes(file)).rows).toMatchObject([{ id: 'XAAA', fields: { lat: 50.25 } }]);
  });

  it('a file of something else is told what it lacks', () => {
    expect(readOurAirports(bytes('ident,type,name\nA,small_airport,A\n')).rejected).toMatchObject([
      { code: 'table.columns', message: 'The file has no column latitude_deg, longitude_deg.' },
    ]);
  });
});
