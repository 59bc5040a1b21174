/** Validating takes longest, and holds nobody up: neither readers of the row nor another server. No update is lost by that. */
import type { ContributionRow } from '@muster/planning';
import { Database } from '../database/database.ts';
import { findUuid, toGlobalId } from '../graphql/node.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { DocumentStore } from '../scenarios/document-store.ts';
import { BoundedPool } from '../jobs/bounded-pool.ts';
import { RowStore } from '../scenarios/row-store.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';
import { DocumentCheck } from './document-check.ts';
import { Drawing } from './drawing.ts';
import type { Draft } from './draft.ts';
import type { Intent } from './intent.ts';
import { ScenarioEditor } from './scenario-editor.ts';

jest.setTimeout(120_000);

let test: TestApp;
let count = 0;
const context = createSystemContext('test');

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test.close());

/** The editor of another server: it has turns of its own. */
function otherServer(): ScenarioEditor {
  const { app } = test;
  const documents = app.get(DocumentStore);
  const drawing = new Drawing(documents, new DocumentCheck(app.get(BoundedPool)));
  return new ScenarioEditor(
    ...([app.get(Database), documents, app.get(ScenarioService), app.get(RowStore), drawing] as const),
  );
}

async function load(): Promise<string> {
  const nations = [{ id: 'FR', name: 'France', role: 'contributor', reported: 'nothing reported' }];
  const contributions = ['a', 'b'].map((id) => offer(id, 100));
  const world = createToyWorld(`lock-${++count}`, { nations, contributions });
  return toGlobalId('Scenario', (await test.app.get(ScenarioService).load(context, world)) ?? '');
}

const offer = (id: string, personsMax: number) => ({
  ...{ id, nation: 'FR', title: id, component: 'land', kind: 'force', status: 'offered', stationing: 'inside' },
  personsMax,
});

const intent = (scenarioId: string, key: string, personsMax: number): Intent => ({
  name: 'contributionChange',
  request: { scenarioId, expectedVersion: 1 },
  apply: (draft: Draft) => {
    const row = draft.find<ContributionRow>('contributions', key);
    if (row !== undefined) draft.put('contributions', { ...row, personsMax } as ContributionRow);
    return [];
  },
});

const TRIED = { userErrors: [], changes: [{}] };

/** Holds validations back until `open` is called, after `reached` has told that one has begun. */
function holdValidation() {
  const check = test.app.get(DocumentCheck);
  const real = check.check.bind(check);
  let open = () => undefined as void;
  let tell = () => undefined as void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const reached = new Promise<void>((resolve) => (tell = resolve));
  jest.spyOn(check, 'check').mockImplementationOnce(async (...input) => {
    tell();
    await opened;
    return real(...input);
  });
  return { reached, open };
}

async function read(scenarioId: string) {
  const document = await test.app.get(ScenarioService).findDocument(context, findUuid(scenarioId, 'Scenario') ?? '');
  return Object.fromEntries((document?.contributions ?? []).map(({ id, personsMax }) => [id, personsMax]));
}

describe('a document that is being validated', () => {
  it('is not locked, and an edit of another server meanwhile is kept', async () => {
    const scenarioId = await load();
    const { reached, open } = holdValidation();
    const slow = test.app.get(ScenarioEditor).edit(context, intent(scenarioId, 'a', 111));
    await reached;
    await test.source.query('SELECT 1 FROM scenario WHERE id = $1 FOR UPDATE NOWAIT', [
      findUuid(scenarioId, 'Scenario'),
    ]);
    const quick = await otherServer().edit(context, intent(scenarioId, 'b', 222));
    expect(quick).toMatchObject({ userErrors: [], scenario: { version: 2 } });
    open();
    expect(await slow).toMatchObject({ userErrors: [], scenario: { version: 3 } });
    expect(await read(scenarioId)).toEqual({ a: 111, b: 222 });
  });

  it('holds no connection to the database', async () => {
    const scenarioId = await load();
    const { reached, open } = holdValidation();
    const slow = test.app.get(ScenarioEditor).edit(context, intent(scenarioId, 'a', 111));
    await reached;
    // Those of the application that are in a transaction.
    const held = await test.source.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
    );
    expect(held).toEqual([]);
    open();
    expect(await slow).toMatchObject({ userErrors: [], scenario: { version: 2 } });
  });

  it('is a conflict where the other server has changed the same row', async () => {
    const scenarioId = await load();
    const { reached, open } = holdValidation();
    const slow = test.app.get(ScenarioEditor).edit(context, intent(scenarioId, 'a', 111));
    await reached;
    await otherServer().edit(context, intent(scenarioId, 'a', 222));
    open();
    expect(await slow).toMatchObject({ userErrors: [{ code: 'version.conflict' }], conflicts: [{ key: 'a' }] });
    expect(await read(scenarioId)).toEqual({ a: 222, b: 100 });
  });

  it('is tried out one after another by one caller, and meanwhile by others', async () => {
    const scenarioId = await load();
    const check = jest.spyOn(test.app.get(DocumentCheck), 'check');
    check.mockClear();
    const { reached, open } = holdValidation();
    const editor = test.app.get(ScenarioEditor);
    const first = editor.check(context, intent(scenarioId, 'a', 111));
    await reached;
    const second = editor.check(context, intent(scenarioId, 'b', 222));
    expect(await editor.check(createSystemContext('other'), intent(scenarioId, 'b', 333))).toMatchObject(TRIED);
    expect(check).toHaveBeenCalledTimes(2);
    open();
    expect(await Promise.all([first, second])).toMatchObject([TRIED, TRIED]);
  });

  it('is validated once for each of many edits on one server', async () => {
    const scenarioId = await load();
    const check = jest.spyOn(test.app.get(DocumentCheck), 'check');
    check.mockClear();
    const editor = test.app.get(ScenarioEditor);
    const keys = ['a', 'b', 'a', 'b', 'a', 'b'];
    const edits = await Promise.all(
      keys.map((key, i) => {
        const { request: _, ...rest } = intent(scenarioId, key, 200 + i);
        return editor.edit(context, { ...rest, request: { scenarioId } });
      }),
    );
    expect(edits.map(({ scenario }) => scenario?.version)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(check).toHaveBeenCalledTimes(keys.length);
    expect(await read(scenarioId)).toEqual({ a: 204, b: 205 });
  });
});
