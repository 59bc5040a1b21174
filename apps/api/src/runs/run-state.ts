/** The states of a run and the only ways between them. */
export const RUN_STATES = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'CANCELLED', 'FAILED'] as const;
export type RunStateName = (typeof RUN_STATES)[number];

const NEXT: Readonly<Record<RunStateName, readonly RunStateName[]>> = {
  QUEUED: ['RUNNING', 'CANCELLED', 'FAILED'],
  // A run whose worker has died stays RUNNING: its jobs are back in the queue.
  RUNNING: ['SUCCEEDED', 'CANCELLED', 'FAILED'],
  SUCCEEDED: [],
  CANCELLED: [],
  FAILED: [],
};

export const isFinal = (state: RunStateName): boolean => NEXT[state].length === 0;

export const mayPass = (from: RunStateName, to: RunStateName): boolean => NEXT[from].includes(to);

/** The states from which `to` may be reached: the where-clause of every change of state. */
export const statesBefore = (to: RunStateName): readonly RunStateName[] =>
  RUN_STATES.filter((from) => mayPass(from, to));

/** How far the result of a run has come; each stage begins when the one before has ended. */
export const RUN_STAGES = ['REPLICATIONS', 'RELIEFS', 'CONFIRMATION', 'COMPLETE'] as const;
export type RunStageName = (typeof RUN_STAGES)[number];
