import type { LinkRow } from '@muster/planning';
import { Column, Entity } from 'typeorm';
import { ScenarioRowEntity } from '../scenarios/scenario-row.entity.ts';

@Entity('link')
export class LinkEntity extends ScenarioRowEntity<LinkRow> {
  @Column({ type: 'text', insert: false, update: false })
  mode!: string;
}
