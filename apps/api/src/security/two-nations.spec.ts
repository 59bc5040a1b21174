/**
 * Two nations with the same data, each for itself: what one sees of its own is what the other sees of its own, letter for letter, and of the
 * other nothing at all - by list, total, id, reference, run, search or error.
 */
import { parseScenario, type ScenarioDocument } from '@muster/planning';
import { toGlobalId } from '../graphql/node.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';

jest.setTimeout(300_000);

/** The same rows for both nations. */
const rowsOf = (nation: string) => ({
  contribution: {
    id: `contribution-${nation}`,
    nation,
    title: 'Battalion',
    component: 'land',
    kind: 'force',
    status: 'offered',
    stationing: 'inside',
  },
  forceElement: {
    id: `element-${nation}`,
    nation,
    contribution: `contribution-${nation}`,
    name: 'Column',
    component: 'land',
    home: 'north',
    destination: 'south',
    releasedBy: `approval-${nation}`,
    cargo: { pax: 100, wheeled: 20, massT: 200 },
    requiredAt: { anchor: 'CF', offset: 20 },
  },
  liftPool: { id: `trains-${nation}`, liftType: 'train', count: 1, base: 'north', owner: nation },
  stock: { id: `fuel-${nation}`, place: 'south', class: 'III', amountT: 50, owner: nation },
  gate: {
    id: `approval-${nation}`,
    title: 'Approval',
    kind: 'national-approval',
    owner: nation,
    duration: { fixed: 1 },
  },
});

function createWorld(): ScenarioDocument {
  const [fr, gb] = ['FR', 'GB'].map(rowsOf);
  const train = {
    id: 'train',
    name: 'Train',
    mode: 'rail',
    payload: { wagons: 30, pax: 500 },
    carries: ['people', 'wheeled', 'tracked'],
    speedKmh: 22,
    load: { fixed: 8, unit: 'h' },
    unload: { fixed: 8, unit: 'h' },
  };
  const parsed = parseScenario({
    format: 'muster-scenario/2',
    id: 'two-nations',
    title: 'Two nations',
    clock: { cfDay: '2026-06-01T00:00:00Z', dDay: { anchor: 'CF', offset: 0 }, end: { anchor: 'CF', offset: 40 } },
    nations: ['FR', 'GB'].map((id) => ({ id, name: 'A nation', role: 'contributor', reported: 'yes' })),
    places: [
      { id: 'north', name: 'North', kind: 'garrison', lat: 50, lon: 20, rail: { ramps: 1, gauges: [1435] } },
      { id: 'south', name: 'South', kind: 'hub', lat: 49.8, lon: 23.2, rail: { ramps: 1, gauges: [1435] } },
    ],
    links: [
      { id: 'railway', from: 'north', to: 'south', mode: 'rail', lengthKm: 220 },
      { id: 'road', from: 'north', to: 'south', mode: 'road', lengthKm: 230 },
    ],
    liftTypes: [train],
    contributions: [fr.contribution, gb.contribution],
    forceElements: [fr.forceElement, gb.forceElement],
    liftPools: [fr.liftPool, gb.liftPool],
    stocks: [fr.stock, gb.stock],
    gates: [fr.gate, gb.gate],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

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
  uuid = (await test.app.get(ScenarioService).load(createSystemContext('test'), createWorld())) ?? '';
  for (const table of Object.values(TABLES))
    await test.source.query(`UPDATE "${table}" SET releasable_to = '{}' WHERE scenario_id = $1`, [uuid]);
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

describe('release with four eyes', () => {
  const change = (persona: string, id: string, label: object) =>
    test.query(
      'mutation ($input: LabelChangeInput!) { labelChange(input: $input) { label { toAll nations level } request { id state } userErrors { code } } }',
      { input: { id, level: 'OPEN', ...label } },
      persona,
    );
  const decide = (persona: string, requestId: string, accept: boolean) =>
    test.query(
      'mutation ($input: ReleaseDecideInput!) { releaseDecide(input: $input) { request { state } userErrors { code } } }',
      { input: { requestId, accept } },
      persona,
    );
  let stock: string;

  beforeAll(async () => {
    const [{ id }] = await test.source.query(`SELECT id FROM stock WHERE scenario_id = $1 AND nation = 'FR'`, [uuid]);
    stock = toGlobalId('Stock', id);
  });

  const isSeen = async (persona: string) =>
    (await test.query('query ($id: ID!) { node(id: $id) { id } }', { id: stock }, persona)).body.data.node !== null;

  it('shows it to the other only once a second person of the nation agrees', async () => {
    const asked = (await change('planner-FR', stock, { nations: ['GB'] })).body.data.labelChange;
    expect(asked).toMatchObject({ userErrors: [], request: { state: 'OPEN' }, label: { nations: [] } });
    expect(await isSeen('planner-GB')).toBe(false);
    for (const persona of ['planner-FR', 'cell', 'releaser-GB', 'planner-GB', 'observer', 'administrator']) {
      const { userErrors } = (await decide(persona, asked.request.id, true)).body.data.releaseDecide;
      expect([persona, userErrors[0].code]).toEqual([
        persona,
        persona === 'planner-FR' ? 'access.four-eyes' : 'release.unknown',
      ]);
    }
    expect((await decide('releaser-FR', asked.request.id, true)).body.data.releaseDecide).toEqual({
      request: { state: 'ACCEPTED' },
      userErrors: [],
    });
    expect(await isSeen('planner-GB')).toBe(true);
    expect(await isSeen('planner-DE')).toBe(false);
    expect((await decide('releaser-FR', asked.request.id, true)).body.data.releaseDecide.userErrors[0].code).toBe(
      'release.decided',
    );
  });

  it('is narrowed by one person, at once', async () => {
    expect((await change('planner-FR', stock, { nations: [] })).body.data.labelChange).toMatchObject({
      userErrors: [],
      request: null,
    });
    expect(await isSeen('planner-GB')).toBe(false);
  });

  it('is not granted by who asked', async () => {
    const asked = (await change('releaser-FR', stock, { toAll: true })).body.data.labelChange;
    expect((await decide('releaser-FR', asked.request.id, true)).body.data.releaseDecide.userErrors[0].code).toBe(
      'access.four-eyes',
    );
    expect((await decide('releaser-FR', asked.request.id, false)).body.data.releaseDecide.request.state).toBe(
      'WITHDRAWN',
    );
  });

  it('tells of existence, and not of content, where that is what was released', async () => {
    const asked = (await change('planner-FR', stock, { level: 'EXISTENCE', nations: ['GB'] })).body.data.labelChange;
    await decide('releaser-FR', asked.request.id, true);
    expect(await isSeen('planner-GB')).toBe(false);
    const { body } = await test.query(
      'query ($id: ID!) { scenario(id: $id) { withheld { nodes { id type nation } } stocks { totalCount } } }',
      { id: toGlobalId('Scenario', uuid) },
      'planner-GB',
    );
    expect(body.data.scenario).toEqual({
      withheld: { nodes: [{ id: stock, type: 'Stock', nation: 'FR' }] },
      stocks: { totalCount: 1 },
    });
  });

  it.each([
    [{ toAll: true, nations: ['GB'] }, 'label.contradiction'],
    [{ nations: ['not a nation'] }, 'nation.invalid'],
    [{ caveats: [''] }, 'caveat.length'],
    [{ reason: 'x'.repeat(1001) }, 'text.length'],
  ])('refuses %j', async (label, code) => {
    expect((await change('planner-FR', stock, label)).body.data.labelChange.userErrors[0].code).toBe(code);
  });

  it('is on the audit trail with both labels', async () => {
    const { body } = await test.query(
      '{ auditTrail(first: 100) { nodes { action isDone principal nation reason labelBefore { nations } labelAfter { nations } } } }',
      {},
      'auditor',
    );
    expect(body.data.auditTrail.nodes).toEqual(
      expect.arrayContaining([
        {
          action: 'release.accept',
          isDone: true,
          principal: 'person:releaser-FR',
          nation: 'FR',
          reason: null,
          labelBefore: { nations: [] },
          labelAfter: { nations: ['GB'] },
        },
        expect.objectContaining({ action: 'release.decide', isDone: false, reason: 'access.four-eyes' }),
      ]),
    );
    const other = await test.query('{ auditTrail { totalCount nodes { seq } } }', {}, 'cell');
    expect(other.body.data.auditTrail).toEqual({ totalCount: 0, nodes: [] });
  });
});

describe('proposals of the cell', () => {
  const answerOf = async (persona: string, mutation: string, input: object) =>
    (
      await test.query(
        `mutation ($input: ${mutation[0].toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { proposal { id state nation key change decidedBy } userErrors { code path } } }`,
        { input },
        persona,
      )
    ).body.data[mutation];
  let element: string;
  const nameOf = async () =>
    (
      await test.source.query(
        `SELECT body ->> 'name' AS name FROM force_element WHERE scenario_id = $1 AND nation = 'FR'`,
        [uuid],
      )
    )[0].name;

  beforeAll(async () => {
    const [{ id }] = await test.source.query(`SELECT id FROM force_element WHERE scenario_id = $1 AND nation = 'FR'`, [
      uuid,
    ]);
    element = toGlobalId('ForceElement', id);
  });

  it('are not made about what the cell does not see', async () => {
    const answer = await answerOf('cell', 'proposalCreate', { id: element, change: { name: 'Other' } });
    expect(answer).toEqual({ proposal: null, userErrors: [{ code: 'thing.unknown', path: ['input', 'id'] }] });
  });

  it('change nothing before the nation accepts, and then pass through the door of every edit', async () => {
    await test.source.query(
      `UPDATE force_element SET releasable_to = '{@cell}' WHERE scenario_id = $1 AND nation = 'FR'`,
      [uuid],
    );
    const made = await answerOf('cell', 'proposalCreate', {
      id: element,
      change: { name: 'Second column' },
      reason: 'clearer',
    });
    expect(made).toMatchObject({ userErrors: [], proposal: { state: 'OPEN', nation: 'FR', key: 'element-FR' } });
    expect(await nameOf()).toBe('Column');
    for (const persona of ['planner-GB', 'observer', 'auditor'])
      expect(
        (await answerOf(persona, 'proposalDecide', { proposalId: made.proposal.id, accept: true })).userErrors[0].code,
      ).toBe('proposal.unknown');
    expect(
      (await answerOf('cell', 'proposalDecide', { proposalId: made.proposal.id, accept: true })).userErrors[0].code,
    ).toBe('access.denied');
    const accepted = await answerOf('planner-FR', 'proposalDecide', { proposalId: made.proposal.id, accept: true });
    expect(accepted).toMatchObject({ userErrors: [], proposal: { state: 'ACCEPTED', decidedBy: 'planner-FR' } });
    expect(await nameOf()).toBe('Second column');
    expect(
      (await answerOf('planner-FR', 'proposalDecide', { proposalId: made.proposal.id, accept: true })).userErrors[0]
        .code,
    ).toBe('proposal.decided');
  });

  it('are refused when they make no sense', async () => {
    for (const change of [{ home: 'nowhere' }, { name: 7 }, { id: 'other' }, {}, 'x', { nothing: 1 }]) {
      const { proposal, userErrors } = await answerOf('cell', 'proposalCreate', { id: element, change });
      expect([change, proposal, userErrors.length > 0]).toEqual([change, null, true]);
    }
  });

  it('may be taken back by who made them, and refused by the nation', async () => {
    for (const [persona, state] of [
      ['cell', 'WITHDRAWN'],
      ['releaser-FR', 'REJECTED'],
    ]) {
      const made = await answerOf('cell', 'proposalCreate', { id: element, change: { name: 'Third' } });
      expect(
        (await answerOf(persona, 'proposalDecide', { proposalId: made.proposal.id, accept: false })).proposal.state,
      ).toBe(state);
    }
    expect(await nameOf()).toBe('Second column');
  });
});
