/**
 * Work at berths, ramps, spots and posts that damage slows. When what works of them changes, what is left goes on at the new pace, so that damage is never
 * worse than a closing as long. Work that has begun at the whole pace ends at it, and where nothing works any more what has begun goes on as before.
 */
import { SERVERS } from '../../engine/resource.ts';
import { heldBy } from './claims.ts';
import { OP } from '../routing/lane.ts';
import { CLASS, EVENT, type Run } from '../run.ts';
import { TRANSPORT, TRANSPORT_WIDTH } from '../state.ts';
import { isOut, serverPace } from '../disruption/working-capacity.ts';

const NONE = -1;
/** So that a quotient that is whole but for its last bit is not rounded up. */
const LAST_BIT = 1e-9;

/** A transport works for so many minutes, longer where the `slowest` of what it uses is slow, see {@link slowestOf}. */
export function beginWork(run: Run, t: number, minutes: number, slowest: number): void {
  const { state, calendar } = run;
  const pace = slowest < 0 ? 1 : serverPace(run, slowest);
  const event = calendar.schedule(run.now + minutesAt(pace, minutes), EVENT.transport, t, 0, CLASS.normal);
  if (pace >= 1) return;
  state.workEvent[t] = event;
  state.workSince[t] = run.now;
  state.workLeft[t] = minutes;
  state.workPace[t] = pace;
  state.slowTransports[state.slowCount[0]++] = t;
}

/** Its work is over. */
export function endWork({ state }: Run, t: number): void {
  if (state.workEvent[t] < 0) return;
  state.workEvent[t] = NONE;
  const { slowTransports } = state;
  const last = --state.slowCount[0];
  for (let i = slowTransports.indexOf(t); i < last; i++) slowTransports[i] = slowTransports[i + 1];
}

/** What works of some servers has changed. */
export function workGoesOn(run: Run): void {
  const { state, calendar } = run;
  for (let i = 0; i < state.slowCount[0]; i++) {
    const t = state.slowTransports[i];
    const used = usedBy(run, t);
    if (used.some((resource) => isOut(run, resource))) continue;
    const pace = used.reduce((least, resource) => Math.min(least, serverPace(run, resource)), 1);
    if (pace === state.workPace[t]) continue;
    state.workLeft[t] = Math.max(0, state.workLeft[t] - (run.now - state.workSince[t]) * state.workPace[t]);
    state.workSince[t] = run.now;
    state.workPace[t] = pace;
    calendar.cancel(state.workEvent[t]);
    const until = run.now + minutesAt(pace, state.workLeft[t]);
    state.workEvent[t] = calendar.schedule(until, EVENT.transport, t, 0, CLASS.normal);
  }
}

/** Of what a transport uses for the work that it begins what slows it most, -1 for nothing. */
export function slowestOf(run: Run, t: number): number {
  const { program } = run;
  let op = nextOperation(run, t);
  if (program.opCode[op - 1] === OP.service) return slower(run, program.opFacility[op - 1], NONE);
  let slowest = NONE;
  for (; program.opCode[op] === OP.release; op++) slowest = slower(run, heldBy(run, t, op), slowest);
  return slowest;
}

/** A resource where it slows work, and more than another does (-1 for none); else that one. */
function slower(run: Run, resource: number, than: number): number {
  const pace = resource < 0 ? 1 : serverPace(run, resource);
  return pace < (than < 0 ? 1 : serverPace(run, than)) ? resource : than;
}

/** The operation behind the one that a transport has begun last, which is its work. */
function nextOperation({ program, state: { transports } }: Run, t: number): number {
  const at = TRANSPORT_WIDTH * t;
  return program.opStart[transports[at + TRANSPORT.lane]] + transports[at + TRANSPORT.pc];
}

/** Servers that a transport uses for the work it is at: the facility of its service, or what it holds for loading or discharge. */
function usedBy(run: Run, t: number): number[] {
  const { program, bank } = run;
  let op = nextOperation(run, t);
  const used: number[] = [];
  if (program.opCode[op - 1] === OP.service) used.push(program.opFacility[op - 1]);
  // What is held for the work is given back behind it.
  else for (; program.opCode[op] === OP.release; op++) used.push(heldBy(run, t, op));
  return used.filter((resource) => resource >= 0 && bank.kind[resource] === SERVERS);
}

const minutesAt = (pace: number, minutes: number): number => Math.ceil(minutes / pace - LAST_BIT);
