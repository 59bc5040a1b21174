/** What who looks may change, decided by the policy that the server decides by. The page asks it to offer nothing that would be refused. */
import { isOwnedSection, may, type Principal as Asker, type Role } from '@muster/planning';
import type { Principal } from './session.ts';

/** Whoever is not known yet may do everything as far as the page can tell: the server has the last word. */
export function mayWrite(principal: Principal | undefined, section: string, nation: string | null): boolean {
  if (principal === undefined) return true;
  const label = { level: 'open', releasableTo: 'all', caveats: [] } as const;
  return may(toAsker(principal), 'write', { kind: 'row', scenario: 'this', section, nation, label });
}

/** A row of one's own, or one of the scenario itself. */
export const mayAdd = (principal: Principal | undefined, section: string): boolean =>
  mayWrite(principal, section, null) ||
  (isOwnedSection(section) && mayWrite(principal, section, principal?.nation ?? null));

export const mayKeepScenario = (principal: Principal | undefined): boolean =>
  principal === undefined || may(toAsker(principal), 'write', { kind: 'scenario', scenario: 'this' });

/** An auditor or administrator sees no content of any scenario. */
export const mayReadContent = (principal: Principal | undefined): boolean =>
  principal === undefined || may(toAsker(principal), 'read', { kind: 'scenario', scenario: 'this' });

/** The session names the roles that hold in some scenario, so that none that holds in this one is missing. */
const toAsker = ({ id, name, nation, roles }: Principal): Asker => ({
  kind: 'person',
  id,
  name,
  nation,
  grants: (roles as readonly Role[]).map((role) => ({ role, scenario: null })),
  scopes: null,
});
