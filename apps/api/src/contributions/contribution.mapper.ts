import { findDate, toThing } from '../scenarios/thing.mapper.ts';
import type { ContributionEntity } from './contribution.entity.ts';
import type { Contribution } from './contribution.types.ts';

export function toContribution(row: ContributionEntity): Contribution {
  const { nation, caveats, breachPolicy, ...body } = row.body;
  return {
    ...body,
    ...toThing('Contribution', row),
    nationKey: nation,
    breachPolicy: breachPolicy ?? 'continue',
    caveats: (caveats ?? []).map((caveat) => ({
      ...caveat,
      values: caveat.values ?? [],
      until: findDate(caveat.until, row.scenarioId),
    })),
  };
}
