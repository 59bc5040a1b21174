import { differencesOf } from '../scenario/difference.ts';
import { parseScenario } from '../parse/parse.ts';
import { amberStrait, earlyAttack, parisDeclaration, referenceScenarios } from './index.ts';

describe('shipped scenarios', () => {
  it.each(referenceScenarios.map((document) => [document.id, document] as const))('%s is valid', (_, document) => {
    const parsed = parseScenario(document);
    expect(parsed.ok ? [] : parsed.issues.slice(0, 5)).toEqual([]);
  });

  it('derives the early attack by one number', () => {
    const changed = differencesOf(parisDeclaration, earlyAttack).map(({ path }) => path);
    expect(changed.filter((path) => !['id', 'title', 'summary'].includes(path))).toEqual(['clock.dDay']);
  });

  it('invents every nation and place of the training scenario', () => {
    const real = new Set([...parisDeclaration.nations!, ...parisDeclaration.places].map(({ id }) => id));
    expect([...amberStrait.nations!, ...amberStrait.places].filter(({ id }) => real.has(id))).toEqual([]);
  });
});
