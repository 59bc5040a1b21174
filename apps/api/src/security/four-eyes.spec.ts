/** What takes two persons: a wider release, and a change that the cell proposes to a nation. */
import { findUuid, toGlobalId } from '../graphql/node.ts';
import { DocumentCheck } from '../editing/document-check.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { until } from '../test/until.ts';
import { loadTwoNations } from '../test/two-nations-world.ts';

jest.setTimeout(300_000);

let test: TestApp;
let uuid: string;

beforeAll(async () => {
  test = await openTestApp();
  uuid = await loadTwoNations(test);
});

afterAll(() => test.close());

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

  it('of what is gone is refused or taken back, and not granted', async () => {
    const [{ id }] = await test.source.query(`SELECT id FROM lift_pool WHERE scenario_id = $1 AND nation = 'FR'`, [
      uuid,
    ]);
    const asked = (await change('planner-FR', toGlobalId('LiftPool', id), { nations: ['GB'] })).body.data.labelChange;
    await test.source.query('DELETE FROM lift_pool WHERE id = $1', [id]);
    const answerOf = async (persona: string, accept: boolean) =>
      (await decide(persona, asked.request.id, accept)).body.data.releaseDecide;
    expect((await answerOf('releaser-FR', true)).userErrors).toEqual([{ code: 'thing.unknown' }]);
    expect(await answerOf('releaser-FR', false)).toEqual({ request: { state: 'REJECTED' }, userErrors: [] });
    await test.source.query(
      `UPDATE release_request SET state = 'OPEN', decided_by = NULL, decided_at = NULL WHERE thing_id = $1`,
      [id],
    );
    expect((await answerOf('planner-GB', false)).userErrors).toEqual([{ code: 'release.unknown' }]);
    expect(await answerOf('planner-FR', false)).toEqual({ request: { state: 'WITHDRAWN' }, userErrors: [] });
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

  it('are decided once, also when two decide in the same moment', async () => {
    const { id: proposalId } = (await answerOf('cell', 'proposalCreate', { id: element, change: { name: 'Once' } }))
      .proposal;
    const other = test.source.createQueryRunner();
    await other.query('BEGIN');
    await other.query(`UPDATE proposal SET state = 'REJECTED', decided_by = 'x', decided_at = now() WHERE id = $1`, [
      findUuid(proposalId, 'Proposal'),
    ]);
    const deciding = answerOf('planner-FR', 'proposalDecide', { proposalId, accept: true });
    await until(
      async () =>
        (
          await test.source.query(
            `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          )
        ).length > 0,
    );
    await other.query('COMMIT');
    await other.release();
    expect((await deciding).userErrors).toMatchObject([{ code: 'proposal.decided' }]);
    expect(await nameOf()).toBe('Second column');
  });

  it('are no longer accepted when what they are about has changed since', async () => {
    const { id: proposalId } = (await answerOf('cell', 'proposalCreate', { id: element, change: { name: 'Late' } }))
      .proposal;
    const [{ version }] = await test.source.query('SELECT version FROM scenario WHERE id = $1', [uuid]);
    const { body } = await test.query(
      'mutation ($input: ForceElementChangeInput!) { forceElementChange(input: $input) { userErrors { code } } }',
      {
        input: {
          scenarioId: toGlobalId('Scenario', uuid),
          key: 'element-FR',
          expectedVersion: version,
          change: { priority: 3 },
        },
      },
      'planner-FR',
    );
    expect(body.data.forceElementChange.userErrors).toEqual([]);
    const answer = await answerOf('planner-FR', 'proposalDecide', { proposalId, accept: true });
    expect(answer).toMatchObject({ proposal: null, userErrors: [{ code: 'version.conflict' }] });
    expect(await nameOf()).toBe('Second column');
  });

  it('are accepted one after another, each validated once and with nothing locked', async () => {
    const [[{ id }]] = await test.source.query(
      `UPDATE contribution SET releasable_to = '{@cell}' WHERE scenario_id = $1 AND nation = 'FR' RETURNING id`,
      [uuid],
    );
    const contribution = toGlobalId('Contribution', id);
    const made = [
      await answerOf('cell', 'proposalCreate', { id: element, change: { priority: 4 } }),
      await answerOf('cell', 'proposalCreate', { id: contribution, change: { title: 'Other battalion' } }),
    ];
    const check = jest.spyOn(test.app.get(DocumentCheck), 'check');
    check.mockClear();
    const decided = await Promise.all(
      made.map(({ proposal }) => answerOf('planner-FR', 'proposalDecide', { proposalId: proposal.id, accept: true })),
    );
    expect(decided).toMatchObject([
      { userErrors: [], proposal: { state: 'ACCEPTED' } },
      { userErrors: [], proposal: { state: 'ACCEPTED' } },
    ]);
    // Not its part that a planner sees.
    expect(check.mock.calls.filter(([document]) => document.forceElements?.length === 2)).toHaveLength(2);
    check.mockRestore();
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
