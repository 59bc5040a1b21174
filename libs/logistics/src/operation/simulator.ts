/** Runs replications of a compiled world, one after another on the same storage, with a checkpoint at D-day where it is asked for. */
import { leastTransitMin } from './routing/least-transit.ts';
import { bedsOf } from './compile/facilities.ts';
import { begin, beginRelaxed, finish, runUntil } from './simulation.ts';
import { SampleLog, toOutcome, type ReplicationOutcome } from './outcome.ts';
import { MovementLog, Run } from './run.ts';
import type { DispatchStrategy } from './dispatch/dispatch-strategy.ts';
import type { Program } from './program.ts';

export interface SimulationOptions {
  /** Step of stock and queue samples, minutes. */
  readonly sampleMin: number;
  /** Writes down every movement and queue: for a shown replication. */
  readonly record?: boolean;
  /** Replaces the rule of the dispatcher. */
  readonly strategy?: DispatchStrategy;
}

/** A run frozen between two events, and the samples up to there. */
export interface Checkpoint {
  readonly run: Run;
  readonly samples: SampleLog;
}

/** One replication without capacity: no event of any schedule with the same draws is earlier. Minutes, -1 = never within the run. */
export interface RelaxedTimes {
  readonly seed: number;
  readonly replication: number;
  /** By element: the needed shares are there; marry-up and integration are over; ready. */
  readonly destination: Int32Array;
  readonly integrated: Int32Array;
  readonly ready: Int32Array;
  /** By requirement of the world. */
  readonly released: Int32Array;
  /** By condition. */
  readonly met: Int32Array;
}

export class Simulator {
  private made: Run | undefined;
  private leastTransit: Int32Array | undefined;

  constructor(readonly program: Program) {}

  /** Made with the first replication: who only compiles, for threads to run it, needs none. */
  private get run(): Run {
    return (this.made ??= new Run(this.program));
  }

  /** Earliest readiness of each element in a replication by the critical path without capacity, minutes; -1 when even that never comes. */
  criticalPath(seed: number, replication: number): Int32Array {
    return this.relax(seed, replication).ready;
  }

  /** The critical path without capacity with what a capacity bound needs of it. */
  relax(seed: number, replication: number): RelaxedTimes {
    const { run } = this;
    run.relaxed = this.leastTransit ??= leastTransitMin(this.program);
    run.movements = null;
    try {
      beginRelaxed(run, seed, replication);
      runUntil(run, this.program.world.endMin, 0, () => undefined);
    } finally {
      run.relaxed = null;
    }
    const { state } = run;
    return {
      seed,
      replication,
      destination: state.elementDestinationAt.slice(),
      integrated: state.elementIntegratedAt.slice(),
      ready: state.elementReadyAt.slice(),
      released: state.requirementReleasedAt.slice(),
      met: state.conditionFirstMetAt.slice(),
    };
  }

  private newSamples(sampleMin: number): SampleLog {
    const { stockPlace, world, facilities } = this.program;
    return new SampleLog(stockPlace.length, Math.floor(world.endMin / sampleMin) + 1, bedsOf(facilities));
  }

  /** One whole replication. */
  replicate(seed: number, replication: number, options: SimulationOptions): ReplicationOutcome {
    const { run } = this;
    const samples = this.newSamples(options.sampleMin);
    run.movements = options.record ? new MovementLog() : null;
    run.strategy = options.strategy ?? null;
    begin(run, seed, replication, options.sampleMin);
    return this.complete(run, samples, options);
  }

  /** Runs to the last event before D-day and returns a copy of everything. */
  checkpoint(seed: number, replication: number, options: SimulationOptions): Checkpoint {
    const { run } = this;
    const samples = this.newSamples(options.sampleMin);
    run.movements = null;
    run.strategy = options.strategy ?? null;
    begin(run, seed, replication, options.sampleMin);
    runUntil(run, this.program.world.dDayMin - 1, options.sampleMin, (r) => samples.take(r));
    const copy = new Run(this.program);
    copy.copyFrom(run);
    return { run: copy, samples };
  }

  /** Continues a checkpoint of the same program to the end; the checkpoint itself stays as it is. */
  resume(checkpoint: Checkpoint, options: SimulationOptions): ReplicationOutcome {
    const samples = this.newSamples(options.sampleMin);
    samples.copyFrom(checkpoint.samples);
    this.run.movements = null;
    this.run.strategy = options.strategy ?? null;
    this.run.copyFrom(checkpoint.run);
    return this.complete(this.run, samples, options);
  }

  private complete(run: Run, samples: SampleLog, options: SimulationOptions): ReplicationOutcome {
    runUntil(run, this.program.world.endMin, options.sampleMin, (r) => {
      samples.take(r);
      r.movements?.takeSample(r);
    });
    finish(run);
    return toOutcome(run, samples);
  }
}
