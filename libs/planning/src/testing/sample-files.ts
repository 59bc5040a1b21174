/** Files that the tests of the formats read, and what they look at in what was read. */
import { referenceScenarios } from '../reference/index.ts';
import { readGeoJson } from '../interchange/geojson.ts';
import type { Imported } from '../interchange/imported.ts';
import { readMsdl } from '../interchange/msdl.ts';
import { readOurAirports, readOurAirportsRunways } from '../interchange/ourairports.ts';
import { previewImport } from '../interchange/preview.ts';
import { readTable } from '../interchange/read-table.ts';
import type { TableFormat } from '../interchange/table-format.ts';
import { findFormat, TABLE_FORMATS } from '../interchange/tables.ts';
import { readWorldPortIndex } from '../interchange/world-port-index.ts';

export const [document] = referenceScenarios;
export const bytes = (text: string) => new TextEncoder().encode(text);
export const format = (id: string): TableFormat => {
  const found = findFormat(id);
  if (found === undefined) throw new Error(id);
  return found;
};
export const fieldsOf = ({ rows }: Imported) => rows.map(({ fields }) => fields);
/** The rows as they come into a scenario that has none. */
export const added = (imported: Imported) =>
  previewImport({ ...document, places: [], forceElements: [], movements: [] }, imported, {
    isOurs: () => true,
    isComplete: false,
  }).map(({ after }) => after);
export const unitsOf = (...handles: string[]) =>
  `<MilitaryScenario><Organizations><Units>${handles
    .map(
      (handle) =>
        `<Unit><ObjectHandle>${handle}</ObjectHandle><Name>A</Name><Disposition><Location><CoordinateData><GDC><Latitude>50</Latitude><Longitude>20</Longitude></GDC></CoordinateData></Location></Disposition></Unit>`,
    )
    .join('')}</Units></Organizations></MilitaryScenario>`;
export const codes = ({ rejected }: Imported) => rejected.map(({ code, row, column }) => [code, row, column]);

/** Every reader on the same bytes. */
export const READERS: ((input: Uint8Array) => Imported)[] = [
  ...TABLE_FORMATS.map((one) => (input: Uint8Array) => readTable(input, one)),
  readOurAirports,
  (input) => readOurAirportsRunways(input, new Set(['XAAA'])),
  readWorldPortIndex,
  readGeoJson,
  (input) => readMsdl(input, { places: [{ id: 'north', lat: 50, lon: 20 }] }),
];
