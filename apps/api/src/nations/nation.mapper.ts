import { toThing } from '../scenarios/thing.mapper.ts';
import type { NationEntity } from './nation.entity.ts';
import type { Nation } from './nation.types.ts';

export function toNation(row: NationEntity): Nation {
  const { approvalGate, ...body } = row.body;
  return Object.assign(body, toThing('Nation', row), { approvalGateKey: approvalGate });
}
