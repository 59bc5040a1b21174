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
  @Column({ type: 'timestamptz', name: 'created_at', insert: false, update: false })
  createdAt!: Date;
}
