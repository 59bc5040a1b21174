/** The attack: hold times of sectors, damage and closures, and the posture of consumption behind each sector. */
import type { Condition, Disruption } from '@muster/logistics';
import { attackedFrom } from '../activation/attacked.ts';
import type { DisruptionRow } from '../scenario/activation-section.ts';
import { toMinutes, type ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { intensitySchema, type IntensityStep, type SectorRow } from '../scenario/monitoring-section.ts';
import type { PlaceRow } from '../scenario/network-section.ts';
import type { ConsumerRow, Posture } from '../scenario/supply-section.ts';
import { never } from './never.ts';
import { toDistribution } from './quantities.ts';
import { holdModifiers } from './works.ts';

/** Id of the condition that is met when the hold time of a sector ends. */
export const holdConditionId = (sector: string): string => `hold:${sector}`;

/** The hold time runs from the attack on the sector, lengthened by the works and formations that are complete by then. Where nobody attacks, none runs. */
export function toHoldConditions(document: ScenarioDocument, clock: ScenarioClock): Condition[] {
  return (document.sectors ?? []).flatMap((sector): Condition[] => {
    const id = holdConditionId(sector.id);
    const attackMin = attackedFrom(sector, clock);
    if (attackMin === null) return [never(id, clock)];
    return [
      { id: `${id}:attack`, type: 'date', atMin: attackMin },
      {
        id,
        type: 'after',
        of: `${id}:attack`,
        duration: toDistribution(sector.holdTime),
        cause: 'predecessor',
        modifiers: holdModifiers(document, sector.id),
      },
    ];
  });
}

const POSTURE_OF = { none: 'static', low: 'low', medium: 'medium', high: 'high' } as const satisfies Record<
  string,
  Posture
>;

/** Rates of a consumer over time: its own steps, or its rates by posture times the share of it that is there. */
export function consumerSteps(
  document: ScenarioDocument,
  row: ConsumerRow,
  clock: ScenarioClock,
): { fromMin: number; tPerDay: number }[] {
  if (row.steps) return row.steps.map((step) => ({ fromMin: clock.minute(step.from), tPerDay: step.tPerDay }));
  const { rates } = row;
  if (rates === undefined) return [];
  const levels = intensityOf(document, row).map((step) => ({ fromMin: clock.minute(step.from), level: step.level }));
  const presence = row.presence?.map((step) => ({ fromMin: clock.minute(step.from), share: step.share }));
  const times = new Set([0, ...levels.map((step) => step.fromMin), ...(presence ?? []).map((step) => step.fromMin)]);
  return [...times]
    .sort((a, b) => a - b)
    .map((fromMin) => {
      const level = levels.filter((step) => step.fromMin <= fromMin).at(-1)?.level ?? 'none';
      const share = presence ? (presence.filter((step) => step.fromMin <= fromMin).at(-1)?.share ?? 0) : 1;
      return { fromMin, tPerDay: rates[POSTURE_OF[level]] * share };
    });
}

function intensityOf(document: ScenarioDocument, row: ConsumerRow): readonly IntensityStep[] {
  const sectors = document.sectors ?? [];
  if (row.sector !== undefined) return sectors.find(({ id }) => id === row.sector)?.intensity ?? [];
  if (document.attack === undefined) return [];
  if (document.attack.intensity !== undefined) return document.attack.intensity;
  const rank = (sector: SectorRow) =>
    Math.max(0, ...(sector.intensity ?? []).map((step) => intensitySchema.options.indexOf(step.level)));
  return [...sectors].sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1))[0]?.intensity ?? [];
}

/** How much of the stated loss of stock a place suffers, by its protection (A). What it does to capacity is stated as it is. */
const SUFFERED: Readonly<Record<NonNullable<PlaceRow['protection']>, number>> = {
  none: 1,
  revetted: 0.6,
  hardened: 0.3,
  underground: 0.1,
};

export function toDisruption(
  row: DisruptionRow,
  clock: ScenarioClock,
  protection: PlaceRow['protection'] = 'none',
): Disruption {
  return {
    id: row.id,
    place: row.place,
    link: row.link,
    airspace: row.airspace,
    resource: row.resource,
    atMin: row.at && clock.minute(row.at),
    when: row.when,
    permille: Math.round(row.factor * 1000),
    duration: toDistribution(row.duration),
    probabilityPermille: Math.round((row.probability ?? 1) * 1000),
    stockLossPermille: Math.round((row.stockLossShare ?? 0) * SUFFERED[protection] * 1000),
    everyMin: row.everyDays === undefined ? undefined : toMinutes(row.everyDays),
    untilMin: row.until && clock.minute(row.until),
    factor: row.correlatedWith,
    eased: row.eased && { when: row.eased.when, permille: Math.round(row.eased.share * 1000) },
  };
}
