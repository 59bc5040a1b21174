/**
 * Permissions to cross a border. One is asked for when the requirement is released, for each crossing; what is left of it on arrival is
 * waited for at the border. Cargo that needs lift is not called forward long before that: a loaded train in front of a closed border is
 * lift that others lack.
 */
import { PURPOSE } from '../../engine/random.ts';
import { CARGO_KINDS, type CargoKind } from '../../movement/requirement.ts';
import type { Crossing } from '../../network/network.ts';
import type { References } from '../compile/references.ts';
import { OP, type BookedLane } from '../routing/lane.ts';
import { toLists, type Lists } from '../program.ts';
import type { Run } from '../run.ts';
import { TRANSPORT, TRANSPORT_WIDTH } from '../state.ts';

/** Lift is called so that it could be at the border this much before the permission, minutes (an assumption): loading may take longer than its least. */
const CALLED_BEFORE_MIN = 1440;
const NONE = -1;

/** Distribution of the lead time by place x kinds of cargo + kind; -1 where nobody asks. */
export function compilePermissions(refs: References): { placePermission: Int32Array } {
  const leadTime = (crossing: Crossing | undefined, kind: CargoKind) =>
    crossing?.permissionsByKind?.find(({ kinds }) => kinds.includes(kind))?.leadTime ?? crossing?.permission;
  const rows = refs.world.places.flatMap(({ crossing }) => CARGO_KINDS.map((kind) => leadTime(crossing, kind)));
  return { placePermission: Int32Array.from(rows, (time) => (time ? refs.distribution(time) : NONE)) };
}

/** Minute at which the permission of a requirement for the crossing of an operation is there; now for supply, which needs none. */
export function permissionAt(run: Run, r: number, op: number): number {
  const { program, state } = run;
  if (r >= program.world.requirements.length) return run.now;
  const place = program.opPlace[op];
  const leadTime = program.placePermission[place * CARGO_KINDS.length + program.reqKind[r]];
  if (leadTime < 0) return run.now;
  const key = program.reqKey[r] ^ program.placeKey[place];
  return state.requirementReleasedAt[r] + run.duration(leadTime, key, PURPOSE.permission, 0);
}

/** The same for all that is aboard a transport, which crosses together. */
export function loadPermittedAt(run: Run, t: number, op: number): number {
  const { program, state } = run;
  let at = run.now;
  for (let c = state.transports[TRANSPORT_WIDTH * t + TRANSPORT.head]; c !== NONE; c = state.consignmentNext[c])
    at = Math.max(at, permissionAt(run, program.consignmentReq[c], op));
  return at;
}

/** The permission on a lane that keeps a consignment at its start longest: minute before which no lift is called, and where it is for; null without any. */
export function calledForward(
  run: Run,
  c: number,
  lane: number,
): { readonly at: number; readonly place: number } | null {
  const { program } = run;
  const r = program.consignmentReq[c];
  const { start, items } = program.lanePermissions;
  let last: { at: number; place: number } | null = null;
  for (let i = start[lane]; i < start[lane + 1]; i += 2) {
    const at = permissionAt(run, r, items[i]) - items[i + 1] - CALLED_BEFORE_MIN;
    if (last === null || at > last.at) last = { at, place: program.opPlace[items[i]] };
  }
  return last;
}

/** Permissions on the way of each lane: pairs of operation and least minutes before it. */
export function permissionsOfLanes(lanes: readonly BookedLane[], opStart: Int32Array, leastMin: Int32Array): Lists {
  return toLists(
    lanes.map(({ operations }, i) => {
      const wholeM = operations.reduce((sum, { code, lengthM }) => (code === OP.move ? sum + lengthM : sum), 0);
      const pairs: number[] = [];
      let beforeM = 0;
      operations.forEach(({ code, lengthM }, k) => {
        if (code === OP.move) beforeM += lengthM;
        else if (code === OP.permission)
          pairs.push(opStart[i] + k, wholeM === 0 ? 0 : Math.floor((leastMin[i] * beforeM) / wholeM));
      });
      return pairs;
    }),
  );
}
