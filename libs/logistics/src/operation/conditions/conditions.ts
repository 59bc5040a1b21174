/**
 * Conditions: a network of all, any, k-of-n, after a drawn duration, and states. They latch when met, may be revoked, and may be restored.
 * What falls because a child was revoked is pending again; what is revoked itself stays so until its restorer is met.
 */
import { normalCdf, normalQuantile, quantile } from '../../engine/distribution.ts';
import { PURPOSE } from '../../engine/random.ts';
import { CONDITION_TYPE, RELEASES, type Program } from '../program.ts';
import { CLASS, EVENT, WORK, type Run } from '../run.ts';
import { STAGE } from '../state.ts';
import type { Condition } from '../world.ts';
import { atMostLongest } from '../../units/time.ts';

/** States of a condition. */
export const CONDITION = Object.freeze({ pending: 0, met: 1, refused: 2, revoked: 3 });

/** Correlation of draws that share a common factor (an assumption, see docs/model.md). */
const FACTOR_CORRELATION = 0.6;

/** Schedules what the calendar alone decides. */
export function beginConditions(run: Run): void {
  run.program.world.conditions.forEach((condition, c) => {
    if (condition.type === 'date') {
      const priority = startsModified(run.program, c) ? CLASS.reckoning : CLASS.state;
      run.calendar.schedule(Math.max(0, condition.atMin), EVENT.conditionDate, c, 0, priority);
    }
    if (condition.revokedMin !== undefined)
      run.calendar.schedule(Math.max(0, condition.revokedMin), EVENT.conditionRevoke, c, 0, CLASS.state);
  });
}

/** Whether a duration begins with the condition that others shorten or lengthen. */
function startsModified({ conditionReleases: { start, items }, conditionModifiers }: Program, c: number): boolean {
  for (let i = start[c]; i < start[c + 1]; i += 2) {
    const after = items[i + 1];
    if (items[i] === RELEASES.condition && conditionModifiers.start[after + 1] > conditionModifiers.start[after])
      return true;
  }
  return false;
}

/** Latches a condition and puts what it releases to work. `binding` is the child, consignment, element or run of an activity that met it, `restoredBy` what restored it. */
export function meetCondition(run: Run, c: number, binding: number, restoredBy = -1): void {
  const { state, program } = run;
  if (state.conditionState[c] !== CONDITION.pending) return;
  // One that it needs may have fallen in the same minute.
  if (state.conditionCount[c] < program.conditionNeeds[c]) return;
  state.conditionState[c] = CONDITION.met;
  state.conditionMetAt[c] = run.now;
  if (state.conditionFirstMetAt[c] < 0) state.conditionFirstMetAt[c] = run.now;
  const begunAt = state.conditionBegunAt[c];
  state.conditionMeeting[c] = run.meetings.add(run.now, binding, restoredBy, begunAt, state.conditionMeeting[c]);
  const { start, items } = program.conditionReleases;
  for (let i = start[c]; i < start[c + 1]; i += 2) {
    if (items[i] === RELEASES.condition) childMet(run, items[i + 1], c);
    else run.push(WORK.release, items[i], items[i + 1]);
  }
}

function childMet(run: Run, parent: number, child: number): void {
  const { state, program } = run;
  if (program.conditionType[parent] === CONDITION_TYPE.after) {
    becomeDue(run, parent, child);
    return;
  }
  if (++state.conditionCount[parent] >= program.conditionNeeds[parent]) run.push(WORK.meet, parent, child);
}

/** What an `after` waits for has come: it starts, or stands in line for a desk of its office. */
function becomeDue(run: Run, c: number, child: number): void {
  const { state, program } = run;
  // What was revoked meanwhile begins, or joins the line, when it is restored.
  if (state.conditionState[c] !== CONDITION.pending) return;
  if (state.conditionFirstMetAt[c] < 0) state.conditionDueFrom[c] = run.now;
  const office = program.conditionOffice[c];
  // The critical path waits for nobody.
  if (office >= 0 && run.relaxed === null) {
    if (state.officeBusy[office] >= program.world.offices[office].desks) {
      state.conditionTicket[c] = ++state.officeTickets[office];
      state.conditionDueBy[c] = child;
      return;
    }
    takeDesk(run, c, office);
  }
  startAfter(run, c, child);
}

/** The duration of an `after` is over, unless it fell in the meantime: its desk is free for the next in line, and it is met. */
export function endAfter(run: Run, c: number, child: number): void {
  if (run.state.conditionDueAt[c] !== run.now) return;
  leaveDesk(run, c);
  meetCondition(run, c, child);
}

function takeDesk(run: Run, c: number, office: number): void {
  const { state } = run;
  state.conditionTicket[c] = 0;
  state.conditionAtDesk[c] = 1;
  state.officeBusy[office]++;
}

/** Gives back the desk of a condition that has one, and gives it to the next in line. */
function leaveDesk(run: Run, c: number): void {
  const { state, program } = run;
  if (!state.conditionAtDesk[c]) return;
  const office = program.conditionOffice[c];
  state.conditionAtDesk[c] = 0;
  state.officeBusy[office]--;
  const { start, items } = program.officeConditions;
  let next = -1;
  for (let i = start[office]; i < start[office + 1]; i++) {
    const waiting = items[i];
    if (state.conditionTicket[waiting] === 0) continue;
    if (next < 0 || state.conditionTicket[waiting] < state.conditionTicket[next]) next = waiting;
  }
  if (next < 0) return;
  takeDesk(run, next, office);
  startAfter(run, next, state.conditionDueBy[next]);
}

/** Thousandths of the drawn duration that it takes, by what is met now; on the critical path the least that it can be. */
function durationPermille(run: Run, c: number): number {
  const { state, program } = run;
  const { start, items } = program.conditionModifiers;
  let permille = 1000;
  for (let i = start[c]; i < start[c + 1]; i += 2) {
    const counts = run.relaxed === null ? state.conditionState[items[i]] === CONDITION.met : items[i + 1] < 0;
    if (counts) permille += items[i + 1];
  }
  return Math.max(program.conditionLeastPermille[c], permille);
}

/**
 * A uniform draw bound to a common factor by a Gaussian copula: decisions that share a political climate are late together, places that share
 * their weather are closed together.
 */
export function withFactor(run: Run, factor: number, ordinal: number, own: number): number {
  const common = normalQuantile(run.draw(factor, PURPOSE.factor, ordinal));
  return normalCdf(Math.sqrt(FACTOR_CORRELATION) * common + Math.sqrt(1 - FACTOR_CORRELATION) * normalQuantile(own));
}

function startAfter(run: Run, c: number, child: number): void {
  const { state, program } = run;
  state.conditionBegunAt[c] = run.now;
  if (state.conditionFirstMetAt[c] < 0) state.conditionStartedAt[c] = run.now;
  const key = program.conditionKey[c];
  if (
    program.conditionRefusalPermille[c] > 0 &&
    run.draw(key, PURPOSE.refusal, 0) * 1000 < program.conditionRefusalPermille[c]
  ) {
    state.conditionState[c] = CONDITION.refused;
    leaveDesk(run, c);
    return;
  }
  const own = run.draw(key, PURPOSE.duration, 0);
  const factor = program.conditionFactorKey[c];
  const u = factor === 0 ? own : withFactor(run, factor, 0, own);
  const drawn = quantile(program.distributions[program.conditionDistribution[c]], u);
  const minutes = Math.round(atMostLongest((drawn * durationPermille(run, c)) / 1000));
  state.conditionDueAt[c] = run.now + minutes;
  run.calendar.schedule(run.now + minutes, EVENT.conditionAfter, c, child, CLASS.state);
}

/**
 * A withdrawal: unlatches the condition and all that rests on it. What it had released is taken back where nothing has moved yet; what is
 * under way finishes its leg.
 */
export function revokeCondition(run: Run, c: number): void {
  const { state, program } = run;
  const before = state.conditionState[c];
  const restorer = program.conditionRestorer[c];
  if (before === CONDITION.revoked) return;
  if (restorer >= 0 && state.conditionState[restorer] === CONDITION.met) return;
  state.conditionState[c] = CONDITION.revoked;
  // In line for a desk it loses its place; a decision that is being prepared goes on to its end, and counts when it is restored.
  state.conditionTicket[c] = 0;
  takeBackFrom(run, c, before);
}

/** A revoked condition is as good as before: it is met again when what it rests on still stands. */
export function restoreCondition(run: Run, c: number): void {
  const { state, program } = run;
  if (state.conditionState[c] !== CONDITION.revoked) return;
  state.conditionState[c] = CONDITION.pending;
  if (program.conditionType[c] === CONDITION_TYPE.after && state.conditionDueAt[c] < 0) {
    state.conditionRestoredAt[c] = run.now;
    // Its time would have begun while it was revoked.
    const child = program.conditionChildren.items[program.conditionChildren.start[c]];
    if (state.conditionState[child] === CONDITION.met) becomeDue(run, c, child);
    return;
  }
  // What met it before is told by its meeting of then.
  if (stands(run, c)) meetCondition(run, c, -1, program.conditionRestorer[c]);
}

function takeBackFrom(run: Run, c: number, before: number): void {
  if (before === CONDITION.met) run.meetings.endedAt[run.state.conditionMeeting[c]] = run.now;
  if (before === CONDITION.met) tellFall(run, c);
  const { start, items } = run.program.conditionReleases;
  for (let i = start[c]; i < start[c + 1]; i += 2) {
    if (items[i] === RELEASES.condition) childRevoked(run, items[i + 1], before === CONDITION.met);
    else if (before === CONDITION.met) run.push(WORK.takeBack, items[i], items[i + 1]);
  }
}

/** Conditions that wait for the fall of this one; some of them only while an element is under notice or on its way. */
function tellFall(run: Run, c: number): void {
  const { state, program } = run;
  const { start, items } = program.watchFall;
  for (let i = start[c]; i < start[c + 1]; i++) {
    const e = program.conditionUnderWay[items[i]];
    if (e < 0 || state.elementStage[e] === STAGE.notice || state.elementStage[e] === STAGE.moving)
      run.push(WORK.meet, items[i], -1);
  }
}

/** A child does not count any more: a parent that no longer has enough falls with it, and is pending again. */
function childRevoked(run: Run, parent: number, counted: boolean): void {
  const { state, program } = run;
  if (!counted) return;
  const before = state.conditionState[parent];
  if (program.conditionType[parent] === CONDITION_TYPE.after) {
    state.conditionTicket[parent] = 0;
    state.conditionDueAt[parent] = -1;
    if (before === CONDITION.met) state.conditionState[parent] = CONDITION.pending;
    leaveDesk(run, parent);
  } else {
    state.conditionCount[parent]--;
    if (before !== CONDITION.met || state.conditionCount[parent] >= program.conditionNeeds[parent]) return;
    state.conditionState[parent] = CONDITION.pending;
  }
  if (before === CONDITION.met) takeBackFrom(run, parent, before);
}

/** Whether what a condition rests on is there now. */
function stands(run: Run, c: number): boolean {
  const { state, program } = run;
  const condition = program.world.conditions[c];
  switch (condition.type) {
    case 'date':
      return run.now >= condition.atMin;
    case 'after':
      return state.conditionDueAt[c] >= 0 && state.conditionDueAt[c] <= run.now;
    case 'ready':
      return state.elementReadyAt[program.world.elements.findIndex((e) => e.id === condition.element)] >= 0;
    case 'in-place':
      return state.elementDestinationAt[program.world.elements.findIndex((e) => e.id === condition.element)] >= 0;
    case 'arrived':
      return arrivedEnough(run, c, condition.permille);
    case 'stock':
      return (
        run.relaxed !== null ||
        state.stockLevel[program.world.stocks.findIndex((s) => s.id === condition.stock)] >= condition.atLeastKg
      );
    case 'done':
      return (
        state.activityRuns[program.world.activities.findIndex((a) => a.id === condition.activity)] >= condition.runs
      );
    case 'fallen':
      return run.relaxed !== null || state.conditionMeeting[c] >= 0 || hasFallen(run, condition);
    case 'all':
    case 'any':
    case 'at-least':
      return state.conditionCount[c] >= program.conditionNeeds[c];
  }
}

/** Whether what another condition opened is closed now; who had to be under way when it fell is not known afterwards. */
function hasFallen({ state, program }: Run, { after, underWay }: Extract<Condition, { type: 'fallen' }>): boolean {
  const of = program.world.conditions.findIndex(({ id }) => id === after);
  return underWay === undefined && state.conditionFirstMetAt[of] >= 0 && state.conditionState[of] !== CONDITION.met;
}

/** Tells the conditions that count the runs of an activity. */
export function activityProgress(run: Run, activity: number): void {
  const { state, program } = run;
  const { start, items } = program.watchActivity;
  for (let i = start[activity]; i < start[activity + 1]; i++) {
    const condition = program.world.conditions[items[i]];
    if (condition.type === 'done' && state.activityRuns[activity] >= condition.runs)
      run.push(WORK.meet, items[i], state.activityRun[activity]);
  }
}

/** Tells the conditions that watch arrivals of a requirement how many of its consignments have come. */
export function requirementProgress(run: Run, requirement: number, consignment: number): void {
  const { program, state } = run;
  if (requirement >= program.world.requirements.length) return;
  const { start, items } = program.watchRequirement;
  for (let i = start[requirement]; i < start[requirement + 1]; i++) {
    const condition = program.world.conditions[items[i]];
    // Who looks ahead has nothing more to look for.
    if (program.conditionAheadMin[items[i]] >= 0 && state.conditionState[items[i]] === CONDITION.met) continue;
    if (condition.type === 'arrived' && arrivedEnough(run, items[i], condition.permille))
      run.push(WORK.meet, items[i], consignment);
  }
}

function arrivedEnough(run: Run, c: number, permille: number): boolean {
  const { program, state } = run;
  const { start, items } = program.conditionRequirements;
  const ahead = program.conditionAheadMin[c];
  let most = 0;
  let total = 0;
  for (let k = start[c]; k < start[c + 1]; k++) {
    most += state.requirementArrived[items[k]] + (ahead < 0 ? 0 : state.requirementExpected[items[k]]);
    total += program.reqConsignments.start[items[k] + 1] - program.reqConsignments.start[items[k]];
  }
  // Whatever is expected, and when: less than this is not enough, and it need not be looked through.
  if (most * 1000 < total * permille || ahead < 0) return most * 1000 >= total * permille;
  let come = 0;
  for (let k = start[c]; k < start[c + 1]; k++) come += comeWithin(run, items[k], ahead);
  return come * 1000 >= total * permille;
}

/** Consignments of a requirement that have arrived, or are expected within some minutes. */
function comeWithin({ state, program, now }: Run, r: number, minutes: number): number {
  const { start, items } = program.reqConsignments;
  let count = 0;
  for (let i = start[r]; i < start[r + 1]; i++) {
    const expected = state.consignmentExpectedAt[items[i]];
    if (state.consignmentArrivedAt[items[i]] >= 0 || (expected >= 0 && expected - minutes <= now)) count++;
  }
  return count;
}
