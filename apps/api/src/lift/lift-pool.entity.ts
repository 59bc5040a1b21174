import type { LiftPoolRow } from '@muster/planning';
import { Column, Entity } from 'typeorm';
import { OwnedRowEntity } from '../scenarios/scenario-row.entity.ts';

@Entity('lift_pool')
export class LiftPoolEntity extends OwnedRowEntity<LiftPoolRow> {
  @Column({ type: 'text', insert: false, update: false, nullable: true })
  nation!: string | null;
}
