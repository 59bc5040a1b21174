/** Lower bounds of one replication with capacity: the strongest of the critical path, the work bound and the flow over time. */
import { DIMENSION, DIMENSION_COUNT } from '../movement/requirement.ts';
import type { Program } from '../operation/program.ts';
import type { RelaxedTimes } from '../operation/simulator.ts';
import { Availability } from './availability.ts';
import { FlowBound } from './flow-bound.ts';
import { Usage } from './usage.ts';
import { WorkBound } from './work-bound.ts';

const { pax: PAX, massKg: MASS } = DIMENSION;

export const BOUND_METHODS = ['critical path', 'work of one capacity', 'flow over time'] as const;
export type BoundMethod = (typeof BOUND_METHODS)[number];

/** Elements whose closure is asked for; `flow` says whether the dearer flow over time is tried as well. */
export interface BoundGroup {
  readonly members: readonly number[];
  readonly flow: boolean;
}

export interface GroupBounds {
  /** Least minute at which each element can be ready; -1 when never within the run. */
  readonly elements: Int32Array;
  /** Least minute at which all of each group can be ready; -1 when never. */
  readonly closures: Int32Array;
  /** Index in {@link BOUND_METHODS} of what found it. */
  readonly methods: Uint8Array;
  /** Capacity that decides it, as the ledger numbers resources; -1 where none alone does. */
  readonly deciding: Int32Array;
  /** First release of a movement of the group; -1 without one. The gap is measured from here. */
  readonly firstRelease: Int32Array;
}

export class CapacityBound {
  private known: Usage | undefined;
  readonly availability: Availability;
  private readonly work: WorkBound;
  /** By mass, by consignments (sharper where loads are whole trains or ships), and people. */
  private readonly flows: readonly FlowBound[];

  constructor(
    readonly program: Program,
    private readonly groups: readonly BoundGroup[],
  ) {
    const usage = new Usage(program);
    this.availability = new Availability(program);
    this.work = new WorkBound(program, usage, this.availability);
    this.work.setGroups(groups.map((group) => group.members));
    const flow = (measure: number, people: boolean) =>
      new FlowBound(program, usage, this.availability, measure, people);
    this.flows = [flow(MASS, false), flow(DIMENSION_COUNT, false), flow(PAX, true)];
  }

  /** Read anew when somebody asks: the bounds have taken from it what they need, and it is the largest part of them. */
  get usage(): Usage {
    return (this.known ??= new Usage(this.program));
  }

  bounds(relaxed: RelaxedTimes): GroupBounds {
    const { elements, groups: closures, deciding } = this.work.bounds(relaxed);
    const methods = Uint8Array.from(deciding, (capacity) => (capacity >= 0 ? 1 : 0));
    this.groups.forEach(({ members, flow }, g) => {
      if (!flow || closures[g] < 0) return;
      let bound = closures[g];
      for (const by of this.flows) if (bound >= 0) bound = by.bound(members, bound, relaxed);
      if (bound === closures[g]) return;
      closures[g] = bound;
      methods[g] = 2;
      deciding[g] = -1;
    });
    return { elements, closures, methods, deciding, firstRelease: this.firstReleases(relaxed) };
  }

  private firstReleases(relaxed: RelaxedTimes): Int32Array {
    const { start, items } = this.program.elementRequirements;
    const ofElement = this.program.world.elements.map((_, e) => {
      let first = Infinity;
      for (let i = start[e]; i < start[e + 1]; i++)
        if (relaxed.released[items[i]] >= 0) first = Math.min(first, relaxed.released[items[i]]);
      return first;
    });
    return Int32Array.from(this.groups, ({ members }) => {
      const first = members.reduce((least, e) => Math.min(least, ofElement[e]), Infinity);
      return first === Infinity ? -1 : first;
    });
  }
}
