/**
 * Data and answers of the kernel workloads. Everything is deterministic: an engine is right when it reproduces every number here.
 *
 * W1  hold model: take the earliest of N pending events and schedule it again (the classic test of a pending event set)
 * W2  M/M/8 queue at 90 % load, one million customers
 * W3  deployment: 4,000 consignments through nine of sixty nodes with first-in-first-out queues, 72,000 events a replication
 *
 * Tick of W3: one microsecond. Ties run in order of insertion.
 */

const MODULUS = 2147483647;
const MULTIPLIER = 48271;

/** MINSTD (Park and Miller 1988, multiplier 48271). */
export class Minstd {
  constructor(seed) {
    this.state = seed;
  }

  next() {
    // 2^31 = 1 modulo 2^31 - 1, so high and low part of the product add up; exact in doubles, and no division.
    const product = this.state * MULTIPLIER;
    const high = Math.floor(product / 2147483648);
    const rest = product - high * 2147483648 + high;
    return (this.state = rest >= MODULUS ? rest - MODULUS : rest);
  }

  draw(n) {
    return this.next() % n;
  }

  u() {
    return this.next() / MODULUS;
  }
}

export const fold = (values, start = 7) => {
  let h = start;
  for (const v of values) h = (h * 31 + (v % MODULUS)) % MODULUS;
  return h;
};

export const W1 = Object.freeze({
  table: 8191,
  holds: 200_000,
  expected: { 1024: 1892389547, 32768: 219524539, 1048576: 3576710240 },
});

export function w1Table() {
  const random = new Minstd(42);
  return Float64Array.from({ length: W1.table }, () => 1 + Math.floor(-Math.log(random.u()) * 1e9));
}

export const W2 = Object.freeze({
  servers: 8,
  customers: 200_000,
  expected: {
    200_000: { wait: 0.854997464, last: 27968.873229 },
    1_000_000: { wait: 0.867767303, last: 139107.297173 },
  },
  /** Erlang C, for comparison: the run is one sample. */
  theory: 0.876916238,
});

/** Interarrival and service times of the first n customers. */
export function w2Data(n) {
  const arrivals = new Minstd(12345);
  const services = new Minstd(67890);
  const arrival = new Float64Array(n);
  const service = new Float64Array(n);
  let time = 0;
  for (let i = 0; i < n; i++) {
    time += -Math.log(arrivals.u()) / 7.2;
    arrival[i] = time;
    service[i] = -Math.log(services.u());
  }
  return { arrival, service };
}

export const NODES = 60;
export const CONSIGNMENTS = 4000;
export const STOPS = 9;
const LAYERS = [10, 8, 6, 5, 4, 5, 6, 7, 9];
const MIN = 60_000_000;
const HOUR = 60 * MIN;

export const W3 = Object.freeze({
  data: 1247636804,
  deterministic: { closure: 5729099811631, closures: 1492852121, waitH: 989931.631958, longest: 236 },
  closure0Min: 103908.721,
  closures20: 1000918721,
  thousand: { meanMin: 103911.355, medianMin: 103916.04, p90Min: 104673.506 },
  events: 72_000,
});

/** Nodes, paths, releases and travel times; checks itself. */
export function w3Data() {
  const random = new Minstd(20250101);
  const x = [];
  const y = [];
  const servers = new Int32Array(NODES);
  const serviceTime = new Float64Array(NODES);
  for (let j = 0; j < NODES; j++) {
    x.push(random.draw(1000));
    y.push(random.draw(1000));
    servers[j] = 2 + random.draw(5);
    serviceTime[j] = (1 + random.draw(6)) * HOUR;
  }
  const release = new Float64Array(CONSIGNMENTS);
  /** Node of stop k of consignment c at 9 c + k; travel time after stop k at the same place. */
  const path = new Int32Array(CONSIGNMENTS * STOPS);
  const travel = new Float64Array(CONSIGNMENTS * STOPS);
  for (let e = 0; e < 400; e++) {
    const hour = random.draw(720);
    const nodes = [];
    let first = 0;
    for (const size of LAYERS) {
      nodes.push(first + random.draw(size));
      first += size;
    }
    for (let k = 0; k < 10; k++) {
      const c = 10 * e + k;
      release[c] = (60 * hour + 20 * k) * MIN + random.draw(MIN);
      path.set(nodes, c * STOPS);
      for (let l = 0; l < STOPS - 1; l++) {
        const [a, b] = [nodes[l], nodes[l + 1]];
        const distance = Math.sqrt((x[a] - x[b]) ** 2 + (y[a] - y[b]) ** 2);
        travel[c * STOPS + l] = (30 + Math.floor(distance)) * MIN + random.draw(MIN);
      }
    }
  }
  const data = { servers, serviceTime, release, path, travel };
  const check = w3Check(x, y, data);
  if (check !== W3.data) throw new Error(`W3 data: ${check}, expected ${W3.data}`);
  return data;
}

function w3Check(x, y, { servers, serviceTime, release, path, travel }) {
  let h = 7;
  for (let j = 0; j < NODES; j++)
    h = (h * 31 + (x[j] + 1000 * y[j] + 1000000 * servers[j]) + (serviceTime[j] % MODULUS)) % MODULUS;
  for (let c = 0; c < CONSIGNMENTS; c++) {
    h = (h * 31 + (release[c] % MODULUS)) % MODULUS;
    for (let l = 0; l < STOPS - 1; l++)
      h = (h * 31 + (travel[c * STOPS + l] % MODULUS) + path[c * STOPS + l]) % MODULUS;
  }
  return h;
}

/** Service times of the deterministic run. */
export function fixedServices({ serviceTime, path }, into) {
  for (let i = 0; i < path.length; i++) into[i] = serviceTime[path[i]];
}

/** Service times of random replication r: a draw belongs to (consignment, stop), not to the order of events. */
export function drawServices({ serviceTime, path }, r, into) {
  let state = (1000003 * (r + 1)) % MODULUS;
  const cut = (1.0 - 0.7) / (1.6 - 0.7);
  for (let i = 0; i < path.length; i++) {
    const product = state * MULTIPLIER;
    const high = Math.floor(product / 2147483648);
    const rest = product - high * 2147483648 + high;
    state = rest >= MODULUS ? rest - MODULUS : rest;
    const u = state / MODULUS;
    const factor =
      u < cut ? 0.7 + Math.sqrt(u * (1.6 - 0.7) * (1.0 - 0.7)) : 1.6 - Math.sqrt((1 - u) * (1.6 - 0.7) * (1.6 - 1.0));
    into[i] = Math.floor(serviceTime[path[i]] * factor);
  }
}
