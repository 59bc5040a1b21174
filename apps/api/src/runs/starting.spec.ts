import type { EntityManager } from 'typeorm';
import { createLocalContext } from '../identity/request-context.ts';
import type { Principal } from '@muster/planning';
import { findCrowd, viewOf } from './starting.ts';

it('leaves half of a queue to others', async () => {
  const asked: unknown[] = [];
  const crowdAt = (all: number, own: number) => {
    const manager = { query: (_: string, values: unknown[]) => (asked.push(values), Promise.resolve([{ all, own }])) };
    const queue = { table: 'run', most: 100, noun: 'runs' } as const;
    return findCrowd(manager as unknown as EntityManager, createLocalContext('observer'), queue);
  };
  expect(await crowdAt(99, 49)).toBeUndefined();
  expect(await crowdAt(50, 50)).toMatchObject({
    code: 'queue.full',
    message: expect.stringMatching(/^50 runs of yours/),
  });
  expect(await crowdAt(100, 3)).toMatchObject({ code: 'queue.full', message: expect.stringMatching(/^100 runs are/) });
  expect(asked[0]).toEqual(['observer']);
});

it('names the view by the roles in the scenario', () => {
  const cellElsewhere: Principal = {
    ...{ kind: 'person', id: 'p', name: 'P', nation: null, scopes: null },
    grants: [
      { role: 'coordination-cell', scenario: 'a' },
      { role: 'observer', scenario: null },
    ],
  };
  expect([viewOf(cellElsewhere, 'a'), viewOf(cellElsewhere, 'b')]).toEqual(['the coordination cell', 'an observer']);
  expect(viewOf({ ...cellElsewhere, nation: 'FR' }, 'a')).toBe('FR');
});
