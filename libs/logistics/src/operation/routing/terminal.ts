/**
 * Where lift can load and unload: the rules of airfields, ports and ramps one by one. Routing asks whether all of them hold, the plan check which
 * do not. A rule is only looked at while those before it hold that it rests on.
 */
import type { LiftType } from '../../lift/lift.ts';
import type { Place } from '../../network/network.ts';
import { CONTEXT } from '../../network/route.ts';
import { fitsDraught, fitsGroup, fitsLength } from '../transit/berth.ts';

export interface TerminalRule {
  readonly code: 'no-terminal' | 'runway' | 'parking' | 'draught' | 'length' | 'berth' | 'gauge';
  readonly holds: (place: Place, type: LiftType) => boolean;
  /** What is wrong where it does not hold. */
  readonly fault: (place: Place, type: LiftType) => string;
  /** Nothing can be said of the rules behind it where it does not hold. */
  readonly first?: boolean;
}

const AIR: readonly TerminalRule[] = [
  {
    code: 'no-terminal',
    first: true,
    holds: ({ airfield }) => airfield !== undefined,
    fault: ({ id }) => `${id} has no airfield.`,
  },
  {
    code: 'runway',
    holds: ({ airfield }, { minRunwayM = 0 }) => airfield!.runwayM >= minRunwayM,
    fault: ({ id, airfield }, type) =>
      `The runway of ${id} is ${airfield!.runwayM} m long; ${type.id} needs ${type.minRunwayM} m.`,
  },
  {
    code: 'parking',
    holds: ({ airfield }, { parking }) =>
      airfield!.parkingWide > 0 || (parking !== 'wide' && airfield!.parkingNarrow > 0),
    fault: ({ id }, type) => `${id} has no parking spot that ${type.id} fits.`,
  },
];

const SEA: readonly TerminalRule[] = [
  {
    code: 'no-terminal',
    first: true,
    holds: ({ seaport }) => seaport !== undefined && seaport.berths > 0,
    fault: ({ id }) => `${id} has no berth.`,
  },
  {
    code: 'draught',
    holds: ({ seaport }, type) => fitsDraught(seaport!, type),
    fault: ({ id, seaport }, type) =>
      `${id} takes a draught of ${seaport!.maxDraughtM} m; ${type.id} has ${type.draughtM} m.`,
  },
  {
    code: 'length',
    holds: ({ seaport }, type) => fitsLength(seaport!, type),
    fault: ({ id, seaport }, type) =>
      `${id} takes ships of ${seaport!.maxLengthM} m; ${type.id} is ${type.lengthM} m long.`,
  },
  {
    code: 'berth',
    // Too long or too deep for the port it is so for every group.
    holds: ({ seaport }, type) =>
      !fitsDraught(seaport!, type) || !fitsLength(seaport!, type) || fitsGroup(seaport!, type),
    fault: ({ id }, { id: type, lengthM = 0, draughtM = 0 }) =>
      `No group of berths of ${id} takes ${type} (${lengthM} m long, draught ${draughtM} m).`,
  },
];

const rampsOf = (gauge: 1435 | 1520): readonly TerminalRule[] => [
  {
    code: 'no-terminal',
    first: true,
    holds: ({ rail }) => rail !== undefined && rail.ramps > 0,
    fault: ({ id }) => `${id} has no ramp.`,
  },
  {
    code: 'gauge',
    holds: ({ rail }) => rail!.gauges.includes(gauge),
    fault: ({ id, rail }) => `The ramps of ${id} are on ${rail!.gauges.join(' and ')} mm, the train is on ${gauge} mm.`,
  },
];

/** Rules by context; where there are none everybody can work. */
const RULES: readonly (readonly TerminalRule[] | undefined)[] = Object.entries({
  air: AIR,
  sea: SEA,
  waterway: SEA,
  rail1435: rampsOf(1435),
  rail1520: rampsOf(1520),
}).reduce<(readonly TerminalRule[] | undefined)[]>((rules, [context, own]) => {
  rules[CONTEXT[context as keyof typeof CONTEXT]] = own;
  return rules;
}, []);

/** Whether a type can load and unload at a place: facility, runway, draught, length, gauge. */
export function typeServes(place: Place, context: number, type: LiftType): boolean {
  for (const rule of RULES[context] ?? []) if (!rule.holds(place, type)) return false;
  return true;
}

/** The rules that keep a type from working at a place. */
export function brokenRules(place: Place, context: number, type: LiftType): TerminalRule[] {
  const broken: TerminalRule[] = [];
  for (const rule of RULES[context] ?? []) {
    if (rule.holds(place, type)) continue;
    broken.push(rule);
    if (rule.first) break;
  }
  return broken;
}
