/** File formats of partners: read to rows and issues, never throwing, and written. Brings the parsers, so it is an entry point of its own. */
export { readDuration, readNumber, writeDuration } from './cells.ts';
export { readDate, writeDate } from './dates.ts';
export { writeGeoJson, readGeoJson } from './geojson.ts';
export type { Imported, ImportedRow, ImportIssue } from './imported.ts';
export { writeKml } from './kml.ts';
export { withNationIds } from './nation-names.ts';
export { readMsdl, writeMsdl, type KnownUnit } from './msdl.ts';
export { previewImport, previewLines, type Outcome, type PreviewLine } from './preview.ts';
export { readOurAirports, readOurAirportsRunways } from './ourairports.ts';
export { readTable, type KnownRows } from './read-table.ts';
export { decode } from './sheet.ts';
export type { RowSection, TableFormat } from './table-format.ts';
export { findFormat, TABLE_FORMATS } from './tables.ts';
export { rowsOf } from './time-phased.ts';
export { readWorldPortIndex } from './world-port-index.ts';
export { toOutTable, writeCsv, writeTemplate, writeWorkbook, type OutTable, type Value } from './write-table.ts';
