/** The lever that relieves a resource a run names as bottleneck: the way from "what holds us up" to "what if". */
import type { ScenarioDocument } from '@muster/planning';
import type { Lever, LeverFacility } from '@muster/planning/run';

const FACILITY: Readonly<Record<string, LeverFacility>> = {
  berths: 'berths',
  ramps: 'ramps',
  'parking-wide': 'parkingWide',
  'parking-narrow': 'parkingNarrow',
};

/** `gate/<gate>`: a day earlier; `<place>/berths` and the like: one more. Null where no lever fits. */
export function leverOf(resource: string): Lever | null {
  const cut = resource.lastIndexOf('/');
  const [owner, name] = [resource.slice(0, cut), resource.slice(cut + 1)];
  if (owner === 'gate') return { kind: 'gate', gate: name, days: -1 };
  const facility = FACILITY[name];
  return facility === undefined || owner === '' ? null : { kind: 'facility', place: owner, facility, more: 1 };
}

/** `lift/<type>`: one more asset in the largest pool of the type. */
export function liftLeverOf(resource: string, { liftPools = [] }: ScenarioDocument): Lever | null {
  if (!resource.startsWith('lift/')) return null;
  const type = resource.slice('lift/'.length);
  const [largest] = liftPools.filter(({ liftType }) => liftType === type).sort((a, b) => b.count - a.count);
  return largest === undefined ? null : { kind: 'lift', pool: largest.id, more: 1 };
}

/** The levers with one set; a lever of the same kind gives way, and null takes the kind away. */
export function setLever(levers: readonly Lever[], kind: Lever['kind'], lever: Lever | null): Lever[] {
  const others = levers.filter((other) => other.kind !== kind);
  return lever === null ? others : [...others, lever];
}
