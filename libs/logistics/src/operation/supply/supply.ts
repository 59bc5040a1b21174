/**
 * Stocks: piecewise linear, no daily ticks. A change of rate is an event; reaching zero or a reorder point is scheduled and cancelled.
 * Replenishment only makes consignments, which the one dispatcher moves. Every kilogram is accounted for:
 * level = amount at the start + received - issued - consumed - lost.
 */
import { DIMENSION, DIMENSION_COUNT } from '../../movement/requirement.ts';
import { askToIssue, dueForOrder, placeOrder, sendUnderWay } from './issue.ts';
import { BROUGHT_BY, type Origin } from './receipt-log.ts';
import { CLASS, EVENT, WORK, type Run } from '../run.ts';
import { settleStock } from './stock-level.ts';
import { MINUTES_PER_DAY } from '../../units/time.ts';

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
  program.world.replenishments.forEach(({ underWayKg = 0 }, rule) => {
    if (underWayKg > 0) calendar.schedule(program.world.stocksFromMin ?? 0, EVENT.underWay, rule, 0, CLASS.state);
  });
  program.world.stocks.forEach((stock, s) =>
    stock.controlled?.forEach((step, k) =>
      calendar.schedule(Math.max(0, step.fromMin), EVENT.controlStep, s, k, CLASS.state),
    ),
  );
  for (let s = 0; s < program.stockPlace.length; s++) run.push(WORK.stockChanged, s);
}

/** After any change of a stock: reorder if due, and schedule the next moment that matters. */
export function stockChanged(run: Run, s: number): void {
  const { state, program, calendar } = run;
  settleStock(run, s);
  const { start, items } = program.stockRules;
  for (let i = start[s]; i < start[s + 1]; i++) {
    const rule = items[i];
    const isDue = dueForOrder(run, rule);
    const source = program.ruleFrom[rule];
    // Who was kept something for, and has enough from elsewhere, leaves it to others.
    if (!isDue && state.ruleAskedAt[rule] >= 0 && source >= 0 && state.stockHolds[source]) askToIssue(run, source);
    state.ruleAskedAt[rule] = isDue ? (state.ruleAskedAt[rule] < 0 ? run.now : state.ruleAskedAt[rule]) : NONE;
    if (isDue) placeOrder(run, rule);
  }
  watchStock(run, s);
  if (state.stockEvent[s] >= 0) calendar.cancel(state.stockEvent[s]);
  state.stockEvent[s] = NONE;
  const isDrying = watchDryness(run, s);
  const rate = state.stockRate[s];
  if (rate <= 0) return;
  const level = state.stockLevel[s];
  if (level === 0) {
    // An empty stock falls no further.
    if (isDrying) state.stockEvent[s] = calendar.schedule(run.now + 1, EVENT.stock, s, 0, CLASS.normal);
    return;
  }
  let fall = level;
  for (let i = start[s]; i < start[s + 1]; i++) {
    const rule = program.world.replenishments[items[i]];
    const above = level + state.ruleOnOrder[items[i]] - rule.reorderPointKg;
    if (above > 0) fall = Math.min(fall, above);
  }
  const minutes = Math.max(1, Math.ceil((fall * MINUTES_PER_DAY - state.stockRemainder[s]) / rate));
  state.stockEvent[s] = calendar.schedule(run.now + minutes, EVENT.stock, s, 0, CLASS.normal);
}

/**
 * Notes since when a stock that is drawn on is empty. What comes in the same minute still helps, so it has run out when that is over, whatever comes later.
 *
 * @returns whether that is still to be seen
 */
function watchDryness(run: Run, s: number): boolean {
  const { state } = run;
  if (state.stockOutAt[s] >= 0) return false;
  const since = state.stockDrySince[s];
  if (since >= 0 && since < run.now) {
    state.stockOutAt[s] = since;
    return false;
  }
  const isDry = state.stockLevel[s] === 0 && state.stockRate[s] > 0;
  state.stockDrySince[s] = isDry ? run.now : NONE;
  return isDry;
}

/** Conditions that wait for a level. */
function watchStock(run: Run, s: number): void {
  const { start, items } = run.program.watchStock;
  for (let i = start[s]; i < start[s + 1]; i++) {
    const condition = run.program.world.conditions[items[i]];
    if (condition.type === 'stock' && run.state.stockLevel[s] >= condition.atLeastKg)
      run.push(WORK.meet, items[i], run.state.stockReceipt[s]);
  }
}

/** Adds to a stock; what does not fit is lost to it and booked as lost. */
export function receive(run: Run, s: number, kg: number, origin: Origin): void {
  const { state, program } = run;
  settleStock(run, s);
  const capacity = program.world.stocks[s].capacityKg;
  const room = capacity < 0 ? kg : Math.max(0, Math.min(kg, capacity - state.stockLevel[s]));
  state.stockLevel[s] += room;
  if (kg > 0) state.stockReceipt[s] = run.receipts.add(s, run.now, kg, origin);
  state.stockReceived[s] += kg;
  state.stockLost[s] += kg - room;
  run.push(WORK.stockChanged, s);
  feedRules(run, s);
}

/** Rules that wait for this source are served as far as it goes. */
export function feedRules(run: Run, source: number): void {
  const { start, items } = run.program.stockFeeds;
  for (let i = start[source]; i < start[source + 1]; i++) {
    if (run.state.ruleShort[items[i]]) askToIssue(run, source);
  }
}

/** A supply consignment has reached the stock that ordered it. */
export function deliverOrder(run: Run, c: number): void {
  const { state, program } = run;
  const rule = program.consignmentReq[c] - program.world.requirements.length;
  const kg = state.consignmentCargo[DIMENSION_COUNT * c + DIMENSION.massKg];
  state.consignmentBusy[c] = 0;
  state.ruleOnOrder[rule] -= kg;
  noteInstalment(run, c, kg);
  const stretch = program.ruleWritten[rule] ? state.consignmentSegment[c] : NONE;
  receive(run, program.ruleStock[rule], kg, { by: BROUGHT_BY.order, of: rule, stretch });
  sendRest(run, rule);
}

/** An instalment has come when all of it has. */
function noteInstalment(run: Run, c: number, kg: number): void {
  const { state, program } = run;
  const d = program.ruleDelivery[program.consignmentReq[c] - program.world.requirements.length];
  if (d < 0) return;
  const instalment = state.orderInstalment[c - program.staticConsignments];
  state.instalmentCame[instalment] += kg;
  if (state.instalmentCame[instalment] < program.world.deliveries[d].amountKg) return;
  state.instalmentDoneAt[instalment] = run.now;
  state.instalmentSegment[instalment] = state.consignmentSegment[c];
}

/** What of a delivery, or under way when the plan began, waited for a consignment to become free. What a rule orders is looked at whenever its stock changes. */
export function sendRest(run: Run, rule: number): void {
  if (run.state.ruleWaiting[rule] > 0) sendUnderWay(run, rule);
  if (run.program.ruleDelivery[rule] >= 0 && dueForOrder(run, rule)) placeOrder(run, rule);
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

/** Who goes home draws no more. */
export function endConsumers(run: Run, e: number): void {
  const { start, items } = run.program.elementConsumers;
  for (let i = start[e]; i < start[e + 1]; i++)
    if (run.state.consumerActive[items[i]]) setConsumption(run, items[i], run.state.consumerRate[items[i]], 0);
}

function setConsumption(run: Run, consumer: number, kgPerDay: number, active: number): void {
  const { state } = run;
  const s = run.program.consumerStock[consumer];
  settleStock(run, s);
  const before = state.consumerActive[consumer] ? state.consumerRate[consumer] : 0;
  state.consumerRate[consumer] = kgPerDay;
  state.consumerActive[consumer] = active;
  state.stockRequired[s] += (active ? kgPerDay : 0) - before;
  drawAsControlled(run, s);
}

/** A controlled supply rate begins, changes or ends. */
export function controlStep(run: Run, s: number, step: number): void {
  settleStock(run, s);
  run.state.stockControl[s] = run.program.world.stocks[s].controlled![step].kgPerDay ?? NONE;
  drawAsControlled(run, s);
}

/** Consumers draw what they require, or the controlled rate where that is less. */
function drawAsControlled(run: Run, s: number): void {
  const { stockRate, stockRequired, stockControl } = run.state;
  stockRate[s] = stockControl[s] >= 0 ? Math.min(stockRequired[s], stockControl[s]) : stockRequired[s];
  run.push(WORK.stockChanged, s);
}

/** A delivery comes, or sets out, when it is due and released; what was due before its release comes with it, once. */
export function delivery(run: Run, d: number): void {
  const { state, program, calendar } = run;
  const spec = program.world.deliveries[d];
  if (!state.deliveryOpen[d] || run.now < state.deliveryDueAt[d]) return;
  const rule = program.deliveryRule[d];
  if (rule >= 0) beginInstalment(run, program.instalmentStart[d] + state.deliveryDone[d], spec.amountKg);
  const more = ++state.deliveryDone[d] < spec.times && spec.everyMin > 0;
  state.deliveryDueAt[d] = more ? run.now + spec.everyMin : Infinity;
  if (more) calendar.schedule(run.now + spec.everyMin, EVENT.delivery, d, 0, CLASS.state);
  if (rule < 0)
    receive(run, program.deliveryStock[d], spec.amountKg, { by: BROUGHT_BY.delivery, of: d, stretch: NONE });
  else {
    state.ruleOwed[rule] += spec.amountKg;
    placeOrder(run, rule);
    // Who kept what he has until this came looks again when nothing more is due.
    if (!more) feedRules(run, program.deliveryStock[d]);
  }
}

/** An instalment is due; of one that is nothing all has come. */
function beginInstalment({ state, now }: Run, instalment: number, kg: number): void {
  state.instalmentAt[instalment] = now;
  if (kg === 0) state.instalmentDoneAt[instalment] = now;
}

/** The condition of a delivery is met. */
export function openDelivery(run: Run, d: number): void {
  run.state.deliveryOpen[d] = 1;
  const rule = run.program.deliveryRule[d];
  if (rule >= 0) sendRest(run, rule);
  delivery(run, d);
}
