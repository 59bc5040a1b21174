/**
 * What is wrong with the shape of a value, as a sentence that a planner reads without knowing the validator. Every parse of input is given it; a rule
 * of the document that has a sentence of its own keeps that one.
 */
import type { z } from 'zod';

type Fault = z.core.$ZodRawIssue;

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  nan: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

/** Formats of texts; a pattern without a name is that of a key. */
const FORMATS: Readonly<Record<string, string>> = {
  datetime: 'a date and time in UTC such as 2026-06-01T00:00:00Z',
  date: 'a date such as 2026-06-01',
  url: 'an address of the web',
};

const MOST_SHOWN = 60;

export const toShapeSentence = (fault: Fault): string => {
  const name = nameOf(fault.path ?? []);
  const isMissing =
    fault.input === undefined && ['invalid_type', 'invalid_value', 'invalid_union'].includes(fault.code);
  if (isMissing) return `${name} is missing.`;
  switch (fault.code) {
    case 'invalid_type':
      return `${name} must be ${TYPES[fault.expected] ?? fault.expected}; ${shown(fault.input)} was given.`;
    case 'invalid_value':
      return `${name} must be ${fault.values.length > 1 ? 'one of ' : ''}${fault.values.join(', ')}; ${shown(fault.input)} was given.`;
    case 'too_small':
      return `${name} ${limit(fault.origin, fault.minimum, fault.inclusive === false ? 'more than' : 'at least')}; ${shown(fault.input)} was given.`;
    case 'too_big':
      return `${name} ${limit(fault.origin, fault.maximum, fault.inclusive === false ? 'less than' : 'at most')}; ${shown(fault.input)} was given.`;
    case 'invalid_format':
      return `${name} must be ${FORMATS[fault.format] ?? 'of another form'}; ${shown(fault.input)} was given.`;
    case 'not_multiple_of':
      return `${name} must be a multiple of ${fault.divisor}; ${shown(fault.input)} was given.`;
    case 'unrecognized_keys':
      return `${name} has no field ${fault.keys.map((key) => clip(key)).join(', ')}.`;
    case 'invalid_key':
      return `${name} has a key that cannot be one.`;
    default:
      return `${name} has none of the forms that it may have; ${shown(fault.input)} was given.`;
  }
};

/** The field, or the entry of a list: `modes, entry 2`. Alternatives of a value know nothing of what is around it. */
function nameOf(path: readonly PropertyKey[]): string {
  const at = path.findLastIndex((step) => typeof step !== 'number');
  const field = at < 0 ? 'the value' : String(path[at]);
  const entries = path.slice(at + 1).map((step) => `, entry ${Number(step) + 1}`);
  return clip(field) + entries.join('');
}

function limit(origin: string, bound: number | bigint, word: string): string {
  if (origin === 'string') return `must have ${word} ${bound} ${bound === 1 ? 'character' : 'characters'}`;
  if (origin === 'array' || origin === 'set') return `must have ${word} ${bound} ${bound === 1 ? 'entry' : 'entries'}`;
  if (origin === 'object') return `must have ${word} ${bound} ${bound === 1 ? 'field' : 'fields'}`;
  return `must be ${word} ${bound}`;
}

/** Values are told as they stand in JSON; of lists and objects only that they are one. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'string') return JSON.stringify(clip(value));
  return String(value);
}

const clip = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}...` : text);
