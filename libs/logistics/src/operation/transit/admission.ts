/**
 * Who is let in where many ask in one minute. Claims and freed capacity of a minute wait for its end; then all who ask are looked at in order of
 * their keys, so that priority and urgency decide and not the order of events. Where nothing else is to happen in the minute nobody else can
 * ask, and the claim is decided at once, to the same effect.
 * Cost: O(1) where a minute has one event, else one event more for the minute and a sort of those who ask.
 */
import { CLASS, EVENT, type Run } from '../run.ts';
import { TRANSPORT, TRANSPORT_WIDTH, type State } from '../state.ts';

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

/**
 * Takes all who ask in this minute: they stand at the beginning of `askingTransports`, the most urgent first; of equals who asked first. Good until somebody asks again.
 *
 * @returns how many
 */
export function takeAskingTransports({ state }: Run): number {
  const count = state.admissionCount[TRANSPORTS];
  state.admissionCount[TRANSPORTS] = 0;
  if (count > FEW) sortMany(state, count);
  else if (count > 1) sortFew(state, count);
  return count;
}

function sortFew({ askingTransports, transports, consignmentKey }: State, count: number): void {
  for (let i = 1; i < count; i++) {
    const t = askingTransports[i];
    const key = consignmentKey[transports[TRANSPORT_WIDTH * t + TRANSPORT.head]];
    let at = i;
    for (; at > 0; at--) {
      const before = askingTransports[at - 1];
      if (!(consignmentKey[transports[TRANSPORT_WIDTH * before + TRANSPORT.head]] > key)) break;
      askingTransports[at] = before;
    }
    askingTransports[at] = t;
  }
}

/** The sort of an array keeps the order of equals; that of a typed array compares numbers. */
function sortMany({ askingTransports, transports, consignmentKey }: State, count: number): void {
  const keyOf = (t: number) => consignmentKey[transports[TRANSPORT_WIDTH * t + TRANSPORT.head]];
  askingTransports.set(Array.from(askingTransports.subarray(0, count)).sort((a, b) => keyOf(a) - keyOf(b)));
}

/**
 * Takes the resources where something has become free, or that have opened, in this minute: they stand at the beginning of `admittingResources`, in order of number.
 * Good until one is asked again.
 *
 * @returns how many
 */
export function takeAdmittingResources({ state }: Run): number {
  const { admittingResources, resourceAsked } = state;
  const count = state.admissionCount[RESOURCES];
  state.admissionCount[RESOURCES] = 0;
  for (let i = 0; i < count; i++) resourceAsked[admittingResources[i]] = 0;
  if (count > 1) admittingResources.subarray(0, count).sort();
  return count;
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
