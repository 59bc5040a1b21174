import { findDate, toOwnedThing } from '../scenarios/thing.mapper.ts';
import type { ContributionEntity } from './contribution.entity.ts';
import { scopeOf } from '@muster/planning';
import type { Contribution } from './contribution.types.ts';

export function toContribution(row: ContributionEntity): Contribution {
  const { nation, caveats, breachPolicy, withdrawalPolicy, support, ...body } = row.body;
  return Object.assign(body, toOwnedThing('Contribution', row), {
    nationKey: nation,
    breachPolicy: breachPolicy ?? 'continue',
    withdrawalPolicy: withdrawalPolicy ?? 'stay',
    support: {
      liftPools: support?.liftPools ?? [],
      shortens: support?.shortens ?? [],
      capacity: (support?.capacity ?? []).map((item) => ({ ...item, from: findDate(item.from, row.scenarioId) })),
      deliveries: support?.deliveries ?? [],
      monitors: support?.monitors ?? [],
    },
    caveats: (caveats ?? []).map((caveat) => ({
      ...caveat,
      values: caveat.values ?? [],
      scope: caveat.kind === 'location' ? scopeOf(caveat) : null,
      until: findDate(caveat.until, row.scenarioId),
    })),
  });
}
