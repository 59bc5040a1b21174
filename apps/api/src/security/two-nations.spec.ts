/**
 * Two nations with the same data, each for itself: what one sees of its own is what the other sees of its own, letter for letter, and of the
 * other nothing at all - by list, total, id, reference, run, search or error.
 */
import { toGlobalId } from '../graphql/node.ts';
import { createLocalContext } from '../identity/request-context.ts';
import { DocumentStore } from '../scenarios/document-store.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { loadTwoNations } from '../test/two-nations-world.ts';

jest.setTimeout(300_000);

const LISTS = ['contributions', 'forceElements', 'liftPools', 'stocks', 'gates'] as const;
const TYPES = {
  contributions: 'Contribution',
  forceElements: 'ForceElement',
  liftPools: 'LiftPool',
  stocks: 'Stock',
  gates: 'Gate',
} as const;
const TABLES = {
  contributions: 'contribution',
  forceElements: 'force_element',
  liftPools: 'lift_pool',
  stocks: 'stock',
  gates: 'gate',
} as const;

let test: TestApp;
let uuid: string;

beforeAll(async () => {
  test = await openTestApp();
  uuid = await loadTwoNations(test);
});

afterAll(() => test.close());

const EVERYTHING = `query ($id: ID!) { scenario(id: $id) { title hash
  contributions { totalCount nodes { key title nation { key } forceElements { totalCount nodes { key } } } }
  forceElements { totalCount nodes { key name contribution { key } releasedBy } pageInfo { hasNextPage } }
  liftPools { totalCount nodes { key count owner { key } } }
  stocks { totalCount nodes { key amountT owner { key } } }
  gates { totalCount nodes { key title } }
  withheld { totalCount }
  places { totalCount } } }`;

it('each sees its own, and the same', async () => {
  const see = async (nation: string) => {
    const { body } = await test.query(EVERYTHING, { id: toGlobalId('Scenario', uuid) }, `planner-${nation}`);
    expect(body.errors).toBeUndefined();
    const { hash, ...rest } = body.data.scenario;
    const text = JSON.stringify(rest);
    expect(text).not.toContain(nation === 'FR' ? 'GB' : 'FR');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    return text.replaceAll(nation, 'XX');
  };
  expect(await see('FR')).toBe(await see('GB'));
  const seen = JSON.parse(await see('FR'));
  for (const list of LISTS) expect([list, seen[list].totalCount]).toEqual([list, 1]);
});

it('each has a hash of its own view, which says nothing of what is hidden', async () => {
  const hashOf = async (persona: string): Promise<string> =>
    (await test.query('query ($id: ID!) { scenario(id: $id) { hash } }', { id: toGlobalId('Scenario', uuid) }, persona))
      .body.data.scenario.hash;
  const before = [await hashOf('planner-FR'), await hashOf('planner-GB')];
  expect(before[0]).not.toBe(before[1]);
  await test.source.query(
    `UPDATE stock SET body = jsonb_set(body, '{amountT}', '51') WHERE scenario_id = $1 AND nation = 'GB'`,
    [uuid],
  );
  await test.source.query(`UPDATE scenario SET hash = 'changed' WHERE id = $1`, [uuid]);
  const after = [await hashOf('planner-FR'), await hashOf('planner-GB')];
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});

it('versions tell what, by whom and how much only of what the caller sees, with the hash of his view', async () => {
  const id = toGlobalId('Scenario', uuid);
  const VERSIONS =
    'query ($id: ID!) { scenario(id: $id) { hash versions(first: 50) { nodes { version hash intent author changes } } } }';
  const see = async (persona: string) => (await test.query(VERSIONS, { id }, persona)).body.data.scenario;
  const [french, british] = [await see('planner-FR'), await see('planner-GB')];
  const newest = french.versions.nodes[0].version;
  const [{ key, version, body }] = await test.source.query(
    `SELECT key, version, body FROM stock WHERE scenario_id = $1 AND nation = 'FR'`,
    [uuid],
  );
  const changed = await test.query(
    'mutation ($input: StockChangeInput!) { stockChange(input: $input) { userErrors { code message } } }',
    { input: { scenarioId: id, key, expectedVersion: version, change: { amountT: body.amountT + 1 } } },
    'planner-FR',
  );
  expect(changed.body.data.stockChange.userErrors).toEqual([]);
  const [after, others] = [await see('planner-FR'), await see('planner-GB')];
  expect(after.versions.nodes[0]).toMatchObject({
    version: newest + 1,
    hash: after.hash,
    intent: 'stockChange',
    changes: 1,
  });
  expect(after.hash).not.toBe(french.hash);
  expect(others.versions.nodes[0]).toEqual({
    version: newest + 1,
    hash: british.hash,
    intent: 'withheld',
    author: 'withheld',
    changes: 0,
  });
});

it('the other finds nothing by id, and nothing tells that it is there', async () => {
  for (const list of LISTS) {
    const [{ id }] = await test.source.query(
      `SELECT id FROM "${TABLES[list]}" WHERE scenario_id = $1 AND nation = 'FR'`,
      [uuid],
    );
    const hidden = toGlobalId(TYPES[list], id);
    const missing = toGlobalId(TYPES[list], '00000000-0000-4000-8000-000000000000');
    for (const persona of ['planner-GB', 'releaser-GB', 'tool-GB', 'cell', 'observer', 'auditor']) {
      const ask = async (wanted: string) =>
        JSON.stringify(
          (
            await test.query(
              'query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }',
              { id: wanted },
              persona,
            )
          ).body,
        );
      expect(await ask(hidden)).toBe(await ask(missing));
    }
    const own = await test.query('query ($id: ID!) { node(id: $id) { id } }', { id: hidden }, 'planner-FR');
    expect(own.body.data.node).toEqual({ id: hidden });
  }
});

it('a run is computed on the view of its starter, headed by it, and seen by nobody else', async () => {
  const start = async (persona: string): Promise<{ id: string; viewOf: string; label: object }> => {
    const { body } = await test.query(
      'mutation ($input: RunStartInput!) { runStart(input: $input) { run { id viewOf snapshotHash label { toAll nations cell level } } userErrors { code } } }',
      {
        input: {
          scenarioId: toGlobalId('Scenario', uuid),
          seed: 3,
          replications: 4,
          clientMutationKey: 'the same for both',
        },
      },
      persona,
    );
    expect(body.data.runStart.userErrors).toEqual([]);
    return body.data.runStart.run;
  };
  const french = await start('planner-FR');
  const british = await start('planner-GB');
  expect(french.id).not.toBe(british.id);
  expect([french.viewOf, british.viewOf]).toEqual(['FR', 'GB']);
  expect(french.label).toEqual({ toAll: false, nations: ['FR'], cell: false, level: 'OPEN' });
  const runs = async (persona: string) =>
    (
      await test.query(
        'query ($id: ID!) { scenario(id: $id) { runs { totalCount nodes { id } } } }',
        { id: toGlobalId('Scenario', uuid) },
        persona,
      )
    ).body.data.scenario?.runs;
  expect(await runs('planner-FR')).toEqual({ totalCount: 1, nodes: [{ id: french.id }] });
  expect(await runs('releaser-FR')).toEqual({ totalCount: 1, nodes: [{ id: french.id }] });
  expect(await runs('planner-GB')).toEqual({ totalCount: 1, nodes: [{ id: british.id }] });
  expect(await runs('cell')).toEqual({ totalCount: 0, nodes: [] });
  const [{ document }] = await test.source.query(
    'SELECT document FROM run_snapshot JOIN run ON snapshot_hash = hash WHERE run.id::text = $1',
    [Buffer.from(french.id, 'base64url').toString().split(':')[1]],
  );
  expect(JSON.stringify({ ...document, nations: [] })).not.toContain('GB');
  const cancelled = await test.query(
    'mutation ($id: ID!) { runCancel(input: { runId: $id }) { run { id } userErrors { code } } }',
    { id: french.id },
    'planner-GB',
  );
  expect(cancelled.body.data.runCancel).toEqual({ run: null, userErrors: [{ code: 'run.unknown' }] });
});

it('the first version counts the rows that each sees of it, and no document is read for it', async () => {
  const id = toGlobalId('Scenario', uuid);
  const stock = { id: 'later', place: 'south', class: 'V', amountT: 5, owner: 'FR' };
  for (const [mutation, input] of [
    ['stockAdd', { stock }],
    ['stockRemove', { key: 'fuel-FR', expectedVersion: (await versionOf('fuel-FR')) as number }],
  ] as const) {
    const type = `S${mutation.slice(1)}Input`;
    const { body } = await test.query(
      `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { userErrors { code message } } }`,
      { input: { scenarioId: id, ...input } },
      'planner-FR',
    );
    expect(body.data.done.userErrors).toEqual([]);
  }
  const scenarios = test.app.get(ScenarioService);
  const rowsOf = async (persona: string) => {
    const document = await scenarios.findDocument(createLocalContext(persona), uuid, 1);
    return Object.values(document ?? {}).reduce<number>(
      (sum, rows) => sum + (Array.isArray(rows) ? rows.length : 0),
      0,
    );
  };
  const spies = () => [jest.spyOn(scenarios, 'findDocument'), jest.spyOn(DocumentStore.prototype, 'find')];
  const seen: number[] = [];
  for (const persona of ['planner-FR', 'planner-GB', 'cell']) {
    const expected = await rowsOf(persona);
    const reads = spies();
    const { body } = await test.query(
      'query ($id: ID!) { scenario(id: $id) { versions(first: 50) { nodes { version changes } } } }',
      { id },
      persona,
    );
    expect(body.data.scenario.versions.nodes.at(-1)).toEqual({ version: 1, changes: expected });
    for (const read of reads) {
      expect(read).not.toHaveBeenCalled();
      read.mockRestore();
    }
    seen.push(expected);
  }
  // Five rows of each nation, which the cell sees none of.
  expect(seen).toEqual([seen[2] + 5, seen[2] + 5, seen[2]]);
});

const versionOf = async (key: string): Promise<unknown> =>
  (await test.source.query('SELECT version FROM stock WHERE scenario_id = $1 AND key = $2', [uuid, key]))[0].version;
