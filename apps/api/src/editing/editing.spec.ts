import 'reflect-metadata';
import { contentHash, withoutEmptySections, type ContributionRow } from '@muster/planning';
import { findUuid } from '../graphql/node.ts';
import { createLocalContext } from '../identity/request-context.ts';
import { startDeadline } from '../jobs/deadline.ts';
import { createEditing, OFFER } from '../test/editing-harness.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { getNoun } from './nouns.ts';
import { RowEdits } from './row-edits.ts';

// Real servers on a machine that others use too: a hang is found, slowness is not judged.
jest.setTimeout(240_000);

/** 1,000 in the long check. */
const RACES = Number(process.env['MUSTER_RACES'] ?? 100);

const deadline = jest.requireActual<typeof import('../jobs/deadline.ts')>('../jobs/deadline.ts');
jest.mock('../jobs/deadline.ts', () => {
  const actual = jest.requireActual<typeof import('../jobs/deadline.ts')>('../jobs/deadline.ts');
  return { ...actual, startDeadline: jest.fn(actual.startDeadline) };
});

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test.close());

const { ask, load, mutate, documentOf } = createEditing(() => test);

describe('a contribution', () => {
  it('is offered, changed, withdrawn and taken away, each as a version', async () => {
    const scenarioId = await load();
    const offered = await mutate(
      'contributionOffer',
      { scenarioId, contribution: OFFER },
      'contribution { key status personsMin version nation { name } }',
    );
    expect(offered).toMatchObject({
      userErrors: [],
      scenario: { version: 2 },
      contribution: { key: 'aa-brigade', status: 'OFFERED', personsMin: 3000, version: 2, nation: { name: 'France' } },
    });
    const change = { personsMin: null, personsMax: 4000, note: 'Φορά' };
    const changed = await mutate(
      'contributionChange',
      { scenarioId, expectedVersion: 2, key: 'aa-brigade', change },
      'contribution { personsMin personsMax note }',
    );
    expect(changed).toMatchObject({
      contribution: { personsMin: null, personsMax: 4000, note: 'Φορά' },
      scenario: { version: 3 },
    });
    const withdrawn = await mutate(
      'contributionWithdraw',
      { scenarioId, expectedVersion: 3, key: 'aa-brigade' },
      'contribution { status }',
    );
    expect(withdrawn).toMatchObject({ contribution: { status: 'WITHDRAWN' } });
    const removed = await mutate(
      'contributionRemove',
      { scenarioId, expectedVersion: 4, key: 'aa-brigade' },
      'contribution { key }',
    );
    expect(removed).toMatchObject({ contribution: null, userErrors: [], scenario: { version: 5 } });
    const document = await documentOf(scenarioId);
    expect(document.contributions).toEqual([]);
    expect((await documentOf(scenarioId, 3)).contributions).toMatchObject([{ personsMax: 4000, status: 'offered' }]);
    expect((await documentOf(scenarioId, 1)).contributions).toBeUndefined();
    const { body } = await test.query(
      'query ($id: ID!) { scenario(id: $id) { hash versions { nodes { version intent author changes hash } } } }',
      { id: scenarioId },
      'planner-FR',
    );
    // Who reads is not told of a section in which there is nothing for him.
    expect(body.data.scenario.hash).toBe(contentHash(withoutEmptySections(document)));
    expect(body.data.scenario.versions.nodes.map((one: { intent: string }) => one.intent)).toEqual([
      'contributionRemove',
      'contributionWithdraw',
      'contributionChange',
      'contributionOffer',
      'scenarioLoad',
    ]);
    expect(body.data.scenario.versions.nodes[2].hash).toBe(contentHash(await documentOf(scenarioId, 3)));
  });

  it('that makes no sense changes nothing and is told with all that is wrong', async () => {
    const scenarioId = await load();
    const before = await documentOf(scenarioId);
    const answer = await mutate('contributionOffer', {
      scenarioId,
      contribution: { ...OFFER, id: 'not an id!', personsMin: -5, title: '' },
    });
    expect(answer.userErrors.map(({ path }) => path.join('.')).sort()).toEqual([
      'input.contribution.id',
      'input.contribution.personsMin',
      'input.contribution.title',
    ]);
    const unknown = await mutate('contributionOffer', {
      scenarioId,
      contribution: { ...OFFER, personsMax: 1 },
    });
    expect(unknown.userErrors).toMatchObject([{ code: 'range.order', path: ['input', 'contribution', 'personsMax'] }]);
    expect(await documentOf(scenarioId)).toEqual(before);
    expect(await mutate('contributionChange', { scenarioId, expectedVersion: 1, key: 'no', change: {} })).toMatchObject(
      {
        userErrors: [{ code: 'contribution.unknown', path: ['input', 'key'] }],
      },
    );
    expect(await mutate('contributionChange', { scenarioId, expectedVersion: 9, key: 'no', change: {} })).toMatchObject(
      {
        userErrors: [{ code: 'version.unknown' }],
      },
    );
    expect(
      await mutate('contributionOffer', { scenarioId: 'x', clientMutationKey: '', contribution: OFFER }),
    ).toMatchObject({
      userErrors: [{ code: 'client-mutation-key.invalid' }, { code: 'scenario.unknown' }],
    });
  });

  it('sent twice under one key is offered once', async () => {
    const scenarioId = await load();
    const input = { scenarioId, clientMutationKey: `offer-${scenarioId.slice(-20)}`, contribution: OFFER };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => mutate('contributionOffer', input, 'contribution { key }')),
    );
    for (const answer of answers)
      expect(answer).toMatchObject({ userErrors: [], contribution: { key: 'aa-brigade' }, scenario: { version: 2 } });
    const other = await mutate('contributionOffer', { ...input, contribution: { ...OFFER, id: 'other' } });
    expect(other.userErrors).toMatchObject([{ code: 'client-mutation-key.reused' }]);
  });

  it('changed twice under one key with other fields, or another date, is told that the key was used', async () => {
    const scenarioId = await load({
      gates: [{ id: 'approval', title: 'Approval', kind: 'national-approval', duration: { fixed: 1 } }],
    });
    const reused = [{ code: 'client-mutation-key.reused' }];
    await mutate('contributionOffer', { scenarioId, contribution: { ...OFFER, personsMin: 100 } });
    const keyed = (what: string) => `${what}-${scenarioId.slice(-20)}`;
    const change = (personsMax: number) =>
      mutate('contributionChange', {
        ...{ scenarioId, expectedVersion: 2, key: 'aa-brigade', clientMutationKey: keyed('change') },
        change: { personsMax },
      });
    expect(await change(900)).toMatchObject({ userErrors: [], scenario: { version: 3 } });
    expect(await change(900)).toMatchObject({ userErrors: [], scenario: { version: 3 } });
    expect((await change(1000)).userErrors).toMatchObject(reused);
    const [clientMutationKey, other] = [keyed('day'), keyed('gate')];
    const day = (cfDay: string) =>
      mutate('scenarioChange', { scenarioId, expectedVersion: 3, clientMutationKey, cfDay });
    expect((await day('2026-07-01T00:00:00Z')).userErrors).toEqual([]);
    expect((await day('2026-07-01T00:00:00Z')).userErrors).toEqual([]);
    expect((await day('2026-07-02T00:00:00Z')).userErrors).toMatchObject(reused);
    const withdraw = (at: string) =>
      mutate('gateWithdraw', {
        ...{ scenarioId, expectedVersion: 4, key: 'approval', clientMutationKey: other, at: { anchor: 'UTC', at } },
      });
    expect((await withdraw('2026-07-11T00:00:00Z')).userErrors).toEqual([]);
    expect((await withdraw('2026-07-12T00:00:00Z')).userErrors).toMatchObject(reused);
  });
});

it('a mutation that takes too long may still be done, says so, and answers under its key what became of it', async () => {
  const scenarioId = await load();
  const input = { scenarioId, contribution: OFFER, clientMutationKey: `late-${scenarioId.slice(-20)}` };
  const holder = test.source.createQueryRunner();
  await holder.startTransaction();
  try {
    await holder.query('SELECT 1 FROM scenario WHERE id = $1 FOR UPDATE', [findUuid(scenarioId, 'Scenario')]);
    jest.mocked(startDeadline).mockImplementationOnce((_, late) => deadline.startDeadline(300, late));
    const query = `mutation ($input: ContributionOfferInput!) { contributionOffer(input: $input) { userErrors { code } } }`;
    const { status, body } = await test.query(query, { input }, 'planner-FR');
    expect(status).toBe(503);
    expect(body.errors).toMatchObject([
      { message: expect.stringContaining('may still be done'), extensions: { code: 'TIMEOUT' } },
    ]);
  } finally {
    await holder.rollbackTransaction();
    await holder.release();
  }
  expect(await mutate('contributionOffer', input)).toMatchObject({ userErrors: [], scenario: { version: 2 } });
  expect((await documentOf(scenarioId)).contributions).toHaveLength(1);
});

describe('what is made under a key', () => {
  const make = async (persona: string, name: string, input: object, fields: string) => {
    const query = `mutation ($input: ${name[0].toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${fields} userErrors { code path message } } }`;
    const { data, errors } = await ask(query, { input }, persona);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data[name];
  };

  it('is made once: a proposal', async () => {
    const scenarioId = await load();
    const { contribution } = await mutate(
      'contributionOffer',
      { scenarioId, contribution: OFFER },
      'contribution { id }',
    );
    const { id } = contribution;
    await test.source.query(`UPDATE contribution SET releasable_to = NULL WHERE key = 'aa-brigade'`);
    const input = { id, change: { title: 'Other' }, clientMutationKey: 'proposal-1' };
    const propose = (more: object) => make('cell', 'proposalCreate', { ...input, ...more }, 'proposal { id }');
    const first = await propose({});
    expect(first.proposal.id).toEqual(expect.any(String));
    expect(await propose({})).toEqual(first);
    expect((await propose({ change: { title: 'Third' } })).userErrors).toMatchObject([
      { code: 'client-mutation-key.reused' },
    ]);
    // Where a row stands in the whole document tells how many rows stand before it, which the caller may not see.
    expect((await propose({ change: { colour: 'red' }, clientMutationKey: 'proposal-2' })).userErrors).toEqual([
      expect.objectContaining({ code: 'shape.unrecognized-keys', message: 'The row has no field colour.' }),
    ]);
    expect((await propose({ change: {}, clientMutationKey: '' })).userErrors).toMatchObject([
      { code: 'client-mutation-key.invalid' },
      { code: 'change.invalid' },
    ]);
  });

  it('is made once: a tool and its key, whose secret is told once', async () => {
    const administer = (name: string, input: object, fields: string) => make('administrator', name, input, fields);
    const create = { kind: 'TOOL', name: 'Tool', nation: 'FR', clientMutationKey: 'tool-1' };
    const first = await administer('principalCreate', create, 'principal { id }');
    expect(await administer('principalCreate', create, 'principal { id }')).toEqual(first);
    const refused = { ...create, name: '', clientMutationKey: 'tool-2' };
    expect((await administer('principalCreate', refused, '')).userErrors).toMatchObject([{ code: 'name.length' }]);
    // What was refused has not used its key.
    expect((await administer('principalCreate', { ...refused, name: 'Tool' }, '')).userErrors).toEqual([]);
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const order = { principalId: first.principal.id, scopes: ['READ'], expiresAt, clientMutationKey: 'key-1' };
    const made = await administer('apiKeyCreate', order, 'key { id } secret');
    expect(made.secret).toMatch(/^muster_/);
    expect(await administer('apiKeyCreate', order, 'key { id } secret')).toEqual({ ...made, secret: null });
    const rows: unknown[] = await test.source.query('SELECT 1 FROM api_key');
    expect(rows).toHaveLength(1);
  });
});

describe('two planners', () => {
  it('who change the head of the scenario collide too', async () => {
    const scenarioId = await load();
    const name = (title: string, expectedVersion: number) =>
      mutate('scenarioChange', { scenarioId, expectedVersion, title });
    expect((await name('One', 1)).userErrors).toEqual([]);
    expect(await name('Two', 1)).toMatchObject({
      userErrors: [{ code: 'version.conflict' }],
      conflicts: [{ section: 'head', yours: { title: 'Two' }, theirs: { title: 'One' } }],
    });
    expect((await documentOf(scenarioId)).title).toBe('One');
    // A row is no part of the head.
    expect((await mutate('contributionOffer', { scenarioId, contribution: OFFER })).userErrors).toEqual([]);
    expect((await name('Three', 2)).userErrors).toEqual([]);
  });

  it('who change different rows do not collide; who change the same row see both sides', async () => {
    const scenarioId = await load();
    await mutate('contributionOffer', { scenarioId, contribution: OFFER });
    await mutate(
      'contributionOffer',
      { scenarioId, contribution: { ...OFFER, id: 'bb-brigade', nation: 'DE' } },
      '',
      'planner-DE',
    );
    const change = (key: string, title: string) =>
      mutate(
        'contributionChange',
        { scenarioId, expectedVersion: 3, key, change: { title } },
        '',
        key.startsWith('aa') ? 'planner-FR' : 'planner-DE',
      );
    expect((await change('aa-brigade', 'One')).userErrors).toEqual([]);
    expect((await change('bb-brigade', 'Two')).userErrors).toEqual([]);
    expect(await change('aa-brigade', 'Three')).toMatchObject({
      userErrors: [{ code: 'version.conflict', path: ['input', 'expectedVersion'] }],
      conflicts: [
        {
          section: 'contributions',
          key: 'aa-brigade',
          currentVersion: 4,
          base: { title: 'Brigade' },
          yours: { title: 'Three' },
          theirs: { title: 'One' },
        },
      ],
    });
    await mutate('contributionRemove', { scenarioId, expectedVersion: 5, key: 'bb-brigade' }, '', 'planner-DE');
    expect(
      await mutate(
        'contributionChange',
        { scenarioId, expectedVersion: 5, key: 'bb-brigade', change: { title: 'Late' } },
        '',
        'planner-DE',
      ),
    ).toMatchObject({
      conflicts: [{ key: 'bb-brigade', base: { title: 'Two' }, theirs: null }],
    });
  });

  it('lose no update in any race', async () => {
    const scenarioId = await load();
    await mutate('contributionOffer', { scenarioId, contribution: { ...OFFER, personsMin: 0 } });
    const edits = test.app.get(RowEdits);
    const noun = getNoun('contributions');
    const raise = async (expectedVersion: number) => {
      const request = { scenarioId, expectedVersion, key: 'aa-brigade' };
      return edits.changeBy<ContributionRow>(
        createLocalContext('planner-FR'),
        noun,
        'contributionChange',
        request,
        (row) => ({
          ...row,
          personsMin: (row.personsMin ?? 0) + 1,
        }),
      );
    };
    for (let race = 0; race < RACES; race++) {
      const answers = await Promise.all([raise(2 + race), raise(2 + race)]);
      expect(answers.map(({ userErrors }) => userErrors[0]?.code ?? 'done').sort()).toEqual([
        'done',
        'version.conflict',
      ]);
    }
    expect((await documentOf(scenarioId)).contributions?.[0].personsMin).toBe(RACES);
  });
});

describe('a nation', () => {
  it('writes its own contributions only; the cell proposes; what is not released answers like what is not there', async () => {
    const scenarioId = await load();
    const offer = { scenarioId, contribution: OFFER };
    expect(await mutate('contributionOffer', offer, '', 'planner-DE')).toMatchObject({
      userErrors: [{ code: 'access.denied' }],
    });
    await mutate('contributionOffer', offer);
    const change = { scenarioId, expectedVersion: 2, key: 'aa-brigade', change: { title: 'Theirs' } };
    const missing = await mutate('contributionChange', { ...change, key: 'nowhere' }, '', 'planner-DE');
    expect(missing).toMatchObject({ userErrors: [{ code: 'contribution.unknown' }] });
    expect((await mutate('contributionChange', change, '', 'planner-DE')).userErrors).toEqual(missing.userErrors);
    expect((await mutate('contributionChange', change, '', 'observer')).userErrors).toEqual(missing.userErrors);
    const given = await mutate('contributionChange', { ...change, change: { nation: 'DE' } });
    expect(given).toMatchObject({ userErrors: [{ code: 'access.denied' }] });
    const place = { scenarioId, expectedVersion: 2, key: 'south', change: { name: 'Mine' } };
    expect(await mutate('placeChange', place, '', 'planner-FR')).toMatchObject({
      userErrors: [{ code: 'access.denied' }],
    });
    expect(
      await mutate('scenarioDateSet', { scenarioId, expectedVersion: 2, offset: 9 }, '', 'planner-FR'),
    ).toMatchObject({
      userErrors: [{ code: 'access.denied' }],
    });
    const audit: { record: { action: string; outcome: string } }[] = await test.source.query(
      `SELECT record FROM audit WHERE record ->> 'scenarioId' = $1 ORDER BY seq`,
      [Buffer.from(scenarioId, 'base64url').toString('latin1').split(':')[1]],
    );
    expect(audit.map(({ record }) => `${record.action} ${record.outcome}`)).toEqual([
      'contributionOffer refused',
      'contributionOffer done',
      ...Array.from({ length: 4 }, () => 'contributionChange refused'),
      'placeChange refused',
      'scenarioDateSet refused',
    ]);
  });
});
