import type { RequirementRow } from '@muster/planning';
import { Entity } from 'typeorm';
import { ScenarioRowEntity } from '../scenarios/scenario-row.entity.ts';

@Entity('requirement')
export class RequirementEntity extends ScenarioRowEntity<RequirementRow> {}
