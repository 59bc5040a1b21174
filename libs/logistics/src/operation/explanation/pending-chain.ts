/**
 * Elements that are not ready at the end of the run: what they wait for, and their chain. It is read backwards like that of a ready element, from the end
 * of the run: the last stretch is what holds the element, and what was before it is explained like any other time.
 */
import { CAUSE } from './cause.ts';
import { CONDITION } from '../conditions/conditions.ts';
import { forEachConsignment } from '../conditions/elements.ts';
import { ChainWalker, type Chain } from './ledger.ts';
import { CONDITION_TYPE, itemsOf } from '../program.ts';
import { nameRanges } from '../resource-name.ts';
import type { Run } from '../run.ts';
import { STAGE } from '../state.ts';

const NONE = -1;
/** Later than every minute of a run. */
const LAST_OF_ALL = 1_000_000_000_000;

/** The chain of an element that is not ready, epoch to the end of the run. */
export function pendingChainOf(run: Run, e: number): Chain {
  const { endMin, elements } = run.program.world;
  const epoch = Math.min(elements[e].epochMin, endMin - 1);
  const walker = new ChainWalker(run, epoch, endMin);
  walkBack(run, e, walker, epoch);
  const chain = walker.inOrder();
  // What counts only from after the end has waited for no time yet.
  return elements[e].epochMin < endMin ? chain : { ...chain, start: [endMin] };
}

function walkBack(run: Run, e: number, walker: ChainWalker, epoch: number): void {
  const { state } = run;
  // A hold delays nobody who is in place.
  const stage = state.elementStage[e];
  if (stage === STAGE.turned || (state.elementHeld[e] && stage < STAGE.inPlace)) held(run, e, walker);
  else if (state.elementOrderAt[e] < 0) notOrdered(run, e, walker, epoch);
  else if (state.elementNoticeEnd[e] < 0) walker.notice(e);
  else if (state.elementDestinationAt[e] >= 0) inPlace(run, e, walker);
  else underWay(run, e, walker);
}

/** Held by a withdrawal: what stands on the way says since when; who is under notice is held from when that is over, and else from the fall of the gate. */
function held(run: Run, e: number, walker: ChainWalker): void {
  const { state, program, meetings } = run;
  const hold = CAUSE['hold-by-withdrawal'];
  const gate = program.elementReleasedBy[e];
  const meeting = gate < 0 ? NONE : state.conditionMeeting[gate];
  const fell = meeting < 0 ? NONE : meetings.endedAt[meeting];
  const missing = state.elementNoticeEnd[e] < 0 ? NONE : longestMissing(run, e);
  if (missing >= 0) {
    // Who is on the way goes on to the end of the leg: until the fall that was no hold.
    walker.book(hold, NONE, Math.max(fell, run.segments.start[state.consignmentSegment[missing]]));
    walker.consignment(missing);
    return;
  }
  const isOver = state.elementNoticeDueAt[e] < program.world.endMin;
  walker.book(hold, NONE, isOver ? state.elementNoticeDueAt[e] : Math.max(fell, state.elementOrderAt[e]));
  walker.notice(e);
}

/** Not ordered yet: its date has not come, what released it has fallen before, or a decision is still open. */
function notOrdered(run: Run, e: number, walker: ChainWalker, epoch: number): void {
  const { state, program, meetings } = run;
  const gate = program.elementReleasedBy[e];
  if (gate < 0 || state.conditionState[gate] === CONDITION.met) {
    walker.book(CAUSE['planned-date'], NONE, epoch);
    return;
  }
  if (state.conditionMetAt[gate] >= 0) {
    const last = state.conditionMeeting[gate];
    walker.book(CAUSE['hold-by-withdrawal'], NONE, meetings.endedAt[last]);
    walker.meeting(gate, last);
    return;
  }
  walkGate(run, gate, walker, epoch, new Set());
}

/** What a condition that was never met waits for: a decision that is not over, a level of a stock, or nothing that is known. `asked`: stocks that have been looked at. */
function walkGate(run: Run, gate: number, walker: ChainWalker, epoch: number, asked: Set<number>): void {
  const open = openDecision(run, gate);
  if (open !== undefined) {
    const { conditionTicket, conditionBegunAt } = run.state;
    const begunAt = conditionTicket[open.decision] > 0 ? Infinity : conditionBegunAt[open.decision];
    walker.duration(open.decision, walker.metBy(open.behind, run.program.world.endMin), begunAt);
    walker.condition(open.behind);
    return;
  }
  const stock = lackingStock(run, gate);
  if (stock >= 0 && !asked.has(stock)) walkShortage(run, stock, walker, epoch, asked);
  else walker.book(CAUSE.gate, NONE, epoch);
}

/** In place: marry-up, integration, or the elements that it needs are still to come. */
function inPlace(run: Run, e: number, walker: ChainWalker): void {
  const { state } = run;
  if (state.elementIntegratedAt[e] >= 0) walker.book(CAUSE.predecessor, NONE, state.elementIntegratedAt[e]);
  if (state.elementMarriedAt[e] < 0) {
    walker.book(CAUSE.integration, NONE, state.elementDestinationAt[e]);
    walker.inPlace(e);
    return;
  }
  walker.book(CAUSE.integration, NONE, state.elementMarriedAt[e]);
  walker.marriedUp(e);
}

/** On its way: what is missing says where. When nothing of it is under way it waits for what will be called forward. */
function underWay(run: Run, e: number, walker: ChainWalker): void {
  const { state, segments } = run;
  const missing = longestMissing(run, e);
  if (missing < 0) {
    walker.book(CAUSE.predecessor, NONE, state.elementNoticeEnd[e]);
    walker.notice(e);
    return;
  }
  const s = state.consignmentSegment[missing];
  const resource = segments.resource[s];
  const isClosed =
    segments.cause[s] === CAUSE['waiting-at-resource'] && resource >= 0 && state.resourceOutlook[resource] <= 0;
  if (isClosed) walker.book(CAUSE.closed, resource, segments.start[s]);
  walker.consignment(missing);
}

/** The stock whose level a condition that was never met waits for, -1 where it is no level. */
function lackingStock({ state, program }: Run, gate: number): number {
  let c: number | undefined = gate;
  for (let last: number | undefined; c !== undefined;) {
    last = c;
    c = itemsOf(program.conditionChildren, c).find((child) => state.conditionState[child] !== CONDITION.met);
    const condition = program.world.conditions[last];
    if (c === undefined && condition.type === 'stock')
      return program.world.stocks.findIndex(({ id }) => id === condition.stock);
  }
  return NONE;
}

/**
 * What a stock that never had enough waits for at the end of the run: what is on its way and has been where it is for the longest; else what its source
 * waits for that it was asked, or the gate of a delivery; else it lacks what nobody sends.
 */
function walkShortage(run: Run, s: number, walker: ChainWalker, epoch: number, asked: Set<number>): void {
  const { state, program } = run;
  asked.add(s);
  const lines = itemsOf(program.stockOrders, s);
  const onWay = Array.from(lines, (line) => longestOnWay(run, line)).filter(({ c }) => c >= 0);
  if (onWay.length > 0) {
    const { line, c } = onWay.reduce((first, other) => (other.since < first.since ? other : first));
    walker.order(state.consignmentSegment[c], line);
    return;
  }
  const source = lines
    .filter((line) => state.ruleAskedAt[line] >= 0 || state.ruleOwed[line] > 0)
    .map((line) => program.ruleFrom[line])
    .find((from) => from >= 0 && !asked.has(from));
  const gates = source === undefined ? itemsOf(program.stockDeliveries, s).map((d) => program.deliveryReleasedBy[d]) : [program.stockReleasedBy[source]]; // prettier-ignore
  const closed = gates.find((gate) => gate >= 0 && state.conditionState[gate] !== CONDITION.met);
  if (closed !== undefined) walkGate(run, closed, walker, epoch, asked);
  else if (source !== undefined) walkShortage(run, source, walker, epoch, asked);
  walker.book(CAUSE.predecessor, nameRanges(program).supply + s, epoch);
}

/** The order of a line that has been where it is for the longest; only lines that are written down are known. */
function longestOnWay({ state, program, segments }: Run, line: number): { line: number; c: number; since: number } {
  let longest = { line, c: NONE, since: Infinity };
  if (!program.ruleWritten[line]) return longest;
  for (const c of itemsOf(program.ruleSlots, line)) {
    const segment = state.consignmentSegment[c];
    if (!state.consignmentBusy[c] || segment < 0) continue;
    if (segments.start[segment] < longest.since) longest = { line, c, since: segments.start[segment] };
  }
  return longest;
}

/** The decision or other duration that a condition which was never met waits for, begun, in line for a desk or refused, and what it came behind; undefined where it is none. */
function openDecision(run: Run, gate: number): { decision: number; behind: number } | undefined {
  const { state, program } = run;
  const isMet = (c: number) => state.conditionState[c] === CONDITION.met;
  let c: number | undefined = gate;
  while (c !== undefined) {
    const children = itemsOf(program.conditionChildren, c);
    const open: number | undefined = children.find((child) => !isMet(child));
    if (program.conditionType[c] === CONDITION_TYPE.after && open === undefined)
      return { decision: c, behind: children[0] };
    c = open;
  }
  return undefined;
}

/**
 * Of the consignments that have set out and not arrived the one that has been where it is for the longest, those that the element consists of before
 * others; -1 when none has set out. Who is not called forward yet waits for these.
 */
function longestMissing(run: Run, e: number): number {
  const { state, program, segments } = run;
  let missing = NONE;
  let since = Infinity;
  forEachConsignment(run, e, (c) => {
    const s = state.consignmentSegment[c];
    if (state.consignmentArrivedAt[c] >= 0 || s < 0) return;
    const from = segments.start[s] + (program.reqCounts[program.consignmentReq[c]] ? 0 : LAST_OF_ALL);
    if (from >= since) return;
    missing = c;
    since = from;
  });
  return missing;
}
