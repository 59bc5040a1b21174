import { smallScenario } from '../testing/small-scenario.ts';
import { checkScenarioPlan } from './plan-check.ts';

it('a planned route of what does not move is told by its place among the routes', () => {
  const document = smallScenario();
  const unknown = ['no-row', 'AA'].map((requirement) => ({ requirement, legs: [] }));
  const found = checkScenarioPlan(document, unknown).filter(({ code }) => code === 'plan.requirement-unknown');
  expect(found.map(({ path }) => path)).toEqual(['routes.0.requirement', 'routes.1.requirement']);
});
