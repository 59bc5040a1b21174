import { CELL, combineLabels, isWider, LEVELS, OWN_NATION_LABEL, OPEN_LABEL, withOwner, type Label } from './label.ts';
import { isOwnedSection, NATION_NAMED_SECTIONS, OWNED_SECTIONS, ownerOf } from './ownership.ts';
import { ACTIONS, findMissingScope, may, type RowThing, type Thing } from './policy.ts';
import { ROLES, SCOPES, type Principal, type Role, type Scope } from './principal.ts';
import { toJsonSchema } from '../scenario/document.ts';

const SCENARIO = 'a-scenario';

const principal = (role: Role, nation: string | null, scopes: readonly Scope[] | null = null): Principal => ({
  kind: role === 'partner-tool' ? 'tool' : 'person',
  id: `${role}-${nation}`,
  name: role,
  nation,
  grants: [{ role, scenario: SCENARIO }],
  scopes,
});

const row = (nation: string | null, label: Label = OWN_NATION_LABEL, more: Partial<RowThing> = {}): RowThing => ({
  kind: 'row',
  scenario: SCENARIO,
  section: 'stocks',
  nation,
  label,
  ...more,
});

const label = (level: Label['level'], releasableTo: Label['releasableTo'], caveats: string[] = []): Label => ({
  level,
  releasableTo,
  caveats,
});

const planner = principal('national-planner', 'FR');
const releaser = principal('national-releaser', 'FR');
const cell = principal('coordination-cell', null);
const observer = principal('observer', null);

describe('may', () => {
  it('says no to every action of somebody without a role, and of a role in another scenario', () => {
    const things: Thing[] = [
      row('FR', OPEN_LABEL),
      row(null),
      { kind: 'scenario', scenario: SCENARIO },
      { kind: 'scenario', scenario: null },
      { kind: 'run', scenario: SCENARIO, startedBy: 'x', label: OPEN_LABEL },
      { kind: 'audit', scenario: SCENARIO },
      { kind: 'users', scenario: SCENARIO },
    ];
    const strangers = [
      { ...planner, grants: [] },
      ...ROLES.map((role): Principal => ({ ...planner, id: 'x', grants: [{ role, scenario: 'another' }] })),
    ];
    for (const thing of things)
      for (const action of ACTIONS)
        for (const stranger of strangers) expect([action, thing.kind, may(stranger, action, thing)]).toContain(false);
  });

  it.each([
    ['own nation only', OWN_NATION_LABEL, { own: true, other: false, cell: false, observer: false }],
    ['everybody', OPEN_LABEL, { own: true, other: true, cell: true, observer: true }],
    ['the cell', label('open', [CELL]), { own: true, other: false, cell: true, observer: false }],
    ['another nation', label('open', ['GB']), { own: true, other: true, cell: false, observer: false }],
    ['everybody, restricted', label('restricted', 'all'), { own: true, other: true, cell: true, observer: false }],
    ['existence', label('existence', 'all'), { own: true, other: false, cell: false, observer: false }],
  ])('reads what is released to %s', (_, given, expected) => {
    const other = principal('national-planner', 'GB');
    const read = (who: Principal) => may(who, 'read', row('FR', given));
    expect({ own: read(planner), other: read(other), cell: read(cell), observer: read(observer) }).toEqual(expected);
  });

  it('tells of existence without content where the owner says so', () => {
    const thing = row('FR', label('existence', ['GB']));
    expect(may(principal('national-planner', 'GB'), 'know', thing)).toBe(true);
    expect(may(principal('national-planner', 'GB'), 'read', thing)).toBe(false);
    expect(may(principal('national-planner', 'DE'), 'know', thing)).toBe(false);
  });

  it('shows no run by its existence', () => {
    const run = (given: Label): Thing => ({ kind: 'run', scenario: SCENARIO, startedBy: 'x', label: given });
    const derived = withOwner(label('existence', 'all', ['EYES ONLY']), 'FR');
    expect(derived).toEqual(label('restricted', ['FR'], ['EYES ONLY']));
    expect(withOwner(label('existence', 'all'), null).releasableTo).toEqual([]);
    const british = principal('national-planner', 'GB');
    const who = [planner, releaser, british, cell, observer];
    expect(who.map((one) => may(one, 'read', run(derived)))).toEqual([true, true, false, false, false]);
    for (const one of who)
      for (const action of ACTIONS) expect(may(one, action, run(label('existence', 'all')))).toBe(false);
  });

  it('takes nobody for the owner who does not speak for the nation', () => {
    expect(may(principal('observer', 'FR'), 'read', row('FR'))).toBe(false);
    expect(may(principal('partner-tool', 'FR', ['stocks:write']), 'read', row('FR'))).toBe(false);
  });

  it('lets the cell alone make and write scenarios', () => {
    for (const scenario of [null, SCENARIO])
      for (const action of ['create-scenario', 'write'] as const) {
        const everywhere = (role: Role): Principal => ({
          ...principal(role, 'FR', SCOPES),
          grants: [{ role, scenario: null }],
        });
        const allowed = ROLES.filter((role) => may(everywhere(role), action, { kind: 'scenario', scenario }));
        expect([action, allowed]).toEqual([action, ['coordination-cell']]);
      }
  });

  it('shows a run to who started it, and lets the cell stop only what it sees', () => {
    const run = (startedBy: string, given: Label): Thing => ({
      kind: 'run',
      scenario: SCENARIO,
      startedBy,
      label: given,
    });
    expect(may(planner, 'read', run(planner.id, OWN_NATION_LABEL))).toBe(true);
    expect(may(releaser, 'read', run(planner.id, OWN_NATION_LABEL))).toBe(false);
    expect(may(cell, 'cancel-run', run(planner.id, OPEN_LABEL))).toBe(true);
    expect(may(cell, 'cancel-run', run(planner.id, label('open', ['GB'])))).toBe(false);
    const tool = principal('partner-tool', 'FR', ['read']);
    expect(may(tool, 'cancel-run', run(tool.id, OPEN_LABEL))).toBe(false);
    expect(may({ ...tool, scopes: ['read', 'runs:start'] }, 'cancel-run', run(tool.id, OPEN_LABEL))).toBe(true);
  });

  it('decides, narrows and releases in the sections that nations own, and in no others', () => {
    for (const section of ['places', 'nations', 'requirements'])
      for (const action of ['decide-proposal', 'narrow', 'ask-release', 'approve-release'] as const)
        expect([section, action, may(releaser, action, row('FR', OWN_NATION_LABEL, { section }))]).toContain(false);
  });

  it('lets nobody but its nation write what a nation owns, and the cell propose', () => {
    const thing = row('FR', OPEN_LABEL);
    const writers = ROLES.filter((role) => may(principal(role, 'FR', SCOPES), 'write', thing));
    expect(writers).toEqual(['national-planner', 'national-releaser', 'partner-tool']);
    for (const role of ROLES) expect(may(principal(role, 'GB', SCOPES), 'write', thing)).toBe(false);
    expect(may(cell, 'propose', thing)).toBe(true);
    expect(may(cell, 'propose', row('FR'))).toBe(false);
    expect(may(planner, 'propose', row('GB', OPEN_LABEL))).toBe(false);
  });

  it('lets the cell alone write what belongs to the scenario', () => {
    const writers = ROLES.filter((role) => may(principal(role, 'FR', SCOPES), 'write', row(null)));
    expect(writers).toEqual(['coordination-cell']);
  });

  it('widens with four eyes: the releaser grants, and not what he wrote or asked for himself', () => {
    expect(may(planner, 'approve-release', row('FR'))).toBe(false);
    expect(may(releaser, 'approve-release', row('FR'))).toBe(true);
    expect(may(releaser, 'approve-release', row('FR', OWN_NATION_LABEL, { authors: [releaser.id] }))).toBe(false);
    expect(may(principal('national-releaser', 'GB'), 'approve-release', row('FR'))).toBe(false);
    expect(may(cell, 'approve-release', row('FR'))).toBe(false);
  });

  it('holds a tool to its scopes', () => {
    const tool = (...scopes: Scope[]) => principal('partner-tool', 'FR', scopes);
    expect(may(tool(), 'read', row('FR'))).toBe(false);
    expect(may(tool('read'), 'read', row('FR'))).toBe(true);
    expect(may(tool('read'), 'write', row('FR'))).toBe(false);
    expect(may(tool('read', 'contributions:write'), 'write', row('FR'))).toBe(false);
    expect(may(tool('read', 'stocks:write'), 'write', row('FR'))).toBe(true);
    expect(findMissingScope(tool('read'), row('FR'))).toBe('stocks:write');
    expect(findMissingScope(tool('read', 'stocks:write'), row('FR'))).toBeUndefined();
    expect(findMissingScope(tool('read'), row('GB'))).toBeUndefined();
    expect(findMissingScope(principal('national-planner', 'FR'), row('FR'))).toBeUndefined();
    expect(may(tool('read'), 'start-run', { kind: 'scenario', scenario: SCENARIO })).toBe(false);
    expect(may(tool('read', 'runs:start'), 'start-run', { kind: 'scenario', scenario: SCENARIO })).toBe(true);
  });

  it('shows no content to auditors and administrators', () => {
    for (const role of ['auditor', 'administrator'] as const) {
      expect(may(principal(role, 'FR'), 'read', row('FR', OPEN_LABEL))).toBe(false);
      expect(may(principal(role, 'FR'), 'read', { kind: 'scenario', scenario: SCENARIO })).toBe(false);
    }
    expect(may(principal('auditor', null), 'read-audit', { kind: 'audit', scenario: SCENARIO })).toBe(true);
    expect(may(principal('administrator', null), 'manage-users', { kind: 'users', scenario: SCENARIO })).toBe(true);
  });

  it('shows a run to its starter and to whom all of its data is released', () => {
    const run = { kind: 'run', scenario: SCENARIO, startedBy: planner.id, label: label('open', ['FR']) } as const;
    const readers = [planner, releaser, cell, observer, principal('national-planner', 'GB')].filter((who) =>
      may(who, 'read', run),
    );
    expect(readers).toEqual([planner, releaser]);
    expect(may(planner, 'cancel-run', run)).toBe(true);
    expect(may(releaser, 'cancel-run', run)).toBe(false);
  });
});

describe('labels', () => {
  const pool: Label[] = LEVELS.flatMap((level) =>
    (['all', [], ['FR'], ['FR', 'GB'], ['DE', CELL]] as const).map((to) => label(level, to, [level])),
  );

  it('combine to what all of them admit, whatever the order', () => {
    for (const a of pool)
      for (const b of pool) {
        const ab = combineLabels([a, b]);
        expect(combineLabels([b, a])).toEqual(ab);
        expect(combineLabels([ab, a, b])).toEqual(ab);
        expect(isWider(a, ab) || isWider(b, ab)).toBe(false);
      }
    expect(combineLabels([])).toEqual(OPEN_LABEL);
  });

  it('name the owner once they stand on derived data', () => {
    const labels = [withOwner(OWN_NATION_LABEL, 'FR'), withOwner(label('open', ['FR']), 'GB')];
    expect(combineLabels(labels).releasableTo).toEqual(['FR']);
  });

  it('are wider when anybody could see more', () => {
    expect(isWider(label('open', ['FR']), label('open', 'all'))).toBe(true);
    expect(isWider(label('open', ['FR']), label('open', ['FR', 'GB']))).toBe(true);
    expect(isWider(label('restricted', ['FR']), label('open', ['FR']))).toBe(true);
    expect(isWider(label('open', [], ['no forwarding']), label('open', []))).toBe(true);
    expect(isWider(label('open', 'all'), label('restricted', ['FR'], ['no forwarding']))).toBe(false);
  });
});

describe('ownership', () => {
  it('is decided for every section whose rows name a nation', () => {
    const { properties } = toJsonSchema() as { properties: Record<string, { items?: object }> };
    const naming = Object.entries(properties)
      .filter(([, { items }]) => /"(nation|owner|lead|framework)":\{/.test(JSON.stringify(items ?? {})))
      .map(([section]) => section);
    expect(
      naming.filter(
        (section) => !isOwnedSection(section) && !(NATION_NAMED_SECTIONS as readonly string[]).includes(section),
      ),
    ).toEqual([]);
    expect(OWNED_SECTIONS.every((section) => section in properties)).toBe(true);
  });

  it('leaves the request of the host nation with the scenario', () => {
    expect(ownerOf('gates', { kind: 'host-request', owner: 'UA' })).toBeNull();
    expect(ownerOf('gates', { kind: 'national-approval', owner: 'FR' })).toBe('FR');
    expect(ownerOf('places', { owner: 'PL' })).toBeNull();
    expect(ownerOf('liftPools', {})).toBeNull();
  });
});
