import type { GateRow } from '@muster/planning';
import { Entity } from 'typeorm';
import { OwnedRowEntity } from '../scenarios/scenario-row.entity.ts';

@Entity('gate')
export class GateEntity extends OwnedRowEntity<GateRow> {}
