/**
 * G04: random worlds that lean on conditions. At every event each condition is met as what it rests on says, and whatever it releases is open exactly
 * while it is met. Seeds in the messages.
 */
import { CapacityBound } from '../bounds/capacity-bound.ts';
import { SERVERS, STORE } from '../engine/resource.ts';
import { compile, WorldError } from '../operation/compile.ts';
import { CONDITION } from '../operation/conditions/conditions.ts';
import { CONDITION_TYPE, comingElements, itemsOf, type Program } from '../operation/program.ts';
import { Run } from '../operation/run.ts';
import { begin, finish, runUntil } from '../operation/simulation.ts';
import { Simulator } from '../operation/simulator.ts';
import { STAGE } from '../operation/state.ts';
import type { World } from '../operation/world.ts';
import { CargoWatch } from '../testing/cargo-watch.ts';
import { gatedWorld } from '../testing/gated-world.ts';
import { numbers } from '../testing/random-numbers.ts';
import { seedsFrom } from './seeds.ts';

const WORLDS = 150;
const options = { sampleMin: 1440 };

/** Programs of the worlds in which everything has a route. */
function forEachWorld(count: number, check: (program: Program, world: World, seed: number) => void): number {
  let checked = 0;
  for (const seed of seedsFrom(1, count)) {
    const world = gatedWorld(seed);
    let program: Program;
    try {
      program = compile(world);
    } catch (error) {
      if (error instanceof WorldError && error.problems.every(({ code }) => code === 'route.none')) continue;
      throw new Error(`gated world ${seed}: ${(error as Error).message}`, { cause: error });
    }
    checked++;
    try {
      check(program, world, seed);
    } catch (error) {
      throw new Error(`gated world ${seed}: ${(error as Error).message}`, { cause: error });
    }
  }
  return checked;
}

function checkConditions(run: Run): void {
  const { program, state } = run;
  const met = (c: number) => state.conditionState[c] === CONDITION.met;
  program.world.conditions.forEach(({ id }, c) => {
    const children = itemsOf(program.conditionChildren, c);
    const count = children.filter(met).length;
    const is = state.conditionState[c];
    switch (program.conditionType[c]) {
      case CONDITION_TYPE.after:
        if (is === CONDITION.met && count === 0) throw new Error(`${id} is met without what it waits for`);
        break;
      case CONDITION_TYPE.all:
      case CONDITION_TYPE.any:
      case CONDITION_TYPE.atLeast: {
        if (count !== state.conditionCount[c])
          throw new Error(`${id} counts ${state.conditionCount[c]}, there are ${count}`);
        const enough = count >= program.conditionNeeds[c];
        if (is === CONDITION.met && !enough) throw new Error(`${id} is met by ${count}`);
        if (is === CONDITION.pending && enough) throw new Error(`${id} is pending with ${count}`);
        break;
      }
      default:
    }
  });
}

function checkReleases(run: Run): void {
  const { program, state } = run;
  const { world } = program;
  const index = new Map(world.conditions.map(({ id }, c) => [id, c]));
  const isMet = (id: string | undefined) => id === undefined || state.conditionState[index.get(id)!] === CONDITION.met;
  const equal = (what: string, is: number, id: string | undefined) => {
    if ((is === 1) !== isMet(id)) throw new Error(`${what} is ${is ? 'open' : 'closed'}, its condition is not so`);
  };
  world.places.forEach((row, i) => equal(row.id, state.placeOpen[i], row.opensWhen));
  world.liftPools.forEach((row, i) => equal(row.id, state.poolOpen[i], row.releasedBy));
  world.stocks.forEach((row, i) => equal(row.id, state.stockOpen[i], row.releasedBy));
  world.deliveries.forEach((row, i) => equal(row.id, state.deliveryOpen[i], row.releasedBy));
  world.effects.forEach((row, i) => equal(row.id, state.effectActive[i], row.when));
  world.risks.forEach((row, i) => equal(row.id, state.riskActive[i], row.when));
  world.activities.forEach((row, i) => equal(row.id, state.activityPending[i] === 0 ? 1 : 0, row.startsWhen));
  world.elements.forEach(({ id, releasedBy, returns }, e) => {
    const stage = state.elementStage[e];
    const moves = stage === STAGE.notice || stage === STAGE.moving;
    if (moves && returns === undefined && (state.elementHeld[e] === 1) === isMet(releasedBy))
      throw new Error(`${id} is ${state.elementHeld[e] ? 'held' : 'under way'}, its order is not so`);
    if (stage === STAGE.waiting && state.elementPending[e] < 1) throw new Error(`${id} waits for nothing`);
  });
}

function checkBooks(run: Run, most: Float64Array | Int32Array | number[]): void {
  const { program, state, bank } = run;
  program.world.stocks.forEach(({ id, amountKg, capacityKg }, s) => {
    const booked =
      amountKg + state.stockReceived[s] - state.stockIssued[s] - state.stockConsumed[s] - state.stockLost[s];
    if (state.stockLevel[s] < 0 || state.stockLevel[s] !== booked)
      throw new Error(`${id} has ${state.stockLevel[s]}, booked ${booked}`);
    if (capacityKg >= 0 && state.stockLevel[s] > Math.max(capacityKg, amountKg))
      throw new Error(`${id} is above its room`);
  });
  checkCargoOfStocks(run);
  for (let r = 0; r < bank.count; r++) {
    const inUse = bank.inUseOf(r);
    most[r] = Math.max(most[r], bank.effective[r]);
    if (inUse < 0) throw new Error(`${program.facilities.list[r].id} in use ${inUse}`);
    if (bank.kind[r] === SERVERS && inUse > Math.max(1, most[r]))
      throw new Error(`${program.facilities.list[r].id} above capacity`);
    if (bank.kind[r] === STORE && inUse > 1_000_000) throw new Error(`${program.facilities.list[r].id} holds ${inUse}`);
  }
  state.officeBusy.forEach((busy, o) => {
    if (busy < 0 || busy > program.world.offices[o].desks) throw new Error(`office ${o} has ${busy} busy`);
  });
}

/** What left the stocks for others, and what came to them, is the same but for what is on its way or was lost. */
function checkCargoOfStocks({ program, state }: Run): void {
  const { deliveries, activities } = program.world;
  const sum = (list: ArrayLike<number>) => Array.from(list).reduce((a, b) => a + b, 0);
  const delivered = sum(deliveries.map(({ amountKg }, d) => amountKg * state.deliveryDone[d]));
  const kg = (rows: readonly { readonly amountKg: number }[]) => sum(rows.map(({ amountKg }) => amountKg));
  const used = sum(activities.map(({ inputs }, a) => kg(inputs) * (state.activityRuns[a] + state.activityBusy[a])));
  const made = sum(
    activities.map(
      ({ stocks, yieldPermille }, a) =>
        sum(stocks.map(({ amountKg }) => Math.floor((amountKg * yieldPermille) / 1000))) * state.activityRuns[a],
    ),
  );
  const sent = sum(state.stockIssued) - used;
  const come = sum(state.stockReceived) - delivered - made;
  const onTheWay = sum(state.ruleOnOrder) + sum(state.ruleLost);
  if (sent !== come + onTheWay)
    throw new Error(`${sent} kg were sent, ${come} came, ${onTheWay} are under way or lost`);
}

describe('G04 worlds that lean on conditions', () => {
  test('G04.1 at every event: conditions are as what they rest on, what they release is open while they are met, the books add up', () => {
    let [events, falls, homes] = [0, 0, 0];
    const checked = forEachWorld(WORLDS, (program) => {
      const run = new Run(program);
      begin(run, 5, 0, 0);
      const most = run.bank.nominal.slice();
      const watch = new CargoWatch(run);
      while (run.calendar.peekTime() <= program.world.endMin) {
        runUntil(run, run.calendar.peekTime(), 0, () => undefined);
        try {
          checkConditions(run);
          checkReleases(run);
          checkBooks(run, most);
          watch.look();
        } catch (error) {
          throw new Error(`at ${run.now}: ${(error as Error).message}`, { cause: error });
        }
        events++;
      }
      finish(run);
      for (let m = 0; m < run.meetings.length; m++) if (run.meetings.endedAt[m] >= 0) falls++;
      program.elementReturns.forEach((turned, e) => {
        if (turned >= 0 && run.state.elementReadyAt[e] >= 0) homes++;
      });
    });
    expect(checked).toBeGreaterThan(WORLDS * 0.8);
    expect(events).toBeGreaterThan(10_000);
    expect(falls).toBeGreaterThan(50);
    expect(homes).toBeGreaterThan(30);
  });

  test('G04.2 the ledger goes from the epoch to ready, or to the end of the run, without a gap; bound <= simulation; times are in order', () => {
    let compared = 0;
    forEachWorld(WORLDS, (program) => {
      const simulator = new Simulator(program);
      const coming = comingElements(program);
      const outcome = simulator.replicate(7, 0, options);
      const { elements } = new CapacityBound(program, [{ members: coming, flow: true }]).bounds(simulator.relax(7, 0));
      // Who goes home too: he may be turned round before he has left.
      outcome.ready.forEach((at, e) => {
        if (at >= 0 && (elements[e] < 0 || elements[e] > at))
          throw new Error(`${program.world.elements[e].id}: bound ${elements[e]} above ${at}`);
      });
      for (const e of coming) {
        const { id, epochMin } = program.world.elements[e];
        const times = [outcome.ordered[e], outcome.atDestination[e], outcome.ready[e]].filter((at) => at >= 0);
        if (times.some((at, i) => i > 0 && at < times[i - 1])) throw new Error(`${id}: ${times.join(', ')}`);
        const isReady = outcome.ready[e] >= 0;
        if (isReady) compared++;
        let at = epochMin;
        for (let i = outcome.chainStart[e]; i < outcome.chainStart[e + 1]; i++) {
          if (outcome.chainFrom[i] !== at) throw new Error(`${id}: a gap in the ledger at ${at}`);
          at = outcome.chainTo[i];
        }
        if (at !== Math.max(isReady ? outcome.ready[e] : program.world.endMin, epochMin))
          throw new Error(`${id}: its ledger ends at ${at}`);
      }
    });
    expect(compared).toBeGreaterThan(WORLDS);
  });

  test('G04.3 the order of the input changes nothing; a restart from the checkpoint reaches the same', () => {
    forEachWorld(WORLDS, (program, world, seed) => {
      const simulator = new Simulator(program);
      const whole = simulator.replicate(9, 1, options);
      const n = numbers(seed);
      const shuffle = <T>(list: readonly T[]): T[] =>
        list
          .map((row) => ({ row, at: n.unit() }))
          .sort((a, b) => a.at - b.at)
          .map(({ row }) => row);
      const rows = Object.fromEntries(
        Object.entries(world).map(([name, list]) => [name, Array.isArray(list) ? shuffle(list as unknown[]) : list]),
      ) as unknown as World;
      if (new Simulator(compile(rows)).replicate(9, 1, options).hash !== whole.hash)
        throw new Error('another order of rows, another hash');
      if (simulator.resume(simulator.checkpoint(9, 1, options), options).hash !== whole.hash)
        throw new Error('continued from D-day it has another hash');
    });
  });
});
