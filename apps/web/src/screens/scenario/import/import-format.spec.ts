import { TABLE_FORMATS } from '@muster/planning/interchange';
import { guessFormat, IMPORT_FORMATS, mayBeComplete, readHead } from './import-format.ts';

test.each([
  ['stocks.csv', '', 'nations', 'stocks'],
  ['upload (3).csv', 'id;place;class;amountT;capacityT;owner\n', 'nations', 'stocks'],
  ['airports.csv', '"id","ident","type","name","latitude_deg","iso_region"', 'nations', 'ourairports'],
  ['ourairports-runways.csv', '', 'nations', 'ourairports-runways'],
  ['ourairports.csv', '', 'nations', 'ourairports'],
  ['net.geojson', '', 'nations', 'geojson'],
  ['net.json', '{"type": "FeatureCollection"', 'nations', 'geojson'],
  ['scenario.json', '{"format": 2', 'stocks', 'document'],
  ['units.xml', '<?xml version="1.0"?>', 'stocks', 'msdl'],
  ['book.xlsx', '', 'forceElements', 'force-elements'],
  ['wpi.csv', 'index_number,port_name,port_latitude,port_longitude,harbor_size', 'nations', 'world-port-index'],
  ['upload.csv', 'World Port Index Number,Main Port Name,Latitude,Longitude', 'nations', 'world-port-index'],
  ['tpfdd.csv', 'ULN;unit;POE;POD;RDD', 'nations', 'time-phased'],
  ['movers.csv', 'ULN;Origin;Destination;Ready to load date;RDD', 'nations', 'time-phased'],
  ['what.bin', '', 'nations', 'contributions'],
])('%s is read as told by its name, its heading or the section', (name, head, section, format) => {
  expect(guessFormat(name, head, section)).toBe(format);
});

test.each([
  ['UTF-8', (text: string) => Buffer.from(text)],
  ['UTF-16, with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16, without one', (text: string) => Buffer.from(text, 'utf16le')],
  ['UTF-16, big end first', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
])('the heading of a file in %s is read', (_, encode) => {
  const head = readHead(new Uint8Array(encode('id;place;class;amountT\n')));
  expect(guessFormat('upload.txt', head, 'nations')).toBe('stocks');
});

test('a packed file has no heading that can be read, whatever its name says', () => {
  expect(readHead(Uint8Array.of(0x50, 0x4b, 3, 4))).toBe('');
});

test.each(TABLE_FORMATS.map(({ id, columns }) => [id, columns.map(({ name }) => name).join(';')]))(
  'a table of %s is known by its own heading',
  (id, heading) => expect(guessFormat('upload.csv', heading, 'nations')).toBe(id),
);

test('a table may be complete, and nothing else', () => {
  const complete = IMPORT_FORMATS.map(({ id }) => id).filter(mayBeComplete);
  expect(complete).toEqual(TABLE_FORMATS.map(({ id }) => id));
});
