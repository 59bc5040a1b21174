/** The attack: hold times of sectors, damage and closures, and the posture of consumption behind each sector. */
import type { Condition, Disruption } from '@muster/logistics';
import type { DisruptionRow } from '../scenario/activation-section.ts';
import type { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { SectorRow } from '../scenario/monitoring-section.ts';
import type { ConsumerRow, Posture } from '../scenario/supply-section.ts';
import { holdModifiers } from './cooperation.ts';
import { toDistribution } from './quantities.ts';

/** Id of the condition that is met when the hold time of a sector ends. */
export const holdConditionId = (sector: string): string => `hold:${sector}`;

/** When a sector comes under attack: the first step of its intensity, else D-day. */
export function attackedFrom(sector: SectorRow, clock: ScenarioClock): number {
  const first = sector.intensity?.find((step) => step.level !== 'none');
  return first === undefined ? clock.dDayMin : Math.max(0, clock.minute(first.from));
}

/** The hold time runs from the attack on the sector, lengthened by the works and formations that are complete by then. */
export function toHoldConditions(document: ScenarioDocument, clock: ScenarioClock): Condition[] {
  return (document.sectors ?? []).flatMap((sector): Condition[] => {
    const id = holdConditionId(sector.id);
    return [
      { id: `${id}:attack`, type: 'date', atMin: attackedFrom(sector, clock) },
      {
        id,
        type: 'after',
        of: `${id}:attack`,
        duration: toDistribution(sector.holdTime),
        cause: 'gate',
        modifiers: holdModifiers(document, sector.id),
      },
    ];
  });
}

const POSTURE_OF = { none: 'static', low: 'low', medium: 'medium', high: 'high' } as const satisfies Record<
  string,
  Posture
>;

/** Rates of a consumer over time: its own steps, or those that the intensity of its sector makes. */
export function consumerSteps(
  document: ScenarioDocument,
  row: ConsumerRow,
  clock: ScenarioClock,
): { fromMin: number; tPerDay: number }[] {
  if (row.steps) return row.steps.map((step) => ({ fromMin: clock.minute(step.from), tPerDay: step.tPerDay }));
  const sector = (document.sectors ?? []).find(({ id }) => id === row.sector);
  const { rates } = row;
  if (sector === undefined || rates === undefined) return [];
  return [
    { fromMin: 0, tPerDay: rates.static },
    ...(sector.intensity ?? []).map((step) => ({
      fromMin: clock.minute(step.from),
      tPerDay: rates[POSTURE_OF[step.level]],
    })),
  ];
}

export function toDisruption(row: DisruptionRow, clock: ScenarioClock): Disruption {
  return {
    id: row.id,
    place: row.place,
    link: row.link,
    resource: row.resource,
    atMin: row.at && clock.minute(row.at),
    when: row.when,
    permille: Math.round(row.factor * 1000),
    duration: toDistribution(row.duration),
    probabilityPermille: Math.round((row.probability ?? 1) * 1000),
    stockLossPermille: Math.round((row.stockLossShare ?? 0) * 1000),
  };
}
