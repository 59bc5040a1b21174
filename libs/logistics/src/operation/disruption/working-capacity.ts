/**
 * What works of a capacity now, whoever may use it: nominal capacity, how well its mode runs, works that changed it, damage, effects. Shares and opening are
 * not in it. The pace of work goes by it, at servers with their share, and the effective capacity.
 */
import { RATE, SERVERS } from '../../engine/resource.ts';
import type { FacilityResource } from '../compile/facilities.ts';
import type { Program } from '../program.ts';
import type { Run } from '../run.ts';
import type { World } from '../world.ts';

/** Capacity with all that lasts. */
export function lastingCapacity({ program, state, bank }: Run, resource: number): number {
  let lasting = bank.nominal[resource] * state.resourceFactor[resource];
  const { start, items } = program.resourceDisruptions;
  for (let i = start[resource]; i < start[resource + 1]; i++)
    if (state.disruptionActive[items[i]] > 0) {
      const { everyMin, permille } = program.world.disruptions[items[i]];
      if (everyMin === undefined) lasting *= permille / 1000;
    }
  const effects = program.resourceEffects;
  for (let i = effects.start[resource]; i < effects.start[resource + 1]; i++)
    if (state.effectActive[effects.items[i]]) lasting *= program.world.effects[effects.items[i]].permille / 1000;
  return lasting;
}

/** The factor of what recurs and passes within hours. */
export function briefFactor({ program, state }: Run, resource: number): number {
  let brief = 1;
  const { start, items } = program.resourceDisruptions;
  for (let i = start[resource]; i < start[resource + 1]; i++)
    if (state.disruptionActive[items[i]] > 0) {
      const { everyMin, permille } = program.world.disruptions[items[i]];
      if (everyMin !== undefined) brief *= permille / 1000;
    }
  return brief;
}

/**
 * What of a capacity can be taken: thousandths a day of a rate are rounded, room is rounded down. Servers are rounded down too, but as long as something
 * works one of them does, at its part of the pace (`serverPace`). That holds for each group of berths, and a port lets in what its groups do.
 */
export function wholeCapacity(
  { kind, capacity: nominal, groups }: Pick<FacilityResource, 'kind' | 'capacity' | 'groups'>,
  capacity: number,
): number {
  if (kind === RATE) return Math.round(capacity);
  const whole = Math.floor(capacity + 1e-9);
  if (kind !== SERVERS || capacity <= 0) return whole;
  if (groups === undefined || capacity >= nominal) return Math.max(1, whole);
  const ofGroups = groups.reduce(
    (sum, berths) => sum + (berths > 0 ? Math.max(1, Math.floor((berths * capacity) / nominal + 1e-9)) : 0),
    0,
  );
  return Math.max(1, whole, ofGroups);
}

/** Thousandths of a capacity that may be used now. */
export function shareOf({ program, state }: Run, resource: number): number {
  const { share } = program.facilities.list[resource];
  return share < 0 ? 1000 : state.sharePermille[share];
}

/** The pace at which servers work now: 1, or less where less is left than is let in. What has been let in just before they closed ends at their nominal pace. */
export function serverPace(run: Run, resource: number): number {
  const { bank, program } = run;
  if (bank.kind[resource] !== SERVERS) return 1;
  const letIn = bank.effective[resource];
  if (letIn > 1 && program.facilities.list[resource].groups === undefined) return 1;
  return (
    Math.min(
      1,
      (lastingCapacity(run, resource) * briefFactor(run, resource) * shareOf(run, resource)) /
        1000 /
        Math.max(1, letIn),
    ) || 1
  );
}

/** Whether nothing of a resource works, or may be used, now. */
export function isOut(run: Run, resource: number): boolean {
  return lastingCapacity(run, resource) * briefFactor(run, resource) * shareOf(run, resource) <= 0;
}

/** The factor by which everything that can raise a capacity raises it at most, by resource. */
export function mostRaised(
  { activities, disruptions, effects }: World,
  { list, index }: Program['facilities'],
  lists: { readonly disrupted: readonly (readonly number[])[]; readonly affected: readonly (readonly number[])[] },
): Float64Array {
  const raised = new Float64Array(list.length).fill(1);
  const raise = (resource: number | undefined, permille: number) => {
    if (resource !== undefined && permille > 1000) raised[resource] *= permille / 1000;
  };
  for (const { capacity } of activities)
    for (const { resource, permille } of capacity) raise(index.get(resource), permille);
  effects.forEach(({ permille }, i) => lists.affected[i].forEach((r) => raise(r, permille)));
  disruptions.forEach(({ permille }, i) => lists.disrupted[i].forEach((r) => raise(r, permille)));
  return raised;
}
