import type { Level } from '@muster/planning';
import { Column, PrimaryColumn } from 'typeorm';

/**
 * One row of a section of a scenario document. The row itself is kept whole in `body`, so that reading a document back loses nothing;
 * columns that the database filters or guards by (nation, kind, place) are generated from it.
 */
export abstract class ScenarioRowEntity<B extends object = object> {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid', { name: 'scenario_id' })
  scenarioId!: string;
  /** Position in the section. */
  @Column('int')
  ordinal!: number;
  /** The id of the row in the document: unique within scenario and section, and the key that pages are cut by. */
  @Column('text')
  key!: string;
  /** Version of the scenario in which the row changed last. */
  @Column('int')
  version!: number;
  @Column('jsonb')
  body!: B;
}

/** A row that a nation may own, with its label; null releases it to everybody. */
export abstract class OwnedRowEntity<B extends object = object> extends ScenarioRowEntity<B> {
  @Column({ type: 'text', insert: false, update: false })
  level!: Level;
  @Column({ type: 'text', name: 'releasable_to', array: true, nullable: true, insert: false, update: false })
  releasableTo!: string[] | null;
  @Column({ type: 'text', array: true, insert: false, update: false })
  caveats!: string[];
}
