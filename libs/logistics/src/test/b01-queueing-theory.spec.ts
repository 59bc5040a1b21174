/** B01: the kernel (calendar, resources, streams) against queueing theory. */
import { Calendar } from '../engine/calendar.ts';
import { drawUniform, streamKey } from '../engine/random.ts';
import { ResourceBank, SERVERS } from '../engine/resource.ts';

const ARRIVE = 0;
const END = 1;
/** Ticks of the clock in an hour: microseconds, so that rounding to a tick does not show. */
const HOUR = 3_600_000_000;

interface Queue {
  readonly servers: number;
  /** An hour. */
  readonly arrivalRate: number;
  readonly serviceRate: number;
  readonly deterministic?: boolean;
  /** Most customers in the system; more are turned away. */
  readonly most?: number;
}

/** What one batch of a long run measured: mean wait and mean time in the system, and queue and system lengths averaged over time, hours. */
interface Batch {
  wait: number;
  stay: number;
  waited: number;
  queue: number;
  system: number;
  lost: number;
}

/** Runs a queue for `warmUpH` and then `batches` of `batchH` each. */
function simulate(queue: Queue, seed: number, warmUpH: number, batches: number, batchH: number): Batch[] {
  const customers = 4096;
  const calendar = new Calendar();
  const bank = new ResourceBank([{ kind: SERVERS, capacity: queue.servers }], customers);
  const arrivals = streamKey('arrivals');
  const services = streamKey('services');
  const exponential = (stream: number, i: number, rate: number) =>
    Math.max(1, Math.round((-Math.log(drawUniform(seed, 0, stream, 0, i)) / rate) * HOUR));
  const since = new Float64Array(customers);
  let arrived = 0;
  let begun = 0;
  let result: Batch[] = [];
  let waits = 0;
  let stays = 0;
  let left = 0;
  let delayed = 0;
  let starts = 0;
  let offered = 0;
  let turnedAway = 0;
  let before = [0, 0];
  const start = (customer: number) => {
    const wait = calendar.time - since[customer];
    waits += wait;
    if (wait > 0) delayed++;
    starts++;
    const time = queue.deterministic ? Math.round(HOUR / queue.serviceRate) : exponential(services, begun, queue.serviceRate); // prettier-ignore
    begun++;
    calendar.schedule(calendar.time + time, END, customer);
  };
  const closeBatch = (hours: number, kept: boolean) => {
    bank.settle(0, calendar.time);
    const [queueArea, busyArea] = [bank.queueArea[0], bank.busyArea[0]];
    const length = (queueArea - before[0]) / HOUR / hours;
    const batch = {
      wait: waits / starts / HOUR,
      stay: stays / left / HOUR,
      waited: delayed / starts,
      queue: length,
      system: length + (busyArea - before[1]) / HOUR / hours,
      lost: turnedAway / offered,
    };
    if (kept) result = [...result, batch];
    before = [queueArea, busyArea];
    waits = delayed = starts = offered = turnedAway = stays = left = 0;
  };
  calendar.schedule(exponential(arrivals, 0, queue.arrivalRate), ARRIVE, 0);
  for (let batch = -1; batch < batches; batch++) {
    const end = (warmUpH + (batch + 1) * batchH) * HOUR;
    while (calendar.next(end)) {
      if (calendar.code === ARRIVE) {
        const customer = arrived++ % customers;
        calendar.schedule(calendar.time + exponential(arrivals, arrived, queue.arrivalRate), ARRIVE, 0);
        offered++;
        if (bank.inUseOf(0) + bank.queueLength[0] >= (queue.most ?? Infinity)) {
          turnedAway++;
          continue;
        }
        since[customer] = calendar.time;
        if (bank.claim(0, customer, 1, 0, calendar.time)) start(customer);
      } else {
        stays += calendar.time - since[calendar.a];
        left++;
        bank.release(0, 1, calendar.time);
        for (let c = bank.admit(0, calendar.time); c >= 0; c = bank.admit(0, calendar.time)) start(c);
      }
    }
    calendar.time = end;
    closeBatch(batch < 0 ? warmUpH : batchH, batch >= 0);
  }
  return result;
}

/** Quantile 0.995 of Student's t with 19 degrees of freedom. */
const T19 = 2.8609;

function isInside(batches: readonly Batch[], field: keyof Batch, expected: number): boolean {
  const n = batches.length;
  const mean = batches.reduce((sum, b) => sum + b[field], 0) / n;
  const variance = batches.reduce((sum, b) => sum + (b[field] - mean) ** 2, 0) / (n - 1);
  return Math.abs(mean - expected) <= T19 * Math.sqrt(variance / n);
}

/** Seeds, of 20, whose 99 % interval from 20 batches misses the expected value. */
function misses(queue: Queue, expected: Partial<Batch>): Record<string, number> {
  const count: Record<string, number> = Object.fromEntries(Object.keys(expected).map((field) => [field, 0]));
  for (let seed = 1; seed <= 20; seed++) {
    const batches = simulate(queue, seed, 200, 20, 400);
    for (const [field, value] of Object.entries(expected))
      if (!isInside(batches, field as keyof Batch, value)) count[field]++;
  }
  return count;
}

function expectAtMostOneMiss(queue: Queue, expected: Partial<Batch>): void {
  for (const [field, missed] of Object.entries(misses(queue, expected))) {
    if (missed > 1)
      throw new Error(`${field}: ${missed} of 20 intervals of 99 % miss ${expected[field as keyof Batch]}`);
  }
}

describe('B01 queueing theory', () => {
  test('B01.1 (Q1) M/M/1, 2 an hour against 3: Lq 4/3, L 2, Wq 2/3 h, W 1 h', () => {
    expectAtMostOneMiss({ servers: 1, arrivalRate: 2, serviceRate: 3 }, { queue: 4 / 3, system: 2, wait: 2 / 3, waited: 2 / 3, stay: 1 }); // prettier-ignore
  });

  test('B01.2 (Q3) M/M/3, offered load 2: P(wait) 0.44444, Lq 0.88889 (Erlang C)', () => {
    expectAtMostOneMiss({ servers: 3, arrivalRate: 2, serviceRate: 1 }, { waited: 4 / 9, queue: 8 / 9, wait: 4 / 9 });
  });

  test('B01.3 M/D/1, 2 an hour against 3: Lq 2/3, half that of M/M/1, L 4/3, W 2/3 h (Pollaczek, Khinchine)', () => {
    expectAtMostOneMiss({ servers: 1, arrivalRate: 2, serviceRate: 3, deterministic: true }, { queue: 2 / 3, wait: 1 / 3, system: 4 / 3, stay: 2 / 3 }); // prettier-ignore
  });

  test('B01.4 M/M/1/4, 2 an hour against 3: loss probability 16/211', () => {
    // P(n) = (1 - r) r^n / (1 - r^5), r = 2/3.
    const r = 2 / 3;
    const p = [0, 1, 2, 3, 4].map((n) => ((1 - r) * r ** n) / (1 - r ** 5));
    expect(p[4]).toBeCloseTo(16 / 211, 12);
    const system = p.reduce((sum, share, n) => sum + n * share, 0);
    expectAtMostOneMiss({ servers: 1, arrivalRate: 2, serviceRate: 3, most: 4 }, { lost: p[4], system });
  });

  test('B01.5 the harness sees a fault: M/M/1 is not inside the intervals of M/D/1', () => {
    expect(misses({ servers: 1, arrivalRate: 2, serviceRate: 3 }, { queue: 2 / 3 }).queue).toBeGreaterThan(15);
  });

  test('B01.6 (Q7) seven aircraft at time 0, two spots of 2.25 h each: the last leaves at 9.0 h', () => {
    const calendar = new Calendar();
    const bank = new ResourceBank([{ kind: SERVERS, capacity: 2 }], 7);
    const stay = 2.25 * 60;
    for (let c = 0; c < 7; c++) if (bank.claim(0, c, 1, 0, 0)) calendar.schedule(stay, END, c);
    const left: number[] = [];
    while (calendar.next()) {
      left.push(calendar.a);
      bank.release(0, 1, calendar.time);
      const next = bank.admit(0, calendar.time);
      if (next >= 0) calendar.schedule(calendar.time + stay, END, next);
    }
    expect(calendar.time).toBe(9 * 60);
    expect(left).toEqual([0, 1, 2, 3, 4, 5, 6]);
    bank.settle(0, calendar.time);
    // Waits of two at 2.25 h, two at 4.5 h, one at 6.75 h.
    expect(bank.queueArea[0]).toBe((2 * 2.25 + 2 * 4.5 + 6.75) * 60);
    expect(bank.waited[0]).toBe(bank.queueArea[0]);
  });

  test('B01.7 M/M/8 at 90 % load with MINSTD: 200,000 customers, mean wait and last departure to the last printed digit', () => {
    // The reference figures were computed by other engines on the same numbers.
    const n = 200_000;
    const minstd = (seed: number) => {
      let x = seed;
      return () => (x = (x * 48_271) % 2_147_483_647) / 2_147_483_647;
    };
    const [arrivals, services] = [minstd(12_345), minstd(67_890)];
    const calendar = new Calendar();
    const bank = new ResourceBank([{ kind: SERVERS, capacity: 8 }], n);
    const start = (customer: number) => calendar.schedule(calendar.time - Math.log(services()), END, customer);
    calendar.schedule(-Math.log(arrivals()) / 7.2, ARRIVE, 0);
    while (calendar.next()) {
      if (calendar.code === ARRIVE) {
        const customer = calendar.a;
        if (bank.claim(0, customer, 1, 0, calendar.time)) start(customer);
        if (customer + 1 < n) calendar.schedule(calendar.time - Math.log(arrivals()) / 7.2, ARRIVE, customer + 1);
      } else {
        bank.release(0, 1, calendar.time);
        const next = bank.admit(0, calendar.time);
        if (next >= 0) start(next);
      }
    }
    expect(Math.abs(bank.waited[0] / n - 0.854997464)).toBeLessThan(1e-9);
    expect(Math.abs(calendar.time - 27968.873229)).toBeLessThan(1e-6);
  });
});
