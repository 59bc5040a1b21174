/**
 * The life of a gate as a state machine. One table of transitions serves the check of documents and the tests that hold the engine against it. A gate
 * latches, and falls only by the word of its owner; the ceasefire alone ends by breach, which is not a withdrawal: what it released goes on.
 */
export type GateState = 'pending' | 'met' | 'refused' | 'withdrawn' | 'ended-by-breach';
export type GateEvent = 'met' | 'refused' | 'withdrawn' | 'restored' | 'breach';
/** What somebody says of a gate. */
export type SaidEvent = Exclude<GateEvent, 'breach'>;

/** From state by event to state; what is not in the table is not allowed. A refusal stands: a new request is a new gate. */
export const TRANSITIONS: Readonly<Record<GateState, Readonly<Partial<Record<GateEvent, GateState>>>>> = {
  pending: { met: 'met', refused: 'refused' },
  met: { withdrawn: 'withdrawn', breach: 'ended-by-breach' },
  refused: {},
  withdrawn: { restored: 'met' },
  'ended-by-breach': {},
};

export function findTransition(state: GateState, event: GateEvent): GateState | undefined {
  return TRANSITIONS[state][event];
}

/** True while what the gate releases may set out. */
export const isOpen = (state: GateState): boolean => state === 'met' || state === 'ended-by-breach';

/** Whether the events of one gate follow each other as the table allows: the index of the first that does not, or -1. */
export function firstImpossible(events: readonly SaidEvent[]): number {
  let state: GateState = 'pending';
  for (const [i, event] of events.entries()) {
    const next = findTransition(state, event);
    if (next === undefined) return i;
    state = next;
  }
  return -1;
}

/** The state after these events; what is not allowed changes nothing. */
export const stateAfter = (events: readonly SaidEvent[]): GateState =>
  events.reduce<GateState>((state, event) => findTransition(state, event) ?? state, 'pending');
