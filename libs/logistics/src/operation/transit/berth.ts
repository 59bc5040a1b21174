/**
 * Berths by length and draught, wide and narrow spots, and the pace of work at them. A ship takes a berth of the group with the shortest ships that it fits and that
 * has one free; when none has, it joins the group with the least ships for each berth, and stays in its line. In a closed port it counts the
 * berths that there will be when it opens.
 */
import type { Seaport } from '../../network/network.ts';
import type { LiftType } from '../../lift/lift.ts';
import type { References } from '../compile/references.ts';
import { findFacility } from '../compile/facilities.ts';
import type { Run } from '../run.ts';
import { TRANSPORT, TRANSPORT_WIDTH } from '../state.ts';
import { serverPace } from '../disruption/working-capacity.ts';

export interface BerthChoice {
  readonly resource: number;
  readonly maxLengthM: number;
  readonly maxDraughtM: number;
}

type Limits = Pick<Seaport, 'maxLengthM' | 'maxDraughtM'>;
type Hull = Pick<LiftType, 'lengthM' | 'draughtM'>;

/** What is not given does not limit. */
export const fitsLength = ({ maxLengthM = Infinity }: Limits, { lengthM = 0 }: Hull): boolean => maxLengthM >= lengthM;
export const fitsDraught = ({ maxDraughtM = Infinity }: Limits, { draughtM = 0 }: Hull): boolean =>
  maxDraughtM >= draughtM;

/** Whether a ship fits at least one berth of a port whose berths are told in groups. */
export function fitsGroup({ berthGroups = [] }: Seaport, ship: Hull): boolean {
  const fits = (group: (typeof berthGroups)[number]) =>
    group.berths > 0 && fitsLength(group, ship) && fitsDraught(group, ship);
  return berthGroups.length === 0 || berthGroups.some(fits);
}

export function compileBerths({ world, facilities }: References) {
  const berthGroups: (readonly BerthChoice[] | undefined)[] = [];
  const resourceWorkKgPerHour = new Int32Array(facilities.list.length);
  for (const { id, seaport } of world.places) {
    if (!seaport) continue;
    const groups = seaport.berthGroups ?? [];
    const work = (resource: number, tPerHour: number | undefined) => {
      if (tPerHour !== undefined) resourceWorkKgPerHour[resource] = Math.max(1, Math.round(tPerHour * 1000));
    };
    if (groups.length === 0) work(findFacility(facilities, id, 'berths'), seaport.workTPerHour);
    for (const group of groups)
      work(findFacility(facilities, id, `berths:${group.id}`), group.workTPerHour ?? seaport.workTPerHour);
    if (groups.length > 0)
      berthGroups[findFacility(facilities, id, `berths:${groups[0].id}`)] = groups
        .map((group) => ({
          resource: findFacility(facilities, id, `berths:${group.id}`),
          maxLengthM: group.maxLengthM ?? Infinity,
          maxDraughtM: group.maxDraughtM ?? Infinity,
        }))
        .sort((a, b) => a.maxLengthM - b.maxLengthM || a.maxDraughtM - b.maxDraughtM || a.resource - b.resource);
  }
  return { berthGroups, resourceWorkKgPerHour };
}

/** A closed group comes after every open one. */
const CLOSED = 1e6;
const FULL = 1;

/**
 * Who is at a berth or a spot or in line for it, to how many there are; of a closed one, and after every open one, to how many there will be. The time that one
 * loses who works there at less than the whole pace counts like others in line.
 */
function loadOf(run: Run, resource: number): number {
  const { bank } = run;
  const capacity = bank.effective[resource];
  const there = bank.inUseOf(resource) + bank.queueLength[resource];
  if (capacity === 1) return there + 1 / serverPace(run, resource) - 1;
  return capacity > 0 ? there / capacity : CLOSED + there / Math.max(1, bank.nominal[resource]);
}

/**
 * The spots that an aircraft goes to: a wide-bodied one to the wide ones; others to a narrow one, to a wide one when only that is free, and to the shorter
 * line when none is.
 */
export function chooseSpot(run: Run, t: number, narrow: number): number {
  const { program, bank, assets } = run;
  const wide = program.wideOf[narrow];
  const isWide = t < assets && program.poolWide[program.assetPool[t]] === 1;
  if (isWide || bank.nominal[narrow] === 0) return wide;
  if (bank.nominal[wide] === 0) return narrow;
  const load = loadOf(run, narrow);
  return load < FULL || load <= loadOf(run, wide) ? narrow : wide;
}

/** The group of berths that a transport goes to. */
export function chooseBerth(run: Run, t: number, first: number): number {
  const { program } = run;
  const { lengthM = 0, draughtM = 0 } = program.world.liftTypes[program.poolType[program.assetPool[t]]];
  let best = first;
  let bestLoad = Infinity;
  for (const { resource, maxLengthM, maxDraughtM } of program.berthGroups[first]!) {
    if (lengthM > maxLengthM || draughtM > maxDraughtM) continue;
    const load = loadOf(run, resource);
    if (load < FULL) return resource;
    if (load >= bestLoad) continue;
    best = resource;
    bestLoad = load;
  }
  return best;
}

/** Least minutes that the berth of a transport needs for its load; 0 where only the ship limits. */
export function berthMin(run: Run, t: number): number {
  const { transports } = run.state;
  const at = TRANSPORT_WIDTH * t;
  const berth = transports[at + TRANSPORT.berth];
  const pace = berth < 0 ? 0 : run.program.resourceWorkKgPerHour[berth];
  return pace > 0 ? Math.ceil((transports[at + TRANSPORT.load + 1] * 60) / pace) : 0;
}
