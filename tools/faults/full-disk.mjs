/**
 * The disk of the data folder is full. Needs a small file system of its own, which only root may mount; elsewhere it says that it was not
 * tried. Changes are refused with an error that says what is wrong, reads go on, and with room again everything goes on.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, assertEqual, Cluster, findScenario, START } from './cluster.mjs';

const SIZE_MB = 220;

export async function fillDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'muster-disk-'));
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m,mode=755`, 'tmpfs', folder]);
  if (mount.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return ['not tried here: this user may not mount a small file system'];
  }
  const ballast = join(folder, 'ballast');
  const cluster = new Cluster(join(folder, 'data'));
  try {
    const api = await cluster.startApi();
    const scenarioId = await findScenario(api);
    fill(ballast);
    let code;
    let told = '';
    let accepted = 0;
    // Small changes still fit into pages that are there; at some point there is no room.
    for (let i = 0; i < 400 && code === undefined; i++) {
      const input = { scenarioId, seed: i, replications: 1000 };
      const answer = await ask(api, START, { input }).catch((error) => ({ errors: [{ message: error.message }] }));
      if (answer.data?.runStart?.run) accepted += 1;
      else if (answer.errors !== undefined) {
        code = answer.errors[0].extensions?.code;
        told = answer.errors[0].message;
        if (code === undefined) break;
      } else break;
    }
    const read = await ask(api, '{ scenarios { nodes { key } } }').catch(() => undefined);
    rmSync(ballast);
    const after = await untilAccepted(api, scenarioId);
    assertEqual('accepted with room again', after, true);
    const stuck = await cluster.sql(
      `SELECT id FROM run WHERE state IN ('QUEUED', 'RUNNING') AND NOT EXISTS (SELECT 1 FROM job WHERE subject = run.id)`,
    );
    assertEqual('half runs', stuck, []);
    return [
      `${accepted} changes fitted; then ${code ?? 'no error'} ("${told}"); reads ${read?.data ? 'went on' : 'were refused'}; with room again changes are accepted`,
    ];
  } finally {
    await cluster.stop();
    spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(file) {
  const block = Buffer.alloc(1 << 16);
  try {
    for (;;) writeFileSync(file, block, { flag: 'a' });
  } catch (error) {
    if (error.code !== 'ENOSPC') throw error;
  }
}

async function untilAccepted(api, scenarioId) {
  for (let attempt = 0; attempt < 60; attempt++) {
    const answer = await ask(api, START, { input: { scenarioId, seed: 1, replications: 1 } }).catch(() => undefined);
    if (answer?.data?.runStart?.run || answer?.data?.runStart?.userErrors?.[0]?.code === 'queue.full') return true;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  return false;
}
