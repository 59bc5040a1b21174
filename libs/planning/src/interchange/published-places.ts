/**
 * Places as others publish them: the airports and runways of OurAirports, and the World Port Index. Columns and codes are theirs.
 *
 * What such a file does not say and the document needs (parking spots, berths) is an assumption by size, marked with confidence A, of places
 * that are not there yet: what somebody has found out about one that is there stays.
 */
import { findCountry } from './country-names.ts';
import { ID, refusedFile, RejectedLines, type Imported, type ImportedRow, type ImportIssue } from './imported.ts';
import { cutLines, decode, normalise } from './sheet.ts';

const FOOT_M = 0.3048;

type Line = Readonly<Record<string, string>>;

/** A line with its number in the file, from 1. */
type NumberedLine = readonly [line: Line, row: number];

const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

function readLines(bytes: Uint8Array, wanted: readonly string[]): NumberedLine[] | Imported {
  const text = decode(bytes);
  if (text === undefined) return refusedFile('file.encoding', 'The file is neither UTF-8 nor UTF-16 text.');
  const cut = cutLines(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  if (!cut.ok) return refusedFile(cut.code, cut.message);
  const data = cut.rows;
  const head = data.findIndex((cells) => !isEmpty(cells));
  const fields = (data[head] ?? []).map((heading) => normalise(heading.replaceAll('_', ' ')));
  const missing = wanted.filter((name) => !fields.includes(normalise(name)));
  if (missing.length > 0) return refusedFile('table.columns', `The file has no column ${missing.join(', ')}.`);
  return data.flatMap((cells, at): NumberedLine[] => {
    if (at <= head || isEmpty(cells)) return [];
    const line: Record<string, string> = {};
    // The first of two columns with one name counts.
    for (let i = Math.min(cells.length, fields.length) - 1; i >= 0; i--) line[fields[i]] = cells[i];
    return [[line, at + 1]];
  });
}

const numberOf = (text: string | undefined): number | undefined => {
  const value = text === undefined || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
};

/** Also as a spreadsheet with decimal commas has saved it: positions and depths are never grouped by thousands. */
const decimalOf = (text: string | undefined): number | undefined =>
  numberOf(text?.trim().replace(/^([-+]?\d+),(\d+)$/, '$1.$2'));

function position(lat: number | undefined, lon: number | undefined): string | undefined {
  if (lat === undefined || lon === undefined) return 'The position is missing or not a number.';
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return 'The position is not on the Earth.';
  return undefined;
}

/** Heliports, balloon ports and closed fields carry no airlift. */
const AIRPORTS = new Set(['small_airport', 'medium_airport', 'large_airport']);

/** Parking spots worked at the same time where nothing is known, by the size that OurAirports gives: an assumption. */
const PARKING: Readonly<Record<string, readonly [wide: number, narrow: number]>> = {
  small_airport: [0, 1],
  medium_airport: [1, 3],
  large_airport: [3, 8],
};

/** `airports.csv`: ident, type, name, latitude_deg, longitude_deg, iso_country. Runways come from the other file. */
export function readOurAirports(bytes: Uint8Array): Imported {
  const lines = readLines(bytes, ['ident', 'type', 'name', 'latitude_deg', 'longitude_deg', 'iso_country']);
  if (!Array.isArray(lines)) return lines;
  const rows: ImportedRow[] = [];
  const rejected = new RejectedLines();
  let [left, total] = [0, 0];
  lines.forEach(([line, row]) => {
    total++;
    const { ident = '', type = '', name = '', isocountry = '' } = line;
    if (!AIRPORTS.has(type)) {
      left++;
      return;
    }
    const [lat, lon] = [decimalOf(line['latitudedeg']), decimalOf(line['longitudedeg'])];
    const wrong = position(lat, lon) ?? (ID.test(ident) ? undefined : 'The ident is no key.');
    if (wrong !== undefined || name === '') {
      rejected.add({ code: 'place.invalid', row, column: null, message: wrong ?? 'The name is missing.' });
      return;
    }
    const [parkingWide, parkingNarrow] = PARKING[type];
    rows.push({
      section: 'places',
      id: ident,
      line: row,
      fields: {
        id: ident,
        name,
        ...(/^[A-Z]{2}$/.test(isocountry) && { country: isocountry }),
        lat,
        lon,
      },
      ofNew: {
        kind: 'airfield',
        airfield: { runwayM: 0, parkingWide, parkingNarrow },
        confidence: 'A',
        note: 'Position from OurAirports; parking spots assumed by its size; import the runways too.',
      },
    });
  });
  const warnings: ImportIssue[] =
    left === 0
      ? []
      : [
          {
            code: 'place.left-out',
            row: null,
            column: 'type',
            message: `${left} of ${total} lines are heliports, seaplane bases, balloon ports or closed, and are left out.`,
          },
        ];
  return { ...rejected.toImported(rows), warnings };
}

const HARD = /ASP|CON|BIT|PEM|TAR|MAC/i;

/**
 * `runways.csv`: airport_ident, length_ft, surface, closed. The longest open runway counts; hard ones before soft ones.
 *
 * @param known keys of the places of the scenario: runways of other airfields are left out
 */
export function readOurAirportsRunways(bytes: Uint8Array, known: ReadonlySet<string>): Imported {
  const lines = readLines(bytes, ['airport_ident', 'length_ft', 'surface', 'closed']);
  if (!Array.isArray(lines)) return lines;
  const longest = new Map<string, { line: number; runwayM: number; isHard: boolean }>();
  const rejected = new RejectedLines();
  let unknown = 0;
  lines.forEach(([line, row]) => {
    const ident = line['airportident'] ?? '';
    if (!known.has(ident)) {
      unknown++;
      return;
    }
    if (line['closed'] === '1') return;
    const feet = numberOf(line['lengthft']);
    if (feet === undefined || feet <= 0 || feet > 40_000) {
      rejected.add({
        code: 'runway.length',
        row,
        column: 'length_ft',
        message: `The length of a runway of ${ident} is missing or makes no sense.`,
      });
      return;
    }
    const isHard = HARD.test(line['surface'] ?? '');
    const runwayM = Math.round(feet * FOOT_M);
    const before = longest.get(ident);
    if (before === undefined || (isHard && !before.isHard) || (isHard === before.isHard && runwayM > before.runwayM))
      longest.set(ident, { line: row, runwayM, isHard });
  });
  const rows = [...longest].map(([id, { line, runwayM }]): ImportedRow => ({
    section: 'places',
    id,
    line,
    fields: { id, airfield: { runwayM } },
  }));
  const warnings: ImportIssue[] =
    unknown === 0
      ? []
      : [
          {
            code: 'runway.unknown-airfield',
            row: null,
            column: 'airport_ident',
            message: `${unknown} of ${lines.length} runways belong to no airfield of this scenario, and are left out.`,
          },
        ];
  return { ...rejected.toImported(rows), warnings };
}

/** Berths that take a RO/RO ship where nothing is known, by the size of the harbour that the index gives: an assumption. */
const BERTHS: Readonly<Record<string, number>> = {
  l: 4,
  m: 2,
  s: 1,
  v: 1,
  large: 4,
  medium: 2,
  small: 1,
  verysmall: 1,
};

/**
 * Depth of water by its letter in Publication 150, m: the lower end of the class, so that nothing is promised that is not there.
 * A is 76 feet and more, each letter five feet less, Q is up to 5 feet.
 */
function depthOf(code: string | undefined): number | undefined {
  const text = (code ?? '').trim().toUpperCase();
  if (/^[A-Q]$/.test(text)) return Math.round(Math.max(0, 76 - 5 * (text.charCodeAt(0) - 65)) * FOOT_M * 10) / 10;
  const metres = decimalOf(text);
  return metres !== undefined && metres > 0 && metres <= 40 ? metres : undefined;
}

/** The index as published, and as republished with other spellings of the same columns. */
const WPI = {
  number: ['world port index number', 'wpi number', 'index no', 'portnumber', 'index number'],
  name: ['main port name', 'port name', 'portname'],
  country: ['country code', 'wpi country code', 'country'],
  lat: ['latitude', 'port latitude', 'latitude deg', 'ycoord', 'lat'],
  lon: ['longitude', 'port longitude', 'longitude deg', 'xcoord', 'lon'],
  size: ['harbor size', 'harborsize', 'harbour size'],
  channel: ['channel depth m', 'channel depth', 'chdepth', 'chan depth'],
  pier: ['cargo pier depth m', 'cargo pier depth', 'cargodepth', 'cargo depth'],
} as const;

export function readWorldPortIndex(bytes: Uint8Array): Imported {
  const lines = readLines(bytes, []);
  if (!Array.isArray(lines)) return lines;
  const fields = Object.keys(lines[0]?.[0] ?? {});
  const column = Object.fromEntries(
    Object.entries(WPI).map(([name, spellings]) => [
      name,
      spellings.map((one) => normalise(one)).find((one) => fields.includes(one)),
    ]),
  ) as Record<keyof typeof WPI, string | undefined>;
  const missing = (['number', 'name', 'lat', 'lon'] as const).filter((name) => column[name] === undefined);
  if (missing.length > 0)
    return refusedFile('table.columns', `The file has no column for ${missing.join(', ')} of a port.`);
  const rows: ImportedRow[] = [];
  const rejected = new RejectedLines();
  lines.forEach(([line, row]) => {
    const get = (name: keyof typeof WPI): string =>
      column[name] === undefined ? '' : (line[column[name]] ?? '').trim();
    const [lat, lon, number] = [decimalOf(get('lat')), decimalOf(get('lon')), numberOf(get('number'))];
    const id = number === undefined ? '' : `WPI-${Math.round(number)}`;
    const wrong =
      position(lat, lon) ??
      (id === '' ? 'The index number is missing.' : get('name') === '' ? 'The name is missing.' : undefined);
    if (wrong !== undefined) {
      rejected.add({ code: 'place.invalid', row, column: null, message: wrong });
      return;
    }
    const depths = [depthOf(get('channel')), depthOf(get('pier'))].filter((depth) => depth !== undefined);
    const country = findCountry(get('country'));
    rows.push({
      section: 'places',
      id,
      line: row,
      fields: {
        id,
        name: get('name').slice(0, 300),
        ...(country !== undefined && { country }),
        lat,
        lon,
        ...(depths.length > 0 && { seaport: { maxDraughtM: Math.min(...depths) } }),
      },
      ofNew: {
        kind: 'seaport',
        seaport: { berths: BERTHS[normalise(get('size'))] ?? 1 },
        confidence: 'A',
        note: 'Position and depths from the World Port Index (depths are classes; the lower end counts); berths assumed by the size of the harbour.',
      },
    });
  });
  return { ...rejected.toImported(rows), warnings: [] };
}
