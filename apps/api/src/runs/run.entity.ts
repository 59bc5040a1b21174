import type { Level } from '@muster/planning';
import type { Precision, PrecisionEstimate } from '@muster/planning/run';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RunStageName, RunStateName } from './run-state.ts';

/** A stop rule as it is stored: what was asked for, and what the last look at it found. */
export interface StoredPrecision {
  readonly asked: Precision;
  /** Replications that the run may have. */
  readonly most: number;
  readonly found: PrecisionFound | null;
}

export interface PrecisionFound extends PrecisionEstimate {
  readonly isReached: boolean;
  readonly replications: number;
}

@Entity('run')
export class RunEntity {
  @PrimaryColumn('uuid')
  id!: string;
  @Column({ type: 'int', insert: false, update: false })
  number!: number;
  @Column('uuid', { name: 'scenario_id' })
  scenarioId!: string;
  /** Version of the scenario that was run; null for runs that were started before it was kept. */
  @Column({ type: 'int', name: 'scenario_version', nullable: true })
  scenarioVersion!: number | null;
  @Column('int')
  seed!: number;
  @Column('int')
  asked!: number;
  @Column('int')
  done!: number;
  @Column('text')
  state!: RunStateName;
  @Column('text')
  stage!: RunStageName;
  /** Steps of the stage that are done; replications are counted apart. */
  @Column('int', { name: 'stage_done' })
  stageDone!: number;
  @Column('int', { name: 'stage_total' })
  stageTotal!: number;
  /** True while the stored result rests on part of the replications. */
  @Column('boolean')
  partial!: boolean;
  @Column('text', { nullable: true })
  error!: string | null;
  @Column('text', { name: 'engine_version' })
  engineVersion!: string;
  @Column('text', { name: 'snapshot_hash' })
  snapshotHash!: string;
  /** Id of the principal; set by the database. */
  @Column({ type: 'text', name: 'started_by', insert: false, update: false })
  startedBy!: string;
  /** On whose view of the scenario it is computed. */
  @Column('text', { name: 'view_of' })
  viewOf!: string;
  @Column('text')
  level!: Level;
  /** Null for everybody with a role in the scenario. */
  @Column('text', { name: 'releasable_to', array: true, nullable: true })
  releasableTo!: string[] | null;
  @Column('text', { array: true })
  caveats!: string[];
  /** Replications planned as jobs so far. */
  @Column('int')
  planned!: number;
  /** Replications that are kept in full beside the one that is shown. */
  @Column('int', { array: true })
  kept!: number[];
  /** Ends the run early; null when all replications that were asked for are run. */
  @Column('jsonb', { nullable: true })
  precision!: StoredPrecision | null;
  /** The run that this one repeats. */
  @Column('uuid', { name: 'replay_of', nullable: true })
  replayOf!: string | null;
  /** When retention removed its details. */
  @Column('timestamptz', { name: 'trimmed_at', nullable: true })
  trimmedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'created_at', insert: false, update: false })
  createdAt!: Date;
  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;
}
