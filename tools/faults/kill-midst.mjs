/**
 * SIGKILL to PostgreSQL and to whoever uses it, in the midst of what is one step for its users: a first start with its migrations, an import of
 * many rows, a restore. Each is done whole or not at all, says in a sentence what happened, and can be done again.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, assertEqual, Cluster, createRandom, freePort, runCommand, until, uuidOf } from './cluster.mjs';
import { verifyChain } from './coalition.mjs';
import { createTheatre, upload } from './theatre.mjs';

/** "The database cannot be reached, or went away meanwhile" and "the embedded database failed". */
const TOLD_CODES = [32, 33];
const LINES = 20_000;
const START_MS = 1200;
const APPLY_MS = 900;
const RESTORE_MS = 6000;
const NO_RUN = { MUSTER_FIRST_REPLICATIONS: '0' };
const APPLY =
  'mutation ($input: ImportApplyInput!) { importApply(input: $input) { counts { added } userErrors { code } } }';

export async function killMidst({ long, seed }) {
  const random = createRandom(seed);
  const rounds = long ? 6 : 2;
  const lines = [];
  for (const victim of ['database', 'process']) {
    const kills = { victim, random, rounds };
    lines.push(await killStarts(kills), await killImports(kills));
  }
  lines.push(await killRestores(random, rounds));
  return lines;
}

async function strike(cluster, child, victim, delayMs) {
  await sleep(delayMs);
  if (victim === 'process') return void (await cluster.kill(child));
  try {
    process.kill(cluster.databasePid(), 'SIGKILL');
  } catch {
    // It has not written down its number yet, or is down for the moment: the next round has another moment.
  }
}

/** The end of a process that could not go on has to be told: by one of the codes for it, and not by a stack trace. */
function assertTold(what, { code, output }) {
  if (code !== null && !TOLD_CODES.includes(code)) throw new Error(`${what} ended with ${code}: ${output}`);
  if (/^\s+at /m.test(output)) throw new Error(`${what} told a stack trace: ${output}`);
}

async function killStarts({ victim, random, rounds }) {
  let ended = 0;
  for (let round = 0; round < rounds; round++) {
    const cluster = new Cluster();
    try {
      const server = cluster.start('main.js', { PORT: String(await freePort()), MUSTER_THREADS: '0', ...NO_RUN });
      await until('a database', () => existsSync(join(cluster.folder, 'postgres/s/.s.PGSQL.5432')));
      await strike(cluster, server, victim, random() * START_MS);
      await until('an end of the start', () => server.output.includes('is ready') || hasEnded(server));
      if (hasEnded(server)) {
        ended += 1;
        assertTold('a start', { code: server.exitCode, output: server.output });
      }
      const api = await cluster.startApi({ env: NO_RUN });
      const { data } = await ask(api, '{ scenario(key: "paris-declaration") { version } }');
      assertEqual('the shipped scenario', data, { scenario: { version: 1 } });
      await verifyChain(cluster);
    } finally {
      await cluster.stop();
    }
  }
  return `${rounds} first starts with the ${victim} killed: ${ended} got no further, the next start of each is whole`;
}

const hasEnded = ({ exitCode, signalCode }) => exitCode !== null || signalCode !== null;

async function killImports({ victim, random, rounds }) {
  const cluster = new Cluster();
  let undone = 0;
  try {
    let api = await cluster.startApi({ env: NO_RUN });
    for (let round = 0; round < rounds; round++) {
      const { id, importId } = await sendLines(api, round);
      const input = { scenarioId: id, importId, expectedVersion: 1, clientMutationKey: `round-${round}` };
      const applied = ask(api, APPLY, { input }).catch(() => undefined);
      await strike(cluster, api, victim, random() * APPLY_MS);
      await applied;
      if (victim === 'process') api = await cluster.startApi({ env: NO_RUN });
      const { version, stocks } = await countRows(cluster, id);
      assertEqual('rows of half an import', stocks, version === 1 ? 0 : LINES);
      if (version === 1) undone += 1;
      await until('the import, sent again', async () => {
        const answer = await ask(api, APPLY, { input }).catch(() => undefined);
        return answer?.data?.importApply?.counts?.added === LINES;
      });
      assertEqual('what is there', await countRows(cluster, id), { version: 2, stocks: LINES, audited: 1 });
    }
    const chain = await verifyChain(cluster);
    return `${rounds} imports of ${LINES} rows with the ${victim} killed: ${undone} left nothing, sent again each is there once; chain of ${chain} rows whole`;
  } finally {
    await cluster.stop();
  }
}

async function sendLines(api, round) {
  const key = await upload(api, 'cell', { ...createTheatre(), id: `midst-${round}` });
  const { data } = await ask(api, `{ scenario(key: "${key}") { id } }`);
  const rows = Array.from({ length: LINES }, (_, i) => `stock-${i},north,III,${i + 1},${LINES}`);
  const response = await fetch(`${api.url}/imports/${data.scenario.id}?format=stocks`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', 'x-muster-persona': 'cell' },
    body: `id,place,class,amountT,capacityT\n${rows.join('\n')}\n`,
  });
  const { id, counts } = await response.json();
  assertEqual('lines that would be added', counts?.added, LINES);
  return { id: data.scenario.id, importId: id };
}

async function countRows(cluster, id) {
  const [found] = await cluster.sql(
    `SELECT version, (SELECT count(*)::int FROM stock WHERE scenario_id = $1) AS stocks,
       (SELECT count(*)::int FROM audit WHERE record ->> 'scenarioId' = $1::text AND record ->> 'action' = 'importApply') AS audited
     FROM scenario WHERE id = $1`,
    [uuidOf(id)],
  );
  return found;
}

async function killRestores(random, rounds) {
  const from = new Cluster();
  const to = new Cluster();
  const folder = mkdtempSync(join(tmpdir(), 'muster-midst-'));
  const file = join(folder, 'muster.backup');
  let undone = 0;
  try {
    const api = await from.startApi({ env: NO_RUN });
    await sendLines(api, 0);
    const { code, output } = await runCommand(from, 'backup.mjs', ['backup', file]).ended;
    assertEqual('a backup', [code, output], [0, output]);
    for (let round = 0; round < rounds; round++) {
      const command = runCommand(to, 'backup.mjs', ['restore', file, '--replace']);
      const victim = round % 2 === 0 ? 'database' : 'process';
      await until('a database', () => existsSync(join(to.folder, 'postgres/s/.s.PGSQL.5432')) || hasEnded(command));
      await strike(to, command, victim, random() * RESTORE_MS);
      const end = await command.ended;
      if (end.code !== 0) assertTold('a restore', end);
      if (end.code !== 0) undone += 1;
    }
    const whole = await runCommand(to, 'backup.mjs', ['restore', file, '--replace']).ended;
    assertEqual('a restore', [whole.code, whole.output], [0, whole.output]);
    assertEqual('rows of the chain', await verifyChain(to), await verifyChain(from));
    return `${rounds} restores with the database or the command killed: ${undone} were undone; the next one is whole`;
  } finally {
    await Promise.all([from.stop(), to.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
}
