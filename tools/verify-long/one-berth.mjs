/**
 * A fault at scale: 100,000 shiploads for one berth. The run has to end at its horizon, in bounded memory, with every line either arrived or
 * told with what it waits for, and the berth among the reasons.
 */
import { oneBerth } from '../../libs/planning/dist/testing/one-berth.js';
import { prepare, runChunk } from '../../libs/planning/dist/run/index.js';
import { simulatorOf } from '../../libs/planning/dist/replication/snapshot.js';
import { CAUSES, resourceName } from '../../libs/logistics/dist/index.js';

const LINES = 100_000;
const LONGEST_S = 120;
const MOST_MB = 1500;

export async function run() {
  const start = performance.now();
  const prepared = prepare(oneBerth(LINES));
  if (!prepared.ok) throw new Error(prepared.issues[0].message);
  const compiled = performance.now();
  const { outcomes } = runChunk(prepared.value, 1, 0, 1);
  const [outcome] = outcomes;
  const { program } = simulatorOf(prepared.value);
  let arrived = 0;
  const waiting = new Map();
  for (let e = 0; e < outcome.ready.length; e++) {
    if (outcome.ready[e] >= 0) arrived++;
    else {
      const last = outcome.chainStart[e + 1] - 1;
      const name = resourceName(program, outcome.chainResource[last]);
      const reason = `${CAUSES[outcome.chainCause[last]]}${name === null ? '' : ` at ${name}`}`;
      waiting.set(reason, (waiting.get(reason) ?? 0) + 1);
    }
  }
  const told = [...waiting.values()].reduce((sum, count) => sum + count, 0);
  const seconds = (performance.now() - start) / 1000;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(`  ${LINES} lines: ${arrived} arrived, ${told} told why not, ${outcome.events} events`);
  for (const [reason, count] of waiting) console.log(`    ${count} ${reason}`);
  console.log(
    `  compiled in ${((compiled - start) / 1000).toFixed(1)} s, all in ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`,
  );
  const atBerth = [...waiting.keys()].some((reason) => reason.includes('port/berths'));
  return arrived > 0 && arrived + told === LINES && atBerth && seconds < LONGEST_S && megabytes < MOST_MB;
}
