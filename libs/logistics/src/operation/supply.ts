/**
 * Stocks: piecewise linear, no daily ticks. A change of rate is an event; reaching zero or a reorder point is scheduled and cancelled.
 * Replenishment only makes consignments, which the one dispatcher moves. Every kilogram is accounted for:
 * level = amount at the start + received - issued - consumed - lost.
 */
import { WORK, CLASS, EVENT, type Run } from './run.ts';

const DAY = 1440;
const NONE = -1;

export function beginSupply(run: Run): void {
  const { program, calendar } = run;
  program.world.consumers.forEach((consumer, i) =>
    consumer.steps.forEach((step, k) =>
      calendar.schedule(Math.max(0, step.fromMin), EVENT.consumerStep, i, k, CLASS.state),
    ),
  );
  program.world.deliveries.forEach((delivery, i) =>
    calendar.schedule(Math.max(0, delivery.atMin), EVENT.delivery, i, 0, CLASS.state),
  );
  for (let s = 0; s < program.stockPlace.length; s++) run.push(WORK.stockChanged, s);
}

/** Brings a stock up to now: consumption since it was last looked at, whole kilograms, the remainder carried on. */
export function settleStock(run: Run, s: number): void {
  const { state } = run;
  const span = run.now - state.stockSettledAt[s];
  state.stockSettledAt[s] = run.now;
  if (span <= 0 || state.stockRate[s] === 0) return;
  const total = state.stockRate[s] * span + state.stockRemainder[s];
  const wanted = Math.floor(total / DAY);
  state.stockRemainder[s] = total - wanted * DAY;
  const used = Math.min(wanted, state.stockLevel[s]);
  state.stockLevel[s] -= used;
  state.stockConsumed[s] += used;
  state.stockUnmet[s] += wanted - used;
  if (state.stockLevel[s] < state.stockMinimum[s]) state.stockMinimum[s] = state.stockLevel[s];
  if (wanted > used && state.stockOutAt[s] < 0) state.stockOutAt[s] = run.now;
}

/** After any change of a stock: reorder if due, and schedule the next moment that matters. */
export function stockChanged(run: Run, s: number): void {
  const { state, program, calendar } = run;
  settleStock(run, s);
  const { start, items } = program.stockRules;
  for (let i = start[s]; i < start[s + 1]; i++) if (dueForOrder(run, items[i])) placeOrder(run, items[i]);
  watchStock(run, s);
  if (state.stockEvent[s] >= 0) calendar.cancel(state.stockEvent[s]);
  state.stockEvent[s] = NONE;
  const rate = state.stockRate[s];
  if (rate <= 0) return;
  const level = state.stockLevel[s];
  let fall = level > 0 ? level : Infinity;
  if (level === 0 && state.stockOutAt[s] < 0) fall = 1;
  for (let i = start[s]; i < start[s + 1]; i++) {
    const rule = program.world.replenishments[items[i]];
    const above = level + state.ruleOnOrder[items[i]] - rule.reorderPointKg;
    // An empty stock falls no further, so nothing is to be waited for.
    if (level > 0 && above > 0 && above < fall) fall = above;
  }
  if (fall === Infinity) return;
  const minutes = Math.max(1, Math.ceil((fall * DAY - state.stockRemainder[s]) / rate));
  state.stockEvent[s] = calendar.schedule(run.now + minutes, EVENT.stock, s, 0, CLASS.normal);
}

/** Conditions that wait for a level. */
function watchStock(run: Run, s: number): void {
  const { start, items } = run.program.watchStock;
  for (let i = start[s]; i < start[s + 1]; i++) {
    const condition = run.program.world.conditions[items[i]];
    if (condition.type === 'stock' && run.state.stockLevel[s] >= condition.atLeastKg) run.push(WORK.meet, items[i], s);
  }
}

function dueForOrder(run: Run, rule: number): boolean {
  const { state, program } = run;
  const spec = program.world.replenishments[rule];
  return state.stockLevel[program.ruleStock[rule]] + state.ruleOnOrder[rule] <= spec.reorderPointKg;
}

/** Orders up to the level in pieces that the lift on the way takes whole; waits when the source is closed or too short for a lot. */
function placeOrder(run: Run, rule: number): void {
  const { state, program } = run;
  const spec = program.world.replenishments[rule];
  const source = program.ruleFrom[rule];
  settleStock(run, source);
  const wanted = spec.orderUpToKg - state.stockLevel[program.ruleStock[rule]] - state.ruleOnOrder[rule];
  const available = state.stockOpen[source] ? state.stockLevel[source] - program.world.stocks[source].reserveKg : 0;
  const amount = Math.min(wanted, Math.max(0, available));
  state.ruleShort[rule] = 1;
  if (amount <= 0 || amount < Math.min(wanted, spec.lotKg)) return;
  const r = program.world.requirements.length + rule;
  const piece = program.reqPieceKg[r];
  const slots = program.ruleSlots;
  let left = amount;
  for (let i = slots.start[rule]; i < slots.start[rule + 1] && left > 0; i++) {
    const c = slots.items[i];
    if (state.consignmentBusy[c]) continue;
    const kg = Math.min(piece, left);
    left -= kg;
    state.consignmentCargo[5 * c + 1] = kg;
    state.consignmentSegment[c] = state.ruleOrders[rule]++;
    state.consignmentBusy[c] = 1;
    run.push(WORK.start, c);
  }
  const sent = amount - left;
  state.stockLevel[source] -= sent;
  state.stockIssued[source] += sent;
  if (state.stockLevel[source] < state.stockMinimum[source]) state.stockMinimum[source] = state.stockLevel[source];
  state.ruleOnOrder[rule] += sent;
  state.ruleShort[rule] = sent < wanted ? 1 : 0;
  if (sent > 0) run.push(WORK.stockChanged, source);
}

/** Adds to a stock; what does not fit is lost to it and booked as lost. */
export function receive(run: Run, s: number, kg: number): void {
  const { state, program } = run;
  settleStock(run, s);
  const capacity = program.world.stocks[s].capacityKg;
  const room = capacity < 0 ? kg : Math.max(0, Math.min(kg, capacity - state.stockLevel[s]));
  state.stockLevel[s] += room;
  state.stockReceived[s] += kg;
  state.stockLost[s] += kg - room;
  run.push(WORK.stockChanged, s);
  feedRules(run, s);
}

/** Rules that wait for this source try again, by priority. */
export function feedRules(run: Run, source: number): void {
  const { start, items } = run.program.stockFeeds;
  for (let i = start[source]; i < start[source + 1]; i++) {
    const rule = items[i];
    if (run.state.ruleShort[rule]) run.push(WORK.stockChanged, run.program.ruleStock[rule]);
  }
}

/** A supply consignment has reached the stock that ordered it. */
export function deliverOrder(run: Run, c: number): void {
  const { state, program } = run;
  const rule = program.consignmentReq[c] - program.world.requirements.length;
  const kg = state.consignmentCargo[5 * c + 1];
  state.consignmentBusy[c] = 0;
  state.ruleOnOrder[rule] -= kg;
  receive(run, program.ruleStock[rule], kg);
}

export function consumerStep(run: Run, consumer: number, step: number): void {
  setConsumption(
    run,
    consumer,
    run.program.world.consumers[consumer].steps[step].kgPerDay,
    run.state.consumerActive[consumer],
  );
}

/** Consumers that belong to an element begin when it is in place. */
export function activateConsumers(run: Run, e: number): void {
  const { start, items } = run.program.elementConsumers;
  for (let i = start[e]; i < start[e + 1]; i++) setConsumption(run, items[i], run.state.consumerRate[items[i]], 1);
}

function setConsumption(run: Run, consumer: number, kgPerDay: number, active: number): void {
  const { state } = run;
  const s = run.program.consumerStock[consumer];
  settleStock(run, s);
  const before = state.consumerActive[consumer] ? state.consumerRate[consumer] : 0;
  state.consumerRate[consumer] = kgPerDay;
  state.consumerActive[consumer] = active;
  state.stockRate[s] += (active ? kgPerDay : 0) - before;
  run.push(WORK.stockChanged, s);
}

/** A delivery comes when it is due and released; what was due before its release comes with it, once. */
export function delivery(run: Run, d: number): void {
  const { state, program, calendar } = run;
  const spec = program.world.deliveries[d];
  if (!state.deliveryOpen[d] || run.now < state.deliveryDueAt[d]) return;
  receive(run, program.deliveryStock[d], spec.amountKg);
  const more = ++state.deliveryDone[d] < spec.times && spec.everyMin > 0;
  state.deliveryDueAt[d] = more ? run.now + spec.everyMin : Infinity;
  if (more) calendar.schedule(run.now + spec.everyMin, EVENT.delivery, d, 0, CLASS.state);
}

/** The condition of a delivery is met. */
export function openDelivery(run: Run, d: number): void {
  run.state.deliveryOpen[d] = 1;
  delivery(run, d);
}
