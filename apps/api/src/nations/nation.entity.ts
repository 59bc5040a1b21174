import type { NationRow } from '@muster/planning';
import { Column, Entity } from 'typeorm';
import { ScenarioRowEntity } from '../scenarios/scenario-row.entity.ts';

@Entity('nation')
export class NationEntity extends ScenarioRowEntity<NationRow> {
  @Column({ type: 'text', insert: false, update: false })
  nation!: string;
}
