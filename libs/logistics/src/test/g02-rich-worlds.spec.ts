/** G02: the same properties where everything limits at once: berths by ship, pace, fuel, explosives, crews, hours, bans. Seeds in the messages. */
import { STORE } from '../engine/resource.ts';
import { compile } from '../operation/compile.ts';
import { EVENT, Run } from '../operation/run.ts';
import { begin, finish, runUntil } from '../operation/simulation.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import { CargoWatch } from '../testing/cargo-watch.ts';
import { richWorld } from '../testing/rich-world.ts';
import { checkBoundsAndLedger, checkCapacities } from './properties-of-a-world.ts';
import { seedsFrom } from './seeds.ts';

const options = { sampleMin: 1440 };

function forEachWorld(count: number, check: (world: World) => void): void {
  for (const seed of seedsFrom(1, count)) {
    try {
      check(richWorld(seed));
    } catch (error) {
      throw new Error(`rich world ${seed}: ${(error as Error).message}`, { cause: error });
    }
  }
}

describe('G02 properties of rich worlds', () => {
  test('G02.1 bound <= simulation for every element and the whole; the ledger adds up', () => {
    let compared = 0;
    forEachWorld(300, (world) => {
      compared += checkBoundsAndLedger(compile(world), 7, 1);
    });
    expect(compared).toBeGreaterThan(400);
  });

  test('G02.2 at every event: no capacity exceeded, explosives are what consignments hold, integrals are never negative', () => {
    const used = new Set<string>();
    const events = new Set<number>();
    forEachWorld(200, (world) => {
      const program = compile(world);
      const run = new Run(program);
      begin(run, 5, 0, 0);
      const most = run.bank.nominal.slice();
      const { list } = program.facilities;
      let steps = 0;
      while (run.calendar.peekTime() <= program.world.endMin && steps++ < 20_000) {
        runUntil(run, run.calendar.peekTime(), 0, () => undefined);
        events.add(run.calendar.code);
        const { state, bank } = run;
        const held = new Float64Array(bank.count);
        for (let c = 0; c < program.staticConsignments; c++)
          if (state.consignmentExplosives[c] >= 0)
            held[state.consignmentExplosives[c]] += Math.ceil(state.consignmentCargo[5 * c + 1] / 4);
        checkCapacities(bank, most, run.now, (r) => list[r].id);
        for (let r = 0; r < bank.count; r++) {
          const inUse = bank.inUseOf(r);
          if (inUse > 0) used.add(list[r].facility.split(':')[0]);
          if (list[r].facility === 'explosives' && bank.kind[r] === STORE && inUse !== held[r])
            throw new Error(`${list[r].id} holds ${inUse}, consignments ${held[r]} at ${run.now}`);
        }
        for (const left of state.quotaLeft) if (!Number.isInteger(left)) throw new Error(`hours ${left} at ${run.now}`);
      }
      finish(run);
      for (let r = 0; r < run.bank.count; r++)
        if (run.bank.busyArea[r] < 0 || run.bank.queueArea[r] < 0)
          throw new Error(`${list[r].id} has a negative integral`);
    });
    // The worlds are worth something only if what they add is used.
    expect([...used]).toEqual(expect.arrayContaining(['berths', 'explosives']));
    expect(events).toContain(EVENT.quotaPeriod);
  });

  test('G02.3 the order of the input changes nothing; a restart from the checkpoint reaches the same', () => {
    forEachWorld(100, (world) => {
      const simulator = new Simulator(compile(world));
      const whole = simulator.replicate(9, 1, options);
      const rows = Object.fromEntries(
        Object.entries(world).map(([name, list]) => [name, Array.isArray(list) ? [...list].reverse() : list]),
      ) as unknown as World;
      expect(new Simulator(compile(rows)).replicate(9, 1, options).hash).toBe(whole.hash);
      expect(simulator.resume(simulator.checkpoint(9, 1, options), options)).toEqual(whole);
    });
  });

  test('G02.4 at every event: cargo is in one place, no leg begins before the one before it, no asset carries more than it can', () => {
    let legs = 0;
    forEachWorld(150, (world) => {
      const program = compile(world);
      const run = new Run(program);
      begin(run, 11, 0, 0);
      const watch = new CargoWatch(run);
      let steps = 0;
      while (run.calendar.peekTime() <= program.world.endMin && steps++ < 20_000) {
        runUntil(run, run.calendar.peekTime(), 0, () => undefined);
        watch.look();
      }
      legs += watch.legs;
    });
    expect(legs).toBeGreaterThan(1500);
  });
});
