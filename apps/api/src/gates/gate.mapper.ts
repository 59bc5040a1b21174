import { findDate, findDuration, toDate, toOwnedThing } from '../scenarios/thing.mapper.ts';
import type { GateEntity } from './gate.entity.ts';
import type { Gate } from './gate.types.ts';

export function toGate(row: GateEntity): Gate {
  const { requires, refusal, opensAt, duration, withdrawnAt, restoredAt, record, ...body } = row.body;
  return Object.assign(body, toOwnedThing('Gate', row), {
    requires: requires ?? [],
    refusal: refusal ?? 0,
    opensAt: findDate(opensAt, row.scenarioId),
    duration: findDuration(duration),
    withdrawnAt: findDate(withdrawnAt, row.scenarioId),
    restoredAt: findDate(restoredAt, row.scenarioId),
    record: (record ?? []).map(({ event, at }) => ({ event, at: toDate(at, row.scenarioId) })),
  });
}
