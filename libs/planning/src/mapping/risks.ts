/** Risks and effects of the document to those of the engine. */
import type { Effect, Risk } from '@muster/logistics';
import type { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { toDistribution } from './quantities.ts';

export function toRisks(document: ScenarioDocument, clock: ScenarioClock): Risk[] {
  return (document.risks ?? []).map((row) => ({
    id: row.id,
    modes: row.modes,
    links: row.links,
    fromMin: row.from ? clock.minute(row.from) : 0,
    untilMin: row.until ? clock.minute(row.until) : clock.endMin + 1,
    when: row.when,
    permille: row.probability * 1000,
    per100Km: row.per === '100km',
    effect: row.effect,
    duration: row.duration && toDistribution(row.duration),
  }));
}

export function toEffects(document: ScenarioDocument): Effect[] {
  return (document.effects ?? []).map(({ id, when, place, resource, factor }) => ({
    id,
    when,
    place,
    resource,
    permille: Math.round(factor * 1000),
  }));
}
