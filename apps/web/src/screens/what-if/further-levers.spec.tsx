/** What is set beyond the first of its kind counts in every figure, so it is told; what a control shows is not told twice. */
import { renderToStaticMarkup } from 'react-dom/server';
import type { Lever } from '@muster/planning/run';
import { FurtherLevers } from './further-levers.tsx';

const names = { place: (id: string) => id, pool: (id: string) => id, resource: (id: string) => `The ${id}` };
const gate = (id: string): Lever => ({ kind: 'gate', gate: id, days: 2 });

const textOf = (levers: readonly Lever[]) =>
  renderToStaticMarkup(<FurtherLevers {...{ levers, names }} onChange={() => undefined} />);

test('the second of a kind is named with its value, and can be left out', () => {
  const text = textOf([gate('order'), { kind: 'notice', share: 0.5 }, gate('vote')]);
  expect(text.replaceAll(/<[^>]*>/g, ' ')).toMatch(/The gate\/vote: 2 d more/);
  expect(text).toContain('aria-label="Leave out: The gate/vote: 2 d more"');
  expect(text).not.toContain('The gate/order');
});

test('one of each kind needs nothing beside its control', () => {
  expect(textOf([gate('order'), { kind: 'notice', share: 0.5 }])).toBe('');
});
