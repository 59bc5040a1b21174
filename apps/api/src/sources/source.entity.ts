import type { SourceRow } from '@muster/planning';
import { Entity } from 'typeorm';
import { ScenarioRowEntity } from '../scenarios/scenario-row.entity.ts';

@Entity('source')
export class SourceEntity extends ScenarioRowEntity<SourceRow> {}
