import { findDuration, toDate, toDuration, toOwnedThing, toThing } from '../scenarios/thing.mapper.ts';
import type { LiftPoolEntity } from './lift-pool.entity.ts';
import type { LiftTypeEntity } from './lift-type.entity.ts';
import type { LiftPool, LiftType } from './lift.types.ts';

export function toLiftType(row: LiftTypeEntity): LiftType {
  return {
    ...row.body,
    ...toThing('LiftType', row),
    load: toDuration(row.body.load),
    unload: toDuration(row.body.unload),
    maximumHold: findDuration(row.body.maximumHold),
    breakdown: row.body.breakdown && { ...row.body.breakdown, repair: toDuration(row.body.breakdown.repair) },
    maintenance: row.body.maintenance && {
      ...row.body.maintenance,
      duration: toDuration(row.body.maintenance.duration),
    },
  };
}

export function toLiftPool(row: LiftPoolEntity): LiftPool {
  const { liftType, base, owner, availableFrom, reservedForOwner, ...body } = row.body;
  return Object.assign(body, toOwnedThing('LiftPool', row), {
    liftTypeKey: liftType,
    baseKey: base,
    ownerKey: owner,
    reservedForOwner: reservedForOwner ?? false,
    availableFrom: [availableFrom ?? []].flat().map((date) => toDate(date, row.scenarioId)),
  });
}
