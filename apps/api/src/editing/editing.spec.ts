import 'reflect-metadata';
import { contentHash, type ContributionRow, type ScenarioDocument } from '@muster/planning';
import { Database } from '../database/database.ts';
import { toGlobalId } from '../graphql/node.ts';
import { createLocalContext, createSystemContext } from '../identity/request-context.ts';
import { DocumentStore } from '../scenarios/document-store.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';
import { getNoun } from './nouns.ts';
import { RowEdits } from './row-edits.ts';

// Real servers on a machine that others use too: a hang is found, slowness is not judged.
jest.setTimeout(240_000);

/** 1,000 in the long check. */
const RACES = Number(process.env['MUSTER_RACES'] ?? 100);

let test: TestApp;
let count = 0;

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test.close());

const NATIONS = [
  { id: 'FR', name: 'France', role: 'contributor', reported: 'nothing reported' },
  { id: 'DE', name: 'Γερμανία', role: 'contributor', reported: 'nothing reported' },
];

async function load(change: object = {}): Promise<string> {
  const scenarios = new ScenarioService(new Database(test.source), new DocumentStore());
  const id = await scenarios.load(
    createLocalContext(),
    createToyWorld(`edit-${++count}`, { nations: NATIONS, ...change }),
  );
  return toGlobalId('Scenario', id ?? '');
}

const PAYLOAD =
  'scenario { version hash } userErrors { code path message } conflicts { section key base yours theirs changedBy currentVersion }';

// What a query answers depends on the query.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function ask(query: string, variables: object, persona: string): Promise<any> {
  const response = await fetch(`${test.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-muster-persona': persona },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

async function mutate(
  name: string,
  input: object,
  fields = '',
  persona = name.startsWith('contribution') ? 'planner-FR' : 'cell',
): Promise<Record<string, never> & { userErrors: { code: string; path: string[] }[] }> {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${PAYLOAD} ${fields} } }`;
  const body = await ask(query, { input }, persona);
  if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
  return body.data[name];
}

const documentOf = async (scenarioId: string, version?: number): Promise<ScenarioDocument> => {
  const scenarios = new ScenarioService(new Database(test.source), new DocumentStore());
  const uuid = Buffer.from(scenarioId, 'base64url').toString('latin1').split(':')[1];
  const document = await scenarios.findDocument(createSystemContext('test'), uuid, version);
  if (document === undefined) throw new Error('no such document');
  return document;
};

const OFFER = {
  id: 'aa-brigade',
  nation: 'FR',
  title: 'Brigade',
  component: 'LAND',
  kind: 'FORCE',
  stationing: 'INSIDE',
  personsMin: 3000,
};

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
    expect(body.data.scenario.hash).toBe(contentHash(document));
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
});

describe('two planners', () => {
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

describe('undo', () => {
  it('takes versions back one after another, and forward again, to the same hash', async () => {
    const scenarioId = await load();
    const hashes = [contentHash(await documentOf(scenarioId))];
    const steps = [
      () => mutate('contributionOffer', { scenarioId, contribution: OFFER }),
      () => mutate('scenarioDateSet', { scenarioId, expectedVersion: 2, offset: 7 }),
      () =>
        mutate('placeChange', { scenarioId, expectedVersion: 3, key: 'south', change: { kind: 'DEPOT', note: null } }),
      () => mutate('liftPoolRemove', { scenarioId, expectedVersion: 4, key: 'trains' }),
    ];
    for (const step of steps) {
      expect((await step()).userErrors).toEqual([]);
      hashes.push(contentHash(await documentOf(scenarioId)));
    }
    for (let version = 5; version >= 2; version--) {
      expect(
        (
          await mutate(
            'scenarioUndo',
            { scenarioId, expectedVersion: 5 + (5 - version), version },
            '',
            version === 2 ? 'planner-FR' : 'cell',
          )
        ).userErrors,
      ).toEqual([]);
      expect(contentHash(await documentOf(scenarioId))).toBe(hashes[version - 2]);
    }
    // Undoing the undo of version 2 does version 2 again.
    for (let version = 9; version >= 6; version--)
      expect(
        (
          await mutate(
            'scenarioUndo',
            { scenarioId, expectedVersion: 9 + (9 - version), version },
            '',
            version === 9 ? 'planner-FR' : 'cell',
          )
        ).userErrors,
      ).toEqual([]);
    expect(contentHash(await documentOf(scenarioId))).toBe(hashes[4]);
  });

  it('is refused where later versions changed the same row, and for the first version', async () => {
    const scenarioId = await load();
    await mutate('placeChange', { scenarioId, expectedVersion: 1, key: 'south', change: { name: 'A' } });
    await mutate('placeChange', { scenarioId, expectedVersion: 2, key: 'south', change: { name: 'B' } });
    expect((await mutate('scenarioUndo', { scenarioId, expectedVersion: 3, version: 2 })).userErrors).toMatchObject([
      { code: 'undo.superseded' },
    ]);
    expect((await mutate('scenarioUndo', { scenarioId, expectedVersion: 3, version: 1 })).userErrors).toMatchObject([
      { code: 'version.first' },
    ]);
    expect((await mutate('scenarioUndo', { scenarioId, expectedVersion: 3, version: 99 })).userErrors).toMatchObject([
      { code: 'version.unknown' },
    ]);
  });
});

describe('a scenario', () => {
  it('is forked, published, compared and deleted', async () => {
    const scenarioId = await load();
    await mutate('scenarioDateSet', { scenarioId, expectedVersion: 1, offset: 3 });
    const input = { scenarioId, version: 1, key: `fork-${count}`, title: 'Fork', clientMutationKey: `fork-${count}` };
    const query = `mutation ($input: ScenarioForkInput!) { scenarioFork(input: $input) { scenario { id key version parentVersion parent { key } } userErrors { code } } }`;
    const { body } = await test.query(query, { input });
    const { scenario } = body.data.scenarioFork;
    expect(scenario).toMatchObject({
      key: `fork-${count}`,
      version: 1,
      parentVersion: 1,
      parent: { key: `edit-${count}` },
    });
    expect((await test.query(query, { input })).body.data.scenarioFork.scenario.id).toBe(scenario.id);
    const taken = await test.query(query, { input: { ...input, clientMutationKey: null } });
    expect(taken.body.data.scenarioFork.userErrors).toEqual([{ code: 'key.taken' }]);
    const difference = await test.query(
      'query ($from: ScenarioVersionInput!, $to: ScenarioVersionInput!) { scenarioDifference(from: $from, to: $to) { totalCount nodes { section path text before after } } }',
      { from: { scenarioId, version: 1 }, to: { scenarioId } },
    );
    expect(difference.body.data.scenarioDifference).toMatchObject({
      totalCount: 1,
      nodes: [{ section: 'head', before: { offset: 0 }, after: { offset: 3 } }],
    });
    const published = await test.query(
      'mutation ($input: ScenarioPublishInput!) { scenarioPublish(input: $input) { scenario { publishedVersion } userErrors { code } } }',
      {
        input: { scenarioId, expectedVersion: 2 },
      },
    );
    expect(published.body.data.scenarioPublish).toEqual({ scenario: { publishedVersion: 2 }, userErrors: [] });
    const gone =
      'mutation ($input: ScenarioDeleteInput!) { scenarioDelete(input: $input) { deletedId userErrors { code } } }';
    expect(
      (await test.query(gone, { input: { scenarioId: scenario.id, expectedVersion: 4 } })).body.data.scenarioDelete
        .userErrors,
    ).toEqual([{ code: 'version.conflict' }]);
    expect(
      (await test.query(gone, { input: { scenarioId: scenario.id, expectedVersion: 1 } })).body.data.scenarioDelete,
    ).toEqual({ deletedId: scenario.id, userErrors: [] });
    expect(
      (await test.query('query ($id: ID!) { scenario(id: $id) { key } }', { id: scenario.id })).body.data.scenario,
    ).toBeNull();
  });

  it('has gates that are delayed, withdrawn and decided beforehand', async () => {
    const scenarioId = await load({
      gates: [
        {
          id: 'approval',
          title: 'Approval',
          kind: 'national-approval',
          duration: { triangular: [2, 3, 9] },
          refusal: 0.2,
        },
        { id: 'order', title: 'Order', kind: 'order', opensAt: { anchor: 'D', offset: 12, unit: 'h' } },
      ],
    });
    const gate = 'gate { duration { parameters } opensAt { offset unit } withdrawnAt { offset } refusal }';
    const delayed = await mutate(
      'gateDelay',
      { scenarioId, expectedVersion: 1, key: 'approval', by: 24, unit: 'H' },
      gate,
    );
    expect(delayed).toMatchObject({ gate: { duration: { parameters: [3, 4, 10] } } });
    expect(await mutate('gateDelay', { scenarioId, expectedVersion: 1, key: 'order', by: 1 }, gate)).toMatchObject({
      gate: { opensAt: { offset: 36, unit: 'H' } },
    });
    expect(
      (await mutate('gateDelay', { scenarioId, expectedVersion: 3, key: 'approval', by: -90 })).userErrors,
    ).toMatchObject([{ code: 'gate.delay' }]);
    expect(
      await mutate(
        'gateWithdraw',
        { scenarioId, expectedVersion: 3, key: 'approval', at: { anchor: 'CF', offset: 20 } },
        gate,
      ),
    ).toMatchObject({ gate: { withdrawnAt: { offset: 20 } } });
    const decided = await mutate('gatePreAuthorise', { scenarioId, expectedVersion: 4, key: 'approval' }, gate);
    expect(decided).toMatchObject({ gate: { duration: { parameters: [0] } } });
    expect((await documentOf(scenarioId)).gates?.[0]).not.toHaveProperty('refusal');
  });

  it('is watched: every change is told, the end too', async () => {
    const scenarioId = await load();
    const response = await fetch(`${test.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({
        query:
          'subscription ($id: ID!) { scenarioChanged(scenarioId: $id) { scenario { version } version { intent } } }',
        variables: { id: scenarioId },
      }),
    });
    const text = response.text();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await mutate('scenarioDateSet', { scenarioId, expectedVersion: 1, offset: 3 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await test.query('mutation ($input: ScenarioDeleteInput!) { scenarioDelete(input: $input) { deletedId } }', {
      input: { scenarioId, expectedVersion: 2 },
    });
    const told = [...(await text).matchAll(/^data: (\{.*)$/gm)].map(
      ([, data]) => JSON.parse(data).data.scenarioChanged,
    );
    expect(told).toEqual([
      { scenario: { version: 2 }, version: { intent: 'scenarioDateSet' } },
      { scenario: null, version: null },
    ]);
  });
});
