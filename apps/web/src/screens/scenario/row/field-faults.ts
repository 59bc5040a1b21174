/** Which faults belong to which field of a form: each is said beside its field, and what has no field is said below. Pure. */
import type { UserError } from '../../../api/editing.ts';
import { FOUND_HERE } from '../../../api/issue-text.ts';
import type { Field } from './field-kinds.ts';

/** A fault with where it is, seen from the field or the form that holds it. */
export interface Fault extends Pick<UserError, 'code' | 'message'> {
  readonly at: readonly string[];
}

/** The server begins with where the row stands in what was sent, `input.change` for instance; the page with the field. */
const STEPS_TO_ROW = 2;

export const toFaults = (errors: readonly UserError[]): readonly Fault[] =>
  errors.map(({ code, message, path }) => ({
    code,
    message,
    at: code === FOUND_HERE ? path : path.slice(STEPS_TO_ROW),
  }));

/** Those of one field, or of one row of a list, as they are seen from there. */
export const faultsOf = (faults: readonly Fault[], name: string): readonly Fault[] =>
  faults.filter(({ at }) => at[0] === name).map((fault) => ({ ...fault, at: fault.at.slice(1) }));

/** Those that no field of the form takes, the key for instance, which is shown and not typed. */
export const faultsBeside = (faults: readonly Fault[], fields: readonly Pick<Field, 'name'>[]): readonly Fault[] =>
  faults.filter(({ at }) => !fields.some(({ name }) => name === at[0]));
