/**
 * `npm run test:faults`: what happens when processes are killed, disks fill and clients dawdle. Each fault prints its figure.
 *
 *   npm run test:faults                      all, in a size for CI
 *   npm run test:faults -- cluster api       some of them
 *   npm run test:faults -- --long            more kills and more load
 *   npm run test:faults -- --seed 7          other random moments
 */
import { ensureBuilt } from '../build.mjs';
import { ensureInstalled } from '../install.mjs';

ensureInstalled();
ensureBuilt(['api']);
const { takeFaults } = await import('./cluster.mjs');
const { killApi } = await import('./kill-api.mjs');
const { workTogether } = await import('./coalition.mjs');
const { killCluster } = await import('./kill-cluster.mjs');
const { killStages } = await import('./kill-stages.mjs');
const { drain } = await import('./drain.mjs');
const { fillDisk } = await import('./full-disk.mjs');
const { killMidst } = await import('./kill-midst.mjs');
const { load } = await import('./load.mjs');
const { slowClients } = await import('./slow-clients.mjs');
const { twoServers } = await import('./two-servers.mjs');

const FAULTS = {
  coalition: [
    'planners of two nations, the cell, an observer and a tool at work over two APIs; a worker and then the database are killed',
    workTogether,
  ],
  cluster: ['two APIs and three workers on one database; one worker and then the database are killed', killCluster],
  servers: ['two servers on one database tell the same', twoServers],
  stages: ['a worker is killed in each stage of a run', killStages],
  api: ['the API is killed at random moments while changes come in', killApi],
  midst: ['database, server and commands are killed in the midst of a start, an import and a restore', killMidst],
  drain: ['SIGTERM with requests and jobs under way', drain],
  load: ['load, overload and a soak', load],
  slow: ['slow clients beside a normal one', slowClients],
  disk: ['the disk is full', fillDisk],
};

const asked = process.argv.slice(2);
const long = asked.includes('--long');
const seedAt = asked.indexOf('--seed');
const seed = seedAt >= 0 ? Number(asked[seedAt + 1]) : 1;
const names = asked.filter((name, i) => !name.startsWith('--') && (seedAt < 0 || i !== seedAt + 1));
const unknown = names.filter((name) => FAULTS[name] === undefined);
if (unknown.length > 0) {
  console.error(`There is no fault ${unknown.join(', ')}; there are ${Object.keys(FAULTS).join(', ')}.`);
  process.exit(2);
}

let failed = 0;
for (const [name, [what, run]] of Object.entries(FAULTS)) {
  if (names.length > 0 && !names.includes(name)) continue;
  console.log(`${name}: ${what}`);
  const startMs = performance.now();
  takeFaults();
  try {
    for (const line of await run({ long, seed })) console.log(`  ${line}`);
    console.log(`  passed in ${((performance.now() - startMs) / 1000).toFixed(0)} s`);
  } catch (error) {
    failed += 1;
    console.log(`  FAILED: ${error.stack ?? error}`);
    for (const line of takeFaults()) console.log(`  log: ${line}`);
  }
}
process.exit(failed === 0 ? 0 : 1);
