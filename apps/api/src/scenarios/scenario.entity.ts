import type { ScenarioDocument } from '@muster/planning';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a document holds beside its sections of rows. */
export type ScenarioHead = Pick<
  ScenarioDocument,
  '$schema' | 'format' | 'id' | 'title' | 'summary' | 'marking' | 'clock' | 'attack' | 'initialState'
>;

@Entity('scenario')
export class ScenarioEntity {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('text')
  key!: string;
  @Column('text')
  title!: string;
  @Column('text')
  marking!: string;
  @Column('int')
  version!: number;
  /** SHA-256 of the document. */
  @Column('text')
  hash!: string;
  @Column('jsonb')
  head!: ScenarioHead;
  /** Sections that the document has, empty ones included. */
  @Column('text', { array: true })
  sections!: string[];
  /** Version in which the head changed last. */
  @Column('int', { name: 'head_version' })
  headVersion!: number;
  /** The scenario that this one was forked from, and its version then. */
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId!: string | null;
  @Column('int', { name: 'parent_version', nullable: true })
  parentVersion!: number | null;
  /** The version that was last declared fit to brief from. */
  @Column('int', { name: 'published_version', nullable: true })
  publishedVersion!: number | null;
  @Column({ type: 'timestamptz', name: 'created_at', insert: false, update: false })
  createdAt!: Date;
}
