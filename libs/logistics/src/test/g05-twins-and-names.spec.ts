/** G05: what must not matter, on whole random worlds: twice of everything, other names, and which of two identical units is which. */
import { CapacityBound } from '../bounds/index.ts';
import { quantile } from '../engine/distribution.ts';
import { compile } from '../operation/compile.ts';
import { Run } from '../operation/run.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import { randomWorld } from '../testing/random-world.ts';
import { seedsFrom } from './seeds.ts';

const options = { sampleMin: 10_080 };
const seeds = (count: number) => seedsFrom(50_001, count);
const replicate = (world: World, replication = 0) => new Simulator(compile(world)).replicate(5, replication, options);

/** Every draw is the median: names, which draws hang on, decide no time. */
const withoutChance = () => jest.spyOn(Run.prototype, 'draw').mockReturnValue(0.5);
afterEach(() => jest.restoreAllMocks());

/** Bounds draw disruptions by themselves, whatever a run draws: here they come or do not, and take their median. */
const withoutChanceOfDisruption = (world: World): World => ({
  ...world,
  disruptions: world.disruptions.map((row) => ({
    ...row,
    probabilityPermille: row.probabilityPermille > 500 ? 1000 : 0,
    duration: { kind: 'fixed', value: Math.round(quantile(row.duration, 0.5)) },
  })),
});

type Tree = { readonly [name: string]: unknown };

/** Every id, and everything that refers to it, by another name; `moreOf` what rows get besides. */
function renamed(world: World, rename: (id: string) => string, moreOf: (row: Tree) => object = () => ({})): World {
  const ids = new Set<string>();
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (typeof (node as Tree)['id'] === 'string') ids.add((node as Tree)['id'] as string);
    Object.values(node).forEach(collect);
  };
  collect(world);
  const copy = (node: unknown): unknown => {
    if (typeof node === 'string') return ids.has(node) ? rename(node) : node;
    if (typeof node !== 'object' || node === null) return node;
    if (Array.isArray(node)) return node.map(copy);
    const row = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, copy(value)]));
    return { ...row, ...moreOf(node as Tree) };
  };
  return copy(world) as World;
}

/** Both worlds in one: two networks, and lift for both. */
function beside(a: World, b: World): World {
  const join = (name: keyof World) => [
    ...((a[name] ?? []) as readonly unknown[]),
    ...((b[name] ?? []) as readonly unknown[]),
  ];
  const lists = Object.keys(a).filter((name) => Array.isArray(a[name as keyof World])) as (keyof World)[];
  return { ...a, ...Object.fromEntries(lists.map((name) => [name, join(name)])) };
}

const readyOf = (world: World, { ready }: { readonly ready: ArrayLike<number> }) =>
  Object.fromEntries(compile(world).world.elements.map(({ id }, e) => [id, ready[e]]));

describe('G05 twins and names', () => {
  test('G05.1 twice the capacity for twice the load: no bound rises above the closure of one half, for two halves can do as one did', () => {
    withoutChance();
    let compared = 0;
    for (const seed of seeds(150)) {
      const world = withoutChanceOfDisruption(randomWorld(seed));
      const { ready } = replicate(world);
      if (ready.length === 0 || ready.some((at) => at < 0)) continue;
      const program = compile(
        beside(
          world,
          renamed(world, (id) => `${id}~`),
        ),
      );
      const members = program.world.elements.map((_, e) => e);
      const bound = new CapacityBound(program, [{ members, flow: true }]).bounds(new Simulator(program).relax(5, 0));
      const closure = ready.reduce((latest, at) => Math.max(latest, at), 0);
      if (bound.closures[0] < 0 || bound.closures[0] > closure)
        throw new Error(`world ${seed}: bound ${bound.closures[0]}, closure ${closure}`);
      compared++;
    }
    expect(compared).toBeGreaterThan(50);
  });

  test('G05.2 other names of everything change no event of a world without chance', () => {
    withoutChance();
    for (const seed of seeds(100)) {
      const world = randomWorld(seed);
      const { hash } = replicate(renamed(world, (id) => `n-${id}`));
      expect({ seed, hash }).toEqual({ seed, hash: replicate(world).hash });
    }
  });

  test('G05.3 units and movements by other names, with their streams kept, draw the same', () => {
    let drawn = 0;
    for (const seed of seeds(100)) {
      const world = randomWorld(seed);
      const own = new Set([...world.elements, ...world.requirements].map(({ id }) => id));
      const isOwn = (row: Tree) => own.has(row['id'] as string);
      const other = renamed(
        world,
        (id) => (own.has(id) ? `n-${id}` : id),
        (row) => (isOwn(row) ? { streamName: row['id'] } : {}),
      );
      const forgotten = renamed(world, (id) => (own.has(id) ? `n-${id}` : id));
      const [a, b, c] = [world, other, forgotten].map((of) => replicate(of, 1));
      expect({ seed, hash: b.hash, ready: b.ready }).toEqual({ seed, hash: a.hash, ready: a.ready });
      if (c.hash !== a.hash) drawn++;
    }
    // Without its stream a renamed unit has other luck: the streams were what kept it.
    expect(drawn).toBeGreaterThan(50);
  });

  test('G05.4 which of two identical units comes first in name changes nothing for the others, nor for both together', () => {
    withoutChance();
    let inTurn = 0;
    for (const seed of seeds(150)) {
      const world = randomWorld(seed);
      // Nobody waits for the last one.
      const own = world.elements.at(-1);
      const requirement = world.requirements.find(({ element }) => element === own?.id);
      if (own === undefined || requirement === undefined) continue;
      const before = world.elements.at(-2)?.id ?? 'm';
      const totals = (id: string) => {
        const of = {
          ...world,
          elements: [...world.elements, { ...own, id, requirements: [id] }],
          requirements: [...world.requirements, { ...requirement, id, element: id }],
        };
        const { [own.id]: one, [id]: other, ...rest } = readyOf(of, replicate(of));
        if (one !== other) inTurn++;
        return { seed, pair: [one, other].sort((x, y) => x - y), rest };
      };
      expect(totals(`${own.id}!`)).toEqual(totals(`${before}~`));
    }
    // Worth something only where one of the two has to wait.
    expect(inTurn).toBeGreaterThan(20);
  });
});
