import { TraceHash } from './trace.ts';

/** Hash of events [time, code, entity]. */
function hashOf(events: readonly (readonly [number, number, number])[]): string {
  const hash = new TraceHash();
  for (const [time, code, a] of events) hash.add(time, code, a);
  return hash.digest();
}

const events = Array.from({ length: 2000 }, (_, i) => [Math.floor(i / 2), i % 7, (i * 37) % 101] as const);

describe('trace hash', () => {
  test('is a function of the events alone', () => {
    expect(hashOf(events)).toBe(hashOf(events.map((e) => [...e] as const)));
    expect(hashOf(events)).toMatch(/^[0-9a-f]{16}$/);
  });

  test('notices two events swapped, anywhere', () => {
    const right = hashOf(events);
    for (let i = 0; i + 1 < events.length; i += 13) {
      const planted = [...events];
      [planted[i], planted[i + 1]] = [planted[i + 1], planted[i]];
      expect(hashOf(planted)).not.toBe(right);
    }
  });

  test.each([
    ['a time one tick later', 0, 1],
    ['a time 2^32 ticks later', 0, 4294967296],
    ['another code', 1, 1],
    ['another entity', 2, 1],
  ])('notices %s', (_name, field, by) => {
    for (let i = 0; i < events.length; i += 97) {
      const planted = events.map((e) => [...e]) as [number, number, number][];
      planted[i][field] += by;
      expect(hashOf(planted)).not.toBe(hashOf(events));
    }
  });

  test('notices a missing and a doubled event', () => {
    expect(hashOf(events.slice(1))).not.toBe(hashOf(events));
    expect(hashOf([...events, events[0]])).not.toBe(hashOf(events));
  });

  test('continues from a saved state', () => {
    const whole = new TraceHash();
    const half = new TraceHash();
    const resumed = new TraceHash();
    const saved = new Float64Array(5);
    events.forEach(([time, code, a], i) => {
      whole.add(time, code, a);
      if (i < 900) half.add(time, code, a);
    });
    half.save(saved, 2);
    resumed.load(saved, 2);
    for (const [time, code, a] of events.slice(900)) resumed.add(time, code, a);
    expect(resumed.digest()).toBe(whole.digest());
    expect(resumed.events).toBe(events.length);
    resumed.reset();
    expect(resumed.digest()).toBe(new TraceHash().digest());
  });
});
