/** Reference scenarios that ship with Muster. */
import type { ScenarioDocument } from '../scenario/document.ts';
import { parisDeclaration } from './paris-declaration.ts';

export { parisDeclaration } from './paris-declaration.ts';
export const referenceScenarios: readonly ScenarioDocument[] = [parisDeclaration];
