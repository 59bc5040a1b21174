/**
 * The reference case of 1,000 elements, from the document to 200 outcomes on two threads, compile and all. One of the threads
 * compiles, as in the server, and the memory is that of the process, in which nothing else runs.
 */
import { generatedCase } from '../../libs/planning/dist/testing/generated-case.js';
import { clock, line } from './measure.mjs';
import { runOn, startWorkersOn, stopWorkers } from './threads.mjs';

const ELEMENTS = 1000;
const REPLICATIONS = 200;

export async function benchCase(quick) {
  const replications = quick ? 20 : REPLICATIONS;
  console.log('\nReference case, generated: 30 nations, 1,000 elements, 5,000 lines, 400 places, 365 days');
  const start = clock();
  const workers = await startWorkersOn(2, generatedCase(ELEMENTS));
  line('parse, validate and compile', `${((clock() - start) / 1000).toFixed(1)} s`);
  const { ms } = await runOn(workers, replications, 5);
  await stopWorkers(workers);
  const whole = (clock() - start) / 1000;
  line(`${replications} replications on two threads, compile and all`, `${whole.toFixed(1)} s`);
  line('a replication', `${((ms * 2) / replications).toFixed(0)} ms of a thread`);
  console.log(
    `  for ${REPLICATIONS}: ${whole.toFixed(1)} s${quick ? ' for a tenth' : ''} (less than 60 s is asked for)`,
  );
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(`  largest memory of the process: ${megabytes.toFixed(0)} MB (less than 500 is asked for)`);
}
