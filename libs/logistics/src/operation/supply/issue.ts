/**
 * Orders of replenishment rules and instalments of deliveries, and what a source issues for them. A source that is short serves the orders that are due by priority, first
 * come, or divides what it has in proportion to what they ask for (largest remainders, see `supply/proportional-share.ts`).
 */
import { DIMENSION, DIMENSION_COUNT } from '../../movement/requirement.ts';
import { allocateProportionally } from '../../supply/proportional-share.ts';
import { itemsOf } from '../program.ts';
import { nameRanges } from '../resource-name.ts';
import { CAUSE } from '../explanation/cause.ts';
import { CLASS, EVENT, WORK, type Run } from '../run.ts';
import { behindReceipt } from '../explanation/segment-log.ts';
import { begunMin, inputsOfNext } from './next-run.ts';
import { settleStock } from './stock-level.ts';

const NONE = -1;

/** Whether a line asks for something: a rule at its reorder point, a delivery of which something is due and has not set out. */
export function dueForOrder(run: Run, rule: number): boolean {
  const { state, program } = run;
  const pushed = program.ruleDelivery[rule];
  if (pushed >= 0) return state.ruleOwed[rule] > 0 && state.deliveryOpen[pushed] === 1;
  const spec = program.world.replenishments[rule];
  return state.stockLevel[program.ruleStock[rule]] + state.ruleOnOrder[rule] <= spec.reorderPointKg;
}

/** A line asks its source; what comes into the world at a place sets out at once. */
export function placeOrder(run: Run, rule: number): void {
  const { state, program } = run;
  state.ruleShort[rule] = 1;
  if (program.ruleFrom[rule] >= 0) askToIssue(run, program.ruleFrom[rule]);
  else issue(run, rule, state.ruleOwed[rule], state.ruleOwed[rule]);
}

/** A source issues when all of the minute have ordered, so that priority decides and not who came first. */
export function askToIssue(run: Run, source: number): void {
  const { state } = run;
  if (state.stockAsked[source]) return;
  state.stockAsked[source] = 1;
  run.calendar.schedule(run.now, EVENT.issue, source, 0, CLASS.issue);
}

/** Issues what was ordered, by priority or in proportion; a closed source issues nothing, a short one no less than a lot. */
export function issueFrom(run: Run, source: number): void {
  const { state, program } = run;
  const spec = program.world.stocks[source];
  state.stockAsked[source] = 0;
  if (!state.stockOpen[source]) return;
  settleStock(run, source);
  state.stockHolds[source] = 0;
  if (spec.issue === 'proportional') shareOut(run, source, availableAt(run, source));
  else issueByPriority(run, source);
  wakeHolders(run, source);
}

/** What a stock may give to others, kg. */
const availableAt = ({ state, program }: Run, s: number): number =>
  Math.max(0, state.stockLevel[s] - program.world.stocks[s].reserveKg);

function issueByPriority(run: Run, source: number): void {
  const { state, program } = run;
  const { start, items } = program.stockFeeds;
  for (let i = start[source]; i < start[source + 1]; i++) {
    const rule = items[i];
    settleStock(run, program.ruleStock[rule]);
    if (!state.ruleShort[rule] || !dueForOrder(run, rule)) continue;
    const wanted = wantedOf(run, rule);
    const amount = Math.min(wanted, availableAt(run, source));
    const least = Math.min(wanted, lotOf(run, rule));
    if (amount > 0 && amount >= least) issue(run, rule, amount, wanted);
    // What is there is kept for who is first, until there is enough for him.
    else if (amount < least && mayHold(run, source, least)) {
      state.stockHolds[source] = 1;
      return;
    }
  }
}

/** Who counts on this source and gets nothing from it now looks again at what he holds back, once a minute: two may count on each other. */
export function wakeHolders(run: Run, source: number): void {
  const { state, program } = run;
  const { start, items } = program.stockFeeds;
  for (let i = start[source]; i < start[source + 1]; i++) {
    const rule = items[i];
    const s = program.ruleStock[rule];
    if (!state.stockHolds[s] || state.stockWokenAt[s] === run.now || !dueForOrder(run, rule)) continue;
    state.stockWokenAt[s] = run.now;
    askToIssue(run, s);
  }
}

/** Least that is worth an order, kg. A delivery takes what is there, and the rest of it follows. */
const lotOf = ({ program }: Run, rule: number): number =>
  program.ruleDelivery[rule] >= 0 ? 0 : program.world.replenishments[rule].lotKg;

/** Whether a source can come to have so much to issue: it has room for it, and something is still to come in. */
function mayHold(run: Run, source: number, kg: number): boolean {
  const { capacityKg, reserveKg } = run.program.world.stocks[source];
  return (capacityKg < 0 || kg <= capacityKg - reserveKg) && moreComes(run, source, new Map());
}

/**
 * Whether something is to come in to a stock as things stand: by a delivery that is open, from an activity that may run, on its way, or from a source that waits
 * for more itself. `known`: the answers for the stocks that have been asked; who waits for himself gets nothing.
 */
function moreComes(run: Run, s: number, known: Map<number, boolean>): boolean {
  const before = known.get(s);
  if (before !== undefined) return before;
  known.set(s, false);
  const { state, program } = run;
  const comes =
    itemsOf(program.stockDeliveries, s).some((d) => state.deliveryOpen[d] && state.deliveryDueAt[d] !== Infinity) ||
    itemsOf(program.stockMakers, s).some((a) => mayRun(run, a, known)) ||
    itemsOf(program.stockOrders, s).some((rule) => {
      const from = program.ruleFrom[rule];
      if (state.ruleOnOrder[rule] > 0) return true;
      if (from < 0) return false;
      if (!dueForOrder(run, rule) || !state.stockOpen[from]) return false;
      return mayServe(run, rule) || moreComes(run, from, known);
    });
  known.set(s, comes);
  return comes;
}

/** Whether the source of a rule has enough for what it asks for. Whether others come before it is seen when it issues. */
function mayServe(run: Run, rule: number): boolean {
  const from = run.program.ruleFrom[rule];
  const available = availableAt(run, from);
  const least = run.program.world.stocks[from].issue === 'proportional' ? 0 : lotOf(run, rule);
  return available > 0 && available >= Math.min(wantedOf(run, rule), least);
}

/** Whether an activity runs, or has nothing to wait for but inputs that are there or to come. */
function mayRun(run: Run, a: number, known: Map<number, boolean>): boolean {
  const { state, program } = run;
  if (state.activityBusy[a] || begunMin(run, a) !== undefined) return true;
  const { repeat } = program.world.activities[a];
  if (state.activityPending[a] > 0 || state.activityRuns[a] >= repeat) return false;
  const stocks = itemsOf(program.activityInputs, a);
  return inputsOfNext(run, a).every(
    ({ amountKg }, i) => state.stockLevel[stocks[i]] >= amountKg || moreComes(run, stocks[i], known),
  );
}

/** What fills the stock of a rule up to its level, or is due of a delivery, kg. */
function wantedOf(run: Run, rule: number): number {
  const { state, program } = run;
  if (program.ruleDelivery[rule] >= 0) return state.ruleOwed[rule];
  return (
    program.world.replenishments[rule].orderUpToKg - state.stockLevel[program.ruleStock[rule]] - state.ruleOnOrder[rule]
  );
}

/** Divides a source among all orders that are due now, whatever their lots; all get what they ask for where there is enough. */
function shareOut(run: Run, source: number, available: number): void {
  const { start, items } = run.program.stockFeeds;
  const rules = items.subarray(start[source], start[source + 1]);
  const claims = Array.from(rules, (rule) => {
    settleStock(run, run.program.ruleStock[rule]);
    return dueForOrder(run, rule) ? wantedOf(run, rule) : 0;
  });
  allocateProportionally(available, claims).forEach((amount, i) => {
    if (amount > 0) issue(run, rules[i], amount, claims[i]);
  });
}

/** Issues an amount and sends it on its way. */
function issue(run: Run, rule: number, amount: number, wanted: number): void {
  const { state, program } = run;
  const source = program.ruleFrom[rule];
  const sent = send(run, rule, amount);
  if (sent === 0) return;
  state.ruleShort[rule] = sent < wanted ? 1 : 0;
  if (sent === wanted) state.ruleAskedAt[rule] = NONE;
  if (program.ruleDelivery[rule] >= 0) {
    state.ruleOwed[rule] -= sent;
    state.ruleSent[rule] += sent;
  }
  if (source >= 0) {
    state.stockLevel[source] -= sent;
    state.stockIssued[source] += sent;
    if (state.stockLevel[source] < state.stockMinimum[source]) state.stockMinimum[source] = state.stockLevel[source];
    run.push(WORK.stockChanged, source);
  }
  run.push(WORK.stockChanged, program.ruleStock[rule]);
}

/** What a rule had on its way when its plan begins sets out anew; it was issued before. All of it is on order from then on. */
export function beginUnderWay(run: Run, rule: number): void {
  const { state, program } = run;
  const { underWayKg = 0 } = program.world.replenishments[rule];
  state.ruleAskedAt[rule] = run.now;
  state.ruleWaiting[rule] = underWayKg;
  state.ruleOnOrder[rule] += underWayKg;
  sendUnderWay(run, rule);
  run.push(WORK.stockChanged, program.ruleStock[rule]);
}

/** Of that, as much as consignments are free for; the rest follows as they come. */
export function sendUnderWay(run: Run, rule: number): void {
  const { state } = run;
  const sent = send(run, rule, state.ruleWaiting[rule]);
  state.ruleWaiting[rule] -= sent;
  state.ruleOnOrder[rule] -= sent;
}

/**
 * Sends an amount on its way, in pieces that the lift on the way takes whole.
 *
 * @returns kg that consignments were free for
 */
function send(run: Run, rule: number, amount: number): number {
  const { state, program } = run;
  const piece = program.reqPieceKg[program.world.requirements.length + rule];
  const slots = program.ruleSlots;
  let left = amount;
  for (let i = slots.start[rule]; i < slots.start[rule + 1] && left > 0; i++) {
    const c = slots.items[i];
    if (state.consignmentBusy[c]) continue;
    const kg = Math.min(piece, left, noteInstalment(run, rule, c, amount - left));
    left -= kg;
    state.consignmentCargo[DIMENSION_COUNT * c + DIMENSION.massKg] = kg;
    if (program.ruleWritten[rule]) state.consignmentSegment[c] = beginOrder(run, rule, c);
    state.consignmentOrder[c] = state.ruleOrders[rule]++;
    state.consignmentBusy[c] = 1;
    run.push(WORK.start, c);
  }
  state.ruleOnOrder[rule] += amount - left;
  return amount - left;
}

/**
 * The instalment that an order of a delivery belongs to, first due, first sent; `sent`: kg of this issue that are in orders already.
 *
 * @returns kg that are left of it, Infinity for the order of a rule
 */
function noteInstalment({ state, program }: Run, rule: number, c: number, sent: number): number {
  const d = program.ruleDelivery[rule];
  if (d < 0) return Infinity;
  const { amountKg } = program.world.deliveries[d];
  const before = state.ruleSent[rule] + sent;
  const instalment = Math.floor(before / amountKg);
  state.orderInstalment[c - program.staticConsignments] = program.instalmentStart[d] + instalment;
  return (instalment + 1) * amountKg - before;
}

/** The first stretch of an order: from when it was asked for, or due, until its source issues it, behind what that received last. */
function beginOrder({ state, program, segments, now }: Run, rule: number, c: number): number {
  const isPushed = program.ruleDelivery[rule] >= 0;
  const at = isPushed
    ? state.instalmentAt[state.orderInstalment[c - program.staticConsignments]]
    : state.ruleAskedAt[rule];
  const source = program.ruleFrom[rule];
  const receipt = source < 0 ? NONE : state.stockReceipt[source];
  const supply = nameRanges(program).supply + program.ruleStock[rule];
  return segments.add(CAUSE.predecessor, supply, at < 0 ? now : at, behindReceipt(receipt));
}
