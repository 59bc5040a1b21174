/**
 * Airports and runways as OurAirports publishes them, and as somebody's spreadsheet has saved them again. Columns and codes are theirs.
 *
 * Parking spots, which they do not have, are an assumption by size, marked with confidence A, of airfields that are not there yet: what somebody
 * has found out about one that is there stays.
 */
import { readBoolean } from './cells.ts';
import { ID, RejectedLines, type Imported, type ImportedRow, type ImportIssue } from './imported.ts';
import { decimalOf, findWrongPosition, readPublished, wholeOf } from './published-table.ts';

/** Heliports, balloon ports and closed fields carry no airlift. */
const AIRPORTS = new Set(['small_airport', 'medium_airport', 'large_airport']);

/** Parking spots worked at the same time where nothing is known, by the size that OurAirports gives: an assumption. */
const PARKING: Readonly<Record<string, readonly [wide: number, narrow: number]>> = {
  small_airport: [0, 1],
  medium_airport: [1, 3],
  large_airport: [3, 8],
};

const AIRPORT_COLUMNS = {
  ident: { headings: ['ident'], isRequired: true },
  type: { headings: ['type'], isRequired: true },
  name: { headings: ['name'], isRequired: true },
  lat: { headings: ['latitude_deg'], isRequired: true },
  lon: { headings: ['longitude_deg'], isRequired: true },
  country: { headings: ['iso_country'] },
};

/** `airports.csv`. Runways come from the other file. */
export function readOurAirports(bytes: Uint8Array): Imported {
  const table = readPublished(bytes, AIRPORT_COLUMNS);
  if ('rejected' in table) return table;
  const rows: ImportedRow[] = [];
  const rejected = new RejectedLines();
  let left = 0;
  for (const { cells, row } of table.lines) {
    const { ident, type, name, country } = cells;
    if (!AIRPORTS.has(type)) {
      left++;
      continue;
    }
    const [lat, lon] = [decimalOf(cells.lat), decimalOf(cells.lon)];
    const wrong = findWrongPosition(lat, lon) ?? (ID.test(ident) ? undefined : 'The ident is no key.');
    if (wrong !== undefined || name === '') {
      rejected.add({ code: 'place.invalid', row, column: null, message: wrong ?? 'The name is missing.' });
      continue;
    }
    const [parkingWide, parkingNarrow] = PARKING[type];
    rows.push({
      section: 'places',
      id: ident,
      line: row,
      fields: { id: ident, name, ...(/^[A-Z]{2}$/.test(country) && { country }), lat, lon },
      ofNew: {
        kind: 'airfield',
        airfield: { runwayM: 0, parkingWide, parkingNarrow },
        confidence: 'A',
        note: 'Position from OurAirports; parking spots assumed by its size; import the runways too.',
      },
    });
  }
  const total = table.lines.length;
  const warnings = [
    ...table.warnings,
    ...tellLeft(
      left,
      'place.left-out',
      'type',
      `${left} of ${total} lines are heliports, seaplane bases, balloon ports or closed, and are left out.`,
    ),
  ];
  return { ...rejected.toImported(rows), warnings };
}

const tellLeft = (count: number, code: string, column: string, message: string): ImportIssue[] =>
  count === 0 ? [] : [{ code, row: null, column, message }];

const FOOT_M = 0.3048;
const HARD = /ASP|CON|BIT|PEM|TAR|MAC/i;
const WATER = /^wat/i;
/** A place for helicopters: `H1`. */
const HELIPAD = /^H\d*$/i;
/** Of a runway that an aeroplane uses. */
const SHORTEST_FT = 300;

const RUNWAY_COLUMNS = {
  ident: { headings: ['airport_ident'], isRequired: true },
  length: { headings: ['length_ft'], isRequired: true },
  surface: { headings: ['surface'], isRequired: true },
  closed: { headings: ['closed'], isRequired: true },
  end: { headings: ['le_ident'] },
};

/**
 * `runways.csv`. The longest open runway on land counts; hard ones before soft ones.
 *
 * @param known keys of the places of the scenario: runways of other airfields are left out
 */
export function readOurAirportsRunways(bytes: Uint8Array, known: ReadonlySet<string>): Imported {
  const table = readPublished(bytes, RUNWAY_COLUMNS);
  if ('rejected' in table) return table;
  const longest = new Map<string, Runway>();
  const rejected = new RejectedLines();
  let [unknown, left] = [0, 0];
  for (const { cells, row } of table.lines) {
    const { ident, surface } = cells;
    if (!known.has(ident)) {
      unknown++;
      continue;
    }
    const feet = wholeOf(cells.length);
    const closed = readBoolean(cells.closed);
    if ((closed.ok && closed.value) || WATER.test(surface) || HELIPAD.test(cells.end)) left++;
    else if (feet === undefined || feet <= 0 || feet > 40_000)
      rejected.add({
        code: 'runway.length',
        row,
        column: 'length_ft',
        message: `The length of a runway of ${ident} is missing or makes no sense.`,
      });
    else if (feet < SHORTEST_FT) left++;
    else {
      const runway = { line: row, runwayM: Math.round(feet * FOOT_M), isHard: HARD.test(surface) };
      if (isBetter(runway, longest.get(ident))) longest.set(ident, runway);
    }
  }
  const rows = [...longest].map(([id, { line, runwayM }]): ImportedRow => ({
    section: 'places',
    id,
    line,
    fields: { id, airfield: { runwayM } },
  }));
  const warnings = [
    ...table.warnings,
    ...tellLeft(
      unknown,
      'runway.unknown-airfield',
      'airport_ident',
      `${unknown} of ${table.lines.length} runways belong to no airfield of this scenario, and are left out.`,
    ),
    ...tellLeft(
      left,
      'runway.left-out',
      'surface',
      `${left} of ${table.lines.length} runways are closed, of water, shorter than ${SHORTEST_FT} ft or places for helicopters, and are left out.`,
    ),
  ];
  return { ...rejected.toImported(rows), warnings };
}

interface Runway {
  readonly line: number;
  readonly runwayM: number;
  readonly isHard: boolean;
}

const isBetter = (one: Runway, other: Runway | undefined): boolean =>
  other === undefined || (one.isHard === other.isHard ? one.runwayM > other.runwayM : one.isHard);
