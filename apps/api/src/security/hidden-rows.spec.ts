/**
 * What a nation keeps from others stays with it, whatever they do: guess its keys in a file or a reference, lose a race, undo, fork, publish,
 * read history, or wait for a release. Each way in was open once.
 */
import { toGlobalId } from '../graphql/node.ts';
import { createLocalContext, createSystemContext } from '../identity/request-context.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';

jest.setTimeout(300_000);

let test: TestApp;
let uuid: string;
let scenarioId: string;

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test.close());

let count = 0;

beforeEach(async () => {
  const nations = ['FR', 'PL'].map((id) => ({ id, name: id, role: 'contributor', reported: 'nothing reported' }));
  const world = createToyWorld(`hidden-${++count}`, { nations });
  uuid = (await test.app.get(ScenarioService).load(createSystemContext('test'), world)) ?? '';
  scenarioId = toGlobalId('Scenario', uuid);
});

const offer = (id: string, nation: string, note: string) => ({
  contribution: { id, nation, note, title: 'Brigade', component: 'LAND', kind: 'FORCE', stationing: 'INSIDE' },
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a mutation answers depends on the mutation
async function mutate(persona: string, name: string, input: object, fields: string): Promise<any> {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code path message } } }`;
  const { body } = await test.query(query, { input }, persona);
  if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
  return body.data[name];
}

/** An edit that succeeds; the version that it made. */
async function edit(persona: string, name: string, input: object): Promise<number> {
  const { scenario, userErrors } = await mutate(persona, name, { scenarioId, ...input }, 'scenario { version }');
  expect(userErrors).toEqual([]);
  return scenario.version;
}

const change = (persona: string, key: string, expectedVersion: number, note: string) =>
  edit(persona, 'contributionChange', { key, expectedVersion, change: { note } });

/** The document of a version as a persona sees it, as text. */
const read = async (persona: string, version: number): Promise<string> =>
  JSON.stringify(await test.app.get(ScenarioService).findDocument(createLocalContext(persona), uuid, version));

async function idOf(key: string): Promise<string> {
  const [{ id }] = await test.source.query('SELECT id FROM contribution WHERE scenario_id = $1 AND key = $2', [
    uuid,
    key,
  ]);
  return toGlobalId('Contribution', id);
}

const ask = async (persona: string, key: string): Promise<string> =>
  (await mutate(persona, 'labelChange', { id: await idOf(key), level: 'OPEN', toAll: true }, 'request { id }')).request
    .id;

const decide = async (persona: string, requestId: string, accept = true): Promise<string> => {
  const { userErrors } = await mutate(persona, 'releaseDecide', { requestId, accept }, '');
  return userErrors[0]?.code ?? 'done';
};

async function upload(persona: string, query: string, body: string) {
  const response = await fetch(`${test.url}/imports${query}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/octet-stream', 'x-muster-persona': persona },
  });
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what an upload answers depends on the upload
  return { status: response.status, body: (await response.json()) as any };
}

async function previewOf(persona: string, file: string): Promise<object[]> {
  const { status, body } = await upload(persona, `/${uuid}?format=contributions`, file);
  expect(status).toBe(200);
  const lines = await test.query(
    'query ($id: ID!) { scenarioImport(id: $id) { lines(first: 100) { nodes { outcome key before after reasons { code message } } } } }',
    { id: body.id },
    persona,
  );
  return lines.body.data.scenarioImport.lines.nodes;
}

const refusals = async (): Promise<string[]> =>
  (
    await test.source.query(
      `SELECT record ->> 'action' || ' ' || (record ->> 'reason') AS text FROM audit WHERE record ->> 'outcome' = 'refused'`,
    )
  ).map(({ text }: { text: string }) => text);

describe('an import', () => {
  it('shows of a hidden key no more than of one that is not there', async () => {
    await edit('planner-FR', 'contributionOffer', offer('fr-d', 'FR', 'SECRET'));
    const [hidden, missing] = await previewOf('planner-PL', 'id,note\nfr-d,x\nfr-e,x\n');
    const after = { id: 'fr-d', note: 'x' };
    const reasons = [{ code: 'access.denied', message: expect.any(String) }];
    expect(hidden).toEqual({ outcome: 'IGNORED', key: 'fr-d', before: null, after, reasons });
    expect(JSON.stringify(hidden)).toBe(JSON.stringify(missing).replaceAll('fr-e', 'fr-d'));
    // Who would take the key for a row of his own is refused, as with any key that is not free, and reads the file alone.
    const files = [
      ['planner-PL', 'id,nation,note\nfr-d,PL,x\n'],
      ['cell', 'id,note\nfr-d,x\n'],
    ];
    for (const [persona, file] of files) {
      const [taken] = await previewOf(persona, file);
      expect(taken).toMatchObject({ outcome: 'REJECTED', before: null, after, reasons: [{ code: 'key.taken' }] });
      expect(JSON.stringify(taken)).not.toMatch(/SECRET|Brigade|FR/);
    }
    expect(await read('planner-FR', 2)).toContain('SECRET');
  });

  it('is for those who may change something, and a refusal is on the audit trail', async () => {
    const { status, body } = await upload('observer', `/${uuid}?format=contributions`, 'id,note\nfr-d,\n');
    expect([status, body.errors[0].extensions.code]).toEqual([403, 'access.denied']);
    expect((await upload('planner-FR', '', '{}')).status).toBe(403);
    expect(await refusals()).toEqual(
      expect.arrayContaining(['importPreview access.denied', 'scenarioImport access.denied']),
    );
  });
});

describe('a hidden row that is gone', () => {
  let present: number;
  let gone: number;

  beforeEach(async () => {
    present = await edit('planner-FR', 'contributionOffer', offer('fr-gone', 'FR', 'SECRET'));
    gone = await edit('planner-FR', 'contributionRemove', { key: 'fr-gone', expectedVersion: present });
  });

  it('is not in the conflict of a change, and answers like one that never was', async () => {
    const changing = (persona: string, key: string) =>
      mutate(
        persona,
        'contributionChange',
        { scenarioId, key, expectedVersion: present, change: { note: 'x' } },
        'conflicts { base yours theirs changedBy }',
      );
    for (const persona of ['planner-PL', 'cell']) {
      const answer = await changing(persona, 'fr-gone');
      expect(answer).toEqual(await changing(persona, 'fr-never'));
      expect(answer).toMatchObject({ conflicts: [], userErrors: [{ code: 'contribution.unknown' }] });
    }
    expect((await changing('planner-FR', 'fr-gone')).conflicts).toMatchObject([{ base: { note: 'SECRET' } }]);
  });

  it('is not named by an undo', async () => {
    for (const version of [present, gone]) {
      const { userErrors } = await mutate(
        'planner-PL',
        'scenarioUndo',
        { scenarioId, expectedVersion: gone, version },
        '',
      );
      expect(userErrors).toMatchObject([{ code: 'undo.hidden' }]);
      expect(JSON.stringify(userErrors)).not.toContain('fr-gone');
    }
    expect(await edit('planner-FR', 'scenarioUndo', { expectedVersion: gone, version: gone })).toBe(gone + 1);
  });

  it('is for its nation in a fork of an old version', async () => {
    const fork = `fork-${count}`;
    await mutate('cell', 'scenarioFork', { scenarioId, version: present, key: fork }, '');
    const seen = async (persona: string) => {
      const query = 'query ($key: String!) { scenario(key: $key) { contributions { nodes { note } } } }';
      return (await test.query(query, { key: fork }, persona)).body.data.scenario.contributions.nodes;
    };
    expect(await seen('cell')).toEqual([]);
    expect(await seen('planner-FR')).toEqual([{ note: 'SECRET' }]);
  });

  it('is not shown by the release of what has its key today', async () => {
    const next = await edit('planner-PL', 'contributionOffer', offer('fr-gone', 'PL', 'public'));
    expect(await decide('releaser-PL', await ask('planner-PL', 'fr-gone'))).toBe('done');
    for (const persona of ['planner-PL', 'cell', 'observer']) {
      expect(await read(persona, present)).not.toContain('fr-gone');
      expect(await read(persona, next)).toContain('public');
    }
    expect(await read('planner-FR', present)).toContain('SECRET');
  });
});

describe('a release', () => {
  it('is of what is there and of what becomes of it, not of what was there before', async () => {
    const first = await edit('planner-FR', 'contributionOffer', offer('fr-a', 'FR', 'SECRET'));
    const second = await change('planner-FR', 'fr-a', first, 'public');
    expect(await decide('releaser-FR', await ask('planner-FR', 'fr-a'))).toBe('done');
    const third = await change('planner-FR', 'fr-a', second, 'later');
    for (const persona of ['planner-PL', 'cell', 'observer']) {
      expect(await read(persona, first)).not.toContain('fr-a');
      expect(await read(persona, second)).toContain('public');
      expect(await read(persona, third)).toContain('later');
    }
    expect(await read('planner-FR', first)).toContain('SECRET');
    const fork = `old-${count}`;
    await mutate('cell', 'scenarioFork', { scenarioId, version: first, key: fork }, '');
    const query = 'query ($key: String!) { scenario(key: $key) { contributions { totalCount } } }';
    expect((await test.query(query, { key: fork }, 'cell')).body.data.scenario.contributions.totalCount).toBe(0);
  });

  it('is not granted by a releaser who wrote some of it, though others wrote after him', async () => {
    const first = await edit('planner-FR', 'contributionOffer', offer('fr-b', 'FR', 'one'));
    const second = await change('releaser-FR', 'fr-b', first, 'two');
    await change('planner-FR', 'fr-b', second, 'three');
    expect(await decide('releaser-FR', await ask('planner-FR', 'fr-b'))).toBe('access.four-eyes');
  });

  it('is not granted by a releaser who wrote it before it was taken away and brought back', async () => {
    const first = await edit('releaser-FR', 'contributionOffer', offer('fr-e', 'FR', 'his own'));
    const gone = await edit('planner-FR', 'contributionRemove', { key: 'fr-e', expectedVersion: first });
    await edit('planner-FR', 'scenarioUndo', { expectedVersion: gone, version: gone });
    expect(await decide('releaser-FR', await ask('planner-FR', 'fr-e'))).toBe('access.four-eyes');
  });

  it('is of the contents that were asked for', async () => {
    const first = await edit('planner-FR', 'contributionOffer', offer('fr-c', 'FR', 'one'));
    const request = await ask('planner-FR', 'fr-c');
    await change('planner-FR', 'fr-c', first, 'slipped in');
    expect(await decide('releaser-FR', request)).toBe('release.outdated');
    expect(await decide('releaser-FR', request, false)).toBe('done');
    expect(await decide('releaser-FR', await ask('planner-FR', 'fr-c'))).toBe('done');
  });
});

describe('a hypothesis', () => {
  const LIST = 'query ($id: ID!) { scenario(id: $id) { hypotheses { totalCount nodes { id key kind } } } }';
  const listed = async (persona: string) =>
    (await test.query(LIST, { id: scenarioId }, persona)).body.data.scenario.hypotheses;
  const about = (id: string) => ({ id, kind: 'STOCK', stock: 'fr-stock', tonnes: 500 });
  const NOTICE = { id: 'notice-1', kind: 'NOTICE', share: 0.5 };
  let version: number;

  /** The cell supposes something of a stock that France shows to the cell alone. */
  beforeEach(async () => {
    const stock = { id: 'fr-stock', place: 'north', class: 'I', amountT: 5, owner: 'FR' };
    await edit('planner-FR', 'stockAdd', { stock });
    await test.source.query(`UPDATE stock SET releasable_to = '{@cell}', released_version = 1 WHERE scenario_id = $1`, [uuid]); // prettier-ignore
    version = await edit('cell', 'scenarioSuppose', { expectedVersion: 2, hypotheses: [about('stock-1'), NOTICE] });
  });
  const narrow = () => test.source.query(`UPDATE stock SET releasable_to = '{}' WHERE scenario_id = $1`, [uuid]);

  it('is read with the row that it is about, by list, count, id and key', async () => {
    const all = await listed('cell');
    expect(all.nodes.map(({ key }: { key: string }) => key)).toEqual(['notice-1', 'stock-1']);
    expect((await listed('planner-FR')).totalCount).toBe(2);
    expect(await listed('planner-PL')).toEqual({ totalCount: 1, nodes: [all.nodes[0]] });
    const byId = (persona: string) => test.query('query ($id: ID!) { node(id: $id) { id } }', { id: all.nodes[1].id }, persona); // prettier-ignore
    expect((await byId('planner-FR')).body.data.node).toEqual({ id: all.nodes[1].id });
    expect((await byId('planner-PL')).body.data.node).toBeNull();
  });

  it('is no change of a version to who does not read that row', async () => {
    version = await edit('cell', 'scenarioSuppose', { expectedVersion: version, hypotheses: [about('stock-2'), NOTICE] }); // prettier-ignore
    const told = async (persona: string) => {
      const list = `{ scenario(id: "${scenarioId}") { versions(first: 2) { nodes { version intent changes } } } }`;
      return (await test.query(list, {}, persona)).body.data.scenario.versions.nodes;
    };
    // One hypothesis went and one came, and before that there came two.
    const suppose = { intent: 'scenarioSuppose' };
    expect(await told('planner-FR')).toEqual([{ ...suppose, version, changes: 2 }, { ...suppose, version: version - 1, changes: 2 }]); // prettier-ignore
    expect(await told('planner-PL')).toEqual([{ intent: 'withheld', version, changes: 0 }, { ...suppose, version: version - 1, changes: 1 }]); // prettier-ignore
  });

  it('is to who supposes anew, changes, or takes back as if it were not there', async () => {
    await narrow();
    const change = (key: string) => mutate('cell', 'hypothesisChange', { scenarioId, expectedVersion: version, key, change: { note: 'x' } }, ''); // prettier-ignore
    const hidden = await change('stock-1');
    expect(hidden).toEqual(await change('stock-9'));
    expect(hidden.userErrors[0].code).toBe('hypothesis.unknown');
    const undone = await mutate('cell', 'scenarioUndo', { scenarioId, expectedVersion: version }, '');
    expect(undone.userErrors).toMatchObject([{ code: 'undo.hidden' }]);
    // Of an older version than the one that made it, and by a key of its own.
    const fields = 'scenario { version } conflicts { theirs }';
    const hypotheses = [{ id: 'stock-1', kind: 'FACILITY', place: 'north', facility: 'RAMPS', more: 1 }];
    const supposed = await mutate('cell', 'scenarioSuppose', { scenarioId, expectedVersion: 2, hypotheses }, fields);
    expect(JSON.stringify(supposed)).not.toMatch(/fr-stock|500/);
    expect(supposed.conflicts).toHaveLength(1);
    const again = { scenarioId, expectedVersion: version, hypotheses };
    expect((await mutate('cell', 'scenarioSuppose', again, fields)).userErrors).toEqual([]);
    expect((await listed('planner-FR')).totalCount).toBe(1);
  });
});

describe('what is wrong with a document', () => {
  const element = (contribution: string) => ({
    forceElement: {
      id: 'pl-column',
      nation: 'PL',
      contribution,
      name: 'Column',
      component: 'LAND',
      home: 'north',
      destination: 'south',
      cargo: { wheeled: 2, massT: 20 },
      requiredAt: { anchor: 'CF', offset: 20 },
    },
  });

  it('does not confirm or name a hidden row that a change refers to', async () => {
    await edit('planner-FR', 'contributionOffer', offer('fr-d', 'FR', 'SECRET'));
    const naming = async (key: string) =>
      JSON.stringify(
        (await mutate('planner-PL', 'forceElementAdd', { scenarioId, ...element(key) }, '')).userErrors,
      ).replaceAll(key, 'KEY');
    expect(await naming('fr-d')).toBe(await naming('fr-e'));
    expect(await naming('fr-d')).toContain('reference.unknown');
  });

  it('does not confirm one that a proposal refers to', async () => {
    await edit('planner-PL', 'contributionOffer', offer('pl-d', 'PL', 'SECRET'));
    const { forceElement } = element('fr-d');
    await edit('planner-FR', 'contributionOffer', offer('fr-d', 'FR', ''));
    await edit('planner-FR', 'forceElementAdd', { forceElement: { ...forceElement, id: 'fr-column', nation: 'FR' } });
    await test.source.query(`UPDATE force_element SET releasable_to = NULL WHERE scenario_id = $1`, [uuid]);
    const [{ id }] = await test.source.query('SELECT id FROM force_element WHERE scenario_id = $1', [uuid]);
    const proposing = async (contribution: string) => {
      const input = { id: toGlobalId('ForceElement', id), change: { contribution } };
      return JSON.stringify((await mutate('cell', 'proposalCreate', input, '')).userErrors).replaceAll(
        contribution,
        'KEY',
      );
    };
    expect(await proposing('pl-d')).toBe(await proposing('pl-e'));
    expect(await proposing('pl-d')).toContain('reference.unknown');
  });

  it('does not confirm one that a hypothesis is about', async () => {
    const stock = { id: 'fr-stock', place: 'north', class: 'I', amountT: 5, owner: 'FR' };
    const expectedVersion = await edit('planner-FR', 'stockAdd', { stock });
    const supposing = async (key: string) => {
      const input = { scenarioId, expectedVersion, hypotheses: [{ id: 'h', kind: 'STOCK', stock: key, tonnes: 1 }] };
      return JSON.stringify((await mutate('cell', 'scenarioSuppose', input, '')).userErrors).replaceAll(key, 'KEY');
    };
    expect(await supposing('fr-stock')).toBe(await supposing('fr-store'));
    expect(await supposing('fr-stock')).toContain('reference.unknown');
  });

  it('does not name one to who publishes', async () => {
    await edit('cell', 'placeAdd', { place: { id: 'island', name: 'Island', kind: 'GARRISON', lat: 48, lon: 5 } });
    const { forceElement } = element('fr-d');
    await edit('planner-FR', 'contributionOffer', offer('fr-d', 'FR', 'SECRET'));
    const version = await edit('planner-FR', 'forceElementAdd', {
      forceElement: { ...forceElement, id: 'fr-column', nation: 'FR', home: 'island' },
    });
    const { userErrors } = await mutate('cell', 'scenarioPublish', { scenarioId, expectedVersion: version }, '');
    expect(userErrors.map(({ code }: { code: string }) => code)).toEqual(['reference.hidden']);
    expect(JSON.stringify(userErrors)).not.toMatch(/fr-column|forceElements/);
  });
});

describe('keys and refusals', () => {
  it('a key that was revoked says when, and is not rotated', async () => {
    const asAdministrator = (name: string, input: object, fields: string) =>
      mutate('administrator', name, input, fields);
    const create = { kind: 'TOOL', name: 'tool' };
    const { principal } = await asAdministrator('principalCreate', { ...create, nation: 'FR' }, 'principal { id }');
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const { key } = await asAdministrator(
      'apiKeyCreate',
      { principalId: principal.id, scopes: ['READ'], expiresAt },
      'key { id }',
    );
    const revoked = await asAdministrator('apiKeyRevoke', { keyId: key.id }, 'key { revokedAt }');
    expect(Date.parse(revoked.key.revokedAt)).not.toBeNaN();
    const rotated = await asAdministrator('apiKeyRotate', { keyId: key.id, expiresAt }, 'secret');
    expect(rotated).toMatchObject({ secret: null, userErrors: [{ code: 'key.unknown' }] });
    const nowhere = await asAdministrator('principalCreate', { ...create, nation: '' }, 'principal { id }');
    expect(nowhere).toMatchObject({ principal: null, userErrors: [{ code: 'nation.invalid' }] });
  });

  it('every refusal is on the audit trail', async () => {
    const none = '00000000-0000-4000-8000-000000000000';
    const nowhere = { scenarioId: toGlobalId('Scenario', none), key: 'x', expectedVersion: 1 };
    await mutate('planner-FR', 'contributionChange', { ...nowhere, change: { note: 'x' } }, '');
    await mutate('planner-FR', 'contributionRemove', { ...nowhere, scenarioId: 'rubbish' }, '');
    await mutate('cell', 'scenarioPublish', { scenarioId: 'rubbish', expectedVersion: 1 }, '');
    await mutate('cell', 'runReplay', { runId: toGlobalId('Run', none) }, '');
    expect(await refusals()).toEqual(
      expect.arrayContaining([
        'contributionChange scenario.unknown',
        'contributionRemove scenario.unknown',
        'scenarioPublish scenario.unknown',
        'run.replay run.unknown',
      ]),
    );
  });
});
