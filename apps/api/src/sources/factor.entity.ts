import type { FactorRow } from '@muster/planning';
import { Entity } from 'typeorm';
import { ScenarioRowEntity } from '../scenarios/scenario-row.entity.ts';

@Entity('factor')
export class FactorEntity extends ScenarioRowEntity<FactorRow> {}
