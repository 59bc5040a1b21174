/**
 * The built-in persons of the local demo, to see what others see. They need no sign-in, and for that reason they exist only while Muster
 * listens to its own machine and no identity provider is set.
 */
import type { Principal, Role, Scope } from '@muster/planning';
import { referenceScenarios } from '@muster/planning/reference';

export const DEFAULT_PERSONA = 'cell';

const everywhere = (...roles: Role[]) => roles.map((role) => ({ role, scenario: null }));

const person = (id: string, name: string, nation: string | null, ...roles: Role[]): Principal => ({
  kind: 'person',
  id,
  name,
  nation,
  grants: everywhere(...roles),
  scopes: null,
});

const TOOL_SCOPES: readonly Scope[] = ['read', 'contributions:write', 'lift:write', 'stocks:write', 'runs:start'];

const nations = new Map(
  referenceScenarios.flatMap(({ nations: rows = [] }) => rows).map(({ id, name }) => [id, name] as const),
);

/** By id, in the order in which a page lists them. */
const PERSONAS: ReadonlyMap<string, Principal> = new Map(
  [
    person(DEFAULT_PERSONA, 'Coordination cell', null, 'coordination-cell'),
    ...[...nations].flatMap(([code, name]) => [
      person(`planner-${code}`, `National planner, ${name}`, code, 'national-planner'),
      person(`releaser-${code}`, `National releaser, ${name}`, code, 'national-releaser'),
    ]),
    person('observer', 'Observer', null, 'observer'),
    ...[...nations].map(([code, name]): Principal => ({
      kind: 'tool',
      id: `tool-${code}`,
      name: `Partner tool, ${name}`,
      nation: code,
      grants: everywhere('partner-tool'),
      scopes: TOOL_SCOPES,
    })),
    person('auditor', 'Auditor', null, 'auditor'),
    person('administrator', 'Administrator', null, 'administrator'),
  ].map((persona) => [persona.id, persona] as const),
);

/** As the shipped scenarios call it: invented nations have no name anywhere else. */
export const nationNameOf = (code: string | null): string | null => nations.get(code ?? '') ?? null;

export const listPersonas = (): readonly Principal[] => [...PERSONAS.values()];

export const findPersona = (id: string = DEFAULT_PERSONA): Principal | undefined => PERSONAS.get(id);
