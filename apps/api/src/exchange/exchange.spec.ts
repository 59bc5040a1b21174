import 'reflect-metadata';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { canonicalJson } from '@muster/planning';
import { toGlobalId } from '../graphql/node.ts';
import { BoundedPool } from '../jobs/bounded-pool.ts';
import { FORGET_UPLOADS } from './import-store.ts';
import { as, createExchange, FILE, NATIONS, STOCKS } from '../test/exchange-harness.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';
import { until } from '../test/until.ts';

// Real servers on a machine that others use too: a hang is found, slowness is not judged.
jest.setTimeout(240_000);

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test.close());

const { load, documentOf, upload, apply } = createExchange(() => test, 'exchange');

describe('an import', () => {
  it('knows a nation by its name, and says of which row a line is that it cannot read', async () => {
    const [france, ...others] = NATIONS;
    const id = await load({ nations: [{ ...france, name: 'France' }, ...others] });
    const file = 'id,place,class,amountT,owner\nfr-new,north,III,5,France\nfr-bad,north,III,much,FR\n';
    const { body } = await upload(id, 'format=stocks', file);
    expect(body.counts).toMatchObject({ added: 1, rejected: 1, ignored: 0 });
    expect([body.shown[0].after.owner, body.rejected[0].key]).toEqual(['FR', 'fr-bad']);
  });

  it('shows what would happen, is applied as one version, and undone', async () => {
    const id = await load();
    const before = canonicalJson(await documentOf(id));
    const { status, body } = await upload(id, 'format=stocks', FILE);
    expect(status).toBe(200);
    expect(body.counts).toEqual({ added: 1, changed: 1, unchanged: 0, removed: 0, rejected: 2, ignored: 1 });
    expect(
      body.rejected.map(({ line, reasons }: { line: number; reasons: { code: string; column: string }[] }) => [
        line,
        reasons[0].code,
        reasons[0].column,
      ]),
    ).toEqual([
      [4, 'reference.unknown', 'place'],
      [5, 'cell.unreadable', 'amountT'],
    ]);
    expect(canonicalJson(await documentOf(id))).toBe(before);
    expect(await apply(id, body.id, 1)).toEqual({
      counts: { added: 1, changed: 1, removed: 0, rejected: 2, ignored: 1 },
      scenario: { version: 2 },
      userErrors: [],
    });
    expect((await documentOf(id)).stocks).toEqual([
      { id: 'fr-v', place: 'north', class: 'V', amountT: 12.5, owner: 'FR' },
      STOCKS[1],
      { id: 'fr-iii', place: 'south', class: 'III', amountT: 100, owner: 'FR' },
    ]);
    const undo = `mutation ($input: ScenarioUndoInput!) { scenarioUndo(input: $input) { userErrors { code } } }`;
    await fetch(`${test.url}/graphql`, {
      method: 'POST',
      body: JSON.stringify({
        query: undo,
        variables: { input: { scenarioId: toGlobalId('Scenario', id), expectedVersion: 2 } },
      }),
      ...as('planner-FR', { 'content-type': 'application/json' }),
    });
    expect(canonicalJson(await documentOf(id))).toBe(before);
  });

  it('of a complete file takes away what the file does not have, of the own nation only', async () => {
    const id = await load();
    const { body } = await upload(
      id,
      'format=stocks&complete=true',
      'id,place,class,amountT,owner\nfr-iii,south,III,1,FR\n',
    );
    expect(body.counts).toMatchObject({ added: 1, removed: 1, ignored: 0 });
    await apply(id, body.id, 1);
    expect((await documentOf(id)).stocks?.map((stock) => stock.id)).toEqual(['de-v', 'fr-iii']);
  });

  it('of a complete file removes nothing while a line of it cannot be read', async () => {
    const id = await load();
    for (const line of ['fr-v,south,V,many,FR', 'fr-\u0000v,south,V,1,FR']) {
      const file = `id,place,class,amountT,owner\nfr-iii,south,III,1,FR\n${line}\n`;
      const { body } = await upload(id, 'format=stocks&complete=true', file);
      expect(body.counts).toMatchObject({ removed: 0, rejected: 1 });
      expect(body.warnings.map(({ code }: { code: string }) => code)).toContain('complete.unread');
      if (line.includes('many')) await apply(id, body.id, 1);
    }
    expect((await documentOf(id)).stocks?.map((stock) => stock.id)).toEqual(['fr-v', 'de-v', 'fr-iii']);
  });

  it('of what holds some of the places or units by nature is never complete', async () => {
    const id = await load();
    for (const format of ['ourairports', 'ourairports-runways', 'world-port-index', 'geojson', 'msdl']) {
      const { status, body } = await upload(id, `format=${format}&complete=true`, 'x', 'cell');
      expect([format, status, body.errors[0].extensions.code]).toEqual([format, 400, 'complete.format']);
    }
  });

  it('counts what was done, not what would have been when the file was looked at', async () => {
    const id = await load();
    const file = 'id;place;class;amountT;owner\nfr-iii;south;III;100;FR\nfr-iv;south;III;1;FR\n';
    const [first, second] = [await upload(id, 'format=stocks', file), await upload(id, 'format=stocks', file)];
    expect(await apply(id, first.body.id, 1)).toMatchObject({ counts: { added: 2 } });
    expect(await apply(id, second.body.id, 2)).toMatchObject({ counts: { added: 0, changed: 0 }, userErrors: [] });
  });

  it('that is sent twice under one key is answered twice alike', async () => {
    const id = await load();
    const file = 'id;place;class;amountT;owner\nfr-iii;south;III;100;FR\nfr-iv;south;III;1;FR\nfr-v;north;V;10;FR\n';
    const { body } = await upload(id, 'format=stocks', file);
    const [first, second] = [
      await apply(id, body.id, 1, { clientMutationKey: 'import-once' }),
      await apply(id, body.id, 1, { clientMutationKey: 'import-once' }),
    ];
    expect(first).toMatchObject({ counts: { added: 2 }, scenario: { version: 2 }, userErrors: [] });
    expect(second).toEqual(first);
  });

  it('counts every line that cannot be read, and keeps the reasons of the first thousand', async () => {
    const id = await load();
    const lines = Array.from({ length: 1500 }, (_, i) => `s-${i},south,V,many,FR`);
    const { body } = await upload(id, 'format=stocks', `id,place,class,amountT,owner\n${lines.join('\n')}\n`);
    expect(body.counts).toMatchObject({ added: 0, rejected: 1500 });
    expect(body.warnings).toMatchObject([{ code: 'lines.untold', message: expect.stringContaining('500 more lines') }]);
  });

  it('collides with what was changed after it was looked at', async () => {
    const id = await load();
    const first = await upload(id, 'format=stocks', FILE);
    const second = await upload(id, 'format=stocks', 'id,place,class,amountT,owner\nfr-v,north,V,1,FR\n');
    await apply(id, second.body.id, 1);
    expect((await apply(id, first.body.id, 1)).userErrors).toMatchObject([{ code: 'version.conflict' }]);
    expect((await documentOf(id)).stocks).toHaveLength(2);
  });

  it('belongs to who uploaded it, and to its scenario', async () => {
    const id = await load();
    const { body } = await upload(id, 'format=stocks', FILE);
    expect((await apply(id, body.id, 1, { persona: 'planner-DE' })).userErrors).toMatchObject([
      { code: 'import.unknown' },
    ]);
    expect((await apply(await load(), body.id, 1)).userErrors).toMatchObject([{ code: 'import.unknown' }]);
  });

  it('of one nation need not say on each line whose it is, and a line for others says why it is left out', async () => {
    const id = await load();
    const file = 'id,place,class,amountT\nfr-new,north,V,5\nfr-v,north,V,6\nde-v,north,V,7\n';
    const { body } = await upload(id, 'format=stocks', file);
    expect(body.counts).toMatchObject({ added: 1, changed: 1, ignored: 1 });
    expect(body.shown[0].after).toMatchObject({ id: 'fr-new', owner: 'FR' });
    const lines = 'query ($id: ID!) { scenarioImport(id: $id) { lines { nodes { outcome line reasons { code } } } } }';
    const { body: read } = await test.query(lines, { id: body.id }, 'planner-FR');
    expect(read.data.scenarioImport.lines.nodes).toContainEqual({
      ...{ outcome: 'IGNORED', line: 4, reasons: [{ code: 'access.denied' }] },
    });
  });

  it('says each line in the order of the file, in sentences, and a column that is not there once', async () => {
    const id = await load();
    const file =
      'id,nation,title,kind,status,stationing,personsMax\nfr-a,FR,A,force,often,inside,1\nfr-b,FR,B,force,offered,inside,"12,5"\n';
    const { body } = await upload(id, 'format=contributions', file);
    const lines =
      'query ($id: ID!) { scenarioImport(id: $id) { lines { nodes { line reasons { column message } } } } }';
    const { body: read } = await test.query(lines, { id: body.id }, 'planner-FR');
    const { nodes } = read.data.scenarioImport.lines;
    expect(nodes.map(({ line }: { line: number }) => line)).toEqual([2, 3]);
    expect(nodes[1].reasons).toEqual([
      { column: 'component', message: 'component is missing.' },
      { column: 'personsMax', message: 'personsMax must be a whole number; 12.5 was given.' },
    ]);
    expect(body.warnings).toEqual([
      { code: 'column.missing', row: null, column: 'component', message: expect.stringContaining('component') },
    ]);
  });

  it('is kept for a day', async () => {
    const id = await load();
    const [old, young] = [await upload(id, 'format=stocks', FILE), await upload(id, 'format=stocks', FILE)];
    const forgetAfter = async (hours: number) => {
      await test.source.query(`UPDATE import_file SET created_at = now() - make_interval(mins => $2) WHERE id = $1`, [
        old.body.id,
        hours * 60 + 1,
      ]);
      await test.source.transaction((manager) => FORGET_UPLOADS.run(manager));
    };
    await forgetAfter(24);
    expect((await apply(id, old.body.id, 1)).userErrors).toMatchObject([{ code: 'import.unknown' }]);
    // Who has begun before may still read it.
    expect(await test.source.query('SELECT 1 FROM import_piece WHERE import_id = $1', [old.body.id])).toHaveLength(1);
    await forgetAfter(25);
    const left: { id: string }[] = await test.source.query('SELECT id FROM import_file WHERE scenario_id = $1', [id]);
    expect(left).toEqual([{ id: young.body.id }]);
    expect(await test.source.query('SELECT 1 FROM import_piece WHERE import_id = $1', [old.body.id])).toEqual([]);
  });

  it('of rubbish is answered with what is wrong, and the audit trail says what was refused', async () => {
    const id = await load();
    expect(await upload(id, 'format=poem', 'x')).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: 'format.unknown' } }] },
    });
    expect(await upload(id, 'format=stocks', 'x', 'planner-FR', 'text/plain')).toMatchObject({ status: 415 });
    const packed = await fetch(`${test.url}/imports/${id}?format=stocks`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', 'content-encoding': 'gzip', 'x-muster-persona': 'planner-FR' },
      body: gzipSync('id,place,class,amountT\n'),
    });
    expect([packed.status, await packed.json()]).toEqual([
      415,
      {
        errors: [
          { message: expect.stringContaining('content-encoding'), extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } },
        ],
      },
    ]);
    expect(await upload('nothing', 'format=stocks', 'x')).toMatchObject({ status: 404 });
    expect(await upload(id, 'format=stocks', 'x', 'auditor')).toMatchObject({ status: 404 });
    const { status, body } = await upload(id, 'format=stocks', new Uint8Array([0x50, 0x4b, 3, 4, 9]));
    expect([status, body.rejected[0].reasons[0].code]).toEqual([200, 'workbook.broken']);
    const nothing = await upload(id, 'format=msdl', '<!DOCTYPE a [<!ENTITY b "c">]><a/>');
    expect(nothing.body.rejected[0].reasons[0].code).toBe('xml.doctype');
    const tooLarge = await upload(id, 'format=stocks', new Uint8Array(65 * 1024 * 1024)).catch(() => ({ status: 413 }));
    expect(tooLarge.status).toBe(413);
    const trail: { reason: string; outcome: string }[] = await test.source.query(
      `SELECT record ->> 'reason' AS reason, record ->> 'outcome' AS outcome FROM audit
       WHERE record ->> 'action' = 'importPreview' ORDER BY seq DESC LIMIT 6`,
    );
    expect(trail.map(({ reason, outcome }) => [outcome, reason])).toEqual(
      [
        ...['LIMIT_EXCEEDED', 'scenario.unknown', 'scenario.unknown'],
        ...['UNSUPPORTED_MEDIA_TYPE', 'UNSUPPORTED_MEDIA_TYPE', 'format.unknown'],
      ].map((reason) => ['refused', reason]),
    );
  });
});

it('takes no file in from whom it would not be read, and few at once', async () => {
  const id = await load();
  const sockets: Socket[] = [];
  const begin = (persona: string, query = 'format=stocks'): Socket => {
    const socket = connect(Number(new URL(test.url).port), '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.write(
      [
        `POST /imports/${toGlobalId('Scenario', id)}?${query} HTTP/1.1`,
        ...['Host: 127.0.0.1', `X-Muster-Persona: ${persona}`, 'Content-Type: text/csv', 'Content-Length: 60000000'],
        ...['', ''],
      ].join('\r\n'),
    );
    return socket;
  };
  const answerOf = async (socket: Socket) => ((await once(socket, 'data')) as [Buffer])[0].toString();
  const statusOf = async (socket: Socket) => (await answerOf(socket)).split(' ')[1];
  expect(await statusOf(begin('observer'))).toBe('403');
  expect(await statusOf(begin('cell', 'format=msdl&complete=true'))).toBe('400');
  // Half of the places are for one caller.
  const [first] = await Promise.race(
    Array.from({ length: 5 }, () => begin('planner-FR')).map(async (socket) => [await answerOf(socket)]),
  );
  expect(first).toMatch(/^HTTP\/1.1 503 [^]*retry-after: 1\r\n/i);
  for (const socket of sockets) socket.destroy();
  await until(async () => (await upload(toGlobalId('Scenario', id), 'format=stocks', 'id\n')).status === 200);
});

it('says when to come again where no more files are worked through', async () => {
  const id = await load();
  const full = new BoundedPool({ mostWaiting: 0 });
  const run = jest.spyOn(test.app.get(BoundedPool), 'run').mockImplementation((...task) => full.run(...task));
  const response = await fetch(`${test.url}/imports/${id}?format=stocks`, {
    ...{ method: 'POST', body: FILE },
    ...as('planner-FR', { 'content-type': 'text/csv' }),
  });
  run.mockRestore();
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
});

describe('a scenario document', () => {
  const send = async (body: string, persona = 'cell') => {
    const response = await fetch(`${test.url}/imports`, {
      method: 'POST',
      body,
      ...as(persona, { 'content-type': 'application/json' }),
    });
    const answer = (await response.json()) as {
      key?: string;
      errors?: { extensions: { code: string; path: string[] } }[];
    };
    return { status: response.status, key: answer.key, codes: answer.errors?.map(({ extensions }) => extensions.code) };
  };

  it('makes a new scenario once, and is told all that is wrong with it', async () => {
    const text = JSON.stringify(createToyWorld('uploaded'));
    expect(await send(text, 'planner-FR')).toMatchObject({ status: 403, codes: ['access.denied'] });
    expect(await send(`\ufeff${text}`)).toMatchObject({ status: 201, key: 'uploaded' });
    expect(await send(text)).toMatchObject({ status: 400, codes: ['key.taken'] });
    expect(await send('{')).toMatchObject({ status: 400, codes: ['json.syntax'] });
    const wrong = text.replace('"from":"north"', '"from":"nowhere"').replace('"base":"north"', '"base":"nowhere"');
    const { status, codes } = await send(wrong);
    expect(status).toBe(400);
    expect(codes?.filter((code) => code === 'reference.unknown').length).toBeGreaterThan(1);
  });
});
