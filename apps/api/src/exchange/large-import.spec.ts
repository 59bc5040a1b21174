import 'reflect-metadata';
import { canonicalJson, contentHash } from '@muster/planning';
import { DocumentCheck } from '../editing/document-check.ts';
import { toGlobalId } from '../graphql/node.ts';
import { DocumentStore } from '../scenarios/document-store.ts';
import { createExchange } from '../test/exchange-harness.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';

// Real servers on a machine that others use too: a hang is found, slowness is not judged.
jest.setTimeout(240_000);

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test.close());

const { load, documentOf, upload, apply } = createExchange(() => test, 'large');

const LINES = 1200;
const toFile = (amount: number, owner = 'FR') =>
  [
    'id,place,class,amountT,owner',
    ...Array.from({ length: LINES }, (_, i) => `s-${i},north,V,${amount},${owner}`),
  ].join('\n');

async function bring(id: string, file: string, version: number, persona?: string) {
  const { body } = await upload(id, 'format=stocks', file, persona);
  return apply(id, body.id, version, { persona });
}

async function edit(name: string, input: object, persona = 'planner-FR') {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } conflicts { key base theirs changedBy } scenario { version } } }`;
  const { body } = await test.query(query, { input }, persona);
  if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
  return body.data[name];
}

describe('the history of many rows', () => {
  it('takes few rows of the database, and is read back, counted, collided with and undone like any other', async () => {
    const id = await load();
    const scenarioId = toGlobalId('Scenario', id);
    const first = canonicalJson(await documentOf(id));
    expect(await bring(id, toFile(5), 1)).toMatchObject({ counts: { added: LINES }, userErrors: [] });
    const second = canonicalJson(await documentOf(id));
    expect(await bring(id, toFile(7), 2)).toMatchObject({ counts: { changed: LINES }, userErrors: [] });
    const [{ rows, pieces }]: { rows: number; pieces: number }[] = await test.source.query(
      `SELECT (SELECT count(*)::int FROM scenario_change WHERE scenario_id = $1) AS rows,
         (SELECT count(*)::int FROM scenario_change_piece WHERE scenario_id = $1) AS pieces`,
      [id],
    );
    expect([rows, pieces]).toEqual([0, 6]);
    expect([canonicalJson(await documentOf(id, 1)), canonicalJson(await documentOf(id, 2))]).toEqual([first, second]);
    const history = 'query ($id: ID!) { scenario(id: $id) { versions(first: 3) { nodes { version changes } } } }';
    const { body } = await test.query(history, { id: scenarioId }, 'planner-FR');
    const brought = Object.values(await documentOf(id, 1))
      .filter(Array.isArray)
      .flat().length;
    expect(body.data.scenario.versions.nodes).toEqual([
      { version: 3, changes: LINES },
      { version: 2, changes: LINES },
      { version: 1, changes: brought },
    ]);
    // Who has seen version 2 is told what the row was then.
    const late = { scenarioId, expectedVersion: 2, key: 's-700', change: { amountT: 9 } };
    const { userErrors, conflicts } = await edit('stockChange', late);
    expect(userErrors).toEqual([{ code: 'version.conflict' }]);
    expect(conflicts).toMatchObject([{ key: 's-700', base: { amountT: 5 }, theirs: { amountT: 7 } }]);
    for (const [expectedVersion, version, text] of [
      [3, 3, second],
      [4, 2, first],
    ] as const) {
      expect((await edit('scenarioUndo', { scenarioId, expectedVersion, version })).userErrors).toEqual([]);
      expect(canonicalJson(await documentOf(id))).toBe(text);
    }
    // Taken away by the undo, of which the caller has not heard.
    expect((await edit('stockChange', { ...late, expectedVersion: 4 })).conflicts).toMatchObject([
      { key: 's-700', base: { amountT: 5 }, theirs: null },
    ]);
  });

  it('knows who wrote rows that were taken away and come back', async () => {
    const id = await load();
    await bring(id, toFile(5), 1);
    await edit('scenarioUndo', { scenarioId: toGlobalId('Scenario', id), expectedVersion: 2 });
    // Somebody else of the nation had brought them in.
    await test.source.query(
      `UPDATE scenario_change_piece SET changes = replace(changes::text, '"person:planner-FR"', '"person:predecessor"')::json WHERE scenario_id = $1`,
      [id],
    );
    expect((await bring(id, toFile(6), 3)).userErrors).toEqual([]);
    const found: { authors: string[] }[] = await test.source.query(
      `SELECT DISTINCT authors FROM stock WHERE scenario_id = $1 AND key LIKE 's-%'`,
      [id],
    );
    expect(found.map(({ authors }) => [...authors].sort())).toEqual([['person:planner-FR', 'person:predecessor']]);
  });
});

describe('an upload of many lines', () => {
  it('is validated once: applied to the scenario that it was held against it is stored with the hash of its document', async () => {
    const id = await load();
    const check = jest.spyOn(test.app.get(DocumentCheck), 'check');
    const { body } = await upload(id, 'format=stocks', toFile(5));
    expect(await apply(id, body.id, 1)).toMatchObject({ counts: { added: LINES }, userErrors: [] });
    expect(check).toHaveBeenCalledTimes(0);
    const [{ hash }]: { hash: string }[] = await test.source.query('SELECT hash FROM scenario WHERE id = $1', [id]);
    expect(hash).toBe(contentHash(await documentOf(id)));
    const second = await upload(id, 'format=stocks', toFile(7));
    const other = { key: 'fr-v', change: { amountT: 1 } };
    await edit('stockChange', { scenarioId: toGlobalId('Scenario', id), expectedVersion: 2, ...other });
    check.mockClear();
    expect(await apply(id, second.body.id, 3)).toMatchObject({ counts: { changed: LINES }, userErrors: [] });
    expect(check).toHaveBeenCalledTimes(1);
    check.mockRestore();
    const { stocks = [] } = await documentOf(id);
    expect(stocks.map(({ amountT }) => amountT).slice(0, 3)).toEqual([1, 20, 7]);
  });

  it('that only adds rows is taken over inside the database, and its rows are labelled as those of a few lines are', async () => {
    for (const [persona, owner] of [
      ['planner-FR', 'FR'],
      ['cell', ''],
    ]) {
      const id = await load();
      const { body } = await upload(id, 'format=stocks', toFile(5, owner), persona);
      const find = jest.spyOn(test.app.get(DocumentStore), 'find');
      expect(await apply(id, body.id, 1, { persona })).toMatchObject({ counts: { added: LINES }, userErrors: [] });
      expect(find).toHaveBeenCalledTimes(0);
      find.mockRestore();
      const few = toFile(5, owner).replaceAll('s-', 'few-').split('\n').slice(0, 4).join('\n');
      expect(await bring(id, few, 2, persona)).toMatchObject({ counts: { added: 3 }, userErrors: [] });
      const labels = (like: string) =>
        test.source.query(
          `SELECT DISTINCT level, releasable_to, caveats, edited_by, authors, released_version - version AS later FROM stock
           WHERE scenario_id = $1 AND key LIKE $2`,
          [id, like],
        );
      const ofMany = await labels('s-%');
      expect(ofMany).toHaveLength(1);
      expect(ofMany).toEqual(await labels('few-%'));
      const { stocks = [] } = await documentOf(id);
      expect(stocks.slice(-LINES - 3).map(({ id: key }) => key)).toEqual([
        ...Array.from({ length: LINES }, (_, i) => `s-${i}`),
        ...['few-0', 'few-1', 'few-2'],
      ]);
    }
  });

  it('that only adds rows is held anew against a scenario that has changed, with what was read from its lines', async () => {
    const id = await load();
    const { body } = await upload(id, 'format=stocks', toFile(5));
    await bring(id, toFile(5).split('\n').slice(0, 11).join('\n'), 1);
    expect(await apply(id, body.id, 2)).toMatchObject({
      counts: { added: LINES - 10, changed: 0 },
      userErrors: [],
    });
    expect((await documentOf(id)).stocks?.filter(({ id: key }) => key.startsWith('s-'))).toHaveLength(LINES);
  });

  it('that only adds rows is refused where they are not for the caller to bring in by now, and nothing of it is there', async () => {
    const id = await load();
    const before = canonicalJson(await documentOf(id));
    const { body } = await upload(id, 'format=stocks', toFile(5));
    await test.source.query(
      `UPDATE import_file SET content = jsonb_set(content::jsonb, '{sound,staged,owners,0,nation}', '"DE"') WHERE id = $1`,
      [body.id],
    );
    expect((await apply(id, body.id, 1)).userErrors).toMatchObject([{ code: 'access.denied' }]);
    expect(canonicalJson(await documentOf(id))).toBe(before);
  });

  it('that only adds rows is taken over whole or not at all: a version is never told to have rows that are not there', async () => {
    const id = await load();
    const before = canonicalJson(await documentOf(id));
    const { body } = await upload(id, 'format=stocks', toFile(5));
    await test.source.query('DELETE FROM import_change WHERE import_id = $1 AND piece = 1', [body.id]);
    const query = `mutation ($input: ImportApplyInput!) { importApply(input: $input) { userErrors { code } } }`;
    const input = { scenarioId: toGlobalId('Scenario', id), importId: body.id, expectedVersion: 1 };
    const answer = await test.query(query, { input }, 'planner-FR');
    expect(answer.body.errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
    expect(canonicalJson(await documentOf(id))).toBe(before);
  });

  it('is not taken over where a row of it belongs to somebody else by now', async () => {
    const id = await load();
    await bring(id, toFile(5), 1);
    const { body } = await upload(id, 'format=stocks', toFile(7));
    await test.source.query(
      `UPDATE stock SET body = jsonb_set(body, '{owner}', '"DE"') WHERE scenario_id = $1 AND key = 's-5'`,
      [id],
    );
    expect((await apply(id, body.id, 2)).userErrors).toMatchObject([{ code: 'stock.unknown' }]);
    expect((await documentOf(id)).stocks?.filter(({ amountT }) => amountT === 7)).toEqual([]);
  });

  it('is paged in the order of the file, also by what becomes of the lines', async () => {
    const id = await load();
    const lines = toFile(5).split('\n');
    // One in each hundred cannot be read, and pages of those lie in many pieces.
    const wrong = lines.map((line, i) => (i > 0 && i % 100 === 0 ? line.replace(',5,', ',many,') : line));
    const { body } = await upload(id, 'format=stocks', wrong.join('\n'));
    const query = `query ($id: ID!, $after: String, $outcomes: [ImportOutcome!]) { scenarioImport(id: $id) {
      lines(first: 100, after: $after, outcomes: $outcomes) { totalCount pageInfo { hasNextPage endCursor } nodes { line outcome } } } }`;
    const read = async (outcomes: string[] | undefined) => {
      const found: number[] = [];
      for (let after: string | undefined; ;) {
        const answer = await test.query(query, { id: body.id, after, outcomes }, 'planner-FR');
        const { nodes, pageInfo, totalCount } = answer.body.data.scenarioImport.lines;
        found.push(...nodes.map(({ line }: { line: number }) => line));
        if (!pageInfo.hasNextPage) return { found, totalCount };
        after = pageInfo.endCursor;
      }
    };
    const all = Array.from({ length: LINES }, (_, i) => i + 2);
    expect(await read(undefined)).toEqual({ found: all, totalCount: LINES });
    const rejected = all.filter((line) => (line - 1) % 100 === 0);
    expect(await read(['REJECTED'])).toEqual({ found: rejected, totalCount: 12 });
  });
});
