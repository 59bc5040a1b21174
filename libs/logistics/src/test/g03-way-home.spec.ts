/**
 * G03: random worlds in which every element is ordered home at a random time, in place or not. Nothing is carried home that had not come, nothing is
 * left standing on the way, and who comes is bound as before. Seeds in the messages.
 */
import { CapacityBound } from '../bounds/capacity-bound.ts';
import { compile, WorldError } from '../operation/compile.ts';
import { comingElements, type Program } from '../operation/program.ts';
import { Run } from '../operation/run.ts';
import { begin, finish, runUntil } from '../operation/simulation.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import { numbers } from '../testing/random-numbers.ts';
import { randomWorld } from '../testing/random-world.ts';
import { richWorld } from '../testing/rich-world.ts';
import { seedsFrom } from './seeds.ts';

/** The world with a way home for each element that has one, and what is left out because no route leads back. */
function withWaysHome(world: World, seed: number): Program | null {
  const { unit } = numbers(seed);
  const end = world.endMin;
  const back = new Set(world.elements.map(({ id }) => id));
  for (;;) {
    const leaving = world.elements.filter(({ id }) => back.has(id));
    if (leaving.length === 0) return null;
    const returned = leaving.flatMap((element) =>
      world.requirements.filter((r) => element.requirements.includes(r.id) && r.counts !== false),
    );
    try {
      return compile({
        ...world,
        conditions: [
          ...world.conditions,
          ...leaving.map(({ id }) => ({
            id: `leave:${id}`,
            type: 'date' as const,
            atMin: Math.floor(unit() * unit() * end),
          })),
        ],
        requirements: [
          ...world.requirements,
          ...returned.map((r) => ({
            ...r,
            id: `return:${r.id}`,
            reverses: r.id,
            from: r.to,
            to: r.from,
            via: [...r.via].reverse(),
            releasedBy: undefined,
            requiredMin: undefined,
            availableToLoadMin: undefined,
            earliestArrivalMin: undefined,
            latestArrivalMin: undefined,
            element: `return:${r.element}`,
          })),
        ],
        elements: [
          ...world.elements,
          ...leaving.map((e) => ({
            ...e,
            id: `return:${e.id}`,
            returns: e.id,
            releasedBy: `leave:${e.id}`,
            readyWhen: undefined,
            requiredMin: undefined,
            requirements: e.requirements.filter((id) => returned.some((r) => r.id === id)).map((id) => `return:${id}`),
          })),
        ],
      });
    } catch (error) {
      if (!(error instanceof WorldError)) throw error;
      const bad = new Set(error.problems.map(({ id }) => id));
      const before = back.size;
      for (const r of world.requirements) if (bad.has(`return:${r.id}`)) back.delete(r.element ?? '');
      if (back.size === before) throw error;
    }
  }
}

const worlds = (count: number): { readonly seed: number; readonly world: World }[] =>
  seedsFrom(1, count).map((seed, i) => ({ seed, world: i % 2 === 0 ? richWorld(seed) : randomWorld(seed) }));

function check({ seed, world }: { readonly seed: number; readonly world: World }, found: Record<string, number>): void {
  const program = withWaysHome(world, seed);
  if (program === null) return;
  const run = new Run(program);
  begin(run, 7, 0, 0);
  runUntil(run, program.world.endMin, 0, () => undefined);
  finish(run);
  const { state, bank } = run;
  for (let r = 0; r < bank.count; r++) if (bank.inUseOf(r) < 0) throw new Error(`resource ${r} is used less than not`);
  for (let c = 0; c < program.staticConsignments; c++) {
    const own = program.consignmentOutward[c];
    if (own < 0) continue;
    const [went, came] = [state.consignmentOption[c] >= 0, state.consignmentArrivedAt[own] >= 0];
    const turned = went && !came;
    if (came && went) found.back++;
    if (turned) found.turned++;
    if (!went && state.consignmentArrivedAt[c] >= 0) found.stayed++;
    if (turned && state.consignmentBusy[own]) throw new Error(`consignment ${own} goes on beside what brings it back`);
    if (came && state.consignmentArrivedAt[c] >= 0 && state.consignmentArrivedAt[c] < state.consignmentArrivedAt[own])
      throw new Error(`consignment ${c} is home before it came`);
    for (let d = 0; d < 5; d++)
      if (state.consignmentCargo[5 * c + d] !== state.consignmentCargo[5 * own + d])
        throw new Error(`consignment ${c} brings back other cargo than came`);
  }
  const isOver = [...state.consignmentBusy].every((busy) => !busy);
  if (isOver) {
    found.over++;
    for (const [name, list] of [
      ['resource', state.resourceExpected],
      ['lift', state.liftExpected],
    ] as const)
      list.forEach((amount, i) => {
        if (amount !== 0) throw new Error(`${name} ${i} still expects ${amount}`);
      });
    for (const awaited of [state.laneToCome, state.reservedToCome])
      awaited.forEach((amount, i) => {
        if (amount !== 0) throw new Error(`a lane still expects ${amount} at ${i}`);
      });
  }
  const simulator = new Simulator(program);
  const outcome = simulator.replicate(7, 0, { sampleMin: 1440 });
  const again = simulator.replicate(7, 0, { sampleMin: 1440 });
  if (outcome.hash !== again.hash) throw new Error('the same replication has another hash');
  const resumed = simulator.resume(simulator.checkpoint(7, 0, { sampleMin: 1440 }), { sampleMin: 1440 });
  if (resumed.hash !== outcome.hash) throw new Error('continued from D-day it has another hash');
  const coming = comingElements(program);
  const { elements } = new CapacityBound(program, [{ members: coming, flow: false }]).bounds(simulator.relax(7, 0));
  for (const e of coming)
    if (outcome.ready[e] >= 0 && (elements[e] < 0 || elements[e] > outcome.ready[e]))
      throw new Error(`element ${e}: bound ${elements[e]} above ${outcome.ready[e]}`);
}

test('G03.1 on 200 worlds all that is stated above holds, and each of the three ways happens', () => {
  const found = { back: 0, turned: 0, stayed: 0, over: 0 };
  for (const one of worlds(200)) {
    try {
      check(one, found);
    } catch (error) {
      throw new Error(`world ${one.seed}: ${(error as Error).message}`, { cause: error });
    }
  }
  expect(found.back).toBeGreaterThan(100);
  expect(found.turned).toBeGreaterThan(20);
  expect(found.stayed).toBeGreaterThan(100);
  expect(found.over).toBeGreaterThan(20);
});
