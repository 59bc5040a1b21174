/** Which file is read by which parser. */
import type { ScenarioDocument } from '@muster/planning';
import {
  findFormat,
  readGeoJson,
  readMsdl,
  readOurAirports,
  readOurAirportsRunways,
  readTable,
  readWorldPortIndex,
  TABLE_FORMATS,
  type Imported,
  type KnownUnit,
  type RowSection,
} from '@muster/planning/interchange';

/** What a reader has to know of the scenario that the file is for. */
export interface ReadOptions {
  /** None where the reader does not look at them. */
  readonly places: ScenarioDocument['places'];
  /** Units with where they stand, likewise. */
  readonly units: readonly KnownUnit[];
  /** Keys of movements, likewise. */
  readonly movements: readonly string[];
  /** Nation of the caller, for files that know none. */
  readonly nation: string | null;
  /** Of a file with several sides, the one that is meant. */
  readonly side?: string;
  /** Whether he may add places, which files that have positions need. */
  readonly makesPlaces: boolean;
}

type Reader = (bytes: Uint8Array, options: ReadOptions) => Imported;

const OTHER: Readonly<Record<string, Reader>> = {
  ourairports: (bytes) => readOurAirports(bytes),
  'ourairports-runways': (bytes, { places }) => readOurAirportsRunways(bytes, new Set(places.map(({ id }) => id))),
  'world-port-index': (bytes) => readWorldPortIndex(bytes),
  geojson: (bytes) => readGeoJson(bytes),
  msdl: (bytes, { nation, ...options }) => readMsdl(bytes, { ...options, nation: nation ?? undefined }),
};

/** Whether the reader of a format has to know what is in the scenario. */
export const looksAtScenario = (format: string): boolean =>
  ['ourairports-runways', 'msdl'].includes(format) || findFormat(format)?.elsewhere !== undefined;

/** Whether a file of the format can be all that there is. Published places and positions of units are always of some. */
export const mayBeComplete = (format: string): boolean => findFormat(format) !== undefined;

export const IMPORT_FORMATS: readonly string[] = [...TABLE_FORMATS.map(({ id }) => id), ...Object.keys(OTHER)];

export function findReader(format: string): Reader | undefined {
  const table = findFormat(format);
  if (table !== undefined)
    return (bytes, { units, movements }) =>
      readTable(bytes, table, { own: new Set(movements), elsewhere: new Set(units.map(({ id }) => id)) });
  return Object.hasOwn(OTHER, format) ? OTHER[format] : undefined;
}

/**
 * The nation of a new row, where the line is complete but for it: a file of one nation need not say on each line whose it is. An incomplete
 * line is no new row.
 */
export function toOwner(
  section: RowSection,
  fields: Readonly<Record<string, unknown>>,
  nation: string | null,
): Readonly<Record<string, string>> {
  if (nation === null) return {};
  const format = TABLE_FORMATS.find((one) => one.section === section);
  const owner = format?.owner;
  if (format === undefined || owner === undefined) return {};
  const isComplete = format.columns.every(
    ({ path, isRequired }) => isRequired !== true || path === owner || (fields[path] ?? null) !== null,
  );
  return isComplete ? { [owner]: nation } : {};
}
