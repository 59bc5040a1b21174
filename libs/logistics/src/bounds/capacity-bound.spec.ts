/** What a bound keeps in every thread of a run, beside what it says. */
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import { randomWorld } from '../testing/random-world.ts';
import { CapacityBound } from './index.ts';

/** Everything that can be reached from an object. */
function reachable(root: object): Set<object> {
  const seen = new Set<object>([root]);
  for (const value of seen) {
    if (ArrayBuffer.isView(value)) continue;
    const inside: unknown[] = value instanceof Map ? [...value.values()] : Object.values(value);
    for (const item of inside) if (typeof item === 'object' && item !== null) seen.add(item);
  }
  return seen;
}

const bytesOf = (root: object) =>
  [...reachable(root)].reduce((sum, o) => sum + (ArrayBuffer.isView(o) ? o.byteLength : 0), 0);
const waysIn = (bound: CapacityBound) => [...reachable(bound)].filter((o) => 'trips' in o).length;

const program = compile(randomWorld(7));
const members = program.world.elements.map((_, e) => e);

test('a bound does not keep the claims of all ways that it was made from, before its first replication and after it', () => {
  const bound = new CapacityBound(program, [{ members, flow: true }]);
  expect(waysIn(bound)).toBe(0);
  const first = bound.bounds(new Simulator(program).relax(1, 0));
  expect(waysIn(bound)).toBe(0);
  expect(bound.usage.options.flat().length).toBeGreaterThan(0);
  expect(bound.usage).toBe(bound.usage);
  expect(bound.bounds(new Simulator(program).relax(1, 0))).toEqual(first);
});

test('a simulator that has run nothing holds no more than its program', () => {
  const simulator = new Simulator(program);
  const before = bytesOf(simulator);
  expect(before).toBe(bytesOf(program));
  simulator.replicate(1, 0, { sampleMin: 10_080 });
  expect(bytesOf(simulator)).toBeGreaterThan(before);
});
