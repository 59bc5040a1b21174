import { toThing } from '../scenarios/thing.mapper.ts';
import type { LinkEntity } from './link.entity.ts';
import type { Link } from './link.types.ts';

export function toLink(row: LinkEntity): Link {
  const { from, to, oneWay, ...body } = row.body;
  return Object.assign(body, toThing('Link', row), { fromKey: from, toKey: to, oneWay: oneWay ?? false });
}
