/** What starting a run and starting a background job have in common: who may, and on whose view. */
import { may, type Principal } from '@muster/planning';
import type { RequestContext } from '../identity/request-context.ts';

export const mayStart = ({ principal }: RequestContext, scenario: string): boolean =>
  may(principal, 'start-run', { kind: 'scenario', scenario });

/** What stands at the head of what is computed: on whose view of the data it rests, whether or not anything was hidden. */
export function viewOf({ kind, nation, grants }: Principal): string {
  if (kind === 'system') return 'Muster';
  if (nation !== null) return nation;
  return grants.some(({ role }) => role === 'coordination-cell') ? 'the coordination cell' : 'an observer';
}
