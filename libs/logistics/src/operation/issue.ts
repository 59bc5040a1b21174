/**
 * Orders of replenishment rules, and what a source issues for them. A source that is short serves the orders that are due by priority, first
 * come, or divides what it has in proportion to what they ask for (largest remainders, see `supply/proportional-share.ts`).
 */
import { DIMENSION, DIMENSION_COUNT } from '../movement/requirement.ts';
import { allocateProportionally } from '../supply/proportional-share.ts';
import { itemsOf } from './program.ts';
import { CLASS, EVENT, WORK, type Run } from './run.ts';
import { settleStock } from './stock-level.ts';

export function dueForOrder(run: Run, rule: number): boolean {
  const { state, program } = run;
  const spec = program.world.replenishments[rule];
  return state.stockLevel[program.ruleStock[rule]] + state.ruleOnOrder[rule] <= spec.reorderPointKg;
}

/** A rule orders up to its level. */
export function placeOrder(run: Run, rule: number): void {
  run.state.ruleShort[rule] = 1;
  askToIssue(run, run.program.ruleFrom[rule]);
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
  const available = () => Math.max(0, state.stockLevel[source] - spec.reserveKg);
  if (spec.issue === 'proportional') {
    shareOut(run, source, available());
    return;
  }
  const { start, items } = program.stockFeeds;
  for (let i = start[source]; i < start[source + 1]; i++) {
    const rule = items[i];
    settleStock(run, program.ruleStock[rule]);
    if (!state.ruleShort[rule] || !dueForOrder(run, rule)) continue;
    const wanted = wantedOf(run, rule);
    const amount = Math.min(wanted, available());
    const least = Math.min(wanted, program.world.replenishments[rule].lotKg);
    if (amount > 0 && amount >= least) issue(run, rule, amount, wanted);
    // What is there is kept for who is first, until there is enough for him.
    else if (amount < least && mayHold(run, source, least)) return;
  }
}

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
    itemsOf(program.stockRules, s).some((rule) => {
      const from = program.ruleFrom[rule];
      if (state.ruleOnOrder[rule] > 0) return true;
      // Ordered in this minute, or when its own source has more.
      return dueForOrder(run, rule) && state.stockOpen[from] && (state.stockAsked[from] || moreComes(run, from, known));
    });
  known.set(s, comes);
  return comes;
}

/** Whether an activity runs, or has nothing to wait for but inputs that are there or to come. */
function mayRun(run: Run, a: number, known: Map<number, boolean>): boolean {
  const { state, program } = run;
  if (state.activityBusy[a]) return true;
  const { repeat, inputs } = program.world.activities[a];
  if (state.activityPending[a] > 0 || state.activityRuns[a] >= repeat) return false;
  const stocks = itemsOf(program.activityInputs, a);
  return inputs.every(({ amountKg }, i) => state.stockLevel[stocks[i]] >= amountKg || moreComes(run, stocks[i], known));
}

/** What fills the stock of a rule up to its level, kg. */
function wantedOf(run: Run, rule: number): number {
  const { state, program } = run;
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

/** Sends an amount on its way, in pieces that the lift on the way takes whole. */
function issue(run: Run, rule: number, amount: number, wanted: number): void {
  const { state, program } = run;
  const source = program.ruleFrom[rule];
  const piece = program.reqPieceKg[program.world.requirements.length + rule];
  const slots = program.ruleSlots;
  let left = amount;
  for (let i = slots.start[rule]; i < slots.start[rule + 1] && left > 0; i++) {
    const c = slots.items[i];
    if (state.consignmentBusy[c]) continue;
    const kg = Math.min(piece, left);
    left -= kg;
    state.consignmentCargo[DIMENSION_COUNT * c + DIMENSION.massKg] = kg;
    state.consignmentOrder[c] = state.ruleOrders[rule]++;
    state.consignmentBusy[c] = 1;
    run.push(WORK.start, c);
  }
  const sent = amount - left;
  if (sent === 0) return;
  state.stockLevel[source] -= sent;
  state.stockIssued[source] += sent;
  if (state.stockLevel[source] < state.stockMinimum[source]) state.stockMinimum[source] = state.stockLevel[source];
  state.ruleOnOrder[rule] += sent;
  state.ruleShort[rule] = sent < wanted ? 1 : 0;
  run.push(WORK.stockChanged, source);
  run.push(WORK.stockChanged, program.ruleStock[rule]);
}
