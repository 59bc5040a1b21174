/**
 * Who is let in where many ask in one minute. Claims and freed capacity of a minute wait for its end; then all who ask are looked at in order of
 * their keys, so that priority and urgency decide and not the order of events. Where nothing else is to happen in the minute nobody else can
 * ask, and the claim is decided at once, to the same effect.
 * Cost: O(1) where a minute has one event, else one event more for the minute and a sort of those who ask.
 */
import { CLASS, EVENT, type Run } from '../run.ts';
import { TRANSPORT, TRANSPORT_WIDTH } from '../state.ts';

/** Whether this is the last thing that happens in the minute. */
export function isLastOfMinute(run: Run): boolean {
  return run.hasNoWork && run.calendar.peekTime() > run.now;
}

/** A transport asks at the end of the minute. */
export function askForAdmission(run: Run, t: number): void {
  const { state } = run;
  callTheRoll(run);
  state.askingTransports[state.admissionCount[TRANSPORTS]++] = t;
}

/** A resource lets in who fits at the end of the minute. */
export function askToAdmit(run: Run, resource: number): void {
  const { state } = run;
  if (state.resourceAsked[resource]) return;
  callTheRoll(run);
  state.resourceAsked[resource] = 1;
  state.admittingResources[state.admissionCount[RESOURCES]++] = resource;
}

/** Takes all who ask in this minute, the most urgent first; of equals who asked first. The list is good until somebody asks again. */
export function takeAskingTransports(run: Run): Int32Array {
  const { askingTransports, transports, consignmentKey, admissionCount } = run.state;
  const count = admissionCount[TRANSPORTS];
  admissionCount[TRANSPORTS] = 0;
  const asking = askingTransports.subarray(0, count);
  const keyOf = (t: number) => consignmentKey[transports[TRANSPORT_WIDTH * t + TRANSPORT.head]];
  if (count > FEW) {
    // The sort of an array keeps the order of equals; that of a typed array compares numbers.
    asking.set(Array.from(asking).sort((a, b) => keyOf(a) - keyOf(b)));
    return asking;
  }
  for (let i = 1; i < count; i++) {
    const t = asking[i];
    const key = keyOf(t);
    let at = i;
    for (; at > 0 && keyOf(asking[at - 1]) > key; at--) asking[at] = asking[at - 1];
    asking[at] = t;
  }
  return asking;
}

/** Takes the resources where something has become free, or that have opened, in this minute. The list is good until one is asked again. */
export function takeAdmittingResources(run: Run): Int32Array {
  const { state } = run;
  const admitting = state.admittingResources.subarray(0, state.admissionCount[RESOURCES]);
  state.admissionCount[RESOURCES] = 0;
  for (const resource of admitting) state.resourceAsked[resource] = 0;
  return admitting.length > 1 ? admitting.sort() : admitting;
}

/** Up to so many who ask in one minute are put in order one by one, without an array of their own. */
const FEW = 32;
const TRANSPORTS = 0;
const RESOURCES = 1;

/** The first who asks makes the end of the minute an event. */
function callTheRoll(run: Run): void {
  const { admissionCount } = run.state;
  if (admissionCount[TRANSPORTS] + admissionCount[RESOURCES] === 0)
    run.calendar.schedule(run.now, EVENT.admission, 0, 0, CLASS.admission);
}
