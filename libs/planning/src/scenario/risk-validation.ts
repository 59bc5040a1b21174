/** What risks, effects and prepositioned sets must satisfy beyond their shape. Part of `validateScenario`. */
import type { Checks } from './support-validation.ts';

export function validateRisks({ document, clock, add, known, gate }: Checks): void {
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
