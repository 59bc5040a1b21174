/** Columns of the tables that planners exchange: what stands in a cell, and which value of the document it becomes. */
import type { z } from 'zod';
import { contributionSchema } from '../scenario/force-section.ts';
import {
  readBoolean,
  readDuration,
  readNumber,
  toText,
  writeDuration,
  type Cell,
  type DecimalMark,
  type Reading,
} from './cells.ts';
import { readDate, writeDate, type DateOrder } from './dates.ts';
import { withoutMarks } from './formula-marks.ts';
import { normalise } from './header.ts';
import { COUNT, factorOf, splitUnit } from './units.ts';

/** What the rest of the file tells of the cells of a column. */
export interface Told {
  readonly mark: DecimalMark;
  readonly dateOrder?: DateOrder;
  /** That the heading names. */
  readonly unit?: string;
}

export interface Column {
  /** Heading, and name in the documentation. */
  readonly name: string;
  /** Path in the row, keys joined by dots. */
  readonly path: string;
  readonly description: string;
  readonly isRequired?: boolean;
  /** Its cells show which decimal mark the file has. */
  readonly hasNumbers?: boolean;
  /** Other headings that are understood. */
  readonly aliases?: readonly string[];
  /** Unit in which the table has its numbers; a heading may name another one of its kind. */
  readonly unit?: string;
  readonly read: (cell: Cell, told: Told) => Reading<unknown>;
  readonly write: (value: unknown) => string | number | undefined;
}

/** A number of another unit, to three decimals: millimetres of a metre, kilograms of a tonne. */
export const scale = (reading: Reading<number>, factor: number): Reading<number> =>
  reading.ok && factor !== 1 ? { ...reading, value: Math.round(reading.value * factor * 1000) / 1000 } : reading;

/** A number in the unit that its cell names, else its heading, else the one that the column has without either. */
function readQuantity(cell: Cell, { mark, unit: named }: Told, unit: string, otherwise = unit): Reading<number> {
  const { cell: number, unit: own = named ?? otherwise } = splitUnit(cell, unit);
  return scale(readNumber(number, mark), factorOf(own, unit));
}

type Choice = z.ZodEnum | z.ZodOptional<z.ZodEnum>;
type Options = Partial<Pick<Column, 'isRequired' | 'hasNumbers' | 'aliases' | 'path' | 'unit'>>;

const asIs = (value: unknown) => value as string | number | undefined;

export function column(
  name: string,
  description: string,
  read: Column['read'],
  write: Column['write'],
  { path = name, ...options }: Options = {},
): Column {
  return { name, path, description, read, write, ...options };
}

export const text = (name: string, description: string, options?: Options) =>
  column(name, description, (cell) => ({ ok: true, value: withoutMarks(toText(cell)) }), asIs, options);
export const number = (name: string, description: string, { unit = COUNT, ...options }: Options = {}) =>
  column(name, description, (cell, told) => readQuantity(cell, told, unit), asIs, {
    ...options,
    unit,
    hasNumbers: true,
  });
export const yesNo = (name: string, description: string, options?: Options) =>
  column(
    name,
    description,
    (cell) => readBoolean(cell),
    (value) => (value === undefined ? undefined : value === true ? 'yes' : 'no'),
    options,
  );
export const date = (name: string, description: string, options?: Options) =>
  column(
    name,
    description,
    (cell, { mark, dateOrder }) => readDate(cell, mark, dateOrder),
    (value) => writeDate(value as never),
    { ...options, hasNumbers: true },
  );
export const duration = (name: string, description: string, options?: Options) =>
  column(
    name,
    description,
    (cell, { mark, unit }) => readDuration(cell, mark, unit),
    (value) => writeDuration(value as never),
    {
      ...options,
      unit: 'd',
      hasNumbers: true,
    },
  );
export const list = (name: string, description: string, options?: Options) =>
  column(
    name,
    description,
    (cell) => ({
      ok: true,
      value: toText(cell)
        .split(/[,;|]/)
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    }),
    (value) => (value as readonly unknown[] | undefined)?.join('; '),
    options,
  );

interface ChoiceOptions extends Options {
  /** Values by other words for them. */
  readonly spellings?: Readonly<Record<string, string>>;
}

/** One of the values that the schema of the document allows. */
export function choice(
  name: string,
  description: string,
  schema: Choice,
  { spellings = {}, ...options }: ChoiceOptions = {},
): Column {
  const values = ('unwrap' in schema ? schema.unwrap() : schema).options as readonly string[];
  // As it is written first: most cells are.
  const known = new Map([...values].reverse().map((value) => [normalise(value), value]));
  for (const [spelling, value] of Object.entries(spellings)) known.set(spelling, value);
  for (const value of values) known.set(value, value);
  return column(
    name,
    `${description} One of ${values.join(', ')}.`,
    (cell) => {
      const value = known.get(toText(cell)) ?? known.get(normalise(toText(cell)));
      if (value !== undefined) return { ok: true, value };
      return { ok: false, reason: `"${toText(cell).slice(0, 40)}" is none of ${values.join(', ')}` };
    },
    asIs,
    options,
  );
}

/** Short tons in the table, tonnes in the document, exact to the kilogram. */
export const shortTons = (name: string, description: string, options: Options) =>
  column(
    name,
    description,
    (cell, told) => readQuantity(cell, told, 't', 'ston'),
    (value) =>
      value === undefined ? undefined : Math.round(((value as number) / factorOf('ston', 't')) * 1000) / 1000,
    { ...options, unit: 'ston', hasNumbers: true },
  );

/** Key of a row. */
export const ID = text('id', 'Key of the row, unique.', { isRequired: true, aliases: ['key', 'ident', 'identifier'] });
/** What most rows say of where they come from. */
export const PROVENANCE = [
  text('source', 'Key of a row of the sources.'),
  choice('confidence', 'How sure it is.', contributionSchema.shape.confidence),
  yesNo('notional', 'Invented for the analysis: yes or no.'),
  text('note', 'What a reader should know.', { aliases: ['remarks', 'comment'] }),
];
