/** The whole model on the reference scenario: events a second against the kernel alone, and replications on one and two threads. */
import { parisDeclaration } from '../../libs/planning/dist/reference/index.js';
import { prepare } from '../../libs/planning/dist/run/index.js';
import { stepOf } from '../../libs/planning/dist/replication/chunk.js';
import { simulatorOf } from '../../libs/planning/dist/replication/snapshot.js';
import { kernelReplication } from './bench-kernel.mjs';
import { clock, interleaved, line, median } from './measure.mjs';
import { runOn, SEED, startWorkers, stopWorkers } from './threads.mjs';
import { W3 } from './workloads.mjs';

const CHUNK = 5;

export async function benchModel(quick) {
  console.log('\nReference scenario, whole model');
  const start = clock();
  const prepared = prepare(parisDeclaration);
  if (!prepared.ok) throw new Error(`the reference scenario does not compile: ${prepared.issues[0].message}`);
  const snapshot = prepared.value;
  line('parse, validate and compile', `${(clock() - start).toFixed(0)} ms`);
  const simulator = simulatorOf(snapshot);
  const { elements, places, requirements } = simulator.program.world;
  line('force elements, places, lines', [elements, places, requirements].map((rows) => rows.length).join(', '));
  let events = 0;
  const { program } = simulator;
  const sampleMin = stepOf(program.world.endMin);
  // Kernel and model take turns, because what a shared machine leaves them changes from minute to minute.
  const { kernel, model, bound } = interleaved(
    {
      kernel: kernelReplication(),
      model: (r) => {
        events = simulator.replicate(SEED, r, { sampleMin }).events;
      },
      bound: (r) => {
        simulator.criticalPath(SEED, r);
      },
    },
    quick ? 15 : 40,
    10,
  );
  line('a replication', `${model.ms.toFixed(1)} ms`);
  line('its critical path without capacity', `${bound.ms.toFixed(1)} ms`);
  line('events of a replication', `${events}`);
  const us = (time, count) => (time * 1000) / count;
  line('an event of the model', `${us(model.ms, events).toFixed(3)} us`);
  line('an event of the kernel (W3)', `${us(kernel.ms, W3.events).toFixed(3)} us`);
  const ratio = us(kernel.ms, W3.events) / us(model.ms, events);
  const least = us(kernel.least, W3.events) / us(model.least, events);
  console.log(
    `  events a second, model over kernel: ${ratio.toFixed(3)} (least ${least.toFixed(3)}; at least 0.35 is asked for)`,
  );
  await benchWorkers(snapshot, quick ? 40 : 120);
}

/** The same replications on one and on two threads, taking turns; hashes must agree. */
async function benchWorkers(snapshot, replications) {
  const workers = await startWorkers(2, snapshot);
  await runOn(workers, replications, CHUNK);
  const one = [];
  const two = [];
  for (let round = 0; round < 3; round++) {
    const a = await runOn(workers.slice(0, 1), replications, CHUNK);
    const b = await runOn(workers, replications, CHUNK);
    if (a.hashes !== b.hashes) throw new Error('one and two threads disagree');
    one.push(a.ms);
    two.push(b.ms);
  }
  await stopWorkers(workers);
  const rate = (ms) => `${((replications * 1000) / ms).toFixed(1)} /s`;
  line('replications, one thread', rate(median(one)));
  line('replications, two threads, same hashes', rate(median(two)));
  console.log(`  two threads over one: ${(median(one) / median(two)).toFixed(2)} (at least 1.8 is asked for)`);
}
