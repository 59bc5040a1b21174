import type { LiftTypeRow } from '@muster/planning';
import { Entity } from 'typeorm';
import { ScenarioRowEntity } from '../scenarios/scenario-row.entity.ts';

@Entity('lift_type')
export class LiftTypeEntity extends ScenarioRowEntity<LiftTypeRow> {}
