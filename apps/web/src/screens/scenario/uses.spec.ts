import type { ScenarioDocument } from '@muster/planning';
import { usesOf } from './uses.ts';

test('fields, lists and resource names that hold the id', () => {
  const document = {
    title: 'p',
    places: [{ id: 'p', name: 'P' }],
    stocks: [{ id: 's', place: 'p' }],
    forceElements: [{ id: 'e', name: 'E', via: ['q', 'p'], home: 'q' }],
    disruptions: [
      { id: 'd', resource: 'p/berths' },
      { id: 'x', resource: 'pp/berths' },
    ],
  } as unknown as ScenarioDocument;
  expect(usesOf(document, 'p').map(({ section, id, field }) => `${section} ${id} ${field}`)).toEqual([
    'stocks s place',
    'forceElements e via',
    'disruptions d resource',
  ]);
});
