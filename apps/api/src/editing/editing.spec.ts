import 'reflect-metadata';
import { contentHash, type ContributionRow } from '@muster/planning';
import { createLocalContext } from '../identity/request-context.ts';
import { createEditing, OFFER } from '../test/editing-harness.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { getNoun } from './nouns.ts';
import { RowEdits } from './row-edits.ts';

// Real servers on a machine that others use too: a hang is found, slowness is not judged.
jest.setTimeout(240_000);

/** 1,000 in the long check. */
const RACES = Number(process.env['MUSTER_RACES'] ?? 100);

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test.close());

const { load, mutate, documentOf } = createEditing(() => test);

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
