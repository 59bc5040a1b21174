/** A scenario document as a file of another kind. A large one takes seconds to write, so a thread does it. */
import type { ScenarioDocument } from '@muster/planning';
import {
  findFormat,
  rowsOf,
  TABLE_FORMATS,
  toOutTable,
  writeCsv,
  writeGeoJson,
  writeKml,
  writeMsdl,
  writeWorkbook,
  type OutTable,
} from '@muster/planning/interchange';
import type { Task } from '../jobs/task.ts';

/** Ends of the names of files, of a whole document beside `json`, and of one table of it. */
export const DOCUMENT_FORMATS = ['geojson', 'kml', 'msdl', 'xlsx'] as const;
export const TABLE_FILES = ['csv', 'xlsx'] as const;

export type Wanted =
  | { readonly extension: (typeof DOCUMENT_FORMATS)[number] }
  | { readonly extension: (typeof TABLE_FILES)[number]; readonly table: string };

export interface WriteTask {
  readonly wanted: Wanted;
  /** Where it comes from, in the first lines of the file. */
  readonly provenance: readonly string[];
}

export function writeDocument(document: ScenarioDocument, { wanted, provenance }: WriteTask): string | Uint8Array {
  if ('table' in wanted) {
    const table = tableOf(document, wanted.table);
    return wanted.extension === 'csv' ? writeCsv(table, provenance) : writeWorkbook([table], provenance);
  }
  switch (wanted.extension) {
    case 'geojson':
      return JSON.stringify(writeGeoJson(document, provenance));
    case 'kml':
      return writeKml(document, provenance);
    case 'msdl':
      return writeMsdl(document, provenance);
    case 'xlsx':
      return writeWorkbook(
        TABLE_FORMATS.map(({ id }) => tableOf(document, id)),
        provenance,
      );
  }
}

function tableOf(document: ScenarioDocument, id: string): OutTable {
  const format = findFormat(id);
  if (format === undefined) throw new Error(`there is no table ${id}`);
  return toOutTable(format, rowsOf(format, document));
}

interface WriteTextTask extends WriteTask {
  /** The document as JSON, in pieces. */
  readonly text: readonly string[];
}

export const WRITE_TASKS = {
  'export.write': ({ text, ...task }: WriteTextTask) =>
    writeDocument(JSON.parse(text.join('')) as ScenarioDocument, task),
} satisfies Record<string, Task>;
