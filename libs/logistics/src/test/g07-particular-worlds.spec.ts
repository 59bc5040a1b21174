/** G07: the same properties where not everything fits everywhere. The failing seed is in the message. */
import { compile } from '../operation/compile.ts';
import type { Program } from '../operation/program.ts';
import { Run } from '../operation/run.ts';
import { begin, finish, runUntil } from '../operation/simulation.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import { CargoWatch } from '../testing/cargo-watch.ts';
import { particularWorld } from '../testing/particular-world.ts';
import { checkBoundsAndLedger, checkCapacities } from './properties-of-a-world.ts';
import { seedsFrom } from './seeds.ts';

const options = { sampleMin: 1440 };

function forEachWorld(count: number, check: (program: Program, world: World) => void): void {
  for (const seed of seedsFrom(70_001, count)) {
    try {
      const world = particularWorld(seed);
      check(compile(world), world);
    } catch (error) {
      throw new Error(`particular world ${seed}: ${(error as Error).message}`, { cause: error });
    }
  }
}

describe('G07 properties of worlds in which not everything fits everywhere', () => {
  test('G07.1 bound <= simulation for every element and the whole; the ledger adds up', () => {
    let compared = 0;
    forEachWorld(150, (program) => {
      compared += checkBoundsAndLedger(program, 7, 2);
    });
    expect(compared).toBeGreaterThan(200);
  });

  test('G07.2 at every event: cargo is in one place, no leg begins before the one before it, no asset carries more than it can, no capacity is exceeded', () => {
    let legs = 0;
    forEachWorld(100, (program) => {
      const run = new Run(program);
      begin(run, 11, 0, 0);
      const watch = new CargoWatch(run);
      const { bank } = run;
      const most = bank.nominal.slice();
      let steps = 0;
      while (run.calendar.peekTime() <= program.world.endMin && steps++ < 20_000) {
        runUntil(run, run.calendar.peekTime(), 0, () => undefined);
        watch.look();
        checkCapacities(bank, most, run.now, (r) => program.facilities.list[r].id);
        run.state.stockLevel.forEach((level, s) => {
          if (!(level >= 0)) throw new Error(`stock ${program.world.stocks[s].id} at ${level}`);
        });
      }
      finish(run);
      legs += watch.legs;
    });
    expect(legs).toBeGreaterThan(400);
  });

  test('G07.3 the order of the input changes nothing; a restart from the checkpoint reaches the same', () => {
    forEachWorld(60, (program, world) => {
      const simulator = new Simulator(program);
      const whole = simulator.replicate(9, 1, options);
      const rows = Object.fromEntries(
        Object.entries(world).map(([name, list]) => [name, Array.isArray(list) ? [...list].reverse() : list]),
      ) as unknown as World;
      expect(new Simulator(compile(rows)).replicate(9, 1, options).hash).toBe(whole.hash);
      expect(simulator.resume(simulator.checkpoint(9, 1, options), options)).toEqual(whole);
    });
  });

  test('G07.4 when all cargo has come, nobody expects any more of it at any capacity', () => {
    let ended = 0;
    forEachWorld(100, (_, world) => {
      const program = compile({ ...world, replenishments: [], deliveries: [], disruptions: [], risks: [] });
      const run = new Run(program);
      begin(run, 11, 0, 0);
      runUntil(run, program.world.endMin, 0, () => undefined);
      const { consignmentArrivedAt, resourceExpected } = run.state;
      if (consignmentArrivedAt.subarray(0, program.staticConsignments).some((at) => at < 0)) return;
      ended++;
      resourceExpected.forEach((left, r) => {
        if (left !== 0) throw new Error(`${left} are expected at ${program.facilities.list[r].id} in the end`);
      });
    });
    expect(ended).toBeGreaterThan(20);
  });
});
