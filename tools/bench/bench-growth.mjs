/** Growth (time of an event and memory as the generated theatre grows tenfold twice) and the reference case of 1,000 elements on two threads. */
import { Worker } from 'node:worker_threads';
import { generatedCase } from '../../libs/planning/dist/testing/generated-case.js';
import { prepare } from '../../libs/planning/dist/run/index.js';
import { clock, line } from './measure.mjs';
import { runOn, startWorkers, stopWorkers } from './threads.mjs';

const SIZES = [50, 500, 5000];
const REFERENCE_ELEMENTS = 1000;
const REPLICATIONS = 200;

/** Each size in a thread of its own, so that its memory is its own. */
export async function benchGrowth(quick) {
  console.log('\nGrowth: the generated theatre x1, x10, x100');
  const sizes = quick ? SIZES.slice(0, 2) : SIZES;
  const measured = [];
  for (const elements of sizes) {
    const m = await measureSize(elements);
    measured.push(m);
    line(`${elements} elements, ${m.lines} lines, ${m.places} places`, `${m.us.toFixed(3)} us an event`);
    line('  events of a replication, compile', `${m.events}, ${(m.prepareMs / 1000).toFixed(1)} s`);
    line('  memory of program and state', `${(m.bytes / 1e6).toFixed(1)} MB`);
  }
  const [first, last] = [measured[0], measured[measured.length - 1]];
  const times = last.elements / first.elements;
  console.log(`  time of an event x${times} over x1: ${(last.us / first.us).toFixed(2)} (less than 3 is asked for)`);
  console.log(`  memory x${times} over x1: ${(last.bytes / first.bytes).toFixed(1)} (linear would be ${times})`);
}

function measureSize(elements) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./growth-worker.mjs', import.meta.url), { workerData: { elements } });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** From the document to 200 outcomes on two threads, compile and all. */
export async function benchReferenceCase(quick) {
  const replications = quick ? 20 : REPLICATIONS;
  console.log('\nReference case, generated: 30 nations, 1,000 elements, 5,000 lines, 400 places, 365 days');
  const start = clock();
  const prepared = prepare(generatedCase(REFERENCE_ELEMENTS));
  if (!prepared.ok) throw new Error(`the reference case does not compile: ${prepared.issues[0].message}`);
  line('parse, validate and compile', `${((clock() - start) / 1000).toFixed(1)} s`);
  const workers = startWorkers(2, prepared.value);
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
