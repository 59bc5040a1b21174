import fc from 'fast-check';
import { PlainCalendar } from '../testing/plain-calendar.ts';
import { Calendar } from './calendar.ts';

/** One step of a random world: schedule some events ahead, cancel one of them, take some. */
const step = fc.record({
  schedule: fc.array(
    fc.record({
      // Close, far and very far, with many ties.
      ahead: fc.oneof(fc.nat(3), fc.nat(500), fc.nat(1_000_000), fc.nat(2 ** 40)),
      priorityClass: fc.constantFrom(0, 2, 8, 8, 8, 15),
    }),
    { maxLength: 40 },
  ),
  cancel: fc.nat(1_000_000),
  take: fc.nat(30),
});

describe('calendar', () => {
  test('runs events in order of time, class and sequence, as a sorted list does, cancelled ones left out', () => {
    // fast-check prints the seed of a failure.
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const calendar = new Calendar(4);
        const plain = new PlainCalendar();
        const pending: { slot: number; sequence: number; id: number }[] = [];
        let id = 0;
        const take = (until: number): boolean => {
          const expected = plain.next(until);
          const taken = calendar.next(until);
          expect(taken).toBe(expected !== undefined);
          if (!expected) return false;
          expect([calendar.time, calendar.code, calendar.a, calendar.b]).toEqual([expected.time, 3, expected.a, expected.a + 1]); // prettier-ignore
          pending.splice(
            pending.findIndex((p) => p.id === expected.a),
            1,
          );
          return true;
        };
        for (const { schedule, cancel, take: takes } of steps) {
          for (const { ahead, priorityClass } of schedule) {
            const slot = calendar.schedule(calendar.time + ahead, 3, id, id + 1, priorityClass);
            pending.push({ slot, sequence: plain.schedule(calendar.time + ahead, 3, id, id + 1, priorityClass), id });
            id++;
          }
          if (pending.length > 0) {
            const [victim] = pending.splice(cancel % pending.length, 1);
            calendar.cancel(victim.slot);
            plain.cancel(victim.sequence);
          }
          expect(calendar.peekTime()).toBe(plain.peekTime());
          for (let i = 0; i < takes; i++) take(i % 2 === 0 ? Infinity : plain.time + 100);
        }
        while (take(Number.MAX_SAFE_INTEGER));
        expect(calendar.pending).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  /** Takes `n` events; every event schedules another, so that the layout changes under way. Returns what ran. */
  function churn(calendar: Calendar, n: number, log: number[]): void {
    for (let i = 0; i < n && calendar.next(); i++) {
      log.push(calendar.time, calendar.a);
      const jump = calendar.a % 5 === 0 ? 0 : (calendar.a * 7919) % (calendar.a % 3 === 0 ? 100_000 : 300);
      calendar.schedule(calendar.time + jump, 1, (calendar.a * 31 + 7) % 10_007);
    }
  }

  test.each([10, 100, 3000])('a copy of %p pending events runs on exactly as the original', (n) => {
    const original = new Calendar();
    for (let i = 0; i < n; i++) original.schedule((i * 7907) % 50_000, 1, i);
    churn(original, 2 * n, []);
    const copy = new Calendar(4);
    // A copy over a calendar in use forgets what was in it.
    for (let i = 0; i < 500; i++) copy.schedule(i * i, 2, i);
    churn(copy, 100, []);
    copy.copyFrom(original);
    const [a, b, c]: number[][] = [[], [], []];
    const copyOfCopy = new Calendar();
    copyOfCopy.copyFrom(copy);
    churn(original, 5000, a);
    churn(copy, 5000, b);
    churn(copyOfCopy, 5000, c);
    expect(b).toEqual(a);
    expect(c).toEqual(a);
    expect(copy.pending).toBe(original.pending);
  });

  test('the same replication twice on the same storage', () => {
    const calendar = new Calendar(16);
    const runs = [0, 1, 2].map(() => {
      const log: number[] = [];
      calendar.reset();
      for (let i = 0; i < 1000; i++) calendar.schedule((i * 7907) % 50_000, 1, i);
      churn(calendar, 4000, log);
      return log;
    });
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).toEqual(runs[0]);
  });

  test('10,000 events of one minute run by class, then first in, first out', () => {
    const calendar = new Calendar();
    for (let i = 0; i < 10_000; i++) calendar.schedule(77, 1, i, 0, (i * 11) % 16);
    const order: number[] = [];
    while (calendar.next()) order.push(calendar.a);
    expect(order).toEqual(
      Array.from({ length: 10_000 }, (_, i) => i).sort((x, y) => ((x * 11) % 16) - ((y * 11) % 16) || x - y),
    );
  });

  test('times up to the largest safe integer, and gaps of every size', () => {
    const calendar = new Calendar();
    const times = [0, Number.MAX_SAFE_INTEGER];
    for (let i = 0; i < 52; i++) times.push(2 ** i, 2 ** i + 1);
    for (let i = 0; i < 200; i++) times.push(i % 7);
    for (const time of times) calendar.schedule(time, 1, 0);
    const taken: number[] = [];
    while (calendar.next()) taken.push(calendar.time);
    expect(taken).toEqual([...times].sort((x, y) => x - y));
  });

  test('an event of a lower class that its predecessor causes at the same time is in order', () => {
    const calendar = new Calendar();
    calendar.schedule(5, 1, 1, 0, 8);
    calendar.schedule(5, 1, 3, 0, 8);
    calendar.next();
    calendar.schedule(5, 1, 2, 0, 2);
    calendar.next();
    expect(calendar.a).toBe(2);
    calendar.next();
    expect(calendar.a).toBe(3);
  });

  test('a planted fault in the order is caught', () => {
    const calendar = new Calendar();
    for (let i = 0; i < 10; i++) calendar.schedule(10 * i, 1, i);
    calendar.next();
    const { heap } = calendar as unknown as { heap: Int32Array };
    [heap[0], heap[8]] = [heap[8], heap[0]];
    expect(() => {
      while (calendar.next());
    }).toThrow('event order violated');
  });

  test('of two events of one minute that were pending together the later one cannot run first', () => {
    const calendar = new Calendar();
    const slots = [0, 1, 2].map((i) => calendar.schedule(5, 1, i));
    calendar.next();
    calendar.next();
    const { keys } = calendar as unknown as { keys: Float64Array };
    // The order of the third falls below that of the second, which has run.
    keys[2 * slots[2] + 1] = keys[2 * slots[1] + 1] - 1;
    expect(() => calendar.next()).toThrow('event order violated');
  });

  test('an event that is earlier than all others is first, however many there are', () => {
    for (let others = 1; others < 90; others++) {
      const calendar = new Calendar();
      calendar.schedule(0, 1, 0);
      calendar.next();
      // More than a sorted line holds and fewer than are laid out in buckets: a heap. Latest first, so that each goes to its root.
      for (let i = 0; i < 90; i++) calendar.schedule(1000 - i, 1, i);
      for (let i = 0; i < 90 - others; i++) calendar.next();
      calendar.schedule(calendar.time, 1, 777, 0, 0);
      const taken: number[] = [];
      while (calendar.next()) taken.push(calendar.a);
      expect(taken).toEqual([777, ...Array.from({ length: others }, (_, i) => others - 1 - i)]);
    }
  });

  test('refuses the past, no time at all and what is no number', () => {
    const calendar = new Calendar();
    calendar.schedule(10, 1, 0);
    calendar.next();
    expect(() => calendar.schedule(9, 1, 0)).toThrow('before the clock');
    expect(() => calendar.schedule(NaN, 1, 0)).toThrow('no time of the clock');
    expect(() => calendar.schedule(Infinity, 1, 0)).toThrow('no time of the clock');
    expect(calendar.pending).toBe(0);
  });

  test('peekTime does not see a cancelled event, so that a loop to a horizon never runs past it', () => {
    const calendar = new Calendar();
    const slot = calendar.schedule(10, 1, 0);
    calendar.schedule(20, 1, 1);
    calendar.cancel(slot);
    expect(calendar.peekTime()).toBe(20);
    expect(calendar.next(15)).toBe(false);
    expect(calendar.next(20)).toBe(true);
    expect(calendar.peekTime()).toBe(Infinity);
  });
});
