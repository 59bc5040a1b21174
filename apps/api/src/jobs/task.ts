/** Counts what is done of what there is to do; called as often as is convenient. `false`: end with what is there. */
export type Report = (done: number, total: number) => boolean;

/** How a thread hands back what a task threw. */
export interface TaskFailure {
  readonly taskFault: string;
}

/** A pure function that a thread runs. Input and result are plain data that structured clone carries. */
export type Task = (input: never, report: Report) => unknown;
