import type { ContributionRow } from '@muster/planning';
import { Column, Entity } from 'typeorm';
import { ScenarioRowEntity } from '../scenarios/scenario-row.entity.ts';

@Entity('contribution')
export class ContributionEntity extends ScenarioRowEntity<ContributionRow> {
  @Column({ type: 'text', insert: false, update: false })
  nation!: string;
}
