import * as XLSX from '@e965/xlsx';
import { referenceScenarios } from '../reference/index.ts';
import { readGeoJson } from './geojson.ts';
import type { Imported } from './imported.ts';
import { previewImport } from './preview.ts';
import { readTable } from './read-table.ts';
import { findFormat } from './tables.ts';

function read(format: string, file: string): Imported {
  const found = findFormat(format);
  if (found === undefined) throw new Error(format);
  return readTable(new TextEncoder().encode(file), found);
}
const fieldsOf = ({ rows }: Imported) => rows.map(({ fields }) => fields);
const valueOf = (imported: Imported, path: string) =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], fieldsOf(imported)[0]);

describe('A unit in brackets of a heading', () => {
  it.each([
    ['stocks', 'id;place;class;amount (kg)', 's;p;V;1500', 'amountT', 1.5],
    ['stocks', 'id;place;class;amount [t]', 's;p;V;1500', 'amountT', 1500],
    ['stocks', 'id;place;class;Amount (max) (lbs)', 's;p;V;1000', 'amountT', 0.454],
    ['stocks', 'id;place;class;amount;outload (t per day)', 's;p;V;1;30', 'outloadTPerDay', 30],
    ['stocks', 'id;place;class;amount;outload (kg)', 's;p;V;1;30', 'outloadTPerDay', 0.03],
    ['places', 'id;name;kind;lat (°);lon (deg);runway (ft)', 'p;P;airfield;50;20;9000', 'airfield.runwayM', 2743.2],
    ['places', 'id;name;kind;lat;lon;draught (ft)', 'p;P;seaport;50;20;36', 'seaport.maxDraughtM', 10.973],
    ['places', 'id;name;kind;lat;lon;NEQ (t)', 'p;P;hub;50;20;2', 'explosivesLimitKg', 2000],
    ['links', 'id;from;to;mode;Length (mi)', 'l;a;b;road;100', 'lengthKm', 160.934],
    ['links', 'id;from;to;mode;Length (NM)', 'l;a;b;sea;100', 'lengthKm', 185.2],
    ['links', 'id;from;to;mode;speed (mph)', 'l;a;b;road;50', 'speedKmh', 80.467],
    ['links', 'id;from;to;mode;speed (kts)', 'l;a;b;sea;20', 'speedKmh', 37.04],
    ['time-phased', 'ULN;origin;destination;STON', 'm;a;b;100', 'cargo.massT', 90.718],
    ['time-phased', 'ULN;origin;destination;STON (t)', 'm;a;b;100', 'cargo.massT', 100],
    ['time-phased', 'ULN;origin;destination;area (sq ft)', 'm;a;b;1000', 'cargo.areaM2', 92.903],
    ['time-phased', 'ULN;origin;destination;area (m²)', 'm;a;b;1000', 'cargo.areaM2', 1000],
    ['time-phased', 'ULN;origin;destination;PAX (thousands)', 'm;a;b;1,2', 'cargo.pax', 1200],
    [
      'force-elements',
      'id;name;component;home;destination;NTM (h)',
      'u;U;land;a;b;36',
      'notice',
      { fixed: 36, unit: 'h' },
    ],
    ['force-elements', 'id;name;component;home;destination;NTM (h)', 'u;U;land;a;b;5 d', 'notice', { fixed: 5 }],
  ])('%s: %s', (format, head, line, path, value) => {
    const imported = read(format, `${head}\n${line}\n`);
    expect([imported.rejected, imported.warnings]).toEqual([[], []]);
    expect(valueOf(imported, path)).toEqual(value);
  });

  it('of another kind is refused, and what is no unit is told', () => {
    expect(read('stocks', 'id;place;class;amount (m)\ns;p;V;1\n')).toMatchObject({
      rows: [],
      rejected: [{ code: 'column.unit', row: null, column: 'amountT' }],
    });
    expect(read('stocks', 'id;place;class;amount (pallets)\ns;p;V;1\n')).toMatchObject({
      rows: [{ fields: { amountT: 1 } }],
      warnings: [{ code: 'column.unit', column: 'amountT', message: expect.stringContaining('pallets') }],
    });
    expect(read('time-phased', 'ULN (key);origin (from);destination;PAX (all)\nm;a;b;1\n').warnings).toEqual([]);
  });

  it('stands in the upper of two rows, or in a row of its own below', () => {
    const grouped = read(
      'force-elements',
      'id;name;component;home;destination;Cargo (kg);\n;;;;;mass;area\nu;U;land;a;b;500;7\n',
    );
    expect(valueOf(grouped, 'cargo')).toEqual({ massT: 0.5, areaM2: 7 });
    const below = read('stocks', 'id;place;class;amount;outload\n;;;kg;(t/d)\ns;p;V;500;7\n');
    expect([below.rejected, fieldsOf(below)]).toEqual([
      [],
      [{ id: 's', place: 'p', class: 'V', amountT: 0.5, outloadTPerDay: 7 }],
    ]);
    const both = read('stocks', 'id;place;class;Stock;\n;;;amount;capacity\n;;;kg;t\ns;p;V;500;7\n');
    expect(fieldsOf(both)).toEqual([{ id: 's', place: 'p', class: 'V', amountT: 0.5, capacityT: 7 }]);
  });
});

describe('The first line of data is no second row of the header', () => {
  it.each(['reserve', 'stock', 'unit', 'capacity', 'gate', 'note'])('with the word %s in it', (word) => {
    const imported = read('stocks', `id,place,class,amountT,Use\ns1,north,V,100,${word}\ns2,north,V,200,\n`);
    expect(fieldsOf(imported).map((fields) => [fields['id'], fields['amountT']])).toEqual([
      ['s1', 100],
      ['s2', 200],
    ]);
    expect(imported.warnings.map(({ code, column }) => [code, column])).toEqual([['column.unknown', 'Use']]);
  });

  it('so that a complete file takes nothing away', () => {
    const [reference] = referenceScenarios;
    const stocks = ['s1', 's2'].map((id) => ({ id, place: 'north', class: 'V', amountT: 1 }));
    const world = { ...reference, stocks } as unknown as typeof reference;
    const imported = read('stocks', 'id,place,class,amountT,Use\ns1,north,V,100,reserve\ns2,north,V,1,\n');
    const lines = previewImport(world, imported, { isOurs: () => true, isComplete: true });
    expect(lines.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['s1', 'changed'],
      ['s2', 'unchanged'],
    ]);
  });

  it('while rows that are merged downwards name their columns twice', () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['id', 'place', 'class', 'Tonnes', null],
      [null, null, null, 'amount', 'capacity'],
      ['s1', 'north', 'V', 100, 200],
    ]);
    sheet['!merges'] = ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1'].map((range) => XLSX.utils.decode_range(range));
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, 'Stocks');
    const format = findFormat('stocks');
    if (format === undefined) throw new Error('stocks');
    const imported = readTable(
      new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer),
      format,
    );
    expect(fieldsOf(imported)).toEqual([{ id: 's1', place: 'north', class: 'V', amountT: 100, capacityT: 200 }]);
  });
});

it('A column that is there twice is told as that', () => {
  const imported = read('stocks', 'id;place;class;amountT;Amount;other\ns;p;V;1;2;3\n');
  expect(fieldsOf(imported)).toEqual([{ id: 's', place: 'p', class: 'V', amountT: 1 }]);
  expect(imported.warnings.map(({ code, column }) => [code, column])).toEqual([
    ['column.unknown', 'other'],
    ['column.doubled', 'Amount'],
  ]);
});

it('A property of GeoJSON that is not known is told once, and left out of the feature that has it', () => {
  const feature = (id: string, properties: object) => ({
    ...{ type: 'Feature', id, geometry: { type: 'Point', coordinates: [20, 50] } },
    properties: { name: id, kind: 'hub', ...properties },
  });
  const features = [feature('a', { fid: 1, rail: { ramps: 1, gauges: [1435] } }), feature('b', { fid: 2, layer: 'x' })];
  const imported = readGeoJson(new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features })));
  expect(imported.rejected).toEqual([]);
  expect(fieldsOf(imported)).toEqual([
    { id: 'a', name: 'a', kind: 'hub', lat: 50, lon: 20, rail: { ramps: 1, gauges: [1435] } },
    { id: 'b', name: 'b', kind: 'hub', lat: 50, lon: 20 },
  ]);
  expect(imported.warnings.map(({ code, column }) => [code, column])).toEqual([
    ['column.unknown', 'fid'],
    ['column.unknown', 'layer'],
  ]);
});
