/** What a file can be read as, and a first guess from its name and its heading, which the planner can change. */
import type { Text } from '../../../i18n/catalogue/index.ts';

export interface ImportFormat {
  /** As the API names it; `document` is a whole scenario. */
  readonly id: string;
  readonly title: Text;
}

export const IMPORT_FORMATS: readonly ImportFormat[] = [
  { id: 'contributions', title: 'Contributions, CSV or XLSX' },
  { id: 'force-elements', title: 'Force elements, CSV or XLSX' },
  { id: 'stocks', title: 'Stocks, CSV or XLSX' },
  { id: 'places', title: 'Places, CSV or XLSX' },
  { id: 'links', title: 'Links, CSV or XLSX' },
  { id: 'time-phased', title: 'Movements and force elements (time-phased), CSV or XLSX' },
  { id: 'msdl', title: 'Units, MSDL' },
  { id: 'geojson', title: 'Places and links, GeoJSON' },
  { id: 'ourairports', title: 'Airfields, OurAirports' },
  { id: 'ourairports-runways', title: 'Runways, OurAirports' },
  { id: 'world-port-index', title: 'Ports, World Port Index' },
  { id: 'document', title: 'A whole scenario, JSON' },
];

const TABLES = ['contributions', 'force-elements', 'stocks', 'places', 'links', 'time-phased'];

/** Whether a file of the format may be all there is; published places, maps and units are always of some. */
export const mayBeComplete = (format: string): boolean => TABLES.includes(format);

/** Whether a file of the format has units of several sides, of which one is read. */
export const hasSides = (format: string): boolean => format === 'msdl';

/** Headings that only one table has. */
const TELLING: readonly (readonly [format: string, heading: RegExp])[] = [
  ['ourairports-runways', /airport_ident.*le_ident/],
  ['ourairports', /iso_region|gps_code/],
  ['world-port-index', /world[ _]port[ _]index[ _]number|harbou?r[ _]size/],
  ['stocks', /amountt|class.*capacityt/],
  ['contributions', /personsmin|stationing/],
  ['force-elements', /template|destination.*\bready\b(?! to load)/],
  ['links', /from.*to.*mode|lengthkm/],
  ['places', /lat.*lon/],
  ['time-phased', /\bald\b|\bead\b|\brdd\b|origin.*destination/],
];

const SECTION_FORMAT: Readonly<Record<string, string>> = {
  forceElements: 'force-elements',
  movements: 'time-phased',
  stocks: 'stocks',
  places: 'places',
  links: 'links',
};

/** First characters of a file, whatever its name says; empty where they are not text. */
export function readHead(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isPacked = first === 0x50 && second === 0x4b;
  if (isPacked) return '';
  // By its mark, or by the empty half of a Latin letter.
  const isLittleFirst = (first === 0xff && second === 0xfe) || second === 0;
  const isBigFirst = (first === 0xfe && second === 0xff) || first === 0;
  return new TextDecoder(isLittleFirst ? 'utf-16le' : isBigFirst ? 'utf-16be' : 'utf-8').decode(bytes);
}

/**
 * @param head first characters of the file, empty where they are not text
 * @param section what the planner looks at: the guess where nothing tells more
 */
export function guessFormat(name: string, head: string, section: string): string {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1].toLowerCase() ?? '';
  if (ending === 'geojson' || (ending === 'json' && head.includes('"FeatureCollection"'))) return 'geojson';
  if (ending === 'json') return 'document';
  if (ending === 'xml' || ending === 'msdl' || head.trimStart().startsWith('<?xml')) return 'msdl';
  const text = head.toLowerCase().split(/\r?\n/, 12).join(' ');
  // The longest name that fits: one format's name begins with another's.
  const [named] = IMPORT_FORMATS.filter(({ id }) => name.toLowerCase().startsWith(id)).sort(
    (a, b) => b.id.length - a.id.length,
  );
  const told = TELLING.find(([, heading]) => heading.test(text))?.[0];
  return named?.id ?? told ?? SECTION_FORMAT[section] ?? 'contributions';
}
