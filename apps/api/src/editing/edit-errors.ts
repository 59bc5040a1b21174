/** Refusals that every edit of a scenario may meet, and what is wrong with a request by itself. */
import { userError, type UserError } from '../graphql/user-error.ts';
import { checkKey } from './client-mutations.ts';
import type { EditRequest } from './intent.ts';

export const UNKNOWN_SCENARIO = userError('scenario.unknown', ['input', 'scenarioId'], 'There is no such scenario.');
export const VERSION_CONFLICT = userError(
  'version.conflict',
  ['input', 'expectedVersion'],
  'Somebody else has changed this since the version that you have seen; `conflicts` holds both sides.',
);
export const futureVersion = (version: number, field = 'expectedVersion'): UserError =>
  userError('version.unknown', ['input', field], `There is no such version; the scenario is at version ${version}.`);

export function checkRequest({ expectedVersion = 1, clientMutationKey }: EditRequest): UserError[] {
  const errors = checkKey(clientMutationKey);
  if (expectedVersion < 1)
    errors.push(userError('version.unknown', ['input', 'expectedVersion'], 'Versions count from 1.'));
  return errors;
}
