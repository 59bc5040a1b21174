/** Short forms for the rows of the invented scenario. */
import type { GateRow } from '../scenario/activation-section.ts';
import type { ForceElementRow } from '../scenario/force-section.ts';
import type { DurationSpec } from '../scenario/quantities.ts';

export const invented = { source: 'invented', confidence: 'A', notional: true } as const;
export const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
export const d = (offset: number) => ({ anchor: 'D' as const, offset });
export const days = (least: number, mode: number, most: number): DurationSpec => ({ triangular: [least, mode, most] });

export const gate = (id: string, title: string, kind: GateRow['kind'], more: Partial<GateRow> = {}): GateRow => ({
  id,
  title,
  kind,
  ...more,
  ...invented,
});

export const element = (
  row: Omit<ForceElementRow, 'component' | 'source' | 'confidence' | 'notional'>,
): ForceElementRow => ({
  component: 'land',
  marryUp: { triangular: [12, 24, 48], unit: 'h' },
  integration: days(1, 2, 4),
  ...row,
  ...invented,
});
