/**
 * Capacity bound by work: whatever way cargo takes, some capacities have to be claimed on every way (the berths of the one port, the trains of
 * the one crossing, the ships of the one sea lane). Each such capacity is a machine that works off what the elements need at the least, in any
 * order and in any parts: the one-machine problem with heads and tails, solved by the preemptive rule of Jackson with the largest tail first
 * (Carlier 1982). Its value is a lower bound on the closure of any group of elements, since no schedule does less work or has more capacity.
 *
 * Fluid and real claims: a visit of servers or room works evenly while it is held, a trip of a lift asset while the asset is out; a claim on a
 * rate works while the next one has to wait, so the largest claim may still be at work when the last cargo has passed, and whole minutes of
 * headway may fall short by one for each change of the rate. Cost: O(n log n) for each machine, n elements that need it.
 */
import { RATE, STORE } from '../engine/resource.ts';
import type { Program } from '../operation/program.ts';
import type { RelaxedTimes } from '../operation/simulator.ts';
import { Availability } from './availability.ts';
import { CapacityCurve, envelope, type Step } from './capacity-curve.ts';
import { fleetMachines } from './fleet-machines.ts';
import { resourceMachines, type Job, type Machine } from './machines.ts';
import { Usage } from './usage.ts';

/** Thousandths a day in one unit a minute. */
export const DAY_RATE = 1_440_000;
/** Stands for "never" in a 32-bit integer. */
const NEVER = 2_000_000_000;

export interface WorkBounds {
  /** Least minute at which each element can be ready, -1 when never within the run. */
  readonly elements: Int32Array;
  /** Least minute at which all of each group can be ready, -1 when never. */
  readonly groups: Int32Array;
  /** Capacity that decides each group, as the ledger numbers resources; -1 for the critical path. */
  readonly deciding: Int32Array;
}

/** A machine with what a replication leaves alone. */
interface Tool extends Machine {
  /** Positions in `jobs` of the members of each group, for groups with more than one. */
  groups: readonly { readonly group: number; readonly jobs: readonly number[] }[];
  curve: CapacityCurve | null;
}

export class WorkBound {
  private readonly tools: Tool[];
  private groupMembers: readonly (readonly number[])[] = [];

  constructor(
    readonly program: Program,
    usage: Usage,
    readonly availability: Availability,
  ) {
    this.tools = [...resourceMachines(program, usage), ...fleetMachines(program, usage)].map((machine) => ({
      ...machine,
      groups: [],
      curve: null,
    }));
  }

  get machines(): readonly Machine[] {
    return this.tools;
  }

  /** Names the groups that bounds are asked for: indices of elements. */
  setGroups(groups: readonly (readonly number[])[]): void {
    this.groupMembers = groups;
    const groupsOf: number[][] = this.program.world.elements.map(() => []);
    groups.forEach((members, g) => members.forEach((e) => groupsOf[e].push(g)));
    for (const tool of this.tools) {
      const byGroup = new Map<number, number[]>();
      tool.jobs.forEach((job, j) => {
        for (const g of groupsOf[job.element]) {
          const list = byGroup.get(g);
          if (list) list.push(j);
          else byGroup.set(g, [j]);
        }
      });
      tool.groups = [...byGroup].filter(([, jobs]) => jobs.length > 1).map(([group, jobs]) => ({ group, jobs }));
    }
  }

  bounds(relaxed: RelaxedTimes): WorkBounds {
    const elements = relaxed.ready.slice();
    const cause = new Int32Array(elements.length).fill(-1);
    const groups = new Int32Array(this.groupMembers.length);
    const deciding = new Int32Array(groups.length).fill(-1);
    for (const tool of this.tools) {
      const { curve, lag } = this.curveOf(tool, relaxed);
      const { spare } = tool;
      const heads = new Float64Array(tool.jobs.length).fill(-1);
      const tails = new Float64Array(tool.jobs.length);
      tool.jobs.forEach((job, j) => {
        const e = job.element;
        if (elements[e] < 0 || relaxed.integrated[e] < 0) return;
        const { head, tail } = headAndTail(job, relaxed);
        if (head === Infinity) return;
        heads[j] = curve.workBy(head);
        tails[j] = tail + relaxed.integrated[e] - relaxed.destination[e] - lag;
        const ready = Math.floor(Math.min(NEVER, curve.timeOf(heads[j] + job.work - spare) + tails[j]));
        if (ready <= elements[e]) return;
        elements[e] = ready;
        cause[e] = this.numberOf(tool);
      });
      for (const { group, jobs } of tool.groups) {
        const bound = Math.floor(Math.min(NEVER, jackson(tool.jobs, jobs, heads, tails, curve, spare)));
        if (bound <= groups[group]) continue;
        groups[group] = bound;
        deciding[group] = this.numberOf(tool);
      }
    }
    const { endMin } = this.program.world;
    elements.forEach((at, e) => (elements[e] = at > endMin ? -1 : at));
    this.groupMembers.forEach((members, g) => {
      for (const e of members) {
        if (elements[e] >= 0 && elements[e] <= groups[g]) continue;
        groups[g] = elements[e];
        deciding[g] = cause[e];
        if (elements[e] < 0) break;
      }
      if (groups[g] > endMin) groups[g] = -1;
    });
    return { elements, groups, deciding };
  }

  /** Number as in the ledger: a resource, or the lift type of the first pool behind the resources. */
  private numberOf({ resource, pools }: Machine): number {
    if (resource >= 0) return resource;
    const { world, facilities } = this.program;
    return facilities.list.length + world.liftTypes.findIndex((t) => t.id === world.liftPools[pools[0]].type);
  }

  private curveOf(tool: Tool, relaxed: RelaxedTimes): { curve: CapacityCurve; lag: number } {
    if (tool.resource < 0)
      return { curve: new CapacityCurve(this.availability.fleetSteps(tool.pools, tool.creditMin, relaxed)), lag: 0 };
    const steps = this.availability.steps(tool.resource, relaxed);
    const lag = isRate(this.program, tool) ? longestRun(steps) : 0;
    const curve = tool.curve ?? new CapacityCurve(upperSteps(this.program, tool, steps, lag));
    if (this.availability.isFixed(tool.resource)) tool.curve = curve;
    return { curve, lag };
  }
}

const isRate = (program: Program, { resource }: Machine): boolean =>
  resource >= 0 && program.facilities.list[resource].kind === RATE;

/** Earliest that any of its cargo is at the machine, and least time from the machine to the destination. */
function headAndTail(job: Job, relaxed: RelaxedTimes): { head: number; tail: number } {
  let head = Infinity;
  let tail = Infinity;
  for (const entry of job.entries) {
    const released = relaxed.released[entry.requirement];
    if (released >= 0) head = Math.min(head, released + entry.head);
    tail = Math.min(tail, entry.tail);
  }
  return { head, tail };
}

/** Capacity a minute, stretched by what may still be at work when it falls. */
export function upperSteps(
  program: Program,
  { resource, largestClaim, longestHold }: Pick<Machine, 'resource' | 'largestClaim' | 'longestHold'>,
  steps: readonly Step[],
  lag: number,
): Step[] {
  const { kind } = program.facilities.list[resource];
  if (kind === RATE)
    return envelope(steps, (s) => (largestClaim * DAY_RATE) / s.perMin + lag + 1).map((s) => ({
      ...s,
      perMin: s.perMin / DAY_RATE,
    }));
  // A claim larger than all the room enters when it is empty.
  const room = kind === STORE ? steps.map((s) => ({ ...s, perMin: Math.max(s.perMin, largestClaim) })) : steps;
  return envelope(room, () => longestHold);
}

/** Longest run of steps that follow each other without a closed time between them. */
export function longestRun(steps: readonly Step[]): number {
  let longest = 0;
  let run = 0;
  steps.forEach((step, i) => {
    run = i > 0 && steps[i - 1].to === step.from ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}

/** Preemptive schedule with the largest tail first; the largest of completion plus tail. */
function jackson(
  jobs: readonly Job[],
  members: readonly number[],
  heads: Float64Array,
  tails: Float64Array,
  curve: CapacityCurve,
  spare: number,
): number {
  const order = members.filter((j) => heads[j] >= 0).sort((a, b) => heads[a] - heads[b]);
  const left = order.map((j) => jobs[j].work);
  // Jobs that wait, positions in `order`; the largest tail on top.
  const waiting: number[] = [];
  const first = (a: number, b: number) => tails[order[a]] > tails[order[b]];
  let bound = 0;
  let now = 0;
  let next = 0;
  while (next < order.length || waiting.length > 0) {
    if (waiting.length === 0) now = Math.max(now, heads[order[next]]);
    while (next < order.length && heads[order[next]] <= now) pushHeap(waiting, next++, first);
    const top = waiting[0];
    const until = next < order.length ? heads[order[next]] : Infinity;
    if (now + left[top] <= until) {
      now += left[top];
      popHeap(waiting, first);
      bound = Math.max(bound, curve.timeOf(now - spare) + tails[order[top]]);
    } else {
      left[top] -= until - now;
      now = until;
    }
  }
  return bound;
}

function pushHeap(heap: number[], item: number, before: (a: number, b: number) => boolean): void {
  let at = heap.push(item) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!before(item, heap[parent])) break;
    heap[at] = heap[parent];
    at = parent;
  }
  heap[at] = item;
}

function popHeap(heap: number[], before: (a: number, b: number) => boolean): void {
  const item = heap.pop()!;
  if (heap.length === 0) return;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1], heap[child])) child++;
    if (!before(heap[child], item)) break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = item;
}
