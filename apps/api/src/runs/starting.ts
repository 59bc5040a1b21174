/** What starting a run and starting a background job have in common: who may, on whose view, under which key. */
import { may, type Principal } from '@muster/planning';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';

const KEY_MOST = 80;

export const mayStart = ({ principal }: RequestContext, scenario: string): boolean =>
  may(principal, 'start-run', { kind: 'scenario', scenario });

/** What stands at the head of what is computed: on whose view of the data it rests, whether or not anything was hidden. */
export function viewOf({ kind, nation, grants }: Principal): string {
  if (kind === 'system') return 'Muster';
  if (nation !== null) return nation;
  return grants.some(({ role }) => role === 'coordination-cell') ? 'the coordination cell' : 'an observer';
}

export function checkKey(key: string | null): UserError[] {
  if (key === null || (key.length >= 1 && key.length <= KEY_MOST && !key.includes('\0'))) return [];
  const message = `A key has 1 to ${KEY_MOST} characters.`;
  return [userError('client-mutation-key.invalid', ['input', 'clientMutationKey'], message)];
}
