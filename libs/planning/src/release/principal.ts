/** Who asks: a person, a tool of a partner, or Muster itself; with roles that hold in one scenario or in all. */

export const ROLES = [
  'national-planner',
  'national-releaser',
  'coordination-cell',
  'observer',
  'partner-tool',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** What the key or the access token of a partner tool was given for. */
export const SCOPES = [
  'read',
  'contributions:write',
  'lift:write',
  'stocks:write',
  'commitments:write',
  'runs:start',
] as const;
export type Scope = (typeof SCOPES)[number];

export interface Grant {
  readonly role: Role;
  /** Id of the scenario that the role holds in; null for all. */
  readonly scenario: string | null;
}

export interface Principal {
  /** `system` is Muster itself: it loads reference data and computes runs, and no request can be made in its name. */
  readonly kind: 'person' | 'tool' | 'system';
  readonly id: string;
  readonly name: string;
  /** Nation that the principal speaks for; null for the cell, for auditors and administrators. */
  readonly nation: string | null;
  readonly grants: readonly Grant[];
  /** Limits of a tool; null for everybody else. */
  readonly scopes: readonly Scope[] | null;
}

/** Roles that hold in a scenario; `null` asks for those that hold in every scenario. */
export function rolesIn(principal: Principal, scenario: string | null): Role[] {
  const roles = principal.grants
    .filter((grant) => grant.scenario === null || grant.scenario === scenario)
    .map(({ role }) => role);
  return [...new Set(roles)];
}
