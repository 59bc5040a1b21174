/** Refusals that every edit of a scenario may meet, and what is wrong with a request by itself. */
import { userError, type UserError } from '../graphql/user-error.ts';
import { KEY_MOST } from './editing.types.ts';
import type { EditRequest } from './scenario-editor.ts';

export const UNKNOWN_SCENARIO = userError('scenario.unknown', ['input', 'scenarioId'], 'There is no such scenario.');
export const REUSED_KEY = userError(
  'client-mutation-key.reused',
  ['input', 'clientMutationKey'],
  'This key was used for another request.',
);
export const VERSION_CONFLICT = userError(
  'version.conflict',
  ['input', 'expectedVersion'],
  'Somebody else has changed this since the version that you have seen; `conflicts` holds both sides.',
);
export const futureVersion = (version: number, field = 'expectedVersion'): UserError =>
  userError('version.unknown', ['input', field], `There is no such version; the scenario is at version ${version}.`);

export function checkRequest({ expectedVersion = 1, clientMutationKey }: EditRequest): UserError[] {
  const errors: UserError[] = [];
  const key = clientMutationKey ?? 'x';
  if (key.length < 1 || key.length > KEY_MOST || key.includes('\0'))
    errors.push(
      userError(
        'client-mutation-key.invalid',
        ['input', 'clientMutationKey'],
        `A key has 1 to ${KEY_MOST} characters.`,
      ),
    );
  if (expectedVersion < 1)
    errors.push(userError('version.unknown', ['input', 'expectedVersion'], 'Versions count from 1.'));
  return errors;
}
