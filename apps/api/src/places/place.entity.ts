import type { PlaceRow } from '@muster/planning';
import { Column, Entity } from 'typeorm';
import { ScenarioRowEntity } from '../scenarios/scenario-row.entity.ts';

@Entity('place')
export class PlaceEntity extends ScenarioRowEntity<PlaceRow> {
  @Column({ type: 'text', insert: false, update: false })
  kind!: string;
  @Column({ type: 'text', insert: false, update: false, nullable: true })
  nation!: string | null;
}
