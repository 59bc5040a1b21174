/**
 * Elements held by a withdrawal. Who waits for the order goes on waiting; who is under notice or on the way stops before the next leg, and is not
 * loaded by lift that comes for it; who is in place stays. When what held them is restored, everything goes on from where it stands.
 */
import { freeze, unfreeze } from '../dispatch/awaited.ts';
import { CAUSE } from '../explanation/cause.ts';
import { forEachConsignment } from './elements.ts';
import { isBroughtHome, stayHome, tellHomeward } from './homeward.ts';
import { mark } from '../explanation/ledger.ts';
import { leaveHeld } from '../dispatch/loading.ts';
import { CLASS, EVENT, type Run } from '../run.ts';
import { STAGE } from '../state.ts';

const NONE = -1;

/** What released the element is withdrawn. */
export function holdElement(run: Run, e: number): void {
  const { state } = run;
  if (state.elementStage[e] === STAGE.waiting) {
    state.elementPending[e]++;
    return;
  }
  if (state.elementStage[e] >= STAGE.inPlace) return;
  if (state.elementHeld[e]) return;
  state.elementHeld[e] = 1;
  state.elementHeldUntil[e] = NONE;
  forEachConsignment(run, e, (c) => {
    if (freeze(run, c)) mark(run, c, CAUSE['hold-by-withdrawal'], NONE, run.now);
  });
}

/** The hold is over. A notice that ran out meanwhile ends now. */
export function endHold(run: Run, e: number): void {
  const { state } = run;
  // Who has turned round goes home, whatever is restored.
  if (state.elementStage[e] === STAGE.turned) return;
  state.elementHeld[e] = 0;
  state.elementHeldUntil[e] = run.now;
  if (state.elementStage[e] === STAGE.notice && state.elementNoticeDueAt[e] <= run.now)
    run.calendar.schedule(run.now, EVENT.noticeEnd, e, 0, CLASS.normal);
  forEachConsignment(run, e, (c) => {
    unfreeze(run, c);
    const parked = state.consignmentParked[c];
    state.consignmentParked[c] = 0;
    if (parked > 0) run.push(parked - 1, c);
  });
}

/** Lift is there to load: who has been held since it was called goes on waiting, or is home where it has been called back. */
export function leaveHeldBehind(run: Run, t: number): void {
  for (const c of leaveHeld(run, t)) {
    mark(run, c, CAUSE['hold-by-withdrawal'], NONE, run.now);
    if (isBroughtHome(run, c)) stayHome(run, c);
    else tellHomeward(run, c);
  }
}
