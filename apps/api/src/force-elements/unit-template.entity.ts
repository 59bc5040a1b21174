import type { UnitTemplateRow } from '@muster/planning';
import { Entity } from 'typeorm';
import { ScenarioRowEntity } from '../scenarios/scenario-row.entity.ts';

@Entity('unit_template')
export class UnitTemplateEntity extends ScenarioRowEntity<UnitTemplateRow> {}
