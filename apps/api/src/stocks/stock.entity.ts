import type { StockRow } from '@muster/planning';
import { Column, Entity } from 'typeorm';
import { OwnedRowEntity } from '../scenarios/scenario-row.entity.ts';

@Entity('stock')
export class StockEntity extends OwnedRowEntity<StockRow> {
  @Column({ type: 'text', insert: false, update: false })
  place!: string;
  @Column({ type: 'text', insert: false, update: false })
  class!: string;
  @Column({ type: 'text', insert: false, update: false, nullable: true })
  nation!: string | null;
}
