/**
 * The local yardstick: each workload as a bare loop over typed arrays, written for that workload alone. No classes, no checks, no hash, no
 * statistics beyond the answers, payload = entity number. What the kernel costs is measured against these in the same run.
 *
 * W3 exists three times, because which queue is fastest depends on the machine; the fastest one counts.
 */
import { CONSIGNMENTS, NODES, STOPS } from './workloads.mjs';

/** 4-ary heap of [time, key] pairs; key = insertion number x 2^21 + entity breaks ties in order of insertion. */
function push(heap, size, time, key) {
  let i = size;
  while (i > 0) {
    const parent = (i - 1) >> 2;
    const t = heap[2 * parent];
    if (t < time || (t === time && heap[2 * parent + 1] < key)) break;
    heap[2 * i] = t;
    heap[2 * i + 1] = heap[2 * parent + 1];
    i = parent;
  }
  heap[2 * i] = time;
  heap[2 * i + 1] = key;
}

/** Puts (time, key) in the place of the top. `size` counts the top. */
function replaceTop(heap, size, time, key) {
  let i = 0;
  for (;;) {
    const first = 4 * i + 1;
    if (first >= size) break;
    let best = first;
    let bestTime = heap[2 * first];
    let bestKey = heap[2 * first + 1];
    const end = first + 4 < size ? first + 4 : size;
    for (let child = first + 1; child < end; child++) {
      const t = heap[2 * child];
      if (t < bestTime || (t === bestTime && heap[2 * child + 1] < bestKey)) {
        best = child;
        bestTime = t;
        bestKey = heap[2 * child + 1];
      }
    }
    if (time < bestTime || (time === bestTime && key < bestKey)) break;
    heap[2 * i] = bestTime;
    heap[2 * i + 1] = bestKey;
    i = best;
  }
  heap[2 * i] = time;
  heap[2 * i + 1] = key;
}

const ENTITIES = 2097152;

/** W1 on a 4-ary heap. Returns the check value and the milliseconds of the holds alone. */
export function w1Heap(table, n, holds, clock) {
  const heap = new Float64Array(2 * n);
  let p = 0;
  let sequence = 0;
  for (let id = 0; id < n; id++) {
    push(heap, id, table[p], sequence++ * ENTITIES + id);
    if (++p === table.length) p = 0;
  }
  let h = 0;
  const start = clock();
  for (let i = 0; i < holds; i++) {
    const id = heap[1] & (ENTITIES - 1);
    h = (Math.imul(h, 31) + id) | 0;
    replaceTop(heap, n, heap[0] + table[p], sequence++ * ENTITIES + id);
    if (++p === table.length) p = 0;
  }
  return { answer: h >>> 0, ms: clock() - start };
}

/**
 * W1 on a calendar queue (Brown 1988) of sorted linked lists that is laid out once for the known distribution of increments: buckets of one
 * event on average, as many as cover the largest increment, so that the days of one year never mix.
 */
export function w1Buckets(table, n, holds, clock) {
  const largest = table.reduce((most, t) => (t > most ? t : most), 0);
  const inverse = n / 1e9;
  const bits = Math.ceil(Math.log2(largest * inverse + 2));
  const mask = 2 ** bits - 1;
  const heads = new Int32Array(mask + 1).fill(-1);
  const next = new Int32Array(n);
  const times = new Float64Array(n);
  const insert = (id, time) => {
    times[id] = time;
    const bucket = (time * inverse) & mask;
    let at = heads[bucket];
    if (at < 0 || times[at] > time) {
      next[id] = at;
      heads[bucket] = id;
      return;
    }
    let after = next[at];
    while (after >= 0 && times[after] <= time) {
      at = after;
      after = next[at];
    }
    next[id] = after;
    next[at] = id;
  };
  let p = 0;
  for (let id = 0; id < n; id++) {
    insert(id, table[p]);
    if (++p === table.length) p = 0;
  }
  let h = 0;
  let day = 0;
  const start = clock();
  for (let i = 0; i < holds; i++) {
    let id = heads[day];
    while (id < 0) id = heads[(day = (day + 1) & mask)];
    heads[day] = next[id];
    h = (Math.imul(h, 31) + id) | 0;
    insert(id, times[id] + table[p]);
    if (++p === table.length) p = 0;
  }
  return { answer: h >>> 0, ms: clock() - start };
}

/** W2: nine pending events at most, so the ends of service are a sorted line of eight. */
export function w2({ arrival, service }) {
  const n = arrival.length;
  const ends = new Float64Array(9).fill(Infinity);
  let busy = 0;
  let head = 0;
  let waited = 0;
  let last = 0;
  let i = 0;
  const begin = (now, customer) => {
    const end = now + service[customer];
    let at = busy++;
    while (at > 0 && ends[at - 1] > end) {
      ends[at] = ends[at - 1];
      at--;
    }
    ends[at] = end;
  };
  while (i < n || busy > 0) {
    if (i < n && arrival[i] <= ends[0]) {
      if (busy < 8) begin(arrival[i], head++);
      i++;
    } else {
      last = ends[0];
      busy--;
      for (let k = 0; k < busy; k++) ends[k] = ends[k + 1];
      ends[busy] = Infinity;
      if (head < i) {
        waited += last - arrival[head];
        begin(last, head++);
      }
    }
  }
  return { wait: waited / n, last };
}

/** Storage of W3, made once and used by every replication. An entity is a consignment; it has one pending event at most. */
export function w3Storage() {
  return {
    services: new Float64Array(CONSIGNMENTS * STOPS),
    closures: new Float64Array(CONSIGNMENTS),
    heap: new Float64Array(2 * CONSIGNMENTS),
    times: new Float64Array(CONSIGNMENTS),
    next: new Int32Array(CONSIGNMENTS),
    /** 2 x stop + 1 while in service. */
    stage: new Uint8Array(CONSIGNMENTS),
    free: new Int32Array(NODES),
    queueHead: new Int32Array(NODES),
    queueTail: new Int32Array(NODES),
    queueNext: new Int32Array(CONSIGNMENTS),
    days: new Int32Array(65536).fill(-1),
  };
}

function w3Begin(data, s) {
  s.free.set(data.servers);
  s.queueHead.fill(-1);
  s.stage.fill(0);
}

/** W3 on a 4-ary heap; `services` hold the service times, `closures` receive the completion times. */
export function w3Heap(data, s) {
  w3Begin(data, s);
  const { release, path, travel } = data;
  const { services, closures, heap, stage, free, queueHead, queueTail, queueNext } = s;
  let size = 0;
  let sequence = 0;
  for (let c = 0; c < CONSIGNMENTS; c++) push(heap, size++, release[c], sequence++ * ENTITIES + c);
  while (size > 0) {
    const now = heap[0];
    const c = heap[1] & (ENTITIES - 1);
    const at = c * STOPS + (stage[c] >> 1);
    const node = path[at];
    if ((stage[c]++ & 1) === 0) {
      if (free[node] > 0) {
        free[node]--;
        replaceTop(heap, size, now + services[at], sequence++ * ENTITIES + c);
        continue;
      }
      if (queueHead[node] < 0) queueHead[node] = c;
      else queueNext[queueTail[node]] = c;
      queueTail[node] = c;
      queueNext[c] = -1;
    } else {
      const waiting = queueHead[node];
      if (waiting >= 0) {
        queueHead[node] = queueNext[waiting];
        const time = now + services[waiting * STOPS + (stage[waiting] >> 1)];
        if (stage[c] < 2 * STOPS) {
          replaceTop(heap, size, time, sequence++ * ENTITIES + waiting);
          push(heap, size++, now + travel[at], sequence++ * ENTITIES + c);
        } else {
          closures[c] = now;
          replaceTop(heap, size, time, sequence++ * ENTITIES + waiting);
        }
        continue;
      }
      free[node]++;
      if (stage[c] < 2 * STOPS) {
        replaceTop(heap, size, now + travel[at], sequence++ * ENTITIES + c);
        continue;
      }
      closures[c] = now;
    }
    size--;
    if (size > 0) replaceTop(heap, size, heap[2 * size], heap[2 * size + 1]);
  }
}

/**
 * W3 on buckets of sorted linked lists, laid out for W3: 65,536 days of 10^8 ticks hold the whole horizon, so no year ever comes round and
 * a day has about one event. Only a loop that knows its workload can do this; it is the hardest yardstick here.
 */
export function w3Buckets(data, s) {
  w3Begin(data, s);
  const { release, path, travel } = data;
  const { services, closures, times, next, stage, free, queueHead, queueTail, queueNext, days } = s;
  const insert = (c, time) => {
    times[c] = time;
    const day = time * 1e-8;
    let at = days[day | 0];
    if (at < 0 || times[at] > time) {
      next[c] = at;
      days[day | 0] = c;
      return;
    }
    let after = next[at];
    while (after >= 0 && times[after] <= time) {
      at = after;
      after = next[at];
    }
    next[c] = after;
    next[at] = c;
  };
  for (let c = 0; c < CONSIGNMENTS; c++) insert(c, release[c]);
  let day = 0;
  for (let left = CONSIGNMENTS; left > 0;) {
    let c = days[day];
    while (c < 0) c = days[++day];
    days[day] = next[c];
    const now = times[c];
    const at = c * STOPS + (stage[c] >> 1);
    const node = path[at];
    if ((stage[c]++ & 1) === 0) {
      if (free[node] > 0) {
        free[node]--;
        insert(c, now + services[at]);
      } else {
        if (queueHead[node] < 0) queueHead[node] = c;
        else queueNext[queueTail[node]] = c;
        queueTail[node] = c;
        queueNext[c] = -1;
      }
    } else {
      const waiting = queueHead[node];
      if (waiting >= 0) {
        queueHead[node] = queueNext[waiting];
        insert(waiting, now + services[waiting * STOPS + (stage[waiting] >> 1)]);
      } else free[node]++;
      if (stage[c] < 2 * STOPS) insert(c, now + travel[at]);
      else {
        closures[c] = now;
        left--;
      }
    }
  }
}
