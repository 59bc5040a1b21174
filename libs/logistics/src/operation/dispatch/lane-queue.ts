/**
 * Queues of consignments at lanes, each in order of the key of the dispatcher, and for each context its lanes with a queue in order of the
 * key of their first, so that the asset that becomes free looks at the urgent ones only.
 * Cost: O(1) to join at the end, O(queue) elsewhere, and for all of an element together; O(log lanes) and a move of memory when the first of a lane changes.
 */
import { CARGO_KINDS } from '../../movement/requirement.ts';
import { CLASS, EVENT, type Run } from '../run.ts';

const NONE = -1;

/** A lane asks for lift: what all lanes ask for in a minute is looked at together, so that urgency decides and not who came first. */
export function askForLift(run: Run, lane: number): void {
  const { state } = run;
  if (state.laneAsked[lane]) return;
  state.laneAsked[lane] = 1;
  if (state.askingCount[0] === 0) run.calendar.schedule(run.now, EVENT.dispatch, 0, 0, CLASS.dispatch);
  state.askingLanes[state.askingCount[0]++] = lane;
}

/** Puts a consignment in the queue of a lane, behind those with the same key. */
export function enqueue(run: Run, c: number, lane: number): void {
  const { state } = run;
  const key = state.consignmentKey[c];
  const head = state.laneHead[lane];
  const tail = state.laneTail[lane];
  countKind(run, c, lane, 1);
  state.consignmentQueued[c] = 1;
  state.consignmentNext[c] = NONE;
  if (tail === NONE) {
    state.laneHead[lane] = state.laneTail[lane] = c;
    file(run, lane);
  } else if (state.consignmentKey[tail] <= key) {
    state.consignmentNext[tail] = c;
    state.laneTail[lane] = c;
  } else if (state.consignmentKey[head] > key) {
    unfile(run, lane, state.consignmentKey[head]);
    state.consignmentNext[c] = head;
    state.laneHead[lane] = c;
    file(run, lane);
  } else {
    let before = head;
    while (state.consignmentKey[state.consignmentNext[before]] <= key) before = state.consignmentNext[before];
    state.consignmentNext[c] = state.consignmentNext[before];
    state.consignmentNext[before] = c;
  }
}

/** Takes a consignment out of the queue of a lane; `before` is the one before it, -1 when it is the first. */
export function dequeue(run: Run, c: number, lane: number, before: number): void {
  const { state } = run;
  const next = state.consignmentNext[c];
  countKind(run, c, lane, -1);
  state.consignmentQueued[c] = 0;
  if (next === NONE) state.laneTail[lane] = before;
  if (before !== NONE) {
    state.consignmentNext[before] = next;
    return;
  }
  unfile(run, lane, state.consignmentKey[c]);
  state.laneHead[lane] = next;
  if (next !== NONE) file(run, lane);
}

function countKind({ state, program }: Run, c: number, lane: number, by: 1 | -1): void {
  state.laneKinds[CARGO_KINDS.length * lane + program.reqKind[program.consignmentReq[c]]] += by;
}

/** Whether anything in the queue of a lane is of one of the kinds of cargo, one bit each. */
export function hasKind({ state }: Run, lane: number, kinds: number): boolean {
  for (let kind = 0; kind < CARGO_KINDS.length; kind++)
    if ((kinds & (1 << kind)) !== 0 && state.laneKinds[CARGO_KINDS.length * lane + kind] > 0) return true;
  return false;
}

/** Takes a consignment out of the queue of the lane it is at, wherever in it it stands. */
export function leaveQueue(run: Run, c: number): void {
  const lane = laneOf(run, c);
  dequeue(run, c, lane, beforeInQueue(run, lane, c));
}

/** Position of (key, lane) among the waiting lanes of its context, or where it would stand. */
function position(run: Run, context: number, key: number, lane: number): number {
  const { state, program } = run;
  let low = program.contextLanes[context];
  let high = low + state.contextWaiting[context];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = state.waitingLanes[middle];
    const otherKey = state.consignmentKey[state.laneHead[other]];
    if (otherKey < key || (otherKey === key && other < lane)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Files a lane under the key of its first. */
function file(run: Run, lane: number): void {
  const { state, program } = run;
  const context = program.laneContext[lane];
  const at = position(run, context, state.consignmentKey[state.laneHead[lane]], lane);
  const end = program.contextLanes[context] + state.contextWaiting[context]++;
  if (at < end) state.waitingLanes.copyWithin(at + 1, at, end);
  state.waitingLanes[at] = lane;
}

/** Takes a lane out, before the first it is filed under leaves. */
function unfile(run: Run, lane: number, key: number): void {
  const { state, program } = run;
  const context = program.laneContext[lane];
  const at = position(run, context, key, lane);
  const end = program.contextLanes[context] + --state.contextWaiting[context];
  if (at < end) state.waitingLanes.copyWithin(at, at + 1, end + 1);
}

/** Whether a consignment stands in the queue of the lane it is at. */
export function inQueue(run: Run, c: number): boolean {
  return run.state.consignmentQueued[c] === 1;
}

/** What stands before a consignment in the queue of a lane, -1 when it is the first. */
function beforeInQueue(run: Run, lane: number, c: number): number {
  const { state } = run;
  let before = NONE;
  for (let other = state.laneHead[lane]; other !== c; other = state.consignmentNext[other]) before = other;
  return before;
}

/** Changes the keys of consignments, in queues or not, and puts the queues of their lanes in order again; of equal keys who has not moved goes first. */
export function changeKeys(run: Run, moved: readonly number[], by: number): void {
  const { state } = run;
  const lanes = new Set<number>();
  for (const c of moved) if (state.consignmentQueued[c]) lanes.add(laneOf(run, c));
  for (const lane of lanes) unfile(run, lane, state.consignmentKey[state.laneHead[lane]]);
  for (const c of moved) state.consignmentKey[c] += by;
  const isMoved = new Set(moved);
  for (const lane of lanes) {
    const stayed: number[] = [];
    const going: number[] = [];
    for (let c = state.laneHead[lane]; c !== NONE; c = state.consignmentNext[c])
      (isMoved.has(c) ? going : stayed).push(c);
    let last = NONE;
    for (let i = 0, k = 0; i < stayed.length || k < going.length;) {
      const stays =
        k === going.length || (i < stayed.length && state.consignmentKey[stayed[i]] <= state.consignmentKey[going[k]]);
      const c = stays ? stayed[i++] : going[k++];
      if (last === NONE) state.laneHead[lane] = c;
      else state.consignmentNext[last] = c;
      last = c;
    }
    state.consignmentNext[last] = NONE;
    state.laneTail[lane] = last;
    file(run, lane);
  }
}

/** Lane a consignment is at the start of or on, -1 before its route is chosen and after it has arrived. */
export function laneOf(run: Run, c: number): number {
  const { state, program } = run;
  const option = state.consignmentOption[c];
  if (option < 0) return NONE;
  const at = program.optionLanes.start[option] + state.consignmentLeg[c];
  return at < program.optionLanes.start[option + 1] ? program.optionLanes.items[at] : NONE;
}
