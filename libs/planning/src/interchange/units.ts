/** Units that a heading may name in brackets, or a cell behind its number, and what one of each is in the first unit of its kind. */
import { clip, toText, type Cell } from './cells.ts';
import type { ImportIssue } from './imported.ts';

type Units = Readonly<Record<string, number>>;

/** All spellings of one unit. */
const spell = (spellings: string, value: number): Units =>
  Object.fromEntries(spellings.split(' ').map((one) => [one, value]));

const KINDS: readonly Units[] = [
  {
    ...spell('m metre metres meter meters mtr', 1),
    ...spell('km kilometre kilometres kilometer kilometers', 1000),
    ...spell("ft foot feet '", 0.3048),
    ...spell('mi mile miles sm', 1609.344),
    ...spell('nm nmi nauticalmile nauticalmiles', 1852),
    ...spell('yd yard yards', 0.9144),
    ...spell('in inch inches', 0.0254),
    ...spell('cm', 0.01),
    ...spell('mm', 0.001),
  },
  {
    ...spell('t to tonne tonnes mt metricton metrictons', 1),
    ...spell('kt kilotonne kilotonnes', 1000),
    ...spell('kg kgs kilogram kilograms', 0.001),
    ...spell('lb lbs pound pounds', 0.00045359237),
    ...spell('klb klbs', 0.45359237),
    ...spell('ston stons st sht shortton shorttons', 0.90718474),
    ...spell('lton ltons longton longtons', 1.0160469088),
  },
  {
    ...spell('m2 sqm qm squaremetres squaremeters', 1),
    ...spell('ft2 sqft squarefeet', 0.09290304),
    ...spell('yd2 sqyd squareyards', 0.83612736),
    ...spell('ha', 10_000),
    ...spell('km2 sqkm', 1_000_000),
  },
  {
    ...spell('km/h kmh kph', 1),
    ...spell('m/s', 3.6),
    ...spell('mph mi/h', 1.609344),
    ...spell('kn kt kts knot knots', 1.852),
  },
  {
    ...spell('t/d t/day tonnes/day mt/d mt/day tpd t to tonne tonnes mt', 1),
    ...spell('t/h', 24),
    ...spell('kg/d kg/day kg', 0.001),
    ...spell('lb/d lb/day lbs/day lb lbs', 0.00045359237),
    ...spell('ston/d ston/day stons/day ston stons st', 0.90718474),
  },
  {
    ...spell('d day days', 1),
    ...spell('h hr hrs hour hours', 1 / 24),
    ...spell('min mins minute minutes', 1 / 1440),
    ...spell('week weeks', 7),
  },
  spell('deg degree degrees ° dd wgs84', 1),
  {
    ...spell('1 no number pers persons pax pcs pieces vehicles wagons', 1),
    ...spell("'000 000 1000 thousand thousands", 1000),
  },
];

/** Unit of numbers that count things. */
export const COUNT = '1';

/** `m²`, `t per day` and `Sq. Ft` as the table has them. */
const spelling = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\bper\b/g, '/')
    .replaceAll(/[\s.]/g, '')
    .replaceAll('^', '');

const kindOf = (unit: string): Units | undefined => KINDS.find((units) => Object.hasOwn(units, unit));

const bracketsOf = (heading: string): string[] =>
  [...heading.matchAll(/[([](.*?)[)\]]/g)].map(([, inside]) => inside).filter((inside) => inside.trim() !== '');

/** Whether a cell below a heading is its unit and nothing else: `kg`, `(t)`. */
export function isUnit(text: string): boolean {
  const kind = kindOf(spelling(text.replaceAll(/[()[\]]/g, '')));
  return kind !== undefined && !Object.hasOwn(kind, COUNT);
}

export interface HeadingUnit {
  /** That can be read into the one of the column; undefined where the heading names none. */
  readonly unit?: string;
  /** In brackets, and no unit that is known. */
  readonly unread?: string;
  /** A unit of another kind. */
  readonly wrong?: string;
}

/**
 * The unit of a column.
 *
 * @param own unit in which the table has the column
 * @param headings of the column itself, the lowest first
 * @param group heading of several columns, whose unit counts for those that it fits
 */
export function findUnit(own: string, headings: readonly string[], group: string): HeadingUnit {
  const kind = kindOf(own);
  const fits = (text: string) => kind !== undefined && Object.hasOwn(kind, spelling(text));
  const named = headings.flatMap(bracketsOf);
  const found = [...named, ...bracketsOf(group)].find(fits);
  if (found !== undefined) return { unit: spelling(found) };
  const wrong = named.find(isUnit);
  if (wrong !== undefined) return { wrong };
  return own !== COUNT && named.length > 0 ? { unread: named[0] } : {};
}

const NUMBER_AND_UNIT = /^([-+\u2212]?\d[\d.,\s'\u2019]*)([^\d.,\s'\u2019].*)$/;

/** A cell with a unit of the kind of its column behind the number: `1250 kg`. Any other is left as it is. */
export function splitUnit(cell: Cell, own: string): { readonly cell: Cell; readonly unit?: string } {
  if (typeof cell !== 'string' || !/\D\s*$/.test(cell)) return { cell };
  const [, number, text] = NUMBER_AND_UNIT.exec(toText(cell)) ?? [];
  const kind = kindOf(own);
  if (text === undefined || kind === undefined || !Object.hasOwn(kind, spelling(text))) return { cell };
  return { cell: number, unit: spelling(text) };
}

/** What a reader is told of the heading of a column: of a unit of another kind, which refuses the file, and of one that is not known. */
export function tellUnit(name: string, own: string, { wrong, unread }: HeadingUnit): ImportIssue | undefined {
  if (wrong === undefined && unread === undefined) return undefined;
  const message =
    wrong === undefined
      ? `"${clip(unread!)}" in a heading is no unit that is known: the numbers of ${name} are taken as ${own}.`
      : `The heading of ${name} says ${clip(wrong)}: it is in ${own}.`;
  return { code: 'column.unit', row: null, column: clip(name), message };
}

/** What one of a unit is in another one of its kind. */
export function factorOf(unit: string | undefined, own: string): number {
  const kind = kindOf(own);
  if (unit === undefined || unit === own || kind === undefined) return 1;
  return kind[unit] / kind[own];
}
