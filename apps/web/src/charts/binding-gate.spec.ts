import { findBindingGate } from './binding-gate.ts';

const gates = [
  { id: 'order', kind: 'order' },
  { id: 'de', kind: 'national-decision' },
  { id: 'fr', kind: 'national-approval' },
];

test('the decision of a nation with the largest share of all waiting; an order of the coalition is none', () => {
  const bottlenecks = [
    { resource: 'gate/order', shareOfWaiting: 0.5 },
    { resource: 'gate/de', shareOfWaiting: 0.1 },
    { resource: 'gate/fr', shareOfWaiting: 0.2 },
    { resource: 'PLGDN/berths', shareOfWaiting: 0.7 },
  ];
  expect(findBindingGate({ gates, bottlenecks })?.gate.id).toBe('fr');
});

test('none, when no decision of a nation holds anything back', () => {
  expect(findBindingGate({ gates, bottlenecks: [{ resource: 'gate/order', shareOfWaiting: 1 }] })).toBeNull();
});
