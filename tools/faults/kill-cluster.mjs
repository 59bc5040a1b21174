/** Two APIs and three workers on one database. Nothing may be lost or stuck, and the result has to be that of one quiet process, to the bit. */

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../install.mjs';
import { assertEqual, cancelAll, Cluster, findScenario, follow, readRun, startRun, until } from './cluster.mjs';

const SEED = 7;

export async function killCluster({ long }) {
  const replications = long ? 200 : 40;
  const rounds = long ? 10 : 1;
  const cluster = new Cluster();
  const lines = [];
  try {
    const first = await cluster.startApi();
    const second = await cluster.startApi();
    const workers = [];
    for (let i = 0; i < 3; i++) workers.push(await cluster.startWorker());
    const scenarioId = await findScenario(first);
    // The run of the start is not what is measured here.
    await cancelAll(first);
    const hashes = new Set();
    for (let round = 0; round < rounds; round++) {
      // Started through one API, followed through the other.
      const runId = await startRun(first, { scenarioId, seed: SEED, replications });
      const figures = { workerMs: undefined, databaseMs: undefined };
      let stage = 'quiet';
      let killedMs = 0;
      const end = await follow(second, runId, async ({ done, state }) => {
        if (stage === 'quiet' && done >= 4) {
          stage = 'worker';
          killedMs = performance.now();
          await cluster.kill(workers.shift());
        } else if (stage === 'worker' && done >= Math.floor(replications / 2)) {
          figures.workerMs = performance.now() - killedMs;
          stage = 'database';
          killedMs = performance.now();
          process.kill(cluster.databasePid(), 'SIGKILL');
        } else if (stage === 'database' && (done > replications / 2 + 2 || state === 'SUCCEEDED')) {
          figures.databaseMs ??= performance.now() - killedMs;
        }
      });
      assertEqual('state', end.state, 'SUCCEEDED');
      assertEqual('stage', stage, 'database');
      const run = await readRun(first, runId);
      assertEqual(
        'replications',
        [run.done, run.result.replications, run.result.partial],
        [replications, replications, false],
      );
      hashes.add(run.result.hash);
      lines.push(
        `round ${round + 1}: worker and database killed; ${replications} replications, hash ${run.result.hash}; half the run ${seconds(figures.workerMs)} after the worker died, progress again ${seconds(figures.databaseMs)} after the database died`,
      );
      if (round + 1 < rounds) workers.push(await cluster.startWorker());
    }
    assertEqual('hashes', [...hashes], [hashOfOneProcess(cluster.folder, await documentOf(cluster), replications)]);
    await until('an empty queue', async () => (await cluster.sql('SELECT 1 FROM job')).length === 0);
    const stuck = await cluster.sql(`SELECT id FROM run WHERE state IN ('QUEUED', 'RUNNING')`);
    assertEqual('stuck runs', stuck, []);
    lines.push('the hash is that of one process without a database; no job is left, no run is stuck');
    return lines;
  } finally {
    await cluster.stop();
  }
}

async function documentOf(cluster) {
  const [{ document }] = await cluster.sql(
    'SELECT document FROM run_snapshot JOIN run ON run.snapshot_hash = hash WHERE seed = $1 LIMIT 1',
    [SEED],
  );
  return document;
}

function hashOfOneProcess(folder, document, replications) {
  const file = join(folder, 'scenario.json');
  writeFileSync(file, JSON.stringify(document));
  const args = [
    'tools/command.mjs',
    'simulate',
    file,
    '--replications',
    replications,
    '--seed',
    SEED,
    '--format',
    'json',
  ];
  const { stdout, stderr } = spawnSync(process.execPath, args.map(String), {
    cwd: workspaceRoot,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const hash = /"hash":\s*"([0-9a-f]{16})"/.exec(stdout)?.[1];
  if (hash === undefined) throw new Error(`simulate gave no hash: ${stderr.slice(-500)}`);
  return hash;
}

const seconds = (ms) => (ms === undefined ? 'at once' : `${(ms / 1000).toFixed(1)} s`);
