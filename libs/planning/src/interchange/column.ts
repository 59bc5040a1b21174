/** Columns of the tables that planners exchange: what stands in a cell, and which value of the document it becomes. */
import type { z } from 'zod';
import { contributionSchema } from '../scenario/force-section.ts';
import {
  readBoolean,
  readDate,
  readDuration,
  readNumber,
  toText,
  writeDate,
  writeDuration,
  type Cell,
  type DecimalMark,
  type Reading,
} from './cells.ts';
import { withoutMarks } from './formula-marks.ts';
import { normalise } from './sheet.ts';

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
  readonly read: (cell: Cell, mark: DecimalMark) => Reading<unknown>;
  readonly write: (value: unknown) => string | number | undefined;
}

type Choice = z.ZodEnum | z.ZodOptional<z.ZodEnum>;
type Options = Partial<Pick<Column, 'isRequired' | 'hasNumbers' | 'aliases' | 'path'>>;

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
export const number = (name: string, description: string, options?: Options) =>
  column(name, description, readNumber, asIs, { ...options, hasNumbers: true });
export const yesNo = (name: string, description: string, options?: Options) =>
  column(
    name,
    description,
    readBoolean,
    (value) => (value === undefined ? undefined : value === true ? 'yes' : 'no'),
    options,
  );
export const date = (name: string, description: string, options?: Options) =>
  column(name, description, readDate, (value) => writeDate(value as never), { ...options, hasNumbers: true });
export const duration = (name: string, description: string, options?: Options) =>
  column(name, description, readDuration, (value) => writeDuration(value as never), {
    ...options,
    hasNumbers: true,
  });
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

/** One of the values that the schema of the document allows. */
export function choice(name: string, description: string, schema: Choice, options?: Options): Column {
  const values = ('unwrap' in schema ? schema.unwrap() : schema).options as readonly string[];
  return column(
    name,
    `${description} One of ${values.join(', ')}.`,
    (cell) => {
      const value = values.find((one) => normalise(one) === normalise(toText(cell)));
      if (value !== undefined) return { ok: true, value };
      return { ok: false, reason: `"${toText(cell).slice(0, 40)}" is none of ${values.join(', ')}` };
    },
    asIs,
    options,
  );
}

const SHORT_TON_T = 0.90718474;

/** Short tons in the table, tonnes in the document, exact to the kilogram. */
export const shortTons = (name: string, description: string, options: Options) =>
  column(
    name,
    description,
    (cell, mark) => {
      const reading = readNumber(cell, mark);
      return reading.ok ? { ...reading, value: Math.round(reading.value * SHORT_TON_T * 1000) / 1000 } : reading;
    },
    (value) => (value === undefined ? undefined : Math.round(((value as number) / SHORT_TON_T) * 1000) / 1000),
    { ...options, hasNumbers: true },
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
