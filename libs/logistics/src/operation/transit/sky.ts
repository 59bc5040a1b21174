/** Flights and the airspaces on their way: around what is closed, and no take-off while something of the way is. */
import { OP } from '../routing/lane.ts';
import type { Run } from '../run.ts';
import { TRANSPORT, TRANSPORT_WIDTH } from '../state.ts';

/**
 * Whether everything on the way is open. Where it is not, the transport goes on at the same operation of the lane around, with the load and the fuel that it
 * has taken: it may have been loaded while the way was open.
 */
export function fliesThrough(run: Run, t: number, op: number): boolean {
  const { program, state } = run;
  if (!isClosed(run, op + 1, program.opDetail[op])) return true;
  const at = TRANSPORT_WIDTH * t;
  state.transports[at + TRANSPORT.pc]--;
  state.transports[at + TRANSPORT.lane] = program.opArg[op];
  return false;
}

/** Whether all that has been claimed for a flight is open still. Where it is not, the transport asks for all of it again: the line of what is closed is waited in. */
export function mayTakeOff(run: Run, t: number, op: number): boolean {
  const claims = run.program.opDetail[op];
  if (!isClosed(run, op - claims, claims)) return true;
  run.state.transports[TRANSPORT_WIDTH * t + TRANSPORT.pc] -= claims + 1;
  return false;
}

function isClosed({ program, bank }: Run, first: number, count: number): boolean {
  for (let op = first; op < first + count; op++)
    if (program.opCode[op] === OP.claim && bank.effective[program.opArg[op]] <= 0) return true;
  return false;
}
