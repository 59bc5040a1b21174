/** Scenarios that ship with Muster: the reference first, then those derived from it, and an invented one. */
import type { ScenarioDocument } from '../scenario/document.ts';
import { amberStrait } from './amber-strait.ts';
import { parisDeclaration } from './paris-declaration.ts';
import { variants } from './variants.ts';

export { amberStrait } from './amber-strait.ts';
export { parisDeclaration } from './paris-declaration.ts';
export { deniableIncident, earlyAttack, parliamentRefuses, portAndCrossingLost } from './variants.ts';
export const referenceScenarios: readonly ScenarioDocument[] = [parisDeclaration, ...variants, amberStrait];
