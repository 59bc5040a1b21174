/** The lever that relieves what a run names as bottleneck: the way from "what holds us up" to "what if". */
import type { ScenarioDocument } from '@muster/planning';
import { decisionsToMove, type Lever } from '@muster/planning/run';
import { formatLevers, isFacility } from './levers-in-address.ts';

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
  return owner === 'lift' || (owner !== '' && isFacility(name));
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
  const isThere = document.places.some(({ id }) => id === owner);
  return isFacility(name) && isThere ? { kind: 'facility', place: owner, facility: name, more: 1 } : null;
}

const LEAST_TONNES = 10;

/** A quarter more of a stock at the start. */
export const stockLever = (stock: string, amountT: number): Lever & { readonly kind: 'stock' } => ({
  kind: 'stock',
  stock,
  tonnes: Math.max(LEAST_TONNES, Math.round(amountT / 4)),
});

/** The levers with one set; the first of its kind gives way, and null takes it away. Of one thing there is one lever. */
export function setLever(levers: readonly Lever[], kind: Lever['kind'], lever: Lever | null): Lever[] {
  const first = levers.find((other) => other.kind === kind);
  const others = levers.filter((other) => other !== first && (lever === null || thingOf(other) !== thingOf(lever)));
  return lever === null ? others : [...others, lever];
}

/** A lever as the address writes it, without its value. */
const thingOf = (lever: Lever): string => formatLevers([lever])?.replace(/:[^:]*$/, '') ?? '';

/** Whole days by which an attack can come earlier, which is not before the ceasefire; `most` at the most. */
export const daysEarlier = (dDayMin: number, most: number): number => Math.min(most, Math.floor(dDayMin / 1440));
