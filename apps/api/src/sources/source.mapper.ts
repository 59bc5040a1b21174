import { toGlobalId } from '../graphql/node.ts';
import { toThing } from '../scenarios/thing.mapper.ts';
import type { FactorEntity } from './factor.entity.ts';
import type { SourceEntity } from './source.entity.ts';
import type { Factor, Source } from './source.types.ts';

export function toSource(row: SourceEntity): Source {
  return {
    ...row.body,
    __typename: 'Source',
    id: toGlobalId('Source', row.id),
    scenarioId: row.scenarioId,
    key: row.key,
  };
}

export function toFactor(row: FactorEntity): Factor {
  const { title, value, unit } = row.body;
  const numbers = typeof value === 'string' ? [] : [value].flat();
  return {
    ...toThing('Factor', row),
    title,
    unit,
    numbers,
    text: typeof value === 'string' ? value : numbers.join('; '),
  };
}
