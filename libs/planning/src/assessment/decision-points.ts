/**
 * Decision points: the last date on which a decision still helps. In each replication an element needs the time from its order to ready, and the
 * longest chain of durations from the decision to its order: later decisions, the time and the lead time of a commitment. Counted back from its required
 * date that gives the day by which the decision had to be taken there; before what the decision requires is met there, no date helps, and none helps an
 * element whose order waits longer for something else than its date allows (its earliest day, a caveat that lapses, another decision). Who waits for a decision is read from the conditions of the engine, so that gates,
 * conditions, remedies and commitments count alike. The movement is taken to last as long as it did: an approximation that ignores what a
 * shifted movement would meet. Cost: replications x the conditions that rest on each decision.
 */
import { itemsOf, type Program } from '@muster/logistics';
import type { DecisionPoint } from '../result/commander.ts';
import type { Evidence } from './commander.ts';

/** A date counts as good enough when it suffices in this share of the replications. */
const CONFIDENCE = 0.8;
const DECISIONS = new Set(['host-request', 'national-approval', 'national-decision', 'consultation']);
/** There is no date: the element is late whenever it is decided. */
const NO_DATE = -Infinity;
/** There is no last date: the element is in time without the decision. */
const ANY_DATE = Infinity;

const possibleDate = (date: number, openMin: number): number => (date >= openMin ? date : NO_DATE);

export function decisionsOf({ document, program, subjects, outcomes, gates }: Evidence): Required<DecisionPoint>[] {
  const chains = new Chains(program);
  const decided = new Map(gates.map((gate) => [gate.id, gate.met.p50]));
  /** Dated elements by the condition that orders them. */
  const dated = subjects.flatMap(({ index, requiredMin }) => {
    const order = program.elementReleasedBy[index];
    return requiredMin === null || order < 0 ? [] : [{ index, requiredMin, order }];
  });
  // So many replications have to be in time. Those in which an element is never ready are not, however early the decision.
  const wanted = Math.ceil(outcomes.length * CONFIDENCE - 1e-9);
  return (document.gates ?? [])
    .filter(({ kind }) => DECISIONS.has(kind))
    .flatMap((gate): Required<DecisionPoint>[] => {
      const decision = chains.indexOf(gate.id);
      const resting = chains.restingOn([decision]);
      const waiting = dated.filter(({ order }) => resting.has(order));
      if (waiting.length === 0) return [];
      const dates = waiting.map(() => new Float64Array(outcomes.length));
      outcomes.forEach((outcome, r) => {
        const { ordered, ready, conditionFirstMetAt: metAt } = outcome;
        const minutes = chains.longest(decision, resting, metAt);
        // Nobody decides before all that comes first is there: an earlier date helps nobody.
        const openMin = chains.openFrom(decision, metAt);
        const orderable = chains.orderableFrom(resting, metAt);
        waiting.forEach(({ index, requiredMin, order }, i) => {
          const needed = minutes.get(order);
          const lastsMin = ready[index] - ordered[index];
          const earliestMin = Math.max(program.world.elements[index].earliestMin, orderable.get(order) ?? 0);
          if (ordered[index] < 0 || ready[index] < 0 || earliestMin + lastsMin > requiredMin) dates[i][r] = NO_DATE;
          else if (needed === undefined) dates[i][r] = ready[index] <= requiredMin ? ANY_DATE : NO_DATE;
          else dates[i][r] = possibleDate(requiredMin - lastsMin - needed, openMin);
        });
      });
      // Who is in time without the decision does not wait for it.
      const latest = dates
        .map((ofElement) => ofElement.sort()[outcomes.length - wanted])
        .filter((date) => date < ANY_DATE);
      if (latest.length === 0) return [];
      const possible = latest.filter((date) => date > NO_DATE);
      const least = Math.min(...possible);
      const greatest = Math.max(...possible);
      return [
        {
          gate: gate.id,
          owner: gate.owner ?? null,
          decidedMin: decided.get(gate.id) ?? null,
          allInTimeMin: possible.length === latest.length ? least : null,
          inTimeMin: possible.length > 0 ? least : null,
          inTime: possible.length,
          lastUsefulMin: possible.length > 0 ? greatest : null,
          elements: latest.length,
        },
      ];
    })
    .sort((a, b) => (a.inTimeMin ?? Infinity) - (b.inTimeMin ?? Infinity) || (a.gate < b.gate ? -1 : 1));
}

/** What rests on a condition, and how long it takes from there. */
class Chains {
  private readonly index: ReadonlyMap<string, number>;
  /** Conditions that rest on each, by one step. */
  private readonly above: readonly (readonly number[])[];
  /** Place of each condition in an order in which all come after what they rest on. */
  private readonly rank: Int32Array;

  constructor(private readonly program: Program) {
    const { conditions } = program.world;
    this.index = new Map(conditions.map(({ id }, i) => [id, i]));
    const above: number[][] = conditions.map(() => []);
    const open = conditions.map((_, c) => {
      const children = itemsOf(program.conditionChildren, c);
      for (const child of children) above[child].push(c);
      return children.length;
    });
    this.above = above;
    this.rank = new Int32Array(conditions.length);
    const order = open.flatMap((count, c) => (count === 0 ? [c] : []));
    for (let at = 0; at < order.length; at++) {
      this.rank[order[at]] = at;
      for (const parent of above[order[at]]) if (--open[parent] === 0) order.push(parent);
    }
  }

  indexOf(id: string): number {
    return this.index.get(id) ?? -1;
  }

  /** These and all conditions that rest on one of them, each after what it rests on. */
  restingOn(from: readonly number[]): ReadonlySet<number> {
    const found = new Set(from.filter((c) => c >= 0));
    for (const c of found) for (const parent of this.above[c]) found.add(parent);
    return new Set([...found].sort((a, b) => this.rank[a] - this.rank[b]));
  }

  /** Minute at which all was met that a decision requires; never, where something of it was not. */
  openFrom(decision: number, metAt: Int32Array): number {
    return itemsOf(this.program.conditionChildren, decision).reduce(
      (from, child) => (metAt[child] < 0 ? Infinity : Math.max(from, metAt[child])),
      0,
    );
  }

  /** Minute at which each of what rests on a decision would be met by all else that it waits for, however early the decision. */
  orderableFrom(resting: ReadonlySet<number>, metAt: Int32Array): ReadonlyMap<number, number> {
    const { world, conditionChildren } = this.program;
    const from = new Map<number, number>();
    const [decision] = resting;
    for (const c of resting) {
      const condition = world.conditions[c];
      // What the decision itself waits for is told apart.
      if (c === decision) continue;
      const children = itemsOf(conditionChildren, c).map(
        (child) => from.get(child) ?? (resting.has(child) ? 0 : metAt[child] < 0 ? Infinity : metAt[child]),
      );
      // So many of them are enough, the earliest ones.
      const enough = condition.type === 'any' ? 1 : condition.type === 'at-least' ? condition.count : children.length;
      const [child] = itemsOf(conditionChildren, c);
      const own = condition.type === 'after' && metAt[c] >= 0 ? metAt[c] - metAt[child] : 0;
      from.set(c, (children.sort((a, b) => a - b)[enough - 1] ?? 0) + own);
    }
    return from;
  }

  /** Minutes of the longest chain of durations from one condition to each that rests on it; without those that were met before it, or never. */
  longest(from: number, resting: ReadonlySet<number>, metAt: Int32Array): ReadonlyMap<number, number> {
    const { world, conditionChildren } = this.program;
    const minutes = new Map<number, number>();
    if (metAt[from] >= 0) minutes.set(from, 0);
    for (const c of resting) {
      if (c === from || metAt[c] < 0) continue;
      for (let i = conditionChildren.start[c]; i < conditionChildren.start[c + 1]; i++) {
        const child = conditionChildren.items[i];
        const before = minutes.get(child);
        // What another one has met did not wait for this one.
        if (before === undefined || metAt[c] < metAt[child]) continue;
        const own = world.conditions[c].type === 'after' ? metAt[c] - metAt[child] : 0;
        minutes.set(c, Math.max(minutes.get(c) ?? 0, before + own));
      }
    }
    return minutes;
  }
}
