/** Which sectors are attacked, and when each of them comes under attack. */
import type { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { SectorRow } from '../scenario/monitoring-section.ts';

/** When a sector comes under attack: the first step of its intensity; null = it is not attacked. */
export function attackedFrom(sector: SectorRow, clock: ScenarioClock): number | null {
  const first = sector.intensity?.find((step) => step.level !== 'none');
  return first === undefined ? null : Math.max(0, clock.minute(first.from));
}

export interface AttackedSector {
  readonly sector: SectorRow;
  /** Not before D-day: what is seen there is the breach. */
  readonly fromMin: number;
}

export const attackedSectors = (document: ScenarioDocument, clock: ScenarioClock): AttackedSector[] =>
  (document.sectors ?? []).flatMap((sector) => {
    const fromMin = attackedFrom(sector, clock);
    return fromMin === null ? [] : [{ sector, fromMin: Math.max(clock.dDayMin, fromMin) }];
  });
