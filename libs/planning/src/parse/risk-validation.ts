/** What lift by leg, outsized cargo, drivers and advance parties, risks, effects and prepositioned sets must satisfy beyond their shape. Part of `validateScenario`. */
import type { Checks } from './checks.ts';

export function validateRisks({ document, clock, add, known, gate }: Checks): void {
  (document.liftTypes ?? []).forEach((type, i) =>
    type.byLeg?.forEach((leg, k, legs) => {
      if (k > 0 && leg.upToKm <= legs[k - 1].upToKm)
        add('lift.legs', `liftTypes.${i}.byLeg.${k}.upToKm`, `Legs of ${type.id} stand in order of their length.`);
    }),
  );
  const vehiclesOf = (cargo: { wheeled?: number; tracked?: number }) => (cargo.wheeled ?? 0) + (cargo.tracked ?? 0);
  for (const section of ['unitTemplates', 'forceElements', 'movements'] as const)
    (document[section] ?? []).forEach((row, i) => {
      // An element that takes its vehicles from a template may name the outsized ones alone.
      const named = row.cargo?.wheeled !== undefined || row.cargo?.tracked !== undefined || section !== 'forceElements';
      if (row.cargo?.outsized !== undefined && named && row.cargo.outsized > vehiclesOf(row.cargo))
        add('cargo.outsized', `${section}.${i}.cargo.outsized`, `${row.id} has more outsized pieces than vehicles.`);
    });
  validatePersons(document, add);
  (document.risks ?? []).forEach((risk, i) => {
    const path = `risks.${i}`;
    risk.links?.forEach((link, k) => known(['links'], link, `${path}.links.${k}`));
    gate(risk.when, `${path}.when`);
    if (risk.effect === 'delay' && risk.duration === undefined)
      add('risk.duration', `${path}.duration`, `${risk.id} delays, so it needs a duration.`);
    if (risk.effect === 'turn-back' && risk.duration !== undefined)
      add('risk.duration', `${path}.duration`, `${risk.id} turns back: the way says how long that takes.`);
    if (risk.from && risk.until && clock.minute(risk.until) <= clock.minute(risk.from))
      add('date.order', `${path}.until`, `${risk.id} ends before it begins.`);
  });
  (document.effects ?? []).forEach((effect, i) => {
    const path = `effects.${i}`;
    gate(effect.when, `${path}.when`);
    if ((effect.place === undefined) === (effect.resource === undefined))
      add('effect.target', path, `${effect.id} needs either a place or a resource.`);
    known(['places'], effect.place, `${path}.place`);
    if (effect.resource !== undefined)
      known(['places', 'links'], effect.resource.split('/').slice(0, -1).join('/'), `${path}.resource`);
  });
  (document.prepositionedSets ?? []).forEach((set, i) => {
    const path = `prepositionedSets.${i}`;
    known(['places'], set.place, `${path}.place`);
    gate(set.releasedBy, `${path}.releasedBy`);
  });
  (document.forceElements ?? []).forEach((element, i) => {
    const path = `forceElements.${i}`;
    if ((element.deployment === 'draw-set') !== (element.set !== undefined))
      add('deployment.set', `${path}.set`, `${element.id} draws a set exactly when its deployment is draw-set.`);
    known(['prepositionedSets'], element.set, `${path}.set`);
  });
}

/** Drivers and advance parties are part of the persons; drivers need something to drive. */
function validatePersons(
  { unitTemplates = [], forceElements = [], movements = [] }: Checks['document'],
  add: Checks['add'],
): void {
  const templates = new Map(unitTemplates.map(({ id, cargo }) => [id, cargo]));
  const rows = [
    ...unitTemplates.map(({ id, cargo }, i) => ({ id, cargo, own: cargo, path: `unitTemplates.${i}` })),
    ...forceElements.map(({ id, cargo = {}, template = '' }, i) => ({
      ...{ id, own: cargo, path: `forceElements.${i}` },
      cargo: { ...templates.get(template), ...cargo },
    })),
    ...movements.map(({ id, cargo }, i) => ({ id, cargo, own: cargo, path: `movements.${i}` })),
  ];
  for (const { id, cargo, own, path } of rows) {
    const { pax = 0, drivers = 0, advanceParty = 0, wheeled = 0, tracked = 0, pieces = [] } = cargo;
    if (own.drivers === undefined && own.advanceParty === undefined && own.pax === undefined) continue;
    if (drivers + advanceParty > pax)
      add(
        'cargo.persons',
        `${path}.cargo`,
        `${id} has ${pax} persons, and ${drivers + advanceParty} of them drive or go first.`,
      );
    if (drivers > 0 && wheeled + tracked + pieces.length === 0)
      add('cargo.drivers', `${path}.cargo.drivers`, `${id} has drivers and no vehicles.`);
    if (advanceParty > 0 && path.startsWith('movements'))
      add(
        'cargo.advance',
        `${path}.cargo.advanceParty`,
        `${id} is one movement: its advance party is another, which it comes after.`,
      );
  }
}
