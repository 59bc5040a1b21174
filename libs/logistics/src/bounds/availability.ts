/**
 * Capacity of resources over time in one replication, as no schedule can change it: nominal capacity, how well its mode runs, shares, opening hours, opening of places at
 * the earliest moment, and damage that only dates and draws decide. What depends on the plan (damage behind a state, works that reduce a
 * capacity) is left out, and works that raise a capacity count from the beginning: each step is at least the capacity of any simulation.
 */
import { quantile } from '../engine/distribution.ts';
import { drawUniform, PURPOSE } from '../engine/random.ts';
import { isOpenAt } from '../network/network.ts';
import { firstStart } from '../operation/disruption/disruption.ts';
import { drawEfficiencies } from '../operation/disruption/efficiency.ts';
import { itemsOf, type Program } from '../operation/program.ts';
import type { RelaxedTimes } from '../operation/simulator.ts';
import { wholeCapacity } from '../operation/disruption/working-capacity.ts';
import type { Step } from './capacity-curve.ts';
import { MINUTES_PER_DAY } from '../units/time.ts';

const NONE = -1;
/** A disruption that does not begin within the run. */
const NEVER = -Infinity;

export class Availability {
  /** Conditions that dates and draws alone decide. */
  private readonly exogenous: boolean[];
  /** Condition that opens a place or, behind these, an airspace, that gives a pool free, that lets a damage happen; -1 for none. */
  private readonly opensWhen: readonly number[];
  private readonly poolReleasedBy: readonly number[];
  private readonly damagedWhen: readonly number[];
  private readonly fixed = new Map<number, readonly Step[]>();
  /** Rows of efficiency by resource, and what they came to in the replication asked for last. */
  private readonly efficiencies: readonly (readonly number[] | undefined)[];
  private drawn: readonly number[] = [];
  private drawnOf: RelaxedTimes | null = null;

  constructor(private readonly program: Program) {
    this.exogenous = listExogenous(program);
    const index = new Map(program.world.conditions.map((c, i) => [c.id, i]));
    const conditionOf = (id: string | undefined) => (id === undefined ? NONE : (index.get(id) ?? NONE));
    const { places, airspaces = [] } = program.world;
    this.opensWhen = [...places, ...airspaces].map(({ opensWhen }) => conditionOf(opensWhen));
    this.poolReleasedBy = program.world.liftPools.map((pool) => conditionOf(pool.releasedBy));
    this.damagedWhen = program.world.disruptions.map((d) => conditionOf(d.when));
    const efficiencies: number[][] = [];
    program.efficiencyKey.forEach((_, i) => {
      for (const r of itemsOf(program.efficiencyResources, i)) (efficiencies[r] ??= []).push(i);
    });
    this.efficiencies = efficiencies;
  }

  /** Steps of the effective capacity of a resource: servers, thousandths a day, or room. */
  steps(resource: number, relaxed: RelaxedTimes): readonly Step[] {
    const known = this.fixed.get(resource);
    if (known) return known;
    const damages = this.damagesOf(resource, relaxed);
    const place = this.program.resourcePlace[resource];
    const gate = place < 0 ? NONE : this.opensWhen[place];
    const opens = gate < 0 ? 0 : relaxed.met[gate];
    const steps = opens < 0 ? [] : this.build(resource, opens, damages, this.efficiencyOf(resource, relaxed));
    const { start } = this.program.resourceDisruptions;
    if (gate < 0 && start[resource] === start[resource + 1] && this.efficiencies[resource] === undefined)
      this.fixed.set(resource, steps);
    return steps;
  }

  /** The part of a daily quota that its mode makes use of in a replication. */
  private efficiencyOf(resource: number, relaxed: RelaxedTimes): number {
    const rows = this.efficiencies[resource];
    if (rows === undefined) return 1;
    if (this.drawnOf !== relaxed) this.drawn = drawEfficiencies(this.program, relaxed.seed, relaxed.replication);
    this.drawnOf = relaxed;
    return rows.reduce((factor, i) => (factor * this.drawn[i]) / 1000, 1);
  }

  /** Whether the steps of a resource are the same in every replication. */
  isFixed(resource: number): boolean {
    return this.fixed.has(resource);
  }

  /** Assets of some pools that are to hand over time, each pool some minutes before its date. */
  fleetSteps(pools: readonly number[], earlierMin: readonly number[], relaxed: RelaxedTimes): Step[] {
    const from: number[] = [];
    const { start, items } = this.program.poolAssets;
    pools.forEach((p, n) => {
      const gate = this.poolReleasedBy[p];
      const opens = gate < 0 ? 0 : relaxed.met[gate];
      if (opens < 0) return;
      for (let i = start[p]; i < start[p + 1]; i++)
        from.push(Math.max(opens, 0, this.program.assetAvailableMin[items[i]]) - earlierMin[n]);
    });
    from.sort((a, b) => a - b);
    return from
      .map((at, i): Step => ({ from: at, to: from[i + 1] ?? Infinity, perMin: i + 1 }))
      .filter((step) => step.to > step.from);
  }

  private damagesOf(resource: number, relaxed: RelaxedTimes): Damage[] {
    const { program } = this;
    const { start, items } = program.resourceDisruptions;
    const found: Damage[] = [];
    for (let i = start[resource]; i < start[resource + 1]; i++) {
      const d = items[i];
      const spec = program.world.disruptions[d];
      const draw = (purpose: number) =>
        drawUniform(relaxed.seed, relaxed.replication, program.disruptionKey[d], purpose, 0);
      // Damage that waits for a state, lasts as long as a state lets it, or happens together with others is not counted, and of one that
      // recurs only the first time: less damage, more capacity.
      if (spec.eased !== undefined || (spec.factor !== undefined && spec.probabilityPermille < 1000)) continue;
      if (spec.permille > 1000 || (spec.atMin !== undefined && spec.when !== undefined)) continue;
      const gate = this.damagedWhen[d];
      const from =
        spec.atMin !== undefined
          ? firstStart(spec)
          : gate >= 0 && this.exogenous[gate] && relaxed.met[gate] >= 0
            ? relaxed.met[gate]
            : NEVER;
      if (from === NEVER || from > (spec.untilMin ?? Infinity)) continue;
      if (spec.probabilityPermille < 1000 && draw(PURPOSE.occurrence) * 1000 >= spec.probabilityPermille) continue;
      const minutes = Math.round(
        quantile(program.distributions[program.disruptionDuration[d]], draw(PURPOSE.duration)),
      );
      if (from + minutes > 0) found.push({ from: Math.max(0, from), to: from + minutes, permille: spec.permille });
    }
    return found;
  }

  private build(resource: number, opens: number, damages: readonly Damage[], efficiency: number): Step[] {
    const { program } = this;
    const facility = program.facilities.list[resource];
    const end = program.world.endMin + 1;
    const share =
      facility.share < 0 ? [] : [...program.world.shares[facility.share].steps].sort((a, b) => a.fromMin - b.fromMin);
    const place = program.resourcePlace[resource];
    const hours = program.resourceKeepsHours[resource] ? program.world.places[place]?.airfield?.hours : undefined;
    const marks = new Set([opens, end]);
    for (const step of share) marks.add(Math.max(0, step.fromMin));
    for (const damage of damages) marks.add(damage.from).add(damage.to);
    if (hours)
      for (let day = 0; day < end; day += MINUTES_PER_DAY) marks.add(day + hours.openMin).add(day + hours.closeMin);
    const times = [...marks].filter((t) => t >= opens && t <= end).sort((a, b) => a - b);
    const steps: Step[] = [];
    for (let i = 0; i + 1 < times.length; i++) {
      const at = times[i];
      let capacity = facility.capacity * efficiency * this.program.resourceRaised[resource];
      if (facility.share >= 0) capacity *= permilleAt(share, at) / 1000;
      for (const damage of damages) if (damage.from <= at && at < damage.to) capacity *= damage.permille / 1000;
      if (hours && !isOpenAt(hours, at)) capacity = 0;
      capacity = wholeCapacity(facility, capacity);
      if (capacity > 0)
        steps.push({ from: at, to: i + 2 === times.length ? Infinity : times[i + 1], perMin: capacity });
    }
    return steps;
  }
}

interface Damage {
  readonly from: number;
  readonly to: number;
  readonly permille: number;
}

const permilleAt = (steps: readonly { fromMin: number; permille: number }[], at: number): number =>
  steps.reduce((value, step) => (Math.max(0, step.fromMin) <= at ? step.permille : value), 1000);

/** Whether dates and draws alone decide a condition, by condition. */
function listExogenous({ world }: Program): boolean[] {
  const index = new Map(world.conditions.map((c, i) => [c.id, i]));
  const known: (boolean | undefined)[] = [];
  const decide = (i: number): boolean => {
    if (known[i] !== undefined) return known[i];
    known[i] = false;
    const c = world.conditions[i];
    const children = 'of' in c ? (typeof c.of === 'string' ? [c.of] : c.of) : [];
    const certain = c.type === 'date' || (['all', 'any', 'at-least', 'after'].includes(c.type) && children.length > 0);
    const isDecided = (id: string) => {
      const other = index.get(id);
      return other !== undefined && decide(other);
    };
    // What waits for a desk, or is modified, revoked or restored by a state, comes at other times in other schedules.
    const alone =
      c.revokedBy === undefined &&
      (c.restoredBy === undefined || isDecided(c.restoredBy)) &&
      (c.type !== 'after' || (c.office === undefined && !c.modifiers?.length));
    return (known[i] = certain && alone && children.every(isDecided));
  };
  return world.conditions.map((_, i) => decide(i));
}
