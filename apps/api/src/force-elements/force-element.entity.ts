import type { ForceElementRow } from '@muster/planning';
import { Column, Entity } from 'typeorm';
import { OwnedRowEntity } from '../scenarios/scenario-row.entity.ts';

@Entity('force_element')
export class ForceElementEntity extends OwnedRowEntity<ForceElementRow> {
  @Column({ type: 'text', insert: false, update: false, nullable: true })
  nation!: string | null;
  @Column({ type: 'text', insert: false, update: false })
  component!: string;
  @Column({ type: 'text', insert: false, update: false, nullable: true })
  contribution!: string | null;
}
