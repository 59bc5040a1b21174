import fc from 'fast-check';
import { PlainResource } from '../testing/plain-resource.ts';
import { RATE, ResourceBank, SERVERS, STORE } from './resource.ts';

const action = fc.record({
  after: fc.nat(40),
  kind: fc.constantFrom('claim', 'claim', 'claim', 'release', 'release', 'capacity'),
  amount: fc.integer({ min: 1, max: 6 }),
  key: fc.nat(3),
  pick: fc.nat(1000),
});

/** Settles and admits everybody who fits. */
function admitAll(bank: ResourceBank, r: number, now: number): number[] {
  const admitted: number[] = [];
  for (let e = bank.admit(r, now); e >= 0; e = bank.admit(r, now)) admitted.push(e);
  return admitted;
}

describe.each([
  ['servers', SERVERS],
  ['store', STORE],
] as const)('%s', (_name, kind) => {
  test('admit the same entities at the same times as a plain resource; integrals are exact', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.array(action, { maxLength: 120 }), (capacity, actions) => {
        // The resource under test lies between two others that must not notice.
        const specs = [1, capacity, 1].map((c) => ({ kind, capacity: c }));
        const bank = new ResourceBank(specs, 4);
        const plain = new PlainResource(capacity);
        let now = 0;
        let entity = 0;
        let busy = 0;
        let queue = 0;
        const check = (admitted: number[], expected: number[]) => {
          expect(admitted).toEqual(expected);
          expect(bank.inUseOf(1)).toBe(plain.inUse);
          expect(bank.queueLength[1]).toBe(plain.waiting.length);
          // Never above capacity, but for one claim alone that is larger than the whole.
          if (plain.inside.size > 1 && plain.effective === capacity)
            expect(bank.inUseOf(1)).toBeLessThanOrEqual(capacity);
        };
        for (const { after, kind: what, amount, key, pick } of actions) {
          busy += after * plain.inUse;
          queue += after * plain.waiting.length;
          now += after;
          if (what === 'claim') {
            bank.ensureEntities(entity + 1);
            const units = kind === SERVERS ? 1 : amount;
            expect(bank.claim(1, entity, units, key, now)).toBe(plain.claim(entity, units, key, now));
            entity++;
          } else if (what === 'release' && plain.inside.size > 0) {
            const leaving = [...plain.inside.keys()][pick % plain.inside.size];
            bank.release(1, plain.inside.get(leaving) as number, now);
            plain.release(leaving);
            check(admitAll(bank, 1, now), plain.admitAll(now));
          } else if (what === 'capacity') {
            const share = [0, 1, 0.5][pick % 3];
            plain.effective = Math.floor(capacity * share);
            bank.setEffective(1, plain.effective, now);
            check(admitAll(bank, 1, now), plain.admitAll(now));
          }
          if (pick % 10 === 0) bank.settle(1, now);
        }
        bank.settle(1, now);
        expect([bank.busyArea[1], bank.queueArea[1]]).toEqual([busy, queue]);
        expect([bank.served[1], bank.waited[1], bank.longest[1]]).toEqual([plain.served, plain.waited, plain.longest]);
        // Little's law: the integral of the queue is the sum of the waits, those that go on included.
        const going = plain.waiting.reduce((sum, w) => sum + now - w.since, 0);
        expect(bank.queueArea[1]).toBe(bank.waited[1] + going);
        expect([bank.served[0], bank.inUseOf(2), bank.queueLength[0]]).toEqual([0, 0, 0]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('rate', () => {
  /** Times at which `n` claims of one unit each are admitted, all made at time 0. */
  function admissions(perDayThousandths: number, n: number): number[] {
    const bank = new ResourceBank([{ kind: RATE, capacity: perDayThousandths }], n);
    const times: number[] = [];
    for (let e = 0; e < n; e++) if (bank.claim(0, e, 1, 0, 0)) times.push(0);
    for (;;) {
      const at = bank.nextAdmission(0, times[times.length - 1]);
      if (at === Infinity) return times;
      // A minute too early nothing is admitted.
      if (at > times[times.length - 1]) expect(bank.admit(0, at - 1)).toBe(-1);
      while (bank.admit(0, at) >= 0) times.push(at);
    }
  }

  test('spaces admissions evenly, and over many days gives the quota exactly', () => {
    for (const perDay of [1, 7, 11, 13, 97, 1000, 1441, 5000]) {
      const n = 10 * perDay + 1;
      const times = admissions(perDay * 1000, n);
      expect(times).toHaveLength(n);
      // Admission k at floor(k x 1440 / rate): the remainder is carried on, never lost.
      times.forEach((time, k) => {
        if (time !== Math.floor((k * 1440) / perDay)) throw new Error(`${perDay} a day: admission ${k} at ${time}`);
      });
      expect(times[n - 1]).toBe(14_400);
    }
  });

  test('a quota below one a day', () => {
    expect(admissions(250, 4)).toEqual([0, 5760, 11_520, 17_280]);
  });

  test('closed it admits nobody, opened again it goes on', () => {
    const bank = new ResourceBank([{ kind: RATE, capacity: 24_000 }], 5);
    for (let e = 0; e < 5; e++) bank.claim(0, e, 1, 0, 0);
    bank.setEffective(0, 0, 30);
    expect(bank.nextAdmission(0, 30)).toBe(Infinity);
    expect(bank.admit(0, 1000)).toBe(-1);
    bank.setEffective(0, 24_000, 1000);
    expect(bank.nextAdmission(0, 1000)).toBe(1000);
    expect(admitAll(bank, 0, 1000)).toEqual([1]);
    expect(bank.closedDuringWait(0, 1, 1000)).toBe(970);
    expect(bank.nextAdmission(0, 1000)).toBe(1060);
  });

  test('a dip delays no longer than it lasts: what is left of the headway runs on at the new rate', () => {
    const bank = new ResourceBank([{ kind: RATE, capacity: 10_000 }], 3);
    bank.setEffective(0, 10, 0);
    for (let e = 0; e < 3; e++) bank.claim(0, e, 1, 0, 0);
    // One in 100 days: 144,000 minutes, of which a day is over when the ten a day are back; 142,560 x 10 / 10,000 = 142.56 are left.
    expect(bank.nextAdmission(0, 0)).toBe(144_000);
    bank.setEffective(0, 10_000, 1440);
    expect(bank.nextAdmission(0, 1440)).toBe(1582);
    expect(admitAll(bank, 0, 1582)).toEqual([1]);
    // 0.56 and 144 on top: 144.56, the rest is carried on.
    expect(bank.nextAdmission(0, 1582)).toBe(1726);
    // Half the rate at 1,654: of the 72.56 minutes left twice as many.
    bank.setEffective(0, 5000, 1654);
    expect(bank.nextAdmission(0, 1654)).toBe(1654 + 145);
  });

  test('what is carried on of a minute is not lost where the rate changes just when it admits again', () => {
    const bank = new ResourceBank([{ kind: RATE, capacity: 7000 }], 4);
    for (let e = 0; e < 4; e++) bank.claim(0, e, 1, 0, 0);
    // 205 minutes and 5 of 7 parts of the next at seven a day: these parts are 5 of 6 at six a day, and make the third a minute later.
    const times = [6000, 7000, 7000].map((rate) => {
      const at = bank.nextAdmission(0, 0);
      bank.setEffective(0, rate, at);
      bank.admit(0, at);
      return at;
    });
    expect(times).toEqual([205, 445, 651]);
  });

  test('an admission larger than what is left of the run is use only as far as it is worked', () => {
    const bank = new ResourceBank([{ kind: RATE, capacity: 1000 }], 1);
    bank.claim(0, 0, 60, 0, 0);
    bank.settle(0, 14_400);
    expect(bank.busyArea[0]).toBe(14_400);
  });
});

describe('store', () => {
  test('a claim larger than the whole store enters when it is empty, and nobody overtakes it', () => {
    const bank = new ResourceBank([{ kind: STORE, capacity: 10 }], 3);
    expect(bank.claim(0, 0, 4, 0, 0)).toBe(true);
    expect(bank.claim(0, 1, 25, 0, 1)).toBe(false);
    expect(bank.claim(0, 2, 1, 0, 2)).toBe(false);
    bank.release(0, 4, 3);
    expect(admitAll(bank, 0, 3)).toEqual([1]);
    bank.release(0, 25, 9);
    expect(admitAll(bank, 0, 9)).toEqual([2]);
    expect(bank.waited[0]).toBe(2 + 7);
  });
});

test('a rate is as busy as what it has worked takes at its nominal pace', () => {
  // 48 a day: half an hour each. At a quarter of it one takes two hours; of the two that enter after them 80 of 240 minutes are worked.
  const bank = new ResourceBank([{ kind: RATE, capacity: 48_000 }], 3);
  bank.setEffective(0, 12_000, 0);
  for (const [entity, amount] of [1, 2, 4].entries()) bank.claim(0, entity, amount, 0, 0);
  expect(admitAll(bank, 0, 120)).toEqual([1]);
  bank.settle(0, 200);
  expect([bank.busyArea[0], bank.served[0], bank.waited[0]]).toEqual([30 + 60 / 3, 2, 120]);
});

test('giving back more than was taken is a broken invariant', () => {
  const bank = new ResourceBank([{ kind: SERVERS, capacity: 2 }], 1);
  bank.claim(0, 0, 1, 0, 0);
  expect(() => bank.release(0, 2, 1)).toThrow('released more than was taken');
});

test('a copy goes on as the original, whatever it was used for before', () => {
  const specs = [{ kind: SERVERS, capacity: 1 }, { kind: RATE, capacity: 48_000 }] as const; // prettier-ignore
  const original = new ResourceBank(specs, 8);
  for (let e = 0; e < 8; e++) original.claim(e % 2, e, 1, e % 3, e);
  const copy = new ResourceBank(specs, 20);
  for (let e = 0; e < 20; e++) copy.claim(e % 2, e, 1, 0, 0);
  copy.copyFrom(original);
  const play = (bank: ResourceBank) => {
    const log: number[] = [];
    for (let now = 10; now < 200; now += 10) {
      if (bank.inUseOf(0) > 0) bank.release(0, 1, now);
      log.push(...admitAll(bank, 0, now), ...admitAll(bank, 1, now), bank.nextAdmission(1, now));
    }
    bank.settle(0, 200);
    return [...log, ...bank.waited, ...bank.busyArea, ...bank.queueArea, ...bank.longest];
  };
  expect(play(copy)).toEqual(play(original));
  expect([...copy.waitingAt]).toEqual(new Array(20).fill(-1));
});

test('what has no capacity is closed from the beginning, also after a reset', () => {
  const bank = new ResourceBank([{ kind: SERVERS, capacity: 0 }], 1);
  for (let round = 0; round < 2; round++) {
    expect(bank.claim(0, 0, 1, 0, 5)).toBe(false);
    bank.setEffective(0, 1, 25);
    expect(admitAll(bank, 0, 30)).toEqual([0]);
    expect(bank.closedDuringWait(0, 0, 30)).toBe(20);
    bank.reset();
  }
});

test('reset forgets everything', () => {
  const bank = new ResourceBank([{ kind: SERVERS, capacity: 1 }], 3);
  for (let e = 0; e < 3; e++) bank.claim(0, e, 1, 0, e);
  bank.setEffective(0, 0, 5);
  expect([...bank.waitingAt]).toEqual([-1, 0, 0]);
  bank.reset();
  expect([...bank.effective, ...bank.waitingAt]).toEqual([1, -1, -1, -1]);
  expect(bank.claim(0, 2, 1, 0, 0)).toBe(true);
  bank.settle(0, 10);
  expect([bank.busyArea[0], bank.queueArea[0], bank.longest[0], bank.served[0], bank.waited[0]]).toEqual([10, 0, 0, 1, 0]); // prettier-ignore
});

test('what a rate has granted and nobody has used leaves no trace when it is taken back', () => {
  // 7 units a day: 205 minutes and 5/7 for each, so that a remainder is carried on.
  const bank = () => new ResourceBank([{ kind: RATE, capacity: 7000 }], 4);
  const times = (withUndo: boolean) => {
    const one = bank();
    const found: number[] = [];
    one.claim(0, 0, 3, 0, 10);
    one.claim(0, 1, 1, 0, 20);
    found.push(one.nextAdmission(0, 20));
    expect(one.admit(0, found[0])).toBe(1);
    const now = found[0] + 1000;
    if (withUndo) {
      expect(one.claim(0, 2, 2, 0, now)).toBe(true);
      one.undo(0, 2, now);
    }
    for (let k = 0; k < 5; k++) {
      const at = now + 250 * k;
      expect(one.claim(0, 2, 1, 0, at)).toBe(true);
    }
    one.claim(0, 3, 1, 0, now + 1000);
    found.push(one.nextAdmission(0, now + 1000));
    one.settle(0, now + 1000);
    return [...found, one.served[0], Math.round(one.busyArea[0] * 1e6)];
  };
  expect(times(true)).toEqual(times(false));
});

test('a bank that was reset is a new one, also where a rate worked at another pace', () => {
  const specs = [
    { kind: RATE, capacity: 1440 },
    { kind: SERVERS, capacity: 2 },
  ] as const;
  const booksOf = (bank: ResourceBank) => {
    const { pace, effective, hot, closedSince } = bank as unknown as Record<string, ArrayLike<number>>;
    return [pace, effective, hot, closedSince].map((field) => Array.from(field));
  };
  const used = new ResourceBank(specs, 4);
  used.reset();
  used.claim(0, 0, 5, 0, 10);
  used.setEffective(0, 720, 20);
  used.setEffective(1, 0, 20);
  expect(booksOf(used)).not.toEqual(booksOf(new ResourceBank(specs, 4)));
  used.reset();
  const fresh = new ResourceBank(specs, 4);
  fresh.reset();
  expect(booksOf(used)).toEqual(booksOf(fresh));
});
