/** Whether a type of lift can load or unload at a place, and if not, why: the rules of `typeServes`, one by one. */
import type { LiftType } from '../lift/lift.ts';
import type { Place } from '../network/network.ts';
import { CONTEXT } from '../network/route.ts';
import { fitsPort } from '../operation/berth.ts';
import type { Violation, ViolationCode } from './plan-check.ts';

type Say = (code: ViolationCode, message: string) => Violation;

export function checkTerminal(place: Place, context: number, type: LiftType, say: Say): Violation[] {
  if (context === CONTEXT.air) return checkAirfield(place, type, say);
  if (context === CONTEXT.sea || context === CONTEXT.waterway) return checkPort(place, type, say);
  if (context === CONTEXT.rail1435 || context === CONTEXT.rail1520)
    return checkRamps(place, context === CONTEXT.rail1435 ? 1435 : 1520, say);
  return [];
}

function checkAirfield({ id, airfield }: Place, type: LiftType, say: Say): Violation[] {
  if (!airfield) return [say('plan.no-terminal', `${id} has no airfield.`)];
  const found: Violation[] = [];
  if (airfield.runwayM < (type.minRunwayM ?? 0))
    found.push(
      say('plan.runway', `The runway of ${id} is ${airfield.runwayM} m long; ${type.id} needs ${type.minRunwayM} m.`),
    );
  const spots = type.parking === 'wide' ? airfield.parkingWide : airfield.parkingNarrow + airfield.parkingWide;
  if (spots === 0) found.push(say('plan.parking', `${id} has no parking spot that ${type.id} fits.`));
  return found;
}

function checkPort({ id, seaport }: Place, type: LiftType, say: Say): Violation[] {
  if (!seaport || seaport.berths === 0) return [say('plan.no-terminal', `${id} has no berth.`)];
  const found: Violation[] = [];
  if ((seaport.maxDraughtM ?? Infinity) < (type.draughtM ?? 0))
    found.push(
      say('plan.draught', `${id} takes a draught of ${seaport.maxDraughtM} m; ${type.id} has ${type.draughtM} m.`),
    );
  if ((seaport.maxLengthM ?? Infinity) < (type.lengthM ?? 0))
    found.push(
      say('plan.length', `${id} takes ships of ${seaport.maxLengthM} m; ${type.id} is ${type.lengthM} m long.`),
    );
  if (found.length === 0 && !fitsPort(seaport, type))
    found.push(
      say(
        'plan.berth',
        `No group of berths of ${id} takes ${type.id} (${type.lengthM ?? 0} m long, draught ${type.draughtM ?? 0} m).`,
      ),
    );
  return found;
}

function checkRamps({ id, rail }: Place, gauge: 1435 | 1520, say: Say): Violation[] {
  if (!rail || rail.ramps === 0) return [say('plan.no-terminal', `${id} has no ramp.`)];
  return rail.gauges.includes(gauge)
    ? []
    : [say('plan.gauge', `The ramps of ${id} are on ${rail.gauges.join(' and ')} mm, the train is on ${gauge} mm.`)];
}
