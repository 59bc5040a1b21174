/** Tiny worlds with answers that a reader can work out by hand. Building blocks for tests; nothing here is shipped in a scenario. */
import { FIXED_ZERO, type Distribution } from '../engine/distribution.ts';
import type { LiftPool, LiftType } from '../lift/lift.ts';
import type { ForceElement, MovementRequirement, Quantity } from '../movement/requirement.ts';
import type { Link, Place } from '../network/network.ts';
import type { World } from '../operation/world.ts';

export const fixed = (minutes: number): Distribution => ({ kind: 'fixed', value: minutes });
export const hours = (h: number): Distribution => fixed(h * 60);

const NOTHING: Quantity = { pax: 0, massKg: 0, areaM2: 0, wagonTenths: 0, vehicles: 0 };
export const cargo = (part: Partial<Quantity>): Quantity => ({ ...NOTHING, ...part });
/** Payload of a lift type: dimensions that are not named do not limit. */
export const payload = (part: Partial<Quantity>): Quantity => ({
  pax: -1,
  massKg: -1,
  areaM2: -1,
  wagonTenths: -1,
  vehicles: -1,
  ...part,
});

export const EMPTY_WORLD: World = {
  dDayMin: 0,
  endMin: 60 * 1440,
  places: [],
  links: [],
  shares: [],
  liftTypes: [],
  liftPools: [],
  requirements: [],
  elements: [],
  conditions: [],
  offices: [],
  activities: [],
  stocks: [],
  consumers: [],
  replenishments: [],
  deliveries: [],
  disruptions: [],
  effects: [],
  risks: [],
};

export const place = (id: string, part: Partial<Place> = {}): Place => ({ id, lat: 50, lon: 20, ...part });

export const link = (
  id: string,
  from: string,
  to: string,
  mode: Link['mode'],
  lengthKm: number,
  part: Partial<Link> = {},
): Link => ({ id, from, to, mode, lengthM: lengthKm * 1000, oneWay: false, ...part });

export const liftType = (
  id: string,
  part: Partial<LiftType> & Pick<LiftType, 'mode' | 'speedMh' | 'payload'>,
): LiftType => ({
  id,
  carries: ['people', 'wheeled', 'tracked', 'outsized', 'supply', 'ammunition', 'fuel'],
  load: FIXED_ZERO,
  unload: FIXED_ZERO,
  ...part,
});

export const pool = (
  id: string,
  type: string,
  base: string,
  count: number,
  part: Partial<LiftPool> = {},
): LiftPool => ({ id, type, base, availableMin: new Array(count).fill(0), reservedForOwner: false, ...part });

/** One requirement and the element that it makes ready on arrival. */
export function move(
  id: string,
  from: string,
  to: string,
  what: Partial<Quantity>,
  part: Partial<MovementRequirement> = {},
  elementPart: Partial<ForceElement> = {},
): { requirement: MovementRequirement; element: ForceElement } {
  const priority = part.priority ?? 50;
  return {
    requirement: {
      id,
      kind: 'wheeled',
      cargo: cargo(what),
      from,
      to,
      modes: ['air', 'sea', 'rail', 'road', 'waterway'],
      via: [],
      priority,
      readyToLoadMin: 0,
      element: id,
      ...part,
    },
    element: {
      id,
      priority,
      earliestMin: 0,
      epochMin: 0,
      notice: FIXED_ZERO,
      readyPaxPermille: 1000,
      readyEquipmentPermille: 1000,
      marryUp: FIXED_ZERO,
      integration: FIXED_ZERO,
      requirements: [id],
      ...elementPart,
    },
  };
}

/** A world of moves: the parts that are not given are empty. */
export function worldOf(
  moves: readonly { requirement: MovementRequirement; element: ForceElement }[],
  part: Partial<World>,
): World {
  return {
    ...EMPTY_WORLD,
    ...part,
    requirements: moves.map((m) => m.requirement),
    elements: moves.map((m) => m.element),
  };
}
