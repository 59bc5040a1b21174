/** What a job is to those who do it. */
import type { EntityManager } from 'typeorm';

/**
 * A piece of work in the queue. It is computed outside of any transaction, perhaps more than once when workers die; what it leaves behind
 * is written exactly once.
 */
export interface Job {
  readonly id: string;
  readonly kind: string;
  /** What it belongs to, a run for example: all jobs of a subject are cancelled together. */
  readonly subject: string;
  readonly input: object;
}

/** A job in the hands of a worker; another lease is another attempt. */
export interface HeldJob extends Job {
  readonly lease: string;
}

export interface NewJob extends Omit<Job, 'id'> {
  /** Higher goes first; equal ones in the order of their coming. */
  readonly priority: number;
}

/** Writes what a job has found. Runs inside the transaction that ends the job, and is rolled back when the job is no longer ours. */
export type Commit = (manager: EntityManager) => Promise<void>;

export interface JobHandler<I extends object = object> {
  readonly kind: string;
  /** A job that takes longer is given up. */
  readonly mostMs: number;
  work(job: HeldJob & { readonly input: I }, signal: AbortSignal): Promise<Commit>;
  /** Whether the other jobs of its subject go on when it is given up. */
  readonly isOptional?: boolean;
  /** Writes down that the job will never succeed, so that whoever waits for it hears why. */
  giveUp(manager: EntityManager, job: Job & { readonly input: I }, cause: string): Promise<void>;
}

/** The job cannot succeed, and trying again changes nothing. The message is for the user. */
export class JobFault extends Error {}

/** Workers of another version of the engine have to do it. */
export class OtherVersionError extends Error {
  constructor(
    readonly wanted: string,
    readonly ours: string,
  ) {
    super(`It was started under engine ${wanted}, and the workers have ${ours}; start it again.`);
  }
}
