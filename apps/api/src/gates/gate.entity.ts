import type { GateRow } from '@muster/planning';
import { Entity } from 'typeorm';
import { ScenarioRowEntity } from '../scenarios/scenario-row.entity.ts';

@Entity('gate')
export class GateEntity extends ScenarioRowEntity<GateRow> {}
