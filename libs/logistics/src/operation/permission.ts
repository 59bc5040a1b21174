/**
 * Permissions to cross a border. One is asked for when the requirement is released, for each crossing; what is left of it on arrival is
 * waited for at the border. Cargo that needs lift is not called forward long before that: a loaded train in front of a closed border is
 * lift that others lack.
 */
import { PURPOSE } from '../engine/random.ts';
import { OP } from './lane.ts';
import type { Program } from './program.ts';
import type { Run } from './run.ts';

/** Lift is called so that it could be at the border this much before the permission, minutes (an assumption): loading may take longer than its least. */
const CALLED_BEFORE_MIN = 1440;

/** Minute at which the permission of a requirement for the crossing of an operation is there; now for supply, which needs none. */
export function permissionAt(run: Run, r: number, op: number): number {
  const { program, state } = run;
  if (r >= program.world.requirements.length) return run.now;
  return (
    state.requirementReleasedAt[r] +
    run.duration(program.opArg[op], program.reqKey[r] ^ program.placeKey[program.opPlace[op]], PURPOSE.permission, 0)
  );
}

/** Minute before which no lift is called for a consignment at the start of a lane, because of the permissions on it; 0 without any. */
export function calledForwardAt(run: Run, c: number, lane: number): number {
  const { program } = run;
  const r = program.consignmentReq[c];
  const [start, end] = [program.opStart[lane], program.opStart[lane + 1]];
  let at = 0;
  let beforeM = 0;
  for (let op = start; op < end; op++) {
    if (program.opCode[op] === OP.move) beforeM += program.opLengthM[op];
    else if (program.opCode[op] === OP.permission)
      at = Math.max(at, permissionAt(run, r, op) - travelMin(program, lane, beforeM) - CALLED_BEFORE_MIN);
  }
  return at;
}

/** Least minutes over the first part of a lane. */
function travelMin(program: Program, lane: number, partM: number): number {
  let wholeM = 0;
  for (let op = program.opStart[lane]; op < program.opStart[lane + 1]; op++)
    if (program.opCode[op] === OP.move) wholeM += program.opLengthM[op];
  return wholeM === 0 ? 0 : Math.floor((program.laneLeastMin[lane] * partM) / wholeM);
}
