/** The lever that relieves what a run names as bottleneck: the way from "what holds us up" to "what if". */
import type { ScenarioDocument } from '@muster/planning';
import { decisionsToMove, type Lever, type LeverFacility } from '@muster/planning/run';

const FACILITY: Readonly<Record<string, LeverFacility>> = {
  berths: 'berths',
  ramps: 'ramps',
  'parking-wide': 'parkingWide',
  'parking-narrow': 'parkingNarrow',
};

function split(resource: string): readonly [owner: string, name: string] {
  const cut = resource.lastIndexOf('/');
  return [resource.slice(0, cut), resource.slice(cut + 1)];
}

/**
 * False where no lever fits whatever the scenario holds: a link to try it would lead nowhere. What binds without being a row, as
 * `gate/caveat:...`, has none.
 */
export function mayHaveLever(resource: string): boolean {
  const [owner, name] = split(resource);
  if (owner === 'gate') return !/^(caveat|detection):/.test(name);
  return owner === 'lift' || (owner !== '' && FACILITY[name] !== undefined);
}

/** A gate a day earlier, one more berth or stand, one more asset in the largest pool of the type; null where the scenario has nothing to pull. */
export function leverFor(resource: string, document: ScenarioDocument): Lever | null {
  const [owner, name] = split(resource);
  if (owner === 'gate') {
    // A gate that takes no time waits for others only: a day less of nothing changes nothing.
    const isMovable = decisionsToMove(document).some(({ id }) => id === name);
    return isMovable ? { kind: 'gate', gate: name, days: -1 } : null;
  }
  if (owner === 'lift') {
    const [largest] = (document.liftPools ?? [])
      .filter(({ liftType }) => liftType === name)
      .sort((a, b) => b.count - a.count);
    return largest === undefined ? null : { kind: 'lift', pool: largest.id, more: 1 };
  }
  const facility = FACILITY[name];
  const isThere = document.places.some(({ id }) => id === owner);
  return facility === undefined || !isThere ? null : { kind: 'facility', place: owner, facility, more: 1 };
}

const LEAST_TONNES = 10;

/** A quarter more of a stock at the start. */
export const stockLever = (stock: string, amountT: number): Lever & { readonly kind: 'stock' } => ({
  kind: 'stock',
  stock,
  tonnes: Math.max(LEAST_TONNES, Math.round(amountT / 4)),
});

/** The levers with one set; a lever of the same kind gives way, and null takes the kind away. */
export function setLever(levers: readonly Lever[], kind: Lever['kind'], lever: Lever | null): Lever[] {
  const others = levers.filter((other) => other.kind !== kind);
  return lever === null ? others : [...others, lever];
}

/** Whole days by which an attack can come earlier, which is not before the ceasefire; `most` at the most. */
export const daysEarlier = (dDayMin: number, most: number): number => Math.min(most, Math.floor(dDayMin / 1440));
