import { findDuration, toDuration, toThing } from '../scenarios/thing.mapper.ts';
import type { PlaceEntity } from './place.entity.ts';
import type { Place } from './place.types.ts';

export function toPlace(row: PlaceEntity): Place {
  const { owner, gaugeChange, crossing, ...body } = row.body;
  return Object.assign(body, toThing('Place', row), {
    ownerKey: owner,
    gaugeChange: (gaugeChange ?? []).map((one) => ({
      ...one,
      positions: one.positions ?? 1,
      trainTime: findDuration(one.trainTime),
    })),
    crossing: crossing && {
      into: crossing.into,
      rail: crossing.rail ?? [],
      road: crossing.road,
      clearance: findDuration(crossing.clearance),
      permission: findDuration(crossing.permission),
      permissionsByCargo: (crossing.permissionsByCargo ?? []).map(({ cargo, leadTime }) => ({
        cargo,
        leadTime: toDuration(leadTime),
      })),
    },
  });
}
