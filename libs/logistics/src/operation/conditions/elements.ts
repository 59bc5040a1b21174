/** Force elements from the order to deploy (G-day) to ready: notice, release of their movements, arrival, marry-up, integration. */
import { PURPOSE } from '../../engine/random.ts';
import { CONDITION, requirementProgress } from './conditions.ts';
import { setExpected } from '../dispatch/expected.ts';
import { CLASS, EVENT, WORK, type Run } from '../run.ts';
import { STAGE } from '../state.ts';
import { DIMENSION, DIMENSION_COUNT, READY_SHARES, SHARES_OF_KIND } from '../../movement/requirement.ts';

const SHARES = READY_SHARES.length;
const PEOPLE = READY_SHARES.indexOf('people');

/** What released a requirement last. */
export const BINDING = Object.freeze({ date: 0, notice: 1, condition: 2 });

export function beginElements(run: Run): void {
  const { state, program } = run;
  program.world.elements.forEach((element, e) => {
    state.elementPending[e] = 1 + (program.elementReleasedBy[e] >= 0 ? 1 : 0);
    run.calendar.schedule(Math.max(0, element.earliestMin), EVENT.elementEarliest, e, 0, CLASS.state);
  });
  program.world.requirements.forEach((requirement, r) => {
    state.requirementPending[r] =
      1 + (program.reqElement[r] >= 0 ? 1 : 0) + (requirement.releasedBy !== undefined ? 1 : 0);
    run.calendar.schedule(Math.max(0, program.reqReadyMin[r]), EVENT.requirementDate, r, 0, CLASS.state);
  });
}

/** One of the things an order waits for has come: its date or its condition. */
export function elementMayOrder(run: Run, e: number, byDate: boolean): void {
  const { state, program } = run;
  if (--state.elementPending[e] > 0 || state.elementStage[e] !== STAGE.waiting) return;
  state.elementStage[e] = STAGE.notice;
  state.elementOrderAt[e] = run.now;
  state.elementOrderedByDate[e] = byDate ? 1 : 0;
  const notice = run.duration(program.elementNotice[e], program.elementKey[e], PURPOSE.notice, 0);
  state.elementNoticeDueAt[e] = run.now + notice;
  run.calendar.schedule(run.now + notice, EVENT.noticeEnd, e, 0, CLASS.normal);
}

export function endNotice(run: Run, e: number): void {
  const { state, program } = run;
  if (state.elementStage[e] !== STAGE.notice || state.elementHeld[e]) return;
  state.elementStage[e] = STAGE.moving;
  state.elementNoticeEnd[e] = run.now;
  const { start, items } = program.elementRequirements;
  for (let i = start[e]; i < start[e + 1]; i++) requirementMayGo(run, items[i], BINDING.notice);
  if (start[e] === start[e + 1]) run.push(WORK.elementInPlace, e);
}

/** One of the things a requirement waits for has come; at the last one its consignments start. */
export function requirementMayGo(run: Run, r: number, binding: number): void {
  const { state, program } = run;
  if (--state.requirementPending[r] > 0 || state.requirementReleasedAt[r] >= 0) return;
  state.requirementReleasedAt[r] = run.now;
  state.requirementBinding[r] = binding;
  const { start, items } = program.reqConsignments;
  for (let i = start[r]; i < start[r + 1]; i++) run.push(WORK.start, items[i]);
}

/** A consignment of an element has passed its port of debarkation, which is at `place`. */
export function passPod(run: Run, c: number, place: number): void {
  const { state, program } = run;
  const r = program.consignmentReq[c];
  const e = program.reqElement[r];
  if (e < 0 || !program.reqCounts[r] || state.elementPodAt[e] >= 0 || state.consignmentPassedPod[c]) return;
  state.consignmentPassedPod[c] = 1;
  count(run, state.elementAtPod, e, c);
  const brought = state.consignmentCargo[DIMENSION_COUNT * c + DIMENSION.pax] > 0;
  const people = SHARES * e + PEOPLE;
  if (brought && state.elementPeoplePodAt[e] < 0 && state.elementAtPod[people] >= program.elementNeeded[people]) {
    state.elementPeoplePodAt[e] = run.now;
    state.elementPeoplePod[e] = place;
  }
  if (isEnough(run, state.elementAtPod, e)) state.elementPodAt[e] = run.now;
}

/** Adds a consignment to what has come of an element. */
function count({ state, program }: Run, amounts: Float64Array, e: number, c: number): void {
  amounts[SHARES * e + PEOPLE] += state.consignmentCargo[DIMENSION_COUNT * c + DIMENSION.pax];
  for (const share of SHARES_OF_KIND[program.reqKind[program.consignmentReq[c]]])
    if (share !== PEOPLE) amounts[SHARES * e + share] += state.consignmentCargo[DIMENSION_COUNT * c + DIMENSION.massKg];
}

/** Whether all that readiness asks for has come. */
function isEnough({ program }: Run, amounts: Float64Array, e: number): boolean {
  for (let i = SHARES * e; i < SHARES * (e + 1); i++) if (amounts[i] < program.elementNeeded[i]) return false;
  return true;
}

/** A consignment has reached its destination. */
export function arriveAtDestination(run: Run, c: number): void {
  const { state, program } = run;
  const r = program.consignmentReq[c];
  state.consignmentArrivedAt[c] = run.now;
  setExpected(run, c, -1);
  state.consignmentBusy[c] = 0;
  state.requirementArrived[r]++;
  requirementProgress(run, r, c);
  const e = program.reqElement[r];
  if (e < 0 || !program.reqCounts[r]) return;
  count(run, state.elementArrived, e, c);
  if (state.elementStage[e] !== STAGE.moving || !isEnough(run, state.elementArrived, e)) return;
  state.elementBinding[e] = c;
  run.push(WORK.elementInPlace, e);
}

/** The set shares have arrived: marry-up begins. */
export function elementInPlace(run: Run, e: number): void {
  const { state, program } = run;
  state.elementStage[e] = STAGE.inPlace;
  state.elementDestinationAt[e] = run.now;
  if (state.elementPodAt[e] < 0) state.elementPodAt[e] = run.now;
  const { start, items } = program.watchInPlace;
  for (let i = start[e]; i < start[e + 1]; i++) run.push(WORK.meet, items[i], e);
  const minutes = run.duration(program.elementMarryUp[e], program.elementKey[e], PURPOSE.marryUp, 0);
  run.calendar.schedule(run.now + minutes, EVENT.marryUpEnd, e, 0, CLASS.normal);
}

export function endMarryUp(run: Run, e: number): void {
  const { state, program } = run;
  state.elementMarriedAt[e] = run.now;
  const minutes = run.duration(program.elementIntegration[e], program.elementKey[e], PURPOSE.integration, 0);
  run.calendar.schedule(run.now + minutes, EVENT.integrationEnd, e, 0, CLASS.normal);
}

export function endIntegration(run: Run, e: number): void {
  const { state } = run;
  state.elementStage[e] = STAGE.integrated;
  state.elementIntegratedAt[e] = run.now;
  declareReady(run, e);
}

/** Ready when integrated and the enabling elements are there. */
export function declareReady(run: Run, e: number): void {
  const { state, program } = run;
  if (state.elementStage[e] !== STAGE.integrated) return;
  const gate = program.elementReadyWhen[e];
  if (gate >= 0 && state.conditionState[gate] !== CONDITION.met) return;
  state.elementStage[e] = STAGE.ready;
  state.elementReadyAt[e] = run.now;
  const { start, items } = program.watchElement;
  for (let i = start[e]; i < start[e + 1]; i++) run.push(WORK.meet, items[i], e);
}

/** Every consignment of an element, requirement after requirement. */
export function forEachConsignment(run: Run, e: number, visit: (c: number) => void): void {
  const { elementRequirements, reqConsignments } = run.program;
  for (let i = elementRequirements.start[e]; i < elementRequirements.start[e + 1]; i++) {
    const r = elementRequirements.items[i];
    for (let j = reqConsignments.start[r]; j < reqConsignments.start[r + 1]; j++) visit(reqConsignments.items[j]);
  }
}
