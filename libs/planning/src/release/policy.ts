/**
 * The one source of truth for who may do what: `may(principal, action, thing)`. Pure, and no unless a rule says yes.
 *
 * The where-clause of every read and the row security of the database are made from `reachOf`, the same value that `may` decides by.
 */
import { CELL, type Label } from './label.ts';
import { isOwnedSection } from './ownership.ts';
import { rolesIn, type Principal, type Role, type Scope } from './principal.ts';

export const ACTIONS = [
  /** Its content. */
  'read',
  /** That it exists and whose it is. */
  'know',
  'write',
  /** Put a change before the nation whose data it is. */
  'propose',
  'decide-proposal',
  /** Show it to fewer. */
  'narrow',
  /** Ask that it be shown to more, and grant that: two persons. */
  'ask-release',
  'approve-release',
  'create-scenario',
  'start-run',
  'cancel-run',
  'read-audit',
  'manage-users',
] as const;
export type Action = (typeof ACTIONS)[number];

/** A row of a section of a scenario. */
export interface RowThing {
  readonly kind: 'row';
  readonly scenario: string;
  readonly section: string;
  /** Nation that owns it; null for the scenario itself. */
  readonly nation: string | null;
  readonly label: Label;
  /** Those who cannot grant its release: who wrote any of the content since the last one, and who asked. */
  readonly authors?: readonly string[];
}

export interface ScenarioThing {
  readonly kind: 'scenario';
  /** Null for one that is not there yet. */
  readonly scenario: string | null;
}

/** A run and its result, labelled with all that it was computed from. */
export interface RunThing {
  readonly kind: 'run';
  readonly scenario: string;
  readonly startedBy: string;
  readonly label: Label;
}

/** The audit trail, and persons and tools with their roles. */
export interface InstallationThing {
  readonly kind: 'audit' | 'users';
  /** Null for the whole installation. */
  readonly scenario: string | null;
}

export type Thing = RowThing | ScenarioThing | RunThing | InstallationThing;

/** What of a scenario somebody reaches. Undefined where not even its title is to be seen. */
export interface Reach {
  /** Nations whose data is read whatever its label. */
  readonly own: readonly string[];
  /** Names under which data may be released to him. */
  readonly to: readonly string[];
  /** Restricted data too. */
  readonly restricted: boolean;
}

const SEES_RESTRICTED: Readonly<Record<Role, boolean | undefined>> = {
  'national-planner': true,
  'national-releaser': true,
  'coordination-cell': true,
  'partner-tool': true,
  observer: false,
  // No content at all.
  auditor: undefined,
  administrator: undefined,
};

const SPEAKS_FOR_NATION: readonly Role[] = ['national-planner', 'national-releaser', 'partner-tool'];

/** Muster itself is not asked: it reaches everything. */
export function reachOf(principal: Principal, scenario: string | null): Reach | undefined {
  const roles = rolesIn(principal, scenario).filter(
    (role) =>
      SEES_RESTRICTED[role] !== undefined && (role !== 'partner-tool' || (principal.scopes ?? []).includes('read')),
  );
  if (roles.length === 0) return undefined;
  const { nation } = principal;
  const own = nation !== null && roles.some((role) => SPEAKS_FOR_NATION.includes(role)) ? [nation] : [];
  return {
    own,
    to: [...(nation === null ? [] : [nation]), ...(roles.includes('coordination-cell') ? [CELL] : [])],
    restricted: roles.some((role) => SEES_RESTRICTED[role]),
  };
}

const SCOPE_OF: Readonly<Record<string, Scope | undefined>> = {
  contributions: 'contributions:write',
  forceElements: 'contributions:write',
  liftPools: 'lift:write',
  stocks: 'stocks:write',
  commitments: 'commitments:write',
  gates: 'commitments:write',
};

/** The scope that a tool would need to write a row of its nation, and has not. */
export function findMissingScope(principal: Principal, { scenario, section, nation }: RowThing): Scope | undefined {
  const isOwn = nation !== null && nation === principal.nation;
  const scope = isOwn && rolesIn(principal, scenario).includes('partner-tool') ? SCOPE_OF[section] : undefined;
  return hasScope(principal, scope) ? undefined : scope;
}

export function may(principal: Principal, action: Action, thing: Thing): boolean {
  if (principal.kind === 'system') return true;
  switch (thing.kind) {
    case 'row':
      return mayRow(principal, action, thing);
    case 'scenario':
      return mayScenario(principal, action, thing);
    case 'run':
      return mayRun(principal, action, thing);
    case 'audit':
      return action === 'read-audit' && rolesIn(principal, thing.scenario).includes('auditor');
    case 'users':
      return action === 'manage-users' && rolesIn(principal, thing.scenario).includes('administrator');
  }
}

/** Does the label admit the reach? The owner is not asked here. */
export function admits(label: Label, reach: Reach): boolean {
  if (label.level === 'restricted' && !reach.restricted) return false;
  return label.releasableTo === 'all' || label.releasableTo.some((audience) => reach.to.includes(audience));
}

function mayRow(principal: Principal, action: Action, thing: RowThing): boolean {
  const { scenario, section, nation, label } = thing;
  const roles = rolesIn(principal, scenario);
  const reach = reachOf(principal, scenario);
  const isOwn = nation !== null && nation === principal.nation;
  const isNational = isOwn && roles.some((role) => role === 'national-planner' || role === 'national-releaser');
  const isReleaser = isOwn && roles.includes('national-releaser');
  switch (action) {
    case 'know':
      return reach !== undefined && (nation === null || reach.own.includes(nation) || admits(label, reach));
    case 'read':
      return mayRow(principal, 'know', thing) && (label.level !== 'existence' || isOwnReach(reach, nation));
    case 'write':
      if (nation === null) return roles.includes('coordination-cell');
      return isNational || (isOwn && roles.includes('partner-tool') && hasScope(principal, SCOPE_OF[section]));
    case 'propose':
      return roles.includes('coordination-cell') && nation !== null && mayRow(principal, 'read', thing);
    case 'decide-proposal':
    case 'narrow':
    case 'ask-release':
      return isNational && isOwnedSection(section);
    case 'approve-release':
      return isReleaser && isOwnedSection(section) && !(thing.authors ?? []).includes(principal.id);
    default:
      return false;
  }
}

const isOwnReach = (reach: Reach | undefined, nation: string | null): boolean =>
  nation === null || reach?.own.includes(nation) === true;

function mayScenario(principal: Principal, action: Action, { scenario }: ScenarioThing): boolean {
  const roles = rolesIn(principal, scenario);
  switch (action) {
    case 'know':
    case 'read':
      return scenario !== null && reachOf(principal, scenario) !== undefined;
    // A new one needs the role in all scenarios; a copy, in the one that is copied.
    case 'create-scenario':
    case 'write':
      return roles.includes('coordination-cell');
    case 'start-run':
      return (
        scenario !== null &&
        reachOf(principal, scenario) !== undefined &&
        (roles.some((role) => role !== 'partner-tool' && SEES_RESTRICTED[role] !== undefined) ||
          hasScope(principal, 'runs:start'))
      );
    default:
      return false;
  }
}

function mayRun(principal: Principal, action: Action, { scenario, startedBy, label }: RunThing): boolean {
  const reach = reachOf(principal, scenario);
  if (reach === undefined) return false;
  const isStarter = startedBy === principal.id;
  // A result is content: nothing tells of one by its existence only.
  const isAdmitted = label.level !== 'existence' && admits(label, reach);
  switch (action) {
    case 'know':
    case 'read':
      return isStarter || isAdmitted;
    case 'cancel-run':
      return (
        (isStarter && mayScenario(principal, 'start-run', { kind: 'scenario', scenario })) ||
        (rolesIn(principal, scenario).includes('coordination-cell') && isAdmitted)
      );
    default:
      return false;
  }
}

const hasScope = (principal: Principal, scope: Scope | undefined): boolean =>
  scope !== undefined && (principal.scopes ?? []).includes(scope);
