/** W1, W2 and W3 on the kernel against the bare loops, answers checked. */
import { W2Kernel, W3Kernel, w1 } from './kernel.mjs';
import { clock, expectEqual, fastest, interleaved, line, lineAgainst } from './measure.mjs';
import { drawServices, fixedServices, fold, W1, W2, w1Table, w2Data, W3, w3Data } from './workloads.mjs';
import { w1Buckets, w1Heap, w2, w3Buckets, w3Heap, w3Storage } from './yardstick.mjs';

/** Limits of the ratios to the fastest bare loop. */
const LIMIT = { w1: 1.6, w2: 1.6, bare: 1.3, observed: 1.7 };

/** A random replication of W3 on the kernel, draws included, to be timed beside something else. */
export function kernelReplication() {
  const data = w3Data();
  const { services, closures } = w3Storage();
  const kernel = new W3Kernel(data);
  return (round) => {
    drawServices(data, round, services);
    kernel.run(services, closures);
  };
}

export function benchW1(quick) {
  console.log('\nW1 hold model, ns a hold');
  const table = w1Table();
  for (const [n, expected] of Object.entries(W1.expected)) {
    const run = (f) => () => {
      const { answer, ms } = f(table, Number(n), W1.holds, clock);
      expectEqual(`W1 ${f.name} ${n}`, answer, expected);
      return ms;
    };
    const ms = interleaved(
      { kernel: run(w1), buckets: run(w1Buckets), heap: run(w1Heap) },
      quick || n > 1e5 ? 5 : 9,
      quick ? 1 : 3,
    );
    const ns = (name) => `${((ms[name].ms * 1e6) / W1.holds).toFixed(0)} ns`;
    line(`${n} pending: bare loop, buckets made for it`, ns('buckets'));
    line(`${n} pending: bare loop, 4-ary heap`, ns('heap'));
    lineAgainst(`${n} pending: kernel, order asserted and hashed`, ns('kernel'), ms.kernel, fastest(ms.buckets, ms.heap), LIMIT.w1); // prettier-ignore
  }
}

export function benchW2(quick) {
  console.log('\nW2 M/M/8 at 90 % load, ns a customer');
  const check = (name, { wait, last }, n) => {
    expectEqual(`W2 ${name} wait`, wait, W2.expected[n].wait, 1e-9);
    expectEqual(`W2 ${name} last`, last, W2.expected[n].last, 1e-6);
  };
  if (!quick) {
    const data = w2Data(1_000_000);
    check('bare', w2(data), 1_000_000);
    check('kernel', new W2Kernel(1_000_000).run(data), 1_000_000);
  }
  const n = W2.customers;
  const kernel = new W2Kernel(n);
  // The draws belong to the workload.
  const ms = interleaved(
    { bare: () => check('bare', w2(w2Data(n)), n), kernel: () => check('kernel', kernel.run(w2Data(n)), n) },
    quick ? 5 : 11,
    3,
  );
  const ns = (name) => `${((ms[name].ms * 1e6) / n).toFixed(0)} ns`;
  line('bare loop, a sorted line of eight', ns('bare'));
  lineAgainst('kernel, order asserted and hashed, integrals', ns('kernel'), ms.kernel, ms.bare, LIMIT.w2);
}

export function benchW3(quick) {
  console.log('\nW3 deployment, ms a random replication (draws included)');
  const data = w3Data();
  const storage = w3Storage();
  const kernel = new W3Kernel(data);
  const { services, closures } = storage;
  const engines = {
    buckets: () => w3Buckets(data, storage),
    heap: () => w3Heap(data, storage),
    kernel: () => kernel.run(services, closures),
    observed: () => kernel.runObserved(services, closures),
  };
  for (const [name, run] of Object.entries(engines)) checkW3(name, run, data, services, closures);
  expectEqual('W3 kernel events', kernel.hash.events, W3.events);
  expectEqual('W3 longest queue', checkDeterministic(kernel, data, services, closures), W3.deterministic.longest);
  if (!quick) checkThousand(engines.kernel, data, services, closures);
  const timed = Object.fromEntries(
    Object.entries(engines).map(([name, run]) => [
      name,
      (round) => {
        drawServices(data, round, services);
        run();
      },
    ]),
  );
  const ms = interleaved(timed, quick ? 60 : 200, 60);
  const show = (name) => `${ms[name].ms.toFixed(2)} ms`;
  const yardstick = fastest(ms.buckets, ms.heap);
  line('bare loop, buckets laid out for W3', show('buckets'));
  line('bare loop, 4-ary heap', show('heap'));
  lineAgainst('kernel, order asserted and hashed, integrals', show('kernel'), ms.kernel, yardstick, LIMIT.bare);
  lineAgainst('  the same against the 4-ary heap', '', ms.kernel, ms.heap, LIMIT.bare);
  lineAgainst('kernel, with ledger and timelines', show('observed'), ms.observed, yardstick, LIMIT.observed);
  lineAgainst('  the same against the 4-ary heap', '', ms.observed, ms.heap, LIMIT.observed);
}

function checkW3(name, run, data, services, closures) {
  fixedServices(data, services);
  run();
  expectEqual(`W3 ${name} closure`, Math.max(...closures), W3.deterministic.closure);
  expectEqual(`W3 ${name} closures`, fold(closures), W3.deterministic.closures);
  let h = 7;
  for (let r = 0; r < 20; r++) {
    drawServices(data, r, services);
    run();
    const closure = Math.max(...closures);
    if (r === 0) expectEqual(`W3 ${name} closure 0`, closure / 6e7, W3.closure0Min, 5e-4);
    h = fold([closure], h);
  }
  expectEqual(`W3 ${name} closures of 20 replications`, h, W3.closures20);
}

function checkDeterministic(kernel, data, services, closures) {
  fixedServices(data, services);
  kernel.run(services, closures);
  const waited = kernel.bank.waited.reduce((sum, w) => sum + w, 0);
  expectEqual('W3 sum of waits', waited / 3.6e9, W3.deterministic.waitH, 1e-6);
  return Math.max(...kernel.bank.longest);
}

function checkThousand(run, data, services, closures) {
  const minutes = [];
  for (let r = 0; r < 1000; r++) {
    drawServices(data, r, services);
    run();
    minutes.push(Math.max(...closures) / 6e7);
  }
  minutes.sort((a, b) => a - b);
  const quantile = (p) => minutes[Math.floor(p * minutes.length)];
  expectEqual('W3 mean closure', minutes.reduce((a, b) => a + b) / 1000, W3.thousand.meanMin, 1e-3);
  expectEqual('W3 median closure', quantile(0.5), W3.thousand.medianMin, 1e-3);
  expectEqual('W3 90 % closure', quantile(0.9), W3.thousand.p90Min, 1e-3);
}
