import { ScenarioClock, type AttackRow } from '@muster/planning';
import { toGlobalId } from '../graphql/node.ts';
import type { ScenarioEntity } from './scenario.entity.ts';
import { ATTACK_INTENSITY, type Attack, type Scenario } from './scenario.types.ts';

const toAttack = ({ breach, intensity, source, confidence, notional, note }: AttackRow, id: string): Attack => ({
  breach,
  intensity: intensity?.map((step) => ATTACK_INTENSITY.toThing(step as never, id) as object) ?? null,
  source: source ?? null,
  confidence: confidence ?? null,
  notional: notional ?? false,
  note: note ?? null,
});

export function toScenario(row: ScenarioEntity): Scenario {
  const { summary, attack, initialState } = row.head;
  const clock = new ScenarioClock(row.head.clock);
  return {
    __typename: 'Scenario',
    id: toGlobalId('Scenario', row.id),
    uuid: row.id,
    key: row.key,
    title: row.title,
    summary: summary ?? null,
    version: row.version,
    marking: row.marking,
    hash: row.hash,
    parentUuid: row.parentId,
    parentVersion: row.parentVersion,
    publishedVersion: row.publishedVersion,
    clock: {
      cfDay: new Date(clock.cfDayMs),
      dDay: new Date(clock.instant(clock.dDayMin)),
      dDayMin: clock.dDayMin,
      endMin: clock.endMin,
    },
    attack: attack ? toAttack(attack, row.id) : null,
    asOfMin: initialState ? clock.minute(initialState.asOf) : null,
  };
}
