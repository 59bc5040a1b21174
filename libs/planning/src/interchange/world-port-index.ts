/**
 * The World Port Index (NGA, Publication 150), as published and as republished with other spellings of the same columns.
 *
 * Berths, which it does not have, are an assumption by the size of the harbour, marked with confidence A, of ports that are not there yet.
 */
import { findCountry } from './country-names.ts';
import { normalise } from './header.ts';
import { RejectedLines, type Imported, type ImportedRow } from './imported.ts';
import { decimalOf, findWrongPosition, readPublished } from './published-table.ts';

/** Berths that take a RO/RO ship where nothing is known, by the size of the harbour that the index gives. */
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

/** Shallow end of each class of depth of Publication 150, feet: five feet each, A without another end. There is no I. */
const SHALLOW_END_FT: Readonly<Record<string, number>> = {
  ...{ A: 76, B: 71, C: 66, D: 61, E: 56, F: 51, G: 46, H: 41 },
  ...{ J: 36, K: 31, L: 26, M: 21, N: 16, O: 11, P: 6, Q: 0 },
};
const FOOT_M = 0.3048;

/** Depth of water, m. Of a class the shallow end, so that nothing is promised that is not there. */
function depthOf(code: string, factor = 1): number | undefined {
  const text = code.toUpperCase();
  const feet = Object.hasOwn(SHALLOW_END_FT, text) ? SHALLOW_END_FT[text] : undefined;
  if (feet !== undefined) return toDecimetre(feet * FOOT_M);
  const given = decimalOf(text);
  const metres = given === undefined ? 0 : factor === 1 ? given : toDecimetre(given * factor);
  return metres > 0 && metres <= 40 ? metres : undefined;
}

const toDecimetre = (metres: number): number => Math.round(metres * 10) / 10;

const COLUMNS = {
  number: {
    headings: ['World Port Index Number', 'wpi number', 'index no', 'portnumber', 'index number'],
    isRequired: true,
  },
  name: { headings: ['Main Port Name', 'port name'], isRequired: true },
  country: { headings: ['Country Code', 'wpi country code', 'country'] },
  lat: { headings: ['Latitude', 'port latitude', 'latitude deg', 'ycoord', 'lat'], isRequired: true },
  lon: { headings: ['Longitude', 'port longitude', 'longitude deg', 'xcoord', 'lon'], isRequired: true },
  size: { headings: ['Harbor Size', 'harbour size'] },
  channel: { headings: ['Channel Depth', 'channel depth m', 'chdepth', 'chan depth'], unit: 'm' },
  pier: { headings: ['Cargo Pier Depth', 'cargo pier depth m', 'cargo depth'], unit: 'm' },
};

export function readWorldPortIndex(bytes: Uint8Array): Imported {
  const table = readPublished(bytes, COLUMNS);
  if ('rejected' in table) return table;
  const rows: ImportedRow[] = [];
  const rejected = new RejectedLines();
  for (const { cells, row } of table.lines) {
    const [lat, lon, number] = [decimalOf(cells.lat), decimalOf(cells.lon), decimalOf(cells.number)];
    const reject = (message: string) => rejected.add({ code: 'place.invalid', row, column: null, message });
    const wrong = findWrongPosition(lat, lon);
    if (wrong !== undefined) reject(wrong);
    else if (number === undefined) reject('The index number is missing.');
    else if (cells.name === '') reject('The name is missing.');
    else {
      const id = `WPI-${Math.round(number)}`;
      const fields = { id, name: cells.name.slice(0, 300), ...toCountry(cells.country), lat, lon };
      rows.push({
        section: 'places',
        id,
        line: row,
        fields: { ...fields, ...toDraught(cells, table.factors) },
        ofNew: {
          kind: 'seaport',
          seaport: { berths: BERTHS[normalise(cells.size)] ?? 1 },
          confidence: 'A',
          note: 'Position and depths from the World Port Index (depths are classes; the lower end counts); berths assumed by the size of the harbour.',
        },
      });
    }
  }
  return { ...rejected.toImported(rows), warnings: table.warnings };
}

function toCountry(name: string): { readonly country?: string } {
  const country = findCountry(name);
  return country === undefined ? {} : { country };
}

type Depths<T> = Readonly<Partial<Record<'channel' | 'pier', T>>>;

/** The shallower of channel and pier, of what is known. */
function toDraught({ channel = '', pier = '' }: Depths<string>, factors: Depths<number>): Record<string, unknown> {
  const depths = [depthOf(channel, factors.channel), depthOf(pier, factors.pier)].filter((one) => one !== undefined);
  return depths.length > 0 ? { seaport: { maxDraughtM: Math.min(...depths) } } : {};
}
