import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { verifyAudit } from '../audit/audit-trail.ts';
import { toGlobalId } from '../graphql/node.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { JobWorker } from '../jobs/job-worker.ts';
import { JobSupervisor } from '../jobs/job-supervisor.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';
import { backUp, restore } from './backup.ts';

jest.setTimeout(180_000);

const START =
  'mutation ($input: RunStartInput!) { runStart(input: $input) { run { id } userErrors { code path message } } }';
const folder = mkdtempSync(join(tmpdir(), 'muster-backup-'));
const file = join(folder, 'muster.backup');

let from: TestApp;
let to: TestApp;

beforeAll(async () => {
  from = await openTestApp();
  to = await openTestApp();
});

afterAll(async () => {
  await from.close();
  await to.close();
  rmSync(folder, { recursive: true, force: true });
});

const contentOf = async ({ source }: TestApp) => ({
  scenarios: await source.query('SELECT id, key, title, hash, version, created_at FROM scenario ORDER BY id'),
  places: await source.query('SELECT id, key, body FROM place ORDER BY id'),
  runs: await source.query('SELECT id, number, state, seed, asked FROM run ORDER BY number'),
  audit: await source.query('SELECT seq, record, before, hash FROM audit ORDER BY seq'),
  jobs: await source.query('SELECT id, kind, subject, input FROM job ORDER BY id'),
});

describe('a backup', () => {
  it('carries everything over with the audit chain intact, and what was under way goes on', async () => {
    // Text with every character that a format of lines may trip over.
    const title = 'tab\t line\n return\r backslash \\. \u2028 quote " Київ';
    const toy = createToyWorld('saved', { title });
    const id = await from.app.get(ScenarioService).load(createSystemContext('test'), toy);
    const { body } = await from.query(START, {
      input: { scenarioId: toGlobalId('Scenario', id ?? ''), seed: 9, replications: 12 },
    });
    expect(body.data.runStart.userErrors).toEqual([]);
    const counts = await backUp(from.address, file);
    expect(counts.find(({ table }) => table === 'run')).toEqual({ table: 'run', rows: 1 });

    await to.source.query('DELETE FROM scenario');
    await restore(to.address, file, false);
    expect(await contentOf(to)).toEqual(await contentOf(from));
    expect(await verifyAudit(to.source)).toEqual(await verifyAudit(from.source));
    expect((await verifyAudit(to.source)).broken).toBeUndefined();

    // The run that was under way when the backup was made is computed where it was restored.
    to.app.get(JobSupervisor).start();
    await to.app.get(JobWorker).start();
    const state = async () => (await to.source.query('SELECT state FROM run'))[0].state as string;
    while (['QUEUED', 'RUNNING'].includes(await state())) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await state()).toBe('SUCCEEDED');
    // Numbers go on after those that were restored, and the trail goes on from its last row.
    const again = await to.query(START, {
      input: { scenarioId: toGlobalId('Scenario', id ?? ''), seed: 10, replications: 1 },
    });
    expect(again.body.data.runStart.userErrors).toEqual([]);
    expect((await verifyAudit(to.source)).broken).toBeUndefined();
  });

  it('does not write over scenarios unless that is said', async () => {
    await expect(restore(to.address, file, false)).rejects.toThrow('--replace');
    await restore(to.address, file, true);
    expect((await contentOf(to)).runs).toHaveLength(1);
  });

  it.each([
    [
      'changed',
      (bytes: Buffer) =>
        gzipSync(gunzipSync(bytes).toString('latin1').replace('Toy', 'Boy').replace('saved', 'sawed'), { level: 1 }),
    ],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 2000)],
    ['something else', () => Buffer.from('hello')],
    ['another gzip', () => gzipSync('{"format":"other"}\n')],
  ])('that was %s is refused and nothing is touched', async (_, spoil) => {
    // The queue of the restored database is being worked off meanwhile.
    const still = async () => ({ ...(await contentOf(to)), jobs: undefined, runs: undefined });
    const before = await still();
    const spoilt = join(folder, 'spoilt.backup');
    writeFileSync(spoilt, spoil(readFileSync(file)));
    await expect(restore(to.address, spoilt, true)).rejects.toThrow(/no backup|changed or cut off/);
    expect(await still()).toEqual(before);
  });

  it('that is not there, and a place that cannot be written, are told in a sentence', async () => {
    await expect(restore(to.address, join(folder, 'none'), true)).rejects.toThrow('There is no file');
    await expect(backUp(from.address, join(folder, 'no', 'such', 'folder'))).rejects.toThrow(/cannot be written/);
  });
});
