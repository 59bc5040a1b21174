import type { ContributionRow } from '@muster/planning';
import { Column, Entity } from 'typeorm';
import { OwnedRowEntity } from '../scenarios/scenario-row.entity.ts';

@Entity('contribution')
export class ContributionEntity extends OwnedRowEntity<ContributionRow> {
  @Column({ type: 'text', insert: false, update: false })
  nation!: string;
}
