/** Growth: time of an event and memory as the generated theatre grows tenfold twice. */
import { Worker } from 'node:worker_threads';
import { line } from './measure.mjs';

const SIZES = [50, 500, 5000];

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
