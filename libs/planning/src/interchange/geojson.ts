/** Places and links as GeoJSON (RFC 7946): points and lines with the fields of the row as properties. */
import type { ScenarioDocument } from '../scenario/document.ts';
import { findDoubledKeys } from '../scenario/doubled-keys.ts';
import { linkSchema, placeSchema } from '../scenario/network-section.ts';
import { clip } from './cells.ts';
import { ID, refusedFile, RejectedLines, type Imported, type ImportedRow, type ImportIssue } from './imported.ts';
import { decode } from './sheet.ts';
import type { RowSection } from './table-format.ts';

export interface Feature {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: { readonly type: 'Point' | 'LineString'; readonly coordinates: unknown };
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface FeatureCollection {
  readonly type: 'FeatureCollection';
  /** Foreign members, which the format allows. */
  readonly muster: { readonly provenance: readonly string[] };
  readonly features: readonly Feature[];
}

export function writeGeoJson(document: ScenarioDocument, provenance: readonly string[]): FeatureCollection {
  const at = new Map(document.places.map((place) => [place.id, [place.lon, place.lat]]));
  const points = document.places.map(({ lat, lon, ...properties }): Feature => ({
    type: 'Feature',
    id: properties.id,
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: { section: 'places', ...properties },
  }));
  const lines = (document.links ?? []).map((properties): Feature => ({
    type: 'Feature',
    id: properties.id,
    geometry: { type: 'LineString', coordinates: [at.get(properties.from), at.get(properties.to)] },
    properties: { section: 'links', ...properties },
  }));
  return { type: 'FeatureCollection', muster: { provenance }, features: [...points, ...lines] };
}

interface Given {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null;
  readonly properties?: Readonly<Record<string, unknown>> | null;
}

/** Most features of one file. */
const MOST_FEATURES = 200_000;

export function readGeoJson(bytes: Uint8Array): Imported {
  const text = decode(bytes);
  if (text === undefined) return refusedFile('file.encoding', 'The file is neither UTF-8 nor UTF-16 text.');
  let collection: { type?: unknown; features?: unknown };
  try {
    collection = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) as typeof collection;
  } catch (error) {
    return refusedFile('json.syntax', `This is not JSON: ${(error as Error).message}`);
  }
  const [doubled] = findDoubledKeys(text, 1);
  if (doubled !== undefined) return refusedFile(doubled.code, `${clip(doubled.path, 200)}: ${doubled.message}`);
  const features = collection?.type === 'FeatureCollection' ? collection.features : undefined;
  if (!Array.isArray(features)) return refusedFile('geojson.type', 'The file is no FeatureCollection.');
  if (features.length > MOST_FEATURES) return refusedFile('file.rows', `A file has at most ${MOST_FEATURES} features.`);
  const rows: ImportedRow[] = [];
  const rejected = new RejectedLines();
  const unknown = new Set<string>();
  features.forEach((feature: Given | null, i) => {
    const read = readFeature(feature ?? {}, i + 1);
    if ('message' in read) rejected.add(read);
    else rows.push(withoutUnknown(read, unknown));
  });
  const warnings = [...unknown].slice(0, MOST_UNKNOWN).map((name): ImportIssue => ({
    code: 'column.unknown',
    row: null,
    column: clip(name),
    message: `The property "${clip(name)}" is not known and is left out.`,
  }));
  return { ...rejected.toImported(rows), warnings };
}

/** Properties that are told. */
const MOST_UNKNOWN = 50;

const KNOWN: Readonly<Partial<Record<RowSection, ReadonlySet<string>>>> = {
  places: new Set(Object.keys(placeSchema.shape)),
  links: new Set(Object.keys(linkSchema.shape)),
};

/** Programs that draw maps add properties of their own. */
function withoutUnknown(row: ImportedRow, unknown: Set<string>): ImportedRow {
  const entries = Object.entries(row.fields).filter(([name]) => {
    const isKnown = KNOWN[row.section]?.has(name) === true;
    if (!isKnown) unknown.add(name);
    return isKnown;
  });
  return { ...row, fields: Object.fromEntries(entries) };
}

function readFeature({ id: ownId, geometry, properties }: Given, line: number): ImportedRow | ImportIssue {
  const issue = (code: string, message: string): ImportIssue => ({ code, row: line, column: null, message });
  const { section: _section, lat: _lat, lon: _lon, ...fields } = properties ?? {};
  // Programs that draw maps number their features, in the one place or the other.
  const given = fields['id'] ?? ownId;
  const id = typeof given === 'number' ? String(given) : given;
  if (typeof id !== 'string' || !ID.test(id)) return issue('id.invalid', 'The feature has no id that can be a key.');
  if (geometry?.type === 'Point') {
    const [lon, lat] = Array.isArray(geometry.coordinates) ? (geometry.coordinates as unknown[]) : [];
    if (typeof lon !== 'number' || typeof lat !== 'number' || Math.abs(lat) > 90 || Math.abs(lon) > 180)
      return issue(
        'geojson.position',
        'The position is missing or not on the Earth; the order is longitude, latitude.',
      );
    return { section: 'places', id, line, fields: { ...fields, id, lat, lon } };
  }
  if (geometry?.type === 'LineString') return { section: 'links', id, line, fields: { ...fields, id } };
  return issue('geojson.geometry', 'Only points (places) and lines (links) are taken over.');
}
