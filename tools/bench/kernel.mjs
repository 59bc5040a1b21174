/**
 * The workloads on the project's kernel, written as a model on it would be: Calendar, ResourceBank, TraceHash. The order of events is
 * asserted and hashed in every mode.
 */
import { Calendar } from '../../libs/logistics/dist/engine/calendar.js';
import { ResourceBank, SERVERS } from '../../libs/logistics/dist/engine/resource.js';
import { TraceHash } from '../../libs/logistics/dist/engine/trace.js';
import { SegmentLog } from '../../libs/logistics/dist/operation/explanation/segment-log.js';
import { CONSIGNMENTS, STOPS, W2 } from './workloads.mjs';

/** W1: takes and schedules `holds` events; the check value and the milliseconds of the holds alone. */
export function w1(table, n, holds, clock) {
  const calendar = new Calendar(n);
  const hash = new TraceHash();
  let p = 0;
  for (let id = 0; id < n; id++) {
    calendar.schedule(table[p], 0, id);
    if (++p === table.length) p = 0;
  }
  let h = 0;
  const start = clock();
  for (let i = 0; i < holds; i++) {
    calendar.next();
    const id = calendar.a;
    hash.add(calendar.time, 0, id);
    h = (Math.imul(h, 31) + id) | 0;
    calendar.schedule(calendar.time + table[p], 0, id);
    if (++p === table.length) p = 0;
  }
  return { answer: h >>> 0, ms: clock() - start };
}

const ARRIVE = 0;
const END = 1;

/** W2: customers through one resource of eight servers. */
export class W2Kernel {
  calendar = new Calendar(64);
  hash = new TraceHash();

  constructor(customers) {
    this.bank = new ResourceBank([{ kind: SERVERS, capacity: W2.servers }], customers);
  }

  run({ arrival, service }) {
    const { calendar, bank, hash } = this;
    calendar.reset();
    bank.reset();
    hash.reset();
    calendar.schedule(arrival[0], ARRIVE, 0);
    while (calendar.next()) {
      const now = calendar.time;
      const customer = calendar.a;
      hash.add(now, calendar.code, customer);
      if (calendar.code === ARRIVE) {
        if (customer + 1 < arrival.length) calendar.schedule(arrival[customer + 1], ARRIVE, customer + 1);
        if (bank.claim(0, customer, 1, 0, now)) calendar.schedule(now + service[customer], END, customer);
      } else {
        bank.release(0, 1, now);
        const waiting = bank.admit(0, now);
        if (waiting >= 0) calendar.schedule(now + service[waiting], END, waiting);
      }
    }
    return { wait: bank.waited[0] / arrival.length, last: calendar.time };
  }
}

/**
 * What the statistics mode of W3 keeps besides the integrals of the bank: a ledger of every consignment (the engine's own segment log) and a
 * timeline of every queue, one row a change.
 */
class Observer {
  segments = new SegmentLog();
  last = new Int32Array(CONSIGNMENTS);
  time = new Float64Array(1 << 17);
  node = new Uint8Array(1 << 17);
  length = new Int32Array(1 << 17);
  rows = 0;

  reset() {
    this.segments.clear();
    this.last.fill(-1);
    this.rows = 0;
  }

  mark(c, cause, node, minute) {
    this.last[c] = this.segments.add(cause, node, minute, this.last[c]);
  }

  queue(node, length, now) {
    const row = this.rows++;
    this.time[row] = now;
    this.node[row] = node;
    this.length[row] = length;
  }
}

const CAUSE = { waiting: 0, service: 1, moving: 2 };
const MINUTE = 60_000_000;

export class W3Kernel {
  calendar = new Calendar(4096);
  hash = new TraceHash();
  stop = new Uint8Array(CONSIGNMENTS);
  observer = new Observer();

  constructor(data) {
    this.data = data;
    this.bank = new ResourceBank(
      Array.from(data.servers, (capacity) => ({ kind: SERVERS, capacity })),
      CONSIGNMENTS,
    );
  }

  begin() {
    const { calendar, data } = this;
    calendar.reset();
    this.bank.reset();
    this.hash.reset();
    this.stop.fill(0);
    for (let c = 0; c < CONSIGNMENTS; c++) calendar.schedule(data.release[c], ARRIVE, c);
  }

  /** Order asserted and hashed, integrals of the resources kept. */
  run(services, closures) {
    this.begin();
    const { calendar, bank, hash, stop } = this;
    const { path, travel } = this.data;
    while (calendar.next()) {
      const now = calendar.time;
      const c = calendar.a;
      hash.add(now, calendar.code, c);
      const at = c * STOPS + stop[c];
      const node = path[at];
      if (calendar.code === ARRIVE) {
        if (bank.claim(node, c, 1, 0, now)) calendar.schedule(now + services[at], END, c);
      } else {
        bank.release(node, 1, now);
        const waiting = bank.admit(node, now);
        if (waiting >= 0) calendar.schedule(now + services[waiting * STOPS + stop[waiting]], END, waiting);
        if (++stop[c] < STOPS) calendar.schedule(now + travel[at], ARRIVE, c);
        else closures[c] = now;
      }
    }
  }

  /** The same with a ledger of every consignment and a timeline of every queue. */
  runObserved(services, closures) {
    this.begin();
    const { calendar, bank, hash, stop, observer } = this;
    const { path, travel } = this.data;
    observer.reset();
    while (calendar.next()) {
      const now = calendar.time;
      const c = calendar.a;
      hash.add(now, calendar.code, c);
      const at = c * STOPS + stop[c];
      const node = path[at];
      const minute = Math.floor(now / MINUTE);
      if (calendar.code === ARRIVE) {
        if (bank.claim(node, c, 1, 0, now)) {
          observer.mark(c, CAUSE.service, node, minute);
          calendar.schedule(now + services[at], END, c);
        } else {
          observer.mark(c, CAUSE.waiting, node, minute);
          observer.queue(node, bank.queueLength[node], now);
        }
      } else {
        bank.release(node, 1, now);
        const waiting = bank.admit(node, now);
        if (waiting >= 0) {
          observer.mark(waiting, CAUSE.service, node, minute);
          observer.queue(node, bank.queueLength[node], now);
          calendar.schedule(now + services[waiting * STOPS + stop[waiting]], END, waiting);
        }
        observer.mark(c, CAUSE.moving, node, minute);
        if (++stop[c] < STOPS) calendar.schedule(now + travel[at], ARRIVE, c);
        else closures[c] = now;
      }
    }
    for (let r = 0; r < bank.count; r++) bank.settle(r, calendar.time);
  }
}
