/**
 * What is under way and when it is expected: people are called forward so that they are there a day before their equipment. Reckoned from the start of
 * each leg, with the least time of what is left and no queue, so that nobody is called too late because equipment is faster than expected.
 */
import { CONDITION, requirementProgress } from '../conditions/conditions.ts';
import { CLASS, EVENT, type Run } from '../run.ts';
import { TRANSPORT, TRANSPORT_WIDTH } from '../state.ts';
import { setExpected } from './expected.ts';

const NONE = -1;

/** All that is aboard sets out on its leg. */
export function expectAboard(run: Run, t: number): void {
  const { state } = run;
  for (let c = state.transports[TRANSPORT_WIDTH * t + TRANSPORT.head]; c !== NONE; c = state.consignmentNext[c])
    if (isWatched(run, c)) expectWithin(run, c, minutesLeft(run, c));
}

/** A consignment will be at its destination in so many minutes at the earliest: who waits for that is told when it is near enough. */
export function expectWithin(run: Run, c: number, minutes: number): void {
  const { state, program } = run;
  const r = program.consignmentReq[c];
  setExpected(run, c, run.now + minutes);
  const { start, items } = program.watchRequirement;
  for (let i = start[r]; i < start[r + 1]; i++) {
    const ahead = program.conditionAheadMin[items[i]];
    if (ahead < 0 || state.conditionState[items[i]] === CONDITION.met) continue;
    if (minutes <= ahead) requirementProgress(run, r, c);
    else run.calendar.schedule(run.now + minutes - ahead, EVENT.expected, c, 0, CLASS.state);
  }
}

/** What was lost is not expected any more. */
export function expectNoMore(run: Run, c: number): void {
  setExpected(run, c, NONE);
}

function isWatched({ program }: Run, c: number): boolean {
  const r = program.consignmentReq[c];
  if (r >= program.world.requirements.length) return false;
  const { start, items } = program.watchRequirement;
  for (let i = start[r]; i < start[r + 1]; i++) if (program.conditionAheadMin[items[i]] >= 0) return true;
  return false;
}

/** Least minutes from the beginning of the leg that a consignment is on. */
function minutesLeft({ state, program }: Run, c: number): number {
  const { start, items } = program.optionLanes;
  const option = state.consignmentOption[c];
  let minutes = 0;
  for (let i = start[option] + state.consignmentLeg[c]; i < start[option + 1]; i++)
    minutes += program.laneLeastMin[items[i]];
  return minutes;
}
