import type { Level } from '@muster/planning';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RunStateName } from '../runs/run-state.ts';

/** Something that is computed beside runs. Its states are those of a run. */
@Entity('background_job')
export class BackgroundJobEntity {
  @PrimaryColumn('uuid')
  id!: string;
  @Column({ type: 'int', insert: false, update: false })
  number!: number;
  @Column('text')
  kind!: string;
  @Column('uuid', { name: 'scenario_id' })
  scenarioId!: string;
  @Column('jsonb')
  input!: object;
  @Column('text', { name: 'snapshot_hash' })
  snapshotHash!: string;
  @Column('text', { name: 'engine_version' })
  engineVersion!: string;
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
  @Column('text')
  state!: RunStateName;
  @Column('int')
  done!: number;
  @Column('int')
  total!: number;
  /** Whether it was asked to end with what it has. */
  @Column({ type: 'boolean', name: 'stop_asked', insert: false, update: false })
  stopAsked!: boolean;
  @Column('text', { nullable: true })
  error!: string | null;
  @Column({ type: 'timestamptz', name: 'created_at', insert: false, update: false })
  createdAt!: Date;
  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;
}
