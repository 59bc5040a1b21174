/**
 * B02: Little's law (Little 1961) on every resource. Over a whole run the integral of the number waiting, or inside, equals the sum of the times
 * that each visit waited, or stayed: exact in integers, whatever the arrivals are. The visits are written down beside the kernel, from what it
 * answers, and its integrals are held against them.
 */
import { RATE, type ResourceBank } from '../engine/resource.ts';
import { compile } from '../operation/compile.ts';
import { Run } from '../operation/run.ts';
import { begin, finish, runUntil } from '../operation/simulation.ts';
import { richWorld } from '../testing/rich-world.ts';

/** Notes who came, was let in and left, in calls of its own; nothing of the integrals of the bank is read. */
class Clerk {
  /** By resource: minutes waited by all; minutes x units inside; visits; since when and how much of whom waits. */
  readonly waited: Float64Array;
  readonly inside: Float64Array;
  readonly visits: Float64Array;
  private readonly unitsInside: Float64Array;
  private readonly waiting = new Map<number, { resource: number; since: number; amount: number }>();

  constructor(private readonly bank: ResourceBank) {
    this.waited = new Float64Array(bank.count);
    this.inside = new Float64Array(bank.count);
    this.visits = new Float64Array(bank.count);
    this.unitsInside = new Float64Array(bank.count);
    const { claim, admit, release } = bank;
    bank.claim = (r, entity, amount, key, now) => {
      const taken = claim.call(bank, r, entity, amount, key, now);
      if (taken) this.enter(r, amount, now);
      else this.waiting.set(entity, { resource: r, since: now, amount });
      return taken;
    };
    bank.admit = (r, now) => {
      const entity = admit.call(bank, r, now);
      if (entity < 0) return entity;
      const { resource, since, amount } = this.waiting.get(entity)!;
      if (resource !== r) throw new Error(`${entity} waits at ${resource} and was let into ${r}`);
      this.waiting.delete(entity);
      this.waited[r] += now - since;
      this.enter(r, amount, now);
      return entity;
    };
    bank.release = (r, amount, now) => {
      this.inside[r] += amount * now;
      this.unitsInside[r] -= amount;
      release.call(bank, r, amount, now);
    };
  }

  private enter(r: number, amount: number, now: number): void {
    this.visits[r]++;
    if (this.bank.kind[r] === RATE) return;
    this.inside[r] -= amount * now;
    this.unitsInside[r] += amount;
  }

  /** Counts who still waits, or is inside, up to the end. */
  close(endMin: number): void {
    for (const { resource, since } of this.waiting.values()) this.waited[resource] += endMin - since;
    for (let r = 0; r < this.unitsInside.length; r++) this.inside[r] += this.unitsInside[r] * endMin;
  }
}

describe("B02 Little's law", () => {
  test('B02.1 L = lambda W for the line and for what is inside, on every resource of 250 worlds', () => {
    let lines = 0;
    let used = 0;
    for (let seed = 1; seed <= 250; seed++) {
      const program = compile(richWorld(seed));
      const run = new Run(program);
      const clerk = new Clerk(run.bank);
      begin(run, seed, 0, 0);
      runUntil(run, program.world.endMin, 0, () => undefined);
      finish(run);
      clerk.close(program.world.endMin);
      const { bank } = run;
      for (let r = 0; r < bank.count; r++) {
        const name = `${program.facilities.list[r].id} of world ${seed}`;
        if (bank.queueArea[r] !== clerk.waited[r])
          throw new Error(`${name}: line ${bank.queueArea[r]}, visits waited ${clerk.waited[r]}`);
        if (bank.served[r] !== clerk.visits[r])
          throw new Error(`${name}: ${bank.served[r]} served, ${clerk.visits[r]} came in`);
        if (bank.kind[r] !== RATE && bank.busyArea[r] !== clerk.inside[r])
          throw new Error(`${name}: inside ${bank.busyArea[r]}, visits stayed ${clerk.inside[r]}`);
        if (bank.queueArea[r] > 0) lines++;
        if (bank.served[r] > 0) used++;
      }
    }
    // The law is worth something only where there are lines.
    expect(lines).toBeGreaterThan(100);
    expect(used).toBeGreaterThan(400);
  });
});
